# -*- coding: utf-8 -*-
"""An exception as text for a log or a screen."""
from __future__ import absolute_import, division, print_function, unicode_literals

import traceback

__all__ = ["formatCaughtException"]


def formatCaughtException(exc):
    """Type, message and stack of an exception that is being handled; of a Java one also its own stack."""
    parts = [_headline(exc)]
    parts.extend(_java_stack(exc))
    python_stack = traceback.format_exc().strip()
    if python_stack and not python_stack.startswith("None"):
        parts.append("python_stack:\n%s" % python_stack)
    return "\n".join(parts)


def _headline(exc):
    if hasattr(exc, "getStackTrace"):
        return "%s: %s" % (exc.getClass().getName(), exc.getMessage())
    return "%s: %s" % (exc.__class__.__name__, exc)


def _java_stack(exc):
    if not hasattr(exc, "getStackTrace"):
        return []
    return [
        "java_stack:\n%s"
        % "\n".join("  at %s" % frame for frame in exc.getStackTrace())
    ]
