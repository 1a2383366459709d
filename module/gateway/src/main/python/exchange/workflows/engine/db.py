# -*- coding: utf-8 -*-
"""Two helpers that existing scripts import."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.instance import current_engine

__all__ = ["nowMs", "uuid4"]


def uuid4():
    """A new random UUID as text."""
    return current_engine().host.new_id()


def nowMs():
    """Epoch milliseconds."""
    return current_engine().host.now_ms()
