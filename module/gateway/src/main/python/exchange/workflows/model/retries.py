# -*- coding: utf-8 -*-
"""A step's retry policy: after attempt n, when is the next one, or is there none."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.record import record

LONGEST_DELAY_SECONDS = 3600.0

RetryPolicy = record(
    "RetryPolicy",
    "max_attempts interval_seconds backoff_rate max_interval_seconds should_retry",
)

ONCE = RetryPolicy(1, 0.0, 1.0, LONGEST_DELAY_SECONDS, None)


def policy_of(options):
    """The policy in a step's options; what cannot be read as a number counts as not given."""
    options = options or {}
    if not options.get("retries_allowed"):
        return ONCE
    longest = _number(options.get("max_interval_seconds"), LONGEST_DELAY_SECONDS)
    rate = _number(options.get("backoff_rate"), 1.0)
    return RetryPolicy(
        max(1, int(_number(options.get("max_attempts"), 1))),
        max(0.0, _number(options.get("interval_seconds"), 0.0)),
        rate if rate > 0 else 1.0,
        min(longest, LONGEST_DELAY_SECONDS) if longest > 0 else LONGEST_DELAY_SECONDS,
        options.get("should_retry"),
    )


def next_delay_ms(policy, failed_attempts):
    """Milliseconds until the next attempt after `failed_attempts` failures; None when none is left."""
    if failed_attempts >= policy.max_attempts:
        return None
    seconds = policy.interval_seconds
    for _ in range(failed_attempts - 1):
        seconds = seconds * policy.backoff_rate
        if seconds >= policy.max_interval_seconds:
            break
    return int(min(seconds, policy.max_interval_seconds) * 1000)


def _number(value, default):
    try:
        return float(value) if value is not None else default
    except (TypeError, ValueError):
        return default
