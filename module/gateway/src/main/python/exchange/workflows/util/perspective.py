# -*- coding: utf-8 -*-
"""Helpers for Perspective sessions."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.instance import current_engine

__all__ = ["textToClipboard"]


def textToClipboard(text):
    """Ask the calling session to copy `text`: message `textToClipboard` with payload `{"text"}`, scope session."""
    current_engine().host.system().perspective.sendMessage(
        "textToClipboard", payload={"text": text}, scope="session"
    )
