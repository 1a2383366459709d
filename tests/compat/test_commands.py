# -*- coding: utf-8 -*-
"""The words of ISA-88 as existing scripts use them: is88.models."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.is88 import models
from exchange.workflows.model import commands

STATES = "IDLE STARTING RUNNING HOLDING HELD RESUMING STOPPING STOPPED COMPLETE ERROR".split()
WORDS = "STOP HOLD RESUME RESET".split()
ALLOWED = {
    "STOP": STATES,
    "HOLD": ["STARTING", "RUNNING", "RESUMING"],
    "RESUME": ["HELD"],
    "RESET": ["STOPPED", "ERROR"],
}


def test_the_states_have_their_names():
    assert sorted(models.ALL_STATES) == sorted(STATES)
    for state in STATES:
        assert getattr(models, "ST_" + state) == state


def test_the_commands_have_their_names_and_priorities():
    assert sorted(models.ALL_COMMANDS) == sorted(WORDS)
    for word in WORDS:
        assert getattr(models, "CMD_" + word) == word
    assert models.CMD_PRIORITY == {"STOP": 2, "HOLD": 1, "RESUME": 0, "RESET": -1}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("state", STATES)
def test_what_is_allowed_in_a_state(word, state):
    assert models.allowedInState(word, state) == (state in ALLOWED[word])
    assert models.allowedInState(word.lower(), state.lower()) == (
        state in ALLOWED[word]
    )


@pytest.mark.parametrize("word", WORDS)
def test_no_state_allows_every_command(word):
    assert models.allowedInState(word, None)
    assert models.allowedInState(word, "")


def test_unknown_words_are_never_allowed():
    assert not models.allowedInState("DANCE", None)


@pytest.mark.parametrize(
    "message,word",
    [
        ("HOLD", "HOLD"),
        ("hold", "HOLD"),
        (" Hold ", "HOLD"),
        ({"cmd": "stop"}, "STOP"),
        ({"cmd": "STOP", "reason": "x"}, "STOP"),
        ("DANCE", None),
        ({"cmd": "DANCE"}, None),
        ({"other": 1}, None),
        ({"cmd": None}, None),
        (None, None),
        (7, None),
        ("", None),
    ],
)
def test_a_message_is_a_dict_with_cmd_or_text_in_any_case(message, word):
    assert models.normalizeCommand(message) == word


def test_the_priority_of_an_unknown_word():
    assert models.commandPriority("DANCE") == -999
    assert models.commandPriority("stop") == 2


def test_the_best_allowed_command_is_picked_with_its_message():
    messages = [
        {"cmd": "HOLD", "reason": "a"},
        {"cmd": "STOP", "reason": "b"},
        "RESUME",
    ]
    assert models.pickHighestPriority(messages) == {
        "cmd": "STOP",
        "message": {"cmd": "STOP", "reason": "b"},
        "priority": 2,
    }


def test_what_the_state_does_not_allow_is_passed_over():
    messages = ["RESET", "RESUME", "HOLD"]
    assert models.pickHighestPriority(messages, "HELD")["cmd"] == "RESUME"
    assert models.pickHighestPriority(messages, "COMPLETE") is None


def test_the_first_wins_a_tie():
    messages = [{"cmd": "HOLD", "reason": "first"}, {"cmd": "hold", "reason": "second"}]
    assert models.pickHighestPriority(messages)["message"]["reason"] == "first"


@pytest.mark.parametrize("messages", [None, [], ["DANCE"]])
def test_nothing_to_pick(messages):
    assert models.pickHighestPriority(messages) is None


@pytest.mark.parametrize("state", STATES)
def test_every_state_says_what_an_operator_may_do(state):
    available = commands.available(state)
    assert set(available) <= set(WORDS + ["CANCEL"])
    if state in ("HELD", "RUNNING", "IDLE"):
        assert "STOP" in available and "CANCEL" in available
    assert ("RESUME" in available) == (state == "HELD")
