# -*- coding: utf-8 -*-
"""What the repository says of itself holds: suites, verbs, places."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
import sys

import pytest

from tests.house.tracked import ROOT, files, text

sys.path.insert(0, os.path.join(ROOT, "tests", "sdk", "suite"))

import stages  # noqa: E402

# Written in halves, so that this file does not hold what it looks for.
REGISTRIES = [
    "repo1." + "maven",
    "repo." + "maven",
    "registry." + "npmjs",
    "registry." + "yarnpkg",
]
REGISTRIES += [
    "pypi" + ".org",
    "files.python" + "hosted",
    "deb." + "debian",
    "crates" + ".io",
    "proxy." + "golang",
]
MACHINE_PATHS = re.compile(r"(?<![\w.])(/tmp/w/|/work/|/root/|/home/[a-z])")
TEXTS = (
    ".py",
    ".java",
    ".kt",
    ".kts",
    ".ts",
    ".tsx",
    ".js",
    ".json",
    ".md",
    ".toml",
    ".xml",
    ".sql",
    ".txt",
)
TEXTS += (
    ".properties",
    ".html",
    ".css",
    ".sh",
    ".npmrc",
    "Makefile",
    "run",
    "bootstrap",
    "mvn",
    ".yml",
    ".yaml",
)


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_the_host_of_a_registry(host):
    assert [path for path in files(*TEXTS) if host in text(path)] == []


def test_no_file_names_a_place_on_some_machine():
    named = {}
    for path in files(*TEXTS):
        found = MACHINE_PATHS.search(text(path))
        if found and path != "tests/house/test_repository.py":
            named[path] = found.group(0)
    assert named == {}


def test_every_suite_belongs_to_a_stage():
    """A folder of tests that no stage names would never run, and nobody would notice."""
    suites = {
        path.split("/")[1]
        for path in files(".py")
        if re.match(r"tests/\w+/(.+/)?test_\w+\.py$", path)
    }
    named = set()
    for verb in stages.VERBS.values():
        for stage in verb():
            for command in stage.commands:
                named |= {
                    word.split("/")[1]
                    for word in command
                    if word.startswith("tests/") and word != "tests/sdk/make"
                }
    assert suites - named == set()


def test_every_suite_of_a_stage_exists():
    for verb in sorted(stages.VERBS):
        for stage in stages.VERBS[verb]():
            for command in stage.commands:
                for word in command:
                    if word.startswith("tests/"):
                        assert os.path.exists(os.path.join(ROOT, word)), "%s: %s" % (
                            stage.name,
                            word,
                        )


def test_every_verb_has_a_line_in_help():
    makefile = text("Makefile")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE).group(1).split()
    explained = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))
    assert set(phony) == explained


def test_every_maven_module_with_tests_belongs_to_a_stage():
    modules = set(re.findall(r"<module>([\w-]+)</module>", text("tests/sdk/pom.xml")))
    assert modules == set(stages.JAVA) | {"parity"}


def test_npm_writes_no_addresses_into_lock_files():
    for lock in files("package-lock.json"):
        assert "omit-lockfile-registry-resolved=true" in text(
            os.path.join(os.path.dirname(lock), ".npmrc")
        )
        assert '"resolved": "http' not in text(lock)
