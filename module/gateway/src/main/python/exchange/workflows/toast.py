# -*- coding: utf-8 -*-
"""Short notices in the Perspective session that calls, shown by a view of the project."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.instance import current_engine

__all__ = ["dismissAll", "show"]


def show(
    viewPath=None, viewParams=None, message=None, preserveNewlines=None, **options
):
    """Ask the session to show a toast: message `toast-show` to the page, with what was given as payload."""
    payload = dict(options, message=message)
    for name, value in (
        ("viewPath", viewPath),
        ("viewParams", viewParams),
        ("preserveNewlines", preserveNewlines),
    ):
        if value is not None:
            payload[name] = value
    _send("toast-show", payload)


def dismissAll():
    """Ask the session to take every toast away: message `toast-dismiss-all`."""
    _send("toast-dismiss-all", {})


def _send(message_type, payload):
    current_engine().host.system().perspective.sendMessage(
        message_type, payload=payload, scope="page"
    )
