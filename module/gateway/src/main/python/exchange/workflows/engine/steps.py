# -*- coding: utf-8 -*-
"""A step: run once for ever, or replayed."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model import codec, states
from exchange.workflows.model.errors import (
    Cancelled,
    Interruption,
    NotSerializable,
    ReplayedStepError,
)
from exchange.workflows.model.records import StepRecord
from exchange.workflows.model.retries import next_delay_ms


class RunningStep(object):
    """The step a run is in. `lock` orders the loop that shows long steps and the worker that ends the step."""

    __slots__ = (
        "call_seq",
        "name",
        "started_at",
        "attempt",
        "lock",
        "shown",
        "inner_seq",
    )

    def __init__(self, call_seq, name, started_at, lock, attempt, inner_seq):
        self.call_seq = call_seq
        self.name = name
        self.started_at = started_at
        self.attempt = attempt
        self.lock = lock
        self.shown = (
            attempt > 1
        )  # then its row is there already, as STARTED with the attempt that failed
        self.inner_seq = inner_seq


class Steps(object):
    def __init__(self, parts):
        self._parts = parts

    def run(self, context, name, policy, call):
        """The step's output: recorded, or of `call()`, which is recorded before this returns.

        A step called by a step is plain code of the outer one. Raises what the last attempt raised, and
        ReplayedStepError when the recorded end is an error.
        """
        if context.step is not None:
            return call()
        self._parts.operate.boundary(context)
        call_seq = context.next_step()
        record = context.recorded_step(call_seq)
        if record is not None and record.step_name != name:
            raise context.nondeterministic(
                "step %s" % name, "step %s" % record.step_name
            )
        if record is not None and record.status != states.STEP_STARTED:
            return self._replayed(record)
        if context.replaying:
            self._parts.operate.repeat_stop(context)
        return self._attempts(
            context, StepRun(context, call_seq, name, policy, call), record
        )

    def show_long(self):
        """Show steps that last as STARTED; one step of a loop."""
        now = self._parts.host.now_ms()
        for context in self._parts.carried.all():
            step = context.step
            if (
                step is not None
                and not step.shown
                and now - step.started_at >= self._parts.settings.long_step_ms
            ):
                self._show(context, step)

    def _show(self, context, step):
        with step.lock:
            if step.shown or context.step is not step:
                return
            step.shown = True
            self._parts.journal.ride(
                _record(context, step, states.STEP_STARTED, None, None, None)
            )

    def _replayed(self, record):
        if record.status == states.STEP_SUCCESS:
            return (
                codec.decode(record.output_json)
                if record.output_json is not None
                else None
            )
        error = _decoded(record.error_json)
        raise ReplayedStepError(
            "Replayed step error step=%s call_seq=%s message=%s"
            % (record.step_name, record.call_seq, error.get("message")),
            step_name=record.step_name,
            call_seq=record.call_seq,
        )

    # --- attempts
    def _attempts(self, context, step_run, record):
        attempt = self._first_attempt(context, step_run, record)
        while True:
            step = self._enter(context, step_run, attempt)
            try:
                self._parts.hit("step.before")
                value = step_run.call()
            except (Interruption, Cancelled):
                self._leave(context, step)
                raise
            except self._parts.host.FAILURES as error:
                self._leave(context, step)
                due = self._failed(context, step_run, step, error)
                if due is None:
                    raise
            else:
                self._leave(context, step)
                return self._succeeded(context, step, value)
            attempt += 1
            self._pause(context, due)

    def _first_attempt(self, context, step_run, record):
        """Go on counting where an earlier life of the run stopped; an attempt that a crash cut off does not count."""
        if record is None or record.error_json is None:
            return 1
        delay_ms = next_delay_ms(step_run.policy, record.attempts)
        if delay_ms is None:
            return (
                record.attempts
            )  # the policy has become stricter meanwhile: one last attempt
        self._pause(context, (record.completed_at or 0) + delay_ms)
        return record.attempts + 1

    def _enter(self, context, step_run, attempt):
        inner_seq = (
            context.lowest_inner_seq(step_run.call_seq)
            if attempt == 1
            else step_run.inner_seq
        )
        now = self._parts.host.now_ms()
        step_run.started_at = step_run.started_at or now
        step = RunningStep(
            step_run.call_seq,
            step_run.name,
            step_run.started_at,
            context.lock,
            attempt,
            inner_seq,
        )
        context.step = step
        return step

    def _leave(self, context, step):
        with step.lock:
            context.step = None

    def _succeeded(self, context, step, value):
        self._parts.hit("step.done")
        try:
            text, value = self._parts.host.settle(value)
        except NotSerializable as error:
            self._conclude(context, step, error)
            raise
        now = self._parts.host.now_ms()
        context.checkpoint(_record(context, step, states.STEP_SUCCESS, text, None, now))
        return value

    def _failed(self, context, step_run, step, error):
        """Record the failed attempt; when the next is due, counted from the failure as a replay counts, or None."""
        step_run.inner_seq = step.inner_seq
        delay_ms = next_delay_ms(step_run.policy, step.attempt)
        if delay_ms is not None and not self._should_retry(step_run.policy, error):
            delay_ms = None
        if delay_ms is None:
            self._conclude(context, step, error)
            return None
        failed = self._error_record(context, step, states.STEP_STARTED, error)
        context.checkpoint(failed)
        self._parts.hit("attempt.failed")
        return failed.completed_at + delay_ms

    def _should_retry(self, policy, error):
        if policy.should_retry is None:
            return True
        return bool(self._parts.host.call(None, policy.should_retry, (error,), {}))

    def _conclude(self, context, step, error):
        context.checkpoint(self._error_record(context, step, states.STEP_ERROR, error))

    def _error_record(self, context, step, status, error):
        failure = codec.step_error(
            self._parts.host.failure(error), step.name, step.call_seq, step.attempt
        )
        return _record(
            context,
            step,
            status,
            None,
            codec.encode(failure),
            self._parts.host.now_ms(),
        )

    def _pause(self, context, until):
        self._parts.waits.until(context, until, "retry")


class StepRun(object):
    """One call of a step, over its attempts."""

    __slots__ = ("call_seq", "name", "policy", "call", "started_at", "inner_seq")

    def __init__(self, context, call_seq, name, policy, call):
        self.call_seq = call_seq
        self.name = name
        self.policy = policy
        self.call = call
        self.started_at = None
        self.inner_seq = 0


def _record(context, step, status, output_json, error_json, completed_at):
    return StepRecord(
        context.workflowId,
        context.token,
        step.call_seq,
        step.name,
        status,
        output_json,
        error_json,
        step.started_at,
        completed_at,
        step.attempt,
    )


def _decoded(error_json):
    try:
        error = codec.decode(error_json) if error_json else {}
    except ValueError:
        error = {}
    return error if isinstance(error, dict) else {"message": error}
