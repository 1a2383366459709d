# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

__all__ = ["CMD_HOLD", "ALL_COMMANDS", "CMD_PRIORITY", "normalizeCommand"]

CMD_HOLD = "HOLD"
ALL_COMMANDS = ["HOLD", "RESUME"]
CMD_PRIORITY = {"HOLD": 1}


def normalizeCommand(word):
    return word.upper()
