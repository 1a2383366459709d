# -*- coding: utf-8 -*-
"""The three names that most workflow modules import."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.instance import getWorkflows
from exchange.workflows.engine.runtime import step, workflow

__all__ = ["getWorkflows", "step", "workflow"]
