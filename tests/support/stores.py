# -*- coding: utf-8 -*-
"""A store in front of the real one that is away, or loses answers, when a test says so."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.errors import StoreError, StoreUnavailable


class BrokenStore(object):
    def __init__(self, store):
        self._store = store
        self.away = False
        self.lose_answers = 0
        self.refuse = lambda entries: False
        self.calls = []

    def __getattr__(self, name):
        method = getattr(self._store, name)
        if not callable(method):
            return method

        def call(*args, **kwargs):
            self.calls.append(name)
            if self.away:
                raise StoreUnavailable("the test has cut the database off")
            if name == "commit" and self.refuse(args[0]):
                raise StoreError("the test refuses this")
            result = method(*args, **kwargs)
            if self.lose_answers:
                self.lose_answers -= 1
                raise StoreUnavailable("the test has lost this answer")
            return result

        return call
