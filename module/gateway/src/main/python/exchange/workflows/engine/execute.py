# -*- coding: utf-8 -*-
"""Carry one claimed run to its outcome: a list of steps over one record, and one place where exceptions become values."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.context import RunContext
from exchange.workflows.model import codec, states
from exchange.workflows.model import commands as words
from exchange.workflows.model.errors import (
    AmbiguousWorkflow,
    Cancelled,
    Draining,
    Interruption,
    LostRun,
    NotSerializable,
    Stopped,
    StoreError,
    Suspend,
    WorkflowsError,
)
from exchange.workflows.model.record import record
from exchange.workflows.model.records import Begin, Finish, Release, Requeue

# How the code was left. kind: RETURNED value · FAILED failure · CANCELLED (reason, kind) · STOPPED reason · SUSPENDED ·
# DRAINING · LOST
Outcome = record("Outcome", "kind value")

RETURNED = "RETURNED"
FAILED = "FAILED"
CANCELLED = "CANCELLED"
STOPPED = "STOPPED"
SUSPENDED = "SUSPENDED"
DRAINING = "DRAINING"
LOST = "LOST"

SUSPENDED_OUTCOME = Outcome(SUSPENDED, None)
DRAINING_OUTCOME = Outcome(DRAINING, None)
LOST_OUTCOME = Outcome(LOST, None)


class Execute(object):
    def __init__(self, parts):
        self._parts = parts
        self._log = parts.host.logger("engine.execute")

    def carry(self, run):
        """Carry a run that this executor has claimed. Never raises: what cannot be recorded is logged."""
        try:
            definition = self._parts.registry.resolve(run.workflow_name, run.project)
        except WorkflowsError as error:
            return self._without_code(run, error)
        context = RunContext(run, definition, self._parts)
        self._parts.carried.add(context)
        self._parts.carrier.put(context)
        try:
            self._carry(context)
        except LostRun:
            self._lose(context, None)
        except (
            self._parts.host.FAILURES
        ) as error:  # the border of a worker: nothing above could answer
            self._log.error(
                "Run %s could not be carried to its end" % run.workflow_id, error
            )
        finally:
            self._parts.carrier.put(None)
            self._parts.carried.remove(context)

    def _carry(self, context):
        if not self._begin(context):
            return
        outcome = self._run_code(context)
        outcome = self._judge(context, outcome)
        self._record(context, outcome)

    # --- begin
    def _begin(self, context):
        """PENDING -> RUNNING; False when the run was cancelled, or taken by somebody else, meanwhile."""
        self._parts.hit("begin.before")
        now = self._parts.host.now_ms()
        context.started_at = now
        verdict = self._parts.journal.commit(
            Begin(
                context.workflowId,
                context.token,
                self._deadline(context, now),
                self._generation(context),
                now,
            )
        )
        self._parts.hit("begin.written")
        if verdict.written:
            context.deadline_at = verdict.deadline_at
            context.command_waiting = verdict.command_waiting
            context.phase = words.phase_at_begin(context.phase)
        elif verdict.status == states.CANCELLED:
            self._release(context)
        return verdict.written

    def _deadline(self, context, now):
        """The first start sets it; a run that goes on keeps what it had."""
        if context.run.deadline_at is not None:
            return context.run.deadline_at
        try:
            seconds = codec.timeout_seconds_of(
                codec.decode(context.run.inputs_json or "{}")
            )
        except ValueError:
            return None  # unreadable inputs: the code's own start says so, as an ERROR
        return None if seconds is None else now + int(seconds * 1000)

    def _generation(self, context):
        return context.definition.generation

    # --- the code
    def _run_code(self, context):
        """Call the workflow function; however it is left becomes an Outcome."""
        try:
            self._load_history(context)
            args, kwargs = self._arguments(context)
            context.check()
            return Outcome(RETURNED, self._call(context, args, kwargs))
        except Interruption:
            return LOST_OUTCOME  # `judge` looks at what the engine meant
        except Stopped as error:
            return Outcome(STOPPED, error.reason)
        except Cancelled as error:
            return Outcome(CANCELLED, (error.reason, error.kind))
        except (
            self._parts.host.FAILURES
        ) as error:  # around user code: recorded as the run's ERROR
            return Outcome(FAILED, self._parts.host.failure(error))

    def _load_history(self, context):
        """What a replay needs; a run on its first claim has nothing recorded and costs no read.

        The token counts the claims of a row. What a row that was set back by hand looks like says nothing.
        """
        if context.run.started_at is None and context.token <= 1:
            return
        store, waits = self._parts.store, self._parts.waits
        context.use_history(
            waits.patiently(context, lambda: store.history(context.workflowId))
        )
        self._parts.hit("history.read")

    def _arguments(self, context):
        stored = (
            self._parts.host.decode(context.run.inputs_json)
            if context.run.inputs_json
            else {"resolved": {}}
        )
        resolved = stored.get("resolved") if isinstance(stored, dict) else stored
        context.inputs = resolved
        if isinstance(resolved, dict):
            return (), dict((str(name), value) for name, value in resolved.items())
        return (resolved,), {}

    def _call(self, context, args, kwargs):
        return self._parts.host.call(
            context.definition.owner, context.definition.fn, args, kwargs
        )

    # --- judge: what the engine decided goes before what the code made of it
    def _judge(self, context, outcome):
        leaving = context.leaving
        if isinstance(leaving, Suspend):
            return SUSPENDED_OUTCOME
        if isinstance(leaving, Draining):
            return DRAINING_OUTCOME
        if context.broken is not None:
            return Outcome(FAILED, self._parts.host.failure(context.broken))
        if isinstance(leaving, LostRun) or outcome.kind == LOST:
            return LOST_OUTCOME
        if context.cancelled is not None:
            return Outcome(CANCELLED, context.cancelled)
        if outcome.kind == RETURNED and self._is_late(context):
            return Outcome(CANCELLED, ("Timeout exceeded", "timeout"))
        if outcome.kind == RETURNED and context.stop_command is not None:
            return Outcome(STOPPED, context.stop_command.reason or "stopped")
        return outcome

    def _is_late(self, context):
        return (
            context.deadline_at is not None
            and self._parts.host.now_ms() >= context.deadline_at
        )

    # --- record
    def _record(self, context, outcome):
        recorders = {
            RETURNED: self._succeed,
            FAILED: self._fail,
            CANCELLED: self._cancel,
            STOPPED: self._stop,
            SUSPENDED: self._park,
            DRAINING: self._requeue,
            LOST: self._lose,
        }
        recorders[outcome.kind](context, outcome.value)

    def _succeed(self, context, value):
        try:
            result_json = self._parts.host.encode(value)
        except NotSerializable as error:
            result_json = codec.encode(codec.unstorable_result(value, error))
        self._finish(context, states.SUCCESS, words.COMPLETE, result_json, None)

    def _fail(self, context, failure):
        self._finish(
            context,
            states.ERROR,
            words.ERROR,
            None,
            codec.encode(codec.workflow_error(failure)),
        )

    def _cancel(self, context, about):
        """Release also after our own Finish: somebody may have cancelled the row in this very millisecond."""
        reason, kind = about
        if context.cancelled is None:
            error_json = codec.encode(codec.ended(kind, reason))
            self._finish(context, states.CANCELLED, words.STOPPED, None, error_json)
        self._release(context)

    def _stop(self, context, reason):
        error_json = codec.encode(codec.ended("stopped", reason))
        self._finish(context, states.STOPPED, words.STOPPED, None, error_json)

    def _finish(self, context, status, phase_state, result_json, error_json):
        self._parts.hit("finish.before")
        now = self._parts.host.now_ms()
        entry = Finish(
            context.workflowId,
            context.token,
            status,
            phase_state,
            result_json,
            error_json,
            now,
        )
        verdict = self._parts.journal.commit(entry)
        self._parts.hit("finish.written")
        if verdict.written:
            context.command_waiting = verdict.command_waiting
            self._end_commands(context, status)
            return
        if verdict.status == states.CANCELLED:
            self._release(context)
        else:
            self._log.warn(
                "Run %s ended %s, but it is not ours any more"
                % (context.workflowId, status)
            )

    def _release(self, context):
        """The code of a cancelled run has ended: its partition is free from now on."""
        now = self._parts.host.now_ms()
        self._parts.journal.commit(Release(context.workflowId, context.token, now))
        self._parts.hit("release.written")
        context.command_waiting = True
        self._end_commands(context, states.CANCELLED)
        self._parts.wake_dispatch()

    def _end_commands(self, context, status):
        """The run's end stands whatever becomes of this; a database that went away meanwhile is not waited for."""
        try:
            self._parts.operate.finished(context, status)
        except StoreError as error:
            self._log.warn(
                "Commands of run %s stay open: %s" % (context.workflowId, error)
            )

    def _park(self, context, _):
        self._parts.hit("park.before")
        verdict = self._parts.journal.commit(
            context.parking._replace(at=self._parts.host.now_ms())
        )
        self._parts.hit("park.written")
        if not verdict.written and verdict.status == states.CANCELLED:
            self._release(context)
        elif verdict.status == states.ENQUEUED:
            self._parts.wake_dispatch()

    def _requeue(self, context, _):
        verdict = self._parts.journal.commit(
            Requeue(context.workflowId, context.token, self._parts.host.now_ms())
        )
        self._parts.hit("requeue.written")
        if not verdict.written and verdict.status == states.CANCELLED:
            self._release(context)

    def _lose(self, context, _):
        self._log.warn(
            "Run %s was left: another executor owns it, or the engine has ended"
            % context.workflowId
        )

    # --- claimed, but there is no code
    def _without_code(self, run, error):
        """Its project went since the claim: it waits for code again. Its name is used twice: an ERROR that says so."""
        try:
            if isinstance(error, AmbiguousWorkflow):
                self._refuse(run, error)
            else:
                self._parts.journal.commit(
                    Requeue(run.workflow_id, run.claim_token, self._parts.host.now_ms())
                )
            self._log.warn("Run %s was not begun: %s" % (run.workflow_id, error))
        except (StoreError, LostRun) as failure:
            self._log.error("Run %s could not be given back" % run.workflow_id, failure)

    def _refuse(self, run, error):
        now = self._parts.host.now_ms()
        failure = {
            "type": "AmbiguousWorkflow",
            "message": error.message,
            "traceback": "",
        }
        error_json = codec.encode(codec.workflow_error(failure))
        self._parts.journal.commit(
            Begin(run.workflow_id, run.claim_token, None, None, now)
        )
        self._parts.journal.commit(
            Finish(
                run.workflow_id,
                run.claim_token,
                states.ERROR,
                words.ERROR,
                None,
                error_json,
                now,
            )
        )
