# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.model import states


def test_every_state_is_open_or_final():
    assert set(states.OPEN) & set(states.FINAL) == set()
    assert set(states.OCCUPYING) < set(states.OPEN)


def test_moves_name_known_states_only():
    known = set(states.OPEN + states.FINAL)
    for leaves, reaches in states.MOVES.values():
        assert set(leaves) <= known
        assert reaches in known


@pytest.mark.parametrize("status", states.FINAL)
def test_a_final_state_is_left_by_a_restart_only(status):
    left_by = [move for move in sorted(states.MOVES) if states.may(move, status)]
    assert left_by == (["restart"] if status in (states.ERROR, states.STOPPED) else [])
    assert states.is_final(status) and not states.is_open(status)


@pytest.mark.parametrize("status", states.OPEN)
def test_every_open_state_can_be_cancelled(status):
    assert states.may("cancel", status)
    assert states.reached("cancel") == states.CANCELLED
