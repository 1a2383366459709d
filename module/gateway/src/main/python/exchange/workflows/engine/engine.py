# -*- coding: utf-8 -*-
"""The engine: its parts made and joined, its loops started and stopped in order, and its verbs."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine import instance
from exchange.workflows.engine.carried import Carried
from exchange.workflows.engine.config import DEFAULTS, TICKS
from exchange.workflows.engine.dispatch import Dispatch
from exchange.workflows.engine.execute import Execute
from exchange.workflows.engine.health import Health
from exchange.workflows.engine.intake import Intake, inputs_json_of, new_run
from exchange.workflows.engine.journal import Journal
from exchange.workflows.engine.loops import Loops
from exchange.workflows.engine.maintain import Maintain
from exchange.workflows.engine.operate import Operate
from exchange.workflows.engine.parts import Parts
from exchange.workflows.engine.pool import Pool
from exchange.workflows.engine.probes import Probes
from exchange.workflows.engine.recover import Recover, executor_id_of
from exchange.workflows.engine.registry import Registry
from exchange.workflows.engine.status import Status
from exchange.workflows.engine.steps import Steps
from exchange.workflows.engine.telling import Telling
from exchange.workflows.engine.waits import Waits
from exchange.workflows.model import codec
from exchange.workflows.model.errors import (
    DuplicateRun,
    InvalidInput,
    MaintenanceActive,
    StoreUnavailable,
)
from exchange.workflows.model.records import AuditEntry, NewMessage, NewStart

__all__ = ["Engine", "NewStart"]

OPEN_PATIENCE_MS = 5000
BY_CODE = (None, "script", "engine")


class Engine(object):
    """One per process. Values in and out are plain; errors are those of model.errors."""

    def __init__(
        self,
        host,
        store,
        settings=DEFAULTS,
        wakeups=None,
        db_name="WorkflowsDB",
        store_kind="sqlite",
    ):
        self.host = host
        self.store = store
        self.db_name = db_name
        self.store_kind = store_kind
        self._closers = []
        self.parts = parts = _parts(host, store, settings)
        parts.engine = self
        parts.start_again = self._start_again
        self.registry = parts.registry
        self.probes = parts.probes
        self.intake = parts.intake
        self.recover = Recover(parts)
        self.loops = Loops(parts, self.recover, wakeups)
        self._status = Status(self)
        self._audit_log = host.logger("engine.audit")

    @property
    def settings(self):
        return self.parts.settings

    @property
    def executor_id(self):
        return self.parts.executor_id

    @property
    def generation(self):
        return self.parts.maintain.generation

    # --- life
    def start(self):
        """Take the spool in and start the loops. Never waits for the database: the loops do, and go on trying."""
        self.parts.intake.load()
        self.loops.start()

    def stop(self, budget_ms=None):
        """Drain: nothing new is claimed, running code leaves at its next boundary and goes back to ENQUEUED.

        True when all code had left within the budget. What had not is taken back by the next start.
        """
        budget_ms = self.settings.drain_ms if budget_ms is None else budget_ms
        until = self.host.monotonic_ms() + budget_ms
        self.parts.draining = True
        self.parts.carried.signal_all()
        drained = self.parts.carried.wait_empty(until, self.host)
        self.loops.stop()
        self.parts.journal.close()
        self.parts.intake.close()
        for close in self._closers:
            close()
        return drained

    def wait_until_open(self, budget_ms):
        """True once the store is open; False when the database is away, or the time is over."""
        until = self.host.monotonic_ms() + budget_ms
        pause = self.host.condition()
        while not self.loops.opened:
            away = self.parts.health.database_down_since is not None
            if away or self.host.monotonic_ms() >= until:
                return False
            with pause:
                pause.wait(20)
        return True

    def ready(self):
        """Return once the store is open, which takes a moment after a start; raises StoreUnavailable if it is not."""
        if not self.loops.opened and not self.wait_until_open(OPEN_PATIENCE_MS):
            raise StoreUnavailable(
                "The database is not open yet; try again (%s)"
                % self.parts.health.told()
            )

    def also_close(self, close):
        """Call `close()` at the end of `stop`: whoever made the engine opened a database for it."""
        self._closers.append(close)

    def configure(self, settings):
        """In force when it returns."""
        self.parts.settings = settings
        self.parts.pool.resize(settings.workers, settings.wait_threads_max)
        self.loops.configure()

    def current(self):
        """The RunContext that the calling thread carries, or None."""
        return self.parts.carrier.current()

    # --- starting runs
    def enqueue(self, start):
        """Write a run; its id. Committed when this returns.

        Raises MaintenanceActive, WorkflowNotFound, AmbiguousWorkflow, NotSerializable, DuplicateRun, InvalidInput,
        StoreUnavailable. An explicit workflow_id that is there already answers with that id.
        """
        parts = self.parts
        self.ready()  # also, because only an open store knows whether maintenance is on
        if parts.maintain.enabled and not start.allow_during_maintenance:
            raise MaintenanceActive(
                "Maintenance enabled: %s is not started" % start.workflow_name
            )
        definition = self.registry.resolve(start.workflow_name, start.project)
        inputs_json = inputs_json_of(self.host, start)
        now = self.host.now_ms()
        run = new_run(start, start.workflow_id or self.host.new_id(), inputs_json, now)
        run = run._replace(project=start.project or definition.project or None)
        parts.hit("enqueue.before")
        answer = self.store.enqueue([run], now)[0]
        parts.hit("enqueue.written")
        self._check_enqueued(start, answer)
        parts.wake_dispatch()
        if (
            start.source not in BY_CODE
        ):  # a start by code is told by its own row: a second write would halve the rate
            self.audit(
                "start",
                answer.workflow_id,
                start.actor,
                start.source,
                start.workflow_name,
                "done",
            )
        return answer.workflow_id

    def _check_enqueued(self, start, answer):
        if answer.outcome == "DUPLICATE":
            raise DuplicateRun(
                "Deduplication id %s is taken in queue %s"
                % (start.deduplication_id, start.queue_name),
                workflow_id=answer.detail,
            )
        if answer.outcome == "REFUSED":
            raise InvalidInput("The run was refused: %s" % (answer.detail,))

    def enqueue_in_memory(self, start, allow=False):
        """Accept without the database: {accepted, workflowId, queueDepth, …}. Raises NotSerializable, SpoolFull."""
        return self.parts.intake.accept(start, allow)

    def _start_again(self, run, command):
        """RESET: a finished run anew, linked to the old one."""
        stored = codec.decode(run.inputs_json or "{}")
        start = NewStart(
            run.workflow_name,
            {
                "resolved": stored.get("resolved"),
                "raw": stored.get("raw"),
                "__wf_control": stored.get("__wf_control"),
            },
            run.queue_name,
            run.partition_key,
            run.priority,
            application_version=run.application_version,
            project=run.project,
            actor=command.actor,
            source=command.source,
            parent_id=run.workflow_id,
        )
        return self.enqueue(start)

    # --- dispatching by hand
    def flush(self, max_items=None, max_ms=None, allow=None):
        """Write accepted items to the store; how many."""
        settings = self.settings
        return self.parts.intake.flush(
            max_items or settings.flush_max_items,
            max_ms or settings.flush_max_ms,
            allow,
        )

    def dispatch(
        self, queue_name=None, max_to_claim=10, flush_max_items=None, flush_max_ms=None
    ):
        """One round by hand, all of it done when this returns: flush, cancel the overdue, take back, wake, claim."""
        parts = self.parts
        if parts.maintain.enabled:
            self.flush(flush_max_items, flush_max_ms)
            return 0
        self.flush(flush_max_items, flush_max_ms)
        self.loops.upkeep()
        if self.settings.dispatch_mode == TICKS:
            self.recover.take_back()
            self.recover.take_lapsed()
        return parts.dispatch.round(queue_name, max(0, int(max_to_claim)))

    # --- to runs
    def send(self, workflow_id, message, topic="cmd", message_uuid=None):
        """Put a message in a run's mailbox; False when this message_uuid was accepted before."""
        text = self.host.encode(message)
        sent = self.store.send(
            NewMessage(
                workflow_id, topic or "cmd", text, message_uuid, self.host.now_ms()
            )
        )
        self.parts.carried.signal(workflow_id)
        self.parts.wake_dispatch()
        return sent

    def command(
        self,
        workflow_id,
        cmd,
        reason=None,
        actor=None,
        source=None,
        strict=False,
        topic="cmd",
    ):
        """Record an operator's command; the Command. strict: raises IllegalCommand(.legal) and RunNotFound."""
        command = self.parts.operate.request(
            workflow_id, cmd, reason, actor, source, strict, topic
        )
        self.audit(
            "command.%s" % cmd, workflow_id, actor, source, reason, command.status
        )
        return command

    def cancel(self, workflow_id, reason=None, actor=None, kind="cancelled"):
        """CANCELLED at once; how many rows (0 or 1). The code meets Cancelled at its next step or check."""
        said = reason or "cancelled"
        rows = self.store.cancel(
            workflow_id, codec.encode(codec.ended(kind, said)), self.host.now_ms()
        )
        self.parts.hit("cancel.written")
        if rows:
            self._cancelled(workflow_id, said, kind)
        self.audit("cancel", workflow_id, actor, None, reason, "%d" % rows)
        return rows

    def _cancelled(self, workflow_id, reason, kind):
        if self.parts.carried.get(workflow_id) is not None:
            self.parts.carried.cancel(workflow_id, reason, kind)
        else:
            self.parts.operate.refuse_open(workflow_id, "CANCELLED")
        self.parts.wake_dispatch()

    def available_commands(self, run):
        return self.parts.operate.available(run)

    # --- maintenance and people
    def maintenance_status(self):
        return self.parts.maintain.status()

    def enter_maintenance(self, mode="drain", reason="", queue_name=None, actor=None):
        cancelled = self.parts.maintain.enter(mode, reason, queue_name, actor)
        return dict(self.maintenance_status(), ok=True, cancelled=cancelled)

    def exit_maintenance(self, actor=None):
        self.parts.maintain.exit(actor)
        return dict(self.maintenance_status(), ok=True)

    def swap_if_drained(self, actor=None):
        return self.parts.maintain.swap(actor)

    def apply_retention(self):
        return self.parts.maintain.apply_retention()

    def diagnostics(self, include_samples=False, limit=20):
        return self._status.diagnostics(include_samples, limit)

    def status(self):
        return self._status.facts()

    def audit(self, action, target, actor, source, reason, outcome):
        now = self.host.now_ms()
        self.parts.audit(
            AuditEntry(now, actor, source, action, target, None, reason, outcome)
        )


def _parts(host, store, settings):
    parts = Parts(host, store, settings)
    parts.executor_id = executor_id_of(host)
    parts.probes = Probes(host)
    parts.health = Health(host)
    parts.carrier = instance.carrier(host)
    parts.registry = Registry(host)
    parts.journal = Journal(parts)
    parts.carried = Carried(host)
    parts.waits = Waits(parts)
    parts.steps = Steps(parts)
    parts.telling = Telling(parts)
    parts.operate = Operate(parts)
    parts.maintain = Maintain(parts)
    parts.intake = Intake(parts)
    parts.dispatch = Dispatch(parts, Execute(parts))
    parts.pool = Pool(
        host, settings.workers, settings.wait_threads_max, parts.wake_dispatch
    )
    return parts
