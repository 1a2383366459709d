# -*- coding: utf-8 -*-
"""The modules that scripts reach below `exchange.workflows`; each offers what its `__all__` lists."""
from __future__ import absolute_import, division, print_function, unicode_literals

EXPORTS = (
    "api.admin",
    "api.params",
    "api.queries",
    "api.service",
    "apps",
    "apps.__init__",
    "apps.examples.enums",
    "apps.examples.steps",
    "apps.examples.templates",
    "apps.examples.workflows",
    "bootstrap",
    "engine.db",
    "engine.instance",
    "engine.runtime",
    "is88.models",
    "settings",
    "steps.db",
    "steps.http",
    "steps.sleep",
    "steps.tags",
    "steps.wait",
    "toast",
    "util.date",
    "util.exception",
    "util.perspective",
    "util.response",
)
