# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.engine.registry import Registry
from exchange.workflows.model.errors import AmbiguousWorkflow, WorkflowNotFound
from exchange.workflows.model.records import Declaration
from tests.support.clocks import HeldClock, HeldHost


@pytest.fixture
def registry(tmp_path):
    return Registry(HeldHost("%s" % tmp_path, HeldClock()))


def declared(name, module="plant.lines", kind="workflow", **options):
    return Declaration(kind, name, lambda: name, options, module, None)


def test_a_load_swaps_everything_of_its_project(registry):
    registry.load(
        "plant", [declared("a"), declared("b"), declared("weigh", kind="step")]
    )
    registry.load("other", [declared("c")])
    assert registry.names() == ["a", "b", "c"]
    assert registry.step_names() == ["weigh"]
    registry.load("plant", [declared("b")])
    assert registry.names() == ["b", "c"]
    assert registry.step_names() == []
    assert registry.resolve("b").generation == 2
    registry.unload("plant")
    assert registry.names() == ["c"]


def test_a_name_declared_twice_is_reported_and_the_last_one_counts(registry):
    first, last = declared("a"), declared("a")
    assert registry.load("plant", [first, last]) == ["a"]
    assert registry.resolve("a").fn is last.fn


def test_the_own_project_then_a_unique_other_then_what_ships(registry):
    registry.load(None, [declared("a"), declared("demo")])
    assert registry.resolve("demo", "plant").project == ""
    registry.load("east", [declared("a")])
    assert registry.resolve("a").project == "east"
    assert registry.resolve("a", "plant").project == "east"
    registry.load("plant", [declared("a")])
    assert registry.resolve("a", "plant").project == "plant"
    with pytest.raises(AmbiguousWorkflow) as caught:
        registry.resolve("a")
    assert caught.value.projects == ["east", "plant"]
    with pytest.raises(WorkflowNotFound):
        registry.resolve("b")


@pytest.mark.parametrize(
    "source, mode",
    [
        ("rt.recvCommand('RUNNING')", "code"),
        ("rt.recv(topic='cmd')", "code"),
        ('rt.recv("cmd", 5)', "code"),
        ("rt.recv()", "code"),
        ("rt.recv(timeoutSeconds=5)", "code"),
        ("rt.recv('data')", "engine"),
        ("rt.sleep(5)", "engine"),
    ],
)
def test_the_module_text_says_who_acts_on_commands(registry, source, mode):
    registry.load("plant", [declared("a")], sources={"plant.lines": source})
    assert registry.resolve("a").commands_mode == mode


def test_the_decorator_has_the_last_word(registry):
    sources = {"plant.lines": "rt.recvCommand()"}
    registry.load("plant", [declared("a", commands="engine")], sources=sources)
    assert registry.resolve("a").commands_mode == "engine"
    registry.load(
        "plant", [declared("a", commands="code")], sources={"plant.lines": ""}
    )
    assert registry.resolve("a").commands_mode == "code"


def test_without_a_text_from_the_host_the_file_is_read(registry):
    registry.load("plant", [declared("a")])
    assert (
        registry.resolve("a").commands_mode == "code"
    )  # this very file mentions recvCommand
