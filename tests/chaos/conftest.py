# -*- coding: utf-8 -*-
"""Gateways of the acceptance tests, under faults that a seed chooses."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import random

import pytest

from tests.acceptance.conftest import (  # noqa: F401
    make_gateway,
    module_file,
    postgres,
    postgres_datasource,
    store,
)


@pytest.fixture
def seed():
    """SEED=… repeats a run; printed, so that a failure can become a named test."""
    chosen = int(os.environ.get("SEED") or random.randrange(10**6))
    print("\nSEED=%d" % chosen)  # noqa: T201
    return chosen
