# -*- coding: utf-8 -*-
"""The runs this executor carries now, by id: for cancels, messages, commands, and people."""
from __future__ import absolute_import, division, print_function, unicode_literals


class Carried(object):
    def __init__(self, host):
        self._changed = host.condition()
        self._contexts = {}

    def add(self, context):
        with self._changed:
            self._contexts[context.workflowId] = context

    def remove(self, context):
        with self._changed:
            if self._contexts.get(context.workflowId) is context:
                del self._contexts[context.workflowId]
            self._changed.notify_all()

    def get(self, workflow_id):
        return self._contexts.get(workflow_id)

    def all(self):
        with self._changed:
            return list(self._contexts.values())

    def count(self):
        return len(self._contexts)

    def partitions(self):
        """How many partitions are busy here."""
        return len(
            set(
                (c.run.queue_name, c.run.partition_key)
                for c in self.all()
                if c.run.partition_key
            )
        )

    def cancel(self, workflow_id, reason, kind):
        context = self.get(workflow_id)
        if context is not None:
            context.cancel(reason, kind)

    def signal(self, workflow_id):
        context = self.get(workflow_id)
        if context is not None:
            context.signal.set()

    def signal_all(self):
        for context in self.all():
            context.signal.set()

    def wait_empty(self, until, host):
        """True when nothing is carried any more before the monotonic time `until`."""
        with self._changed:
            while self._contexts:
                left = until - host.monotonic_ms()
                if left <= 0:
                    return False
                self._changed.wait(left)
        return True
