# -*- coding: utf-8 -*-
"""Lines on a terminal or in a log; colours only where somebody looks."""

import os
import threading


class Terminal(object):
    """Whole lines only, from any thread."""

    def __init__(self, out):
        self._out = out
        self._colours = out.isatty() and 'NO_COLOR' not in os.environ
        self._lock = threading.Lock()

    def line(self, text):
        with self._lock:
            self._out.write(text + '\n')
            self._out.flush()

    def good(self, text):
        return self._coloured(text, '32')

    def bad(self, text):
        return self._coloured(text, '31')

    def quiet(self, text):
        return self._coloured(text, '2')

    def _coloured(self, text, code):
        return '\033[%sm%s\033[0m' % (code, text) if self._colours else text
