# -*- coding: utf-8 -*-
"""What the parts of one engine share."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.errors import StoreError


class Parts(object):
    """Filled once by engine.engine; the parts reach each other through it, so that each can be made alone in a test."""

    def __init__(self, host, store, settings):
        self.host = host
        self.store = store
        self.settings = settings
        self.engine = None
        self.executor_id = None
        self.probes = None
        self.health = None
        self.registry = None
        self.journal = None
        self.pool = None
        self.carrier = None
        self.carried = None
        self.waits = None
        self.steps = None
        self.telling = None
        self.operate = None
        self.maintain = None
        self.intake = None
        self.dispatch = None
        self.start_again = (
            None  # (Run, Command) -> id of the linked run; engine.engine sets it
        )
        self.draining = False

    def hit(self, point):
        if self.probes.hit is not None:
            self.probes.hit(point)

    def wake_dispatch(self):
        if self.dispatch is not None:
            self.dispatch.wake()

    def audit(self, entry):
        """One immutable row, and the platform's own audit profile. A command is not undone because its row failed."""
        try:
            self.store.write_audit(entry)
        except StoreError as error:
            self.health.failed("audit", error)
        self.host.audit(entry)
