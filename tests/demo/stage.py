# -*- coding: utf-8 -*-
"""Tells the tour: one act a line, the time it took, and whether it held."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys
import time
import traceback

WIDTH = 72


class DidNotHold(AssertionError):
    """An act of the tour did not show what it claims."""


class Stage(object):
    def __init__(self, out=sys.stdout):
        self.out = out
        self.colour = out.isatty()
        self.acts = 0
        self.broken = []
        self.begun = time.time()

    def paint(self, code, text):
        return "\033[%sm%s\033[0m" % (code, text) if self.colour else text

    def say(self, text=""):
        print(text, file=self.out)
        self.out.flush()

    def title(self, text):
        self.say()
        self.say(self.paint("1", text))
        self.say()

    def act(self, title, play):
        """Run `play()`; what it returns (lines of text) is told below the title. A failure is told and counted."""
        self.acts += 1
        self.out.write("%2d  %s " % (self.acts, title))
        self.out.flush()
        begun = time.time()
        try:
            lines, verdict = play() or [], self.paint("32", "held")
        except (
            Exception
        ) as error:  # noqa: BLE001  the tour goes on and says at its end what did not hold
            self.broken.append((self.acts, title, error))
            lines, verdict = ["%s: %s" % (type(error).__name__, error)], self.paint(
                "31", "DID NOT HOLD"
            )
            if not isinstance(error, AssertionError):
                lines += traceback.format_exc().splitlines()[-4:]
        dots = "." * max(2, WIDTH - len(title))
        self.say(
            "%s %6.1f s  %s" % (self.paint("2", dots), time.time() - begun, verdict)
        )
        for line in lines:
            self.say("      " + line)

    def end(self):
        """The count, and the exit code."""
        held = self.acts - len(self.broken)
        self.say()
        self.say(
            "%d of %d held, in %.0f s." % (held, self.acts, time.time() - self.begun)
        )
        for number, title, error in self.broken:
            self.say(
                "   %2d  %s: %s"
                % (number, title, str(error).splitlines()[0] if str(error) else error)
            )
        return 1 if self.broken else 0


def expect(truth, claim):
    if not truth:
        raise DidNotHold(claim)
