# Everything there is to do here, by verb. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup check test test-jvm module verify fmt clean

PY := .venv/bin/python
ready = @tests/sdk/bootstrap

help: ## List the verbs
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  %-12s %s\n", $$1, $$2 }'

setup: ## Check for JDK, Python, Node and make; fetch all else by pinned version
	$(ready)

check: ## Formatting, lint, types, layers, house rules: the gate before a commit
	$(ready) venv
	@$(PY) -m black -q --check --diff .
	@$(PY) -m ruff check -q .
	@$(PY) -m mypy
	@cd module/gateway/src/main/python && ../../../../../.venv/bin/lint-imports --config ../../../../../pyproject.toml

test: ## Run every test and end with one line of counts
	$(ready)
	@$(PY) -m pytest

test-jvm: ## Run the Java tests
	$(ready) maven
	@tests/sdk/mvn -q verify

module: ## Build, sign and verify build/Workflows-<version>.modl (VERSION=… OUT=folder)
	$(ready) jars node
	@$(PY) tests/sdk/make module --version '$(VERSION)' --out '$(or $(OUT),build)'

verify: ## Say what is wrong with a module: make verify FILE=build/Workflows-….modl
	$(ready) maven
	@$(PY) tests/sdk/make verify $(FILE)

fmt: ## Format the Python files
	$(ready) venv
	@$(PY) -m black -q .
	@$(PY) -m ruff check -q --fix --select I .

clean: ## Remove what was built; what was fetched stays in .cache and .venv
	@rm -rf build tests/sdk/*/target .pytest_cache .mypy_cache .ruff_cache
