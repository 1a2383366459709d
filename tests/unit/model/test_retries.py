# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.model.retries import ONCE, next_delay_ms, policy_of


@pytest.mark.parametrize(
    "options",
    [
        None,
        {},
        {"max_attempts": 5},
        {"retries_allowed": False, "max_attempts": 5},
        {"unknown": 1},
    ],
)
def test_without_retries_allowed_there_is_one_attempt(options):
    assert policy_of(options) == ONCE
    assert next_delay_ms(policy_of(options), 1) is None


@pytest.mark.parametrize(
    "options, delays",
    [
        ({"max_attempts": 3}, [0, 0, None]),
        ({"max_attempts": 0}, [None]),
        ({"max_attempts": 3, "interval_seconds": 1.5}, [1500, 1500, None]),
        (
            {"max_attempts": 4, "interval_seconds": 1, "backoff_rate": 2},
            [1000, 2000, 4000, None],
        ),
        ({"max_attempts": 2, "interval_seconds": -5}, [0, None]),
        (
            {"max_attempts": 3, "interval_seconds": 10, "backoff_rate": 0},
            [10000, 10000, None],
        ),
        (
            {"max_attempts": 3, "interval_seconds": 10, "backoff_rate": -1},
            [10000, 10000, None],
        ),
        (
            {"max_attempts": 3, "interval_seconds": 3000, "backoff_rate": 9},
            [3000000, 3600000, None],
        ),
        (
            {
                "max_attempts": 4,
                "interval_seconds": 1,
                "backoff_rate": 3,
                "max_interval_seconds": 5,
            },
            [1000, 3000, 5000, None],
        ),
        ({"max_attempts": "3", "interval_seconds": "2"}, [2000, 2000, None]),
        ({"max_attempts": "many"}, [None]),
    ],
)
def test_delays(options, delays):
    policy = policy_of(dict(options, retries_allowed=True))
    assert [
        next_delay_ms(policy, failed) for failed in range(1, len(delays) + 1)
    ] == delays


def test_a_huge_attempt_number_costs_nothing_and_stays_at_the_longest():
    policy = policy_of(
        {
            "retries_allowed": True,
            "max_attempts": 10**9,
            "interval_seconds": 1,
            "backoff_rate": 2,
        }
    )
    assert next_delay_ms(policy, 10**6) == 3600000
