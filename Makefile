# Everything there is to do here, by verb. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup check test test-jvm module verify acceptance chaos demo bench docs fmt clean

PY := .venv/bin/python
ready = @tests/sdk/bootstrap

help: ## List the verbs
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  %-12s %s\n", $$1, $$2 }'

setup: ## Check for JDK, Python, Node and make; fetch all else by pinned version
	$(ready)

check: ## Formatting, lint, types, layers, house rules, Jython: the gate before a commit
	$(ready) jars
	@$(PY) tests/sdk/suite check

test: ## Run every test and end with one line of counts
	$(ready)
	@$(PY) tests/sdk/suite test $(ONLY)

test-jvm: ## Run what needs a JVM: the Java tests, and the engine's on Jython
	$(ready) jars jython-site node postgres
	@$(PY) tests/sdk/suite test-jvm $(ONLY)

acceptance: ## Run the module in the test gateway, with kill -9, upgrades and project saves
	$(ready) jars node postgres
	@$(PY) tests/sdk/suite acceptance

chaos: ## Random faults from a printed seed (SEED=… repeats one); not part of test
	$(ready) jars node postgres
	@SEED='$(SEED)' $(PY) tests/sdk/suite chaos

module: ## Build, sign and verify build/Workflows-<version>.modl (VERSION=… OUT=folder)
	$(ready) jars node
	@$(PY) tests/sdk/make module --version '$(VERSION)' --out '$(or $(OUT),build)'

verify: ## Say what is wrong with a module: make verify FILE=build/Workflows-….modl
	$(ready) maven
	@$(PY) tests/sdk/make verify $(FILE)

demo: ## Show the module at work in the test gateway (DB=postgres for Postgres)
	$(ready) jars node $(if $(filter postgres,$(DB)),postgres)
	@$(PY) tests/sdk/make gateway
	@$(PY) tests/sdk/make module
	@$(PY) tests/sdk/make module --version 0.4.1 --out build/upgrade
	@$(PY) -m tests.demo.tour --module build/Workflows-*.modl --upgrade build/upgrade/Workflows-*.modl --db $(or $(DB),sqlite)

bench: ## Measure the module beside yardsticks (STORE=sqlite or postgres)
	$(ready) jars node postgres dbos
	@$(PY) tests/sdk/make gateway
	@$(PY) tests/sdk/make module
	@$(PY) -m tests.bench --module build/Workflows-*.modl --store $(or $(STORE),both)

docs: ## Render docs/ to build/docs/doc as the module carries it; PICTURE=1 takes the README's picture anew
	$(ready) jars $(if $(PICTURE),node browser)
	@$(PY) tests/sdk/make docs
	@$(if $(PICTURE),$(PY) tests/sdk/make gateway && $(PY) tests/sdk/make module && $(PY) -m tests.demo.picture --module build/Workflows-*.modl)

fmt: ## Format the Python files
	$(ready) venv
	@$(PY) -m black -q .
	@$(PY) -m ruff check -q --fix --select I . || true
	@$(PY) -m black -q .

clean: ## Remove what was built; what was fetched stays in .cache and .venv
	@rm -rf build tests/sdk/*/target .pytest_cache .mypy_cache .ruff_cache
