# -*- coding: utf-8 -*-
"""Run workflows under pytest, without a gateway: to their end, past a pulled plug, in a hurry.

    with workflows_test(tmp_path) as wf:
        assert wf.run("order.ship", {"order": 7}).status == "SUCCESS"

`system` is there as in any script, with tags in memory (`wf.tags`) and what was sent recorded (`wf.system`).
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from contextlib import contextmanager

import exchange.workflows.api.service  # noqa: F401  what tag scripts find without importing
from exchange.workflows import boot
from exchange.workflows.api import queries
from exchange.workflows.engine import instance
from exchange.workflows.hosts.cpython import tag_export
from exchange.workflows.hosts.cpython.fast import FastHost
from exchange.workflows.hosts.cpython.names import Names
from exchange.workflows.hosts.cpython.plug import Plug
from exchange.workflows.hosts.cpython.system import System
from exchange.workflows.model.record import record
from exchange.workflows.model.records import NewStart
from exchange.workflows.settings import WORKFLOW_TERMINAL_STATUSES

__all__ = ["workflows_test"]

# A run as tests look at it; `steps` [(name, status)] in call order.
Seen = record("Seen", "workflow_id status phase_state result error steps")


@contextmanager
def workflows_test(folder, project=None, databases=None, speed=1, database=None):
    """A running engine over `folder`, which keeps what a gateway's data folder would.

    project: the folder of an Ignition project whose script library can then be imported; its workflows are registered.
    databases: {connection name: SQLite file or "postgresql://…"} for system.db.
    speed: how much faster than the world the engine's clock runs.
    database: "postgresql://…" to keep the runs there instead of in SQLite.
    """
    test = WorkflowsTest(str(folder), project, databases, speed, database)
    test.open()
    try:
        yield test
    finally:
        test.close()


class WorkflowsTest(object):
    def __init__(
        self,
        folder,
        project=None,
        databases=None,
        speed=1,
        database=None,
        settings=None,
    ):
        self._folder = folder
        self._database = database
        self._settings = settings or {}
        self.host = self.make_host(folder).run_at(speed)
        self.system = System(self.host.now_ms, databases)
        self.host.use_system(self.system)
        self._names = Names(self.system, project)
        self.engine = None

    @property
    def tags(self):
        """The tags: set them, read them, and let them answer to writes (`on_write`)."""
        return self.system.tag

    def load_tags(self, path):
        """Set the tags of an Ignition tag export; their value-changed scripts run when a tag changes."""
        tag_export.load(path, self.tags, {"system": self.system, "exchange": exchange})

    # --- life
    def open(self):
        self._names.install()
        try:
            self._start_engine()
            self._names.import_all()
        except BaseException:
            self.close()
            raise

    def close(self):
        if self.engine is not None:
            self.engine.stop(2000)
            instance.install(None)
        self._names.remove()
        instance.forget(self._names.modules())
        self.system.close()

    def _start_engine(self):
        self.engine = self.make_engine()
        self.until(lambda: self.engine.loops.opened)

    # --- what another Python than CPython does in its own way
    def make_host(self, folder):
        return FastHost(folder, gateway_name="test")

    def make_engine(self):
        return boot.on_cpython(
            self._folder, self._database, host=self.host, **self._settings
        )

    # --- runs
    def start(self, name, inputs=None, **options):
        """Start a run: its id. options: queue_name, partition_key, priority, deduplication_id, timeout_seconds."""
        return self.engine.enqueue(
            NewStart(name, inputs, actor="test", source="test", **options)
        )

    def run(self, name, inputs=None, **options):
        """Start a run and wait for its end."""
        return self.wait(self.start(name, inputs, **options))

    def wait(self, workflow_id, status=WORKFLOW_TERMINAL_STATUSES, seconds=10):
        """Wait until the run has a status (one, or any of several; default: any final one) and look at it."""
        wanted = (status,) if not isinstance(status, (tuple, list)) else status
        self.until(
            lambda: self._status(workflow_id) in wanted,
            seconds,
            lambda: self.look(workflow_id),
        )
        return self.look(workflow_id)

    def look(self, workflow_id):
        """The run now."""
        run = queries.run(workflow_id)
        steps = [
            (step["name"], step["status"])
            for step in queries.steps(workflow_id)["steps"]
        ]
        return Seen(
            workflow_id,
            run["status"],
            run["phaseState"],
            run["result"],
            run["error"],
            steps,
        )

    def command(self, workflow_id, cmd, reason=None):
        """HOLD, RESUME, STOP or RESET, as a button would; raises IllegalCommand where the page would refuse."""
        return self.engine.command(
            workflow_id, cmd, reason, "test", "test", strict=True
        )

    def cancel(self, workflow_id, reason=None):
        return self.engine.cancel(workflow_id, reason, "test")

    def until(self, arrived, seconds=10, describe=lambda: "not yet"):
        """Wait until arrived() is true, for up to `seconds` of the real world."""
        if not self.host.wait_really(arrived, seconds * 1000):
            raise AssertionError(
                "waited %s s in vain; last seen: %s" % (seconds, describe())
            )

    def _status(self, workflow_id):
        """None while an accepted item is not in the database yet."""
        run = self.engine.store.find(workflow_id)
        return None if run is None else run.status

    # --- a pulled plug
    @contextmanager
    def pulled_plug(self, during=None, after=None, seconds=10):
        """What is started in this block meets a pulled plug; when the block is left, the engine has started again.

        during="step": the step has done its work, and nothing of it is recorded. after="step": it is recorded.
        """
        plug = Plug(self.engine, during, after)
        yield plug
        self.until(
            lambda: plug.pulled,
            seconds,
            lambda: "step %s was not met" % (during or after),
        )
        self.restart()

    def pull_plug(self):
        """Now: whatever is running leaves no further trace. `restart` brings the engine back."""
        Plug(self.engine).pull()

    def restart(self):
        """Start again, as after a power cut: what had begun goes on from its last recorded step."""
        Plug(self.engine).bury()
        instance.install(None)
        self._start_engine()
