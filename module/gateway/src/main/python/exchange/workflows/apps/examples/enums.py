# -*- coding: utf-8 -*-
"""Enums for the example's start form."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.api import params

__all__ = ["ENUMS", "createEnums"]

ENUMS = (
    (
        "BatchMode",
        "How a batch is run.",
        (("Auto", "AUTO"), ("Manual", "MANUAL"), ("Simulate", "SIMULATE")),
    ),
    (
        "Shift",
        "Who is on duty.",
        (("Early", "EARLY"), ("Late", "LATE"), ("Night", "NIGHT")),
    ),
)


def createEnums():
    """Store version 1 of each enum that is not there yet; the names that were made."""
    made = []
    for name, description, pairs in ENUMS:
        if params.getEnum(name) is None:
            values = [
                {"label": label, "value": value, "isDisabled": False}
                for label, value in pairs
            ]
            params.createEnumVersion(name, values, description)
            made.append(name)
    return made
