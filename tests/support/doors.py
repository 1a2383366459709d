# -*- coding: utf-8 -*-
"""A running engine as a user's tests have it, on CPython and on Jython."""
from __future__ import absolute_import, division, print_function, unicode_literals

from contextlib import contextmanager

from exchange.workflows.testing import WorkflowsTest


@contextmanager
def running(folder, speed=1, databases=None, **settings):
    """A WorkflowsTest with settings of the engine; `broadcasts` keeps what was sent to sessions."""
    test = Running(folder, speed, databases, settings)
    test.open()
    try:
        yield test
    finally:
        test.close()


class Running(WorkflowsTest):
    def __init__(self, folder, speed, databases, settings):
        WorkflowsTest.__init__(
            self, str(folder), None, databases, speed, settings=settings
        )
        self.broadcasts = []
        self.host.broadcast = lambda *message: self.broadcasts.append(message)
