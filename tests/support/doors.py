# -*- coding: utf-8 -*-
"""A running engine as a user's tests have it, on CPython and on Jython."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
from contextlib import contextmanager

from exchange.workflows import boot
from exchange.workflows._compat import JYTHON
from exchange.workflows.engine.config import engine_settings
from exchange.workflows.hosts.fast import Fast
from exchange.workflows.testing import WorkflowsTest

if JYTHON:
    from exchange.workflows.hosts.jvm.database import open_database
    from exchange.workflows.hosts.jvm.host import JvmHost
    from tests.support.jdbc import Machine
    from tests.support.machine import PythonMachine

    class FastJvmHost(Fast, JvmHost):
        """The gateway's host, with the scripts in the engine's own interpreter."""

        isolates = False

        def __init__(self, folder):
            self.machine = PythonMachine(folder, "test")
            super(FastJvmHost, self).__init__(self.machine)

        def use_system(self, system):
            self.machine.platform = system


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
            self, "%s" % folder, None, databases, speed, settings=settings
        )
        self.broadcasts = []
        self.host.broadcast = lambda *message: self.broadcasts.append(message)

    def make_host(self, folder):
        return FastJvmHost(folder) if JYTHON else WorkflowsTest.make_host(self, folder)

    def make_engine(self):
        return self._on_jython() if JYTHON else WorkflowsTest.make_engine(self)

    def _on_jython(self):
        machine = Machine(os.path.join(self.host.data_folder, "workflows.db"))
        settings = engine_settings(**self._settings)
        engine = boot.join(
            self.host, open_database(machine, ""), settings, self._on_jython
        )
        engine.start()
        return engine
