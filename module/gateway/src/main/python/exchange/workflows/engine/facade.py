# -*- coding: utf-8 -*-
"""WorkflowsRuntime: what `getWorkflows()` gives. Thin: each method finds the run by its thread and calls the engine."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine import instance
from exchange.workflows.engine.config import TICKS
from exchange.workflows.model.errors import OutsideRun
from exchange.workflows.model.records import NewStart

__all__ = ["WorkflowsRuntime"]


class WorkflowsRuntime(object):
    """Any number of these stand for the one engine; they hold nothing but it."""

    def __init__(self, engine):
        self._engine = engine
        self.executor_id = engine.executor_id

    @classmethod
    def getCurrentRuntime(cls):
        """The runtime of the run that this thread carries, else the process's; None when there is none."""
        context = instance.current_context()
        if context is not None:
            return cls(context.parts.engine)
        return cls(instance.current_engine()) if instance.is_running() else None

    @classmethod
    def getCurrentContext(cls):
        """The context of the run that this thread carries (workflowId, workflowName, inputs, deadlineEpochMs), or None."""
        return instance.current_context()

    # --- runs
    def enqueue(
        self,
        workflowName,
        inputsObj=None,
        queueName=None,
        partitionKey=None,
        priority=0,
        deduplicationId=None,
        applicationVersion=None,
        timeoutSeconds=None,
        allowDuringMaintenance=False,
    ):
        """Start a run; its id. Raises WorkflowNotFound, MaintenanceActive and others of model.errors."""
        start = self._start(
            workflowName,
            inputsObj,
            queueName,
            partitionKey,
            priority,
            deduplicationId,
            applicationVersion,
            timeoutSeconds,
            allowDuringMaintenance,
        )
        return self._engine.enqueue(start)

    def enqueueInMemory(
        self,
        workflowName,
        inputsObj=None,
        queueName=None,
        partitionKey=None,
        priority=0,
        deduplicationId=None,
        applicationVersion=None,
        timeoutSeconds=None,
        allowDuringMaintenance=None,
    ):
        """Accept a run without the database: {accepted, workflowId, queueDepth, …}."""
        start = self._start(
            workflowName,
            inputsObj,
            queueName,
            partitionKey,
            priority,
            deduplicationId,
            applicationVersion,
            timeoutSeconds,
            allowDuringMaintenance,
        )
        return self._engine.enqueue_in_memory(start, bool(allowDuringMaintenance))

    def _start(
        self, name, inputs, queue, partition, priority, dedup, version, timeout, allow
    ):
        caller = self._engine.host.caller()
        return NewStart(
            name,
            inputs,
            queue or "default",
            partition,
            int(priority or 0),
            dedup,
            version,
            timeout,
            project=caller["project"] or _project(),
            actor=caller["actor"],
            source=caller["source"],
            allow_during_maintenance=bool(allow),
        )

    def flushInMemoryQueue(
        self, maxItems=None, maxMs=None, allowDuringMaintenance=None
    ):
        """Write accepted items to the database; the number of rows."""
        return self._engine.flush(maxItems, maxMs, allowDuringMaintenance)

    def dispatch(
        self, queueName=None, maxToClaim=None, flushMaxItems=None, flushMaxMs=None
    ):
        """One round by hand; the number of runs claimed."""
        most = 10 if maxToClaim is None else maxToClaim
        return self._engine.dispatch(queueName, most, flushMaxItems, flushMaxMs)

    def cancelWorkflow(self, workflowId, reason="", actor=None):
        """CANCELLED at once; the number of rows."""
        return self._engine.cancel(
            workflowId, reason, actor or self._engine.host.caller()["actor"]
        )

    # --- mailbox
    def send(self, destinationWorkflowId, message, topic="cmd", messageUUID=None):
        """Put a message in a run's mailbox; a repeated messageUUID is accepted once, quietly."""
        self._engine.send(destinationWorkflowId, message, topic, messageUUID)

    def recv(self, topic="cmd", timeoutSeconds=0):
        """The oldest message of a topic, waiting up to timeoutSeconds; None at the timeout. Only inside a run."""
        context = self._context("recv")
        taken = context.parts.waits.receive(context, topic, _ms(timeoutSeconds), 1)
        return taken[0][1] if taken else None

    def recvCommand(
        self, currentState=None, topic="cmd", timeoutSeconds=0, maxMessages=5
    ):
        """The best command allowed in currentState among those waiting: {cmd, message, priority}, or None."""
        context = self._context("recvCommand")
        operate = context.parts.operate
        return operate.receive_command(
            context, currentState, topic, _ms(timeoutSeconds), int(maxMessages)
        )

    # --- time
    def sleep(self, seconds):
        """Sleep durably: after a crash only the rest. A cancel ends it; inside a step it is a plain pause."""
        context = self._context("sleep")
        context.parts.waits.sleep(context, _ms(seconds))

    def stepKey(self):
        """Inside a step: text that is the same each time this step of this run is run, for the outside to deduplicate."""
        context = self._context("stepKey")
        seq = context.step.call_seq if context.step is not None else context.call_seq
        return "%s:%d" % (context.workflowId, seq)

    # --- events, streams, progress
    def setEvent(self, key, value):
        """Set an event of the run to a value, which pages and other runs can read; its earlier values are kept as history."""
        context = self._context("setEvent")
        context.parts.telling.event(context, key, value)

    def writeStream(self, key, value):
        """Append to a stream of the run; the offset: 0, 1, 2 …"""
        context = self._context("writeStream")
        return context.parts.telling.stream(context, key, value)

    def progress(self, message, extra=None):
        """Tell how far the run is. Never raises, and does nothing outside a run."""
        context = instance.current_context()
        if context is not None:
            context.parts.telling.progress(context, message, extra)

    # --- cancelled, late
    def isCancelled(self):
        """Whether the run was cancelled; False outside a run."""
        context = instance.current_context()
        return context is not None and context.parts.telling.is_cancelled(context)

    def checkCancelled(self):
        """Raise Cancelled if the run was cancelled; nothing outside a run."""
        context = instance.current_context()
        if context is not None:
            context.parts.telling.check(context)

    def checkTimeout(self):
        """Raise Cancelled if the run is past its deadline; nothing outside a run."""
        context = instance.current_context()
        if context is not None:
            context.check_deadline()

    # --- administration
    def applyRetention(self):
        return self._engine.apply_retention()

    def enterMaintenance(self, mode="drain", reason="", queueName=None):
        return self._engine.enter_maintenance(
            mode, reason, queueName, self._engine.host.caller()["actor"]
        )

    def exitMaintenance(self):
        return self._engine.exit_maintenance(self._engine.host.caller()["actor"])

    def getMaintenanceStatus(self):
        return self._engine.maintenance_status()

    def swapIfDrained(self):
        return self._engine.swap_if_drained(self._engine.host.caller()["actor"])

    def getExecutorDiagnostics(self, includeSamples=False, sampleLimit=20):
        return self._engine.diagnostics(includeSamples, sampleLimit)

    def isTicksOnly(self):
        """Whether nothing is dispatched but by dispatch()."""
        return self._engine.settings.dispatch_mode == TICKS

    def listWorkflows(self):
        return self._engine.registry.names()

    def listSteps(self):
        return self._engine.registry.step_names()

    def getWorkflowFn(self, workflowName):
        """The function of a workflow, as it was decorated; raises WorkflowNotFound."""
        return self._engine.registry.resolve(
            workflowName, self._engine.host.caller()["project"]
        ).fn

    def shutdown(self, wait_sec=5):
        return instance.shutdownRuntime(wait_sec)

    def _context(self, what):
        context = instance.current_context()
        if context is None:
            raise OutsideRun("%s can be used only inside a running workflow" % what)
        return context


def _project():
    context = instance.current_context()
    return context.definition.project or None if context is not None else None


def _ms(seconds):
    return int(float(seconds or 0) * 1000)
