# -*- coding: utf-8 -*-
"""Now, as the engine's clock has it."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine import db

__all__ = ["nowMs"]


def nowMs():
    """Epoch milliseconds."""
    return db.nowMs()
