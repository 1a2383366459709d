# -*- coding: utf-8 -*-
"""The run a thread carries: its position, what a replay knows, and why it must leave."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model import codec, states
from exchange.workflows.model.errors import (
    Cancelled,
    Draining,
    LostRun,
    NonDeterministicWorkflow,
    StoreError,
)

TIMEOUT_REASON = "Timeout exceeded"


class Carrier(object):
    """Which RunContext the calling thread carries; one per process, whatever the number of engines."""

    def __init__(self, host):
        self._local = host.local()

    def current(self):
        return getattr(self._local, "context", None)

    def put(self, context):
        self._local.context = context


class Signal(object):
    """Set from other threads when something happened to a waiting run."""

    def __init__(self, host):
        self._condition = host.condition()
        self._set = False

    def set(self):
        with self._condition:
            self._set = True
            self._condition.notify_all()

    def clear(self):
        self._set = False

    def wait(self, timeout_ms):
        with self._condition:
            if not self._set:
                self._condition.wait(timeout_ms)


class RunContext(object):
    """One carried run. Only its own thread writes it, except `cancelled`, `lost` and `signal`."""

    def __init__(self, run, definition, parts):
        self.run = run
        self.definition = definition
        self.parts = parts  # engine.parts.Parts
        self.workflowId = run.workflow_id
        self.workflowName = run.workflow_name
        self.inputs = None
        self.token = run.claim_token
        self.deadline_at = run.deadline_at
        self.started_at = None
        self.call_seq = 0
        self.op_seq = 0
        self.history = None
        self.last_recorded = (0, 0)
        self.offsets = {}
        self.stream_places = {}  # position of a recorded stream write: its offset
        self.step = None  # the RunningStep this thread is in
        self.phase = run.phase_state
        self.command_waiting = True  # until a verdict says otherwise
        self.stop_command = None  # the STOP that was accepted
        self.cancelled = None  # (reason, kind)
        self.broken = None  # the StoreError that kept a checkpoint from being written
        self.leaving = None  # the Interruption that must get out
        self.parking = None  # Park to write when the code is out
        self.signal = Signal(parts.host)
        self.lock = parts.host.lock()
        self.outside = False  # whether this run has given its permit back
        self.looked_at = 0

    @property
    def deadlineEpochMs(self):
        return self.deadline_at

    @property
    def reads_commands(self):
        return self.definition.commands_mode == "code"

    @property
    def replaying(self):
        """Whether something is recorded after the present position: then the past is being repeated. A step that was
        begun counts: whatever came before it is past."""
        return (self.call_seq, self.op_seq) < self.last_recorded

    # --- position -------------------------------------------------------------------------------------------------------
    def use_history(self, history):
        self.history = history
        self.offsets = dict(history.offsets)
        ends = [(seq, 0) for seq in history.steps]
        ends.extend(history.operations)
        self.last_recorded = max(ends) if ends else (0, 0)
        self.stream_places = _stream_places(history)

    def next_step(self):
        self.call_seq += 1
        self.op_seq = 0
        return self.call_seq

    def recorded_step(self, call_seq):
        return self.history.steps.get(call_seq) if self.history is not None else None

    def recorded_next(self):
        """The operation recorded at the next position, or None; the position is not taken."""
        if self.history is None:
            return None
        return self.history.operations.get((self.call_seq, self.op_seq + 1))

    def next_operation(self, kind, name):
        """Take the next position for an operation: (op_seq, its record or None)."""
        record = self.recorded_next()
        if record is not None and (record.kind, record.name) != (kind, name):
            raise self.nondeterministic(
                "%s %s" % (kind, name), "%s %s" % (record.kind, record.name)
            )
        self.op_seq += 1
        return self.op_seq, record

    def lowest_inner_seq(self, call_seq):
        """Operations inside a step count downwards from 0 and are never replayed; those of an earlier life count too."""
        if self.history is None:
            return 0
        taken = [
            op for (call, op) in self.history.operations if call == call_seq and op < 0
        ]
        return min(taken) if taken else 0

    def next_inner(self):
        self.step.inner_seq -= 1
        return (self.step.call_seq, self.step.inner_seq)

    def nondeterministic(self, met, recorded):
        return NonDeterministicWorkflow(
            "At position %d.%d the code calls %s, but %s is recorded there. The code of %s has changed under a run that"
            " began with it."
            % (self.call_seq, self.op_seq, met, recorded, self.workflowName),
            workflow_id=self.workflowId,
        )

    # --- leaving --------------------------------------------------------------------------------------------------------
    def check(self):
        """Raise what must be raised at a boundary. Called by every engine call of the code."""
        if self.leaving is not None:
            raise self.leaving
        if self.parts.draining:
            self.leave(Draining("The engine is stopping"))
        self.check_cancelled()
        self.check_deadline()

    def leave(self, interruption):
        """Unwind the code with `interruption`; every later engine call of it raises it again."""
        self.leaving = interruption
        raise interruption

    def check_cancelled(self):
        if self.cancelled is not None:
            raise Cancelled(*self.cancelled)

    def check_deadline(self):
        if (
            self.deadline_at is not None
            and self.parts.host.now_ms() >= self.deadline_at
        ):
            raise Cancelled(TIMEOUT_REASON, "timeout")

    def cancel(self, reason, kind):
        """From another thread: the row is CANCELLED; let the code meet it."""
        self.cancelled = (reason, kind)
        self.signal.set()

    def cancelled_by_row(self, error_json):
        self.cancelled = reason_of(error_json)

    # --- checkpoints ----------------------------------------------------------------------------------------------------
    def checkpoint(self, entry):
        """Have `entry` recorded before going on; raises Cancelled or LostRun when the run is not open for it."""
        try:
            verdict = self.parts.journal.commit(entry)
        except StoreError as error:
            # Nothing may run on unrecorded: the code is left here, and the run ends with this error.
            self.broken = error
            self.leave(
                LostRun("A checkpoint of run %s was not written" % self.workflowId)
            )
        return self.accept(verdict)

    def accept(self, verdict):
        if verdict.written:
            self.command_waiting = verdict.command_waiting
            self.deadline_at = verdict.deadline_at
            return verdict
        return self.refused(verdict.status, verdict.error_json)

    def refused(self, status, error_json):
        """Nothing was recorded: say why, and stop the run here."""
        if status != states.CANCELLED:
            self.leave(
                LostRun("Run %s is not ours any more (%s)" % (self.workflowId, status))
            )
        self.cancelled_by_row(error_json)
        raise Cancelled(*self.cancelled)


def _stream_places(history):
    """Offsets follow the order of writing: what a step wrote (op_seq -1, -2, ...) comes before what follows the step."""
    by_key = {}
    for position, operation in history.operations.items():
        if operation.kind == "stream":
            by_key.setdefault(operation.name, []).append(position)
    places = {}
    for key, positions in by_key.items():
        positions.sort(
            key=lambda position: (position[0], position[1] > 0, abs(position[1]))
        )
        first = history.offsets.get(key, len(positions)) - len(positions)
        places.update(
            (position, first + index) for index, position in enumerate(positions)
        )
    return places


def reason_of(error_json):
    """(reason, kind) in the error_json of a cancelled row."""
    try:
        error = codec.decode(error_json) if error_json else None
    except ValueError:
        error = None
    if not isinstance(error, dict):
        return ("cancelled", "cancelled")
    return (error.get("reason") or "cancelled", error.get("type") or "cancelled")
