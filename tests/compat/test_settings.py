# -*- coding: utf-8 -*-
"""Names and defaults of `settings`, and the names of loggers."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows import settings


@pytest.mark.parametrize(
    "name,value",
    [
        ("DBNAME_DEFAULT", "WorkflowsDB"),
        ("QUEUE_DEFAULT", "default"),
        ("KERNEL_KEY", "exchange.workflows.kernel.v1"),
        ("MAX_CLAIM_DEFAULT", 10),
        ("FAST_FLUSH_MAX_ITEMS", 200),
        ("FAST_FLUSH_MAX_MS", 25),
        ("FAST_QUEUE_MAX_SIZE", 50000),
        ("FAST_FLUSH_FAILURE_MAX_RETRIES", 3),
        ("FAST_DEAD_LETTER_MAX_SIZE", 1000),
        ("STATUS_ENQUEUED", "ENQUEUED"),
        ("STATUS_PENDING", "PENDING"),
        ("STATUS_RUNNING", "RUNNING"),
        ("STATUS_SUCCESS", "SUCCESS"),
        ("STATUS_ERROR", "ERROR"),
        ("STATUS_CANCELLED", "CANCELLED"),
        ("STEP_STATUS_STARTED", "STARTED"),
    ],
)
def test_a_constant_has_its_value(name, value):
    assert getattr(settings, name) == value


def test_the_final_statuses():
    final = settings.WORKFLOW_TERMINAL_STATUSES
    assert set(final) == set(("SUCCESS", "ERROR", "CANCELLED", "STOPPED"))


def test_loggers_are_named_by_component():
    assert settings.getLogPrefix() == "exchange.workflows"
    assert settings.getLoggerName("api.service") == "exchange.workflows.api.service"


@pytest.mark.parametrize(
    "given,name", [(None, "default"), ("", "default"), (" ", "default"), ("a", "a")]
)
def test_a_queue_that_is_not_named_is_the_default_one(given, name):
    assert settings.resolveQueueName(given) == name


@pytest.mark.parametrize(
    "given,name", [(None, "WorkflowsDB"), ("", "WorkflowsDB"), ("Plant", "Plant")]
)
def test_a_database_that_is_not_named_is_the_default_one(given, name):
    assert settings.resolveDbName(given) == name
