# -*- coding: utf-8 -*-
"""A pulled plug, in process: from a chosen moment on an engine writes nothing more, as if its process had died."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.errors import LostRun

BURY_MS = 5000


class Plug(object):
    """Of one engine. `during` a step: its work is done, nothing of it recorded; `after` a step: it is recorded."""

    def __init__(self, engine, during=None, after=None):
        self._engine = engine
        self._step = during or after
        self._last_step = {}  # of each run: the step it is in, or ended last
        self.pulled = False
        if self._step is not None:
            engine.probes.listen("step.before", self._begun)
            end = "step.done" if during is not None else "checkpoint.written"
            engine.probes.listen(end, self._ended)

    def _begun(self):
        context = self._engine.current()
        self._last_step[context.workflowId] = context.step.name

    def _ended(self):
        """On the thread of the run: pull, and do not let it go on."""
        context = self._engine.current()
        if context is None or self.pulled or context.step is not None:
            return
        if self._last_step.get(context.workflowId) == self._step:
            self.pull()
            raise LostRun("The plug was pulled at step %s" % self._step)

    def pull(self):
        """Nothing is written from now on; code leaves at its next engine call."""
        self.pulled = True
        self._engine.parts.journal.close()
        for context in self._engine.parts.carried.all():
            context.leaving = LostRun("The plug was pulled")
            context.signal.set()

    def bury(self):
        """End the dead engine's threads, so that a new one can take its place."""
        if not self.pulled:
            self.pull()
        self._engine.loops.stop()
        host = self._engine.host
        self._engine.parts.carried.wait_empty(host.monotonic_ms() + BURY_MS, host)
        self._engine.parts.intake.close()
