# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

__all__ = ["workflow", "step"]

from exchange.workflows.engine.runtime import step, workflow
