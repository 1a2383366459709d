# -*- coding: utf-8 -*-
"""A running engine for each test, reached as scripts reach it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from tests.support.doors import running


@pytest.fixture
def wf(tmp_path):
    """exchange.workflows.testing's helper over a fresh folder, its clock twenty times as fast."""
    with running(tmp_path, speed=20) as test:
        yield test


@pytest.fixture
def ticks(tmp_path):
    """The same with dispatch set to ticks: nothing moves but by dispatch()."""
    with running(tmp_path, dispatch_mode="ticks") as test:
        yield test
