# -*- coding: utf-8 -*-
"""Operators' commands: recorded, mailed to code that reads them, or acted on at the boundaries of the run.

HOLD parks the run, RESUME wakes it, STOP raises Stopped in the code, RESET starts a finished run anew as a linked run.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model import commands as words
from exchange.workflows.model import states
from exchange.workflows.model.errors import (
    AmbiguousWorkflow,
    IllegalCommand,
    RunNotFound,
    Stopped,
    WorkflowNotFound,
)
from exchange.workflows.model.records import (
    Command,
    NewCommand,
    OperationRecord,
    PhaseChange,
)

TOPIC = "cmd"
STOP_KIND = "stop"
"""The operation that a replay raises Stopped from again."""


class Operate(object):
    def __init__(self, parts):
        self._parts = parts

    # --- asking
    def mode_of(self, run):
        """Who acts on the run's commands: "engine" or "code"; unknown code is taken to read its own."""
        try:
            return self._parts.registry.resolve(
                run.workflow_name, run.project
            ).commands_mode
        except (WorkflowNotFound, AmbiguousWorkflow):
            return "code"

    def available(self, run):
        """What an operator may do now."""
        if states.is_final(run.status):
            return [words.RESET] if run.status != states.SUCCESS else []
        if run.status in (states.ENQUEUED, states.PENDING):
            return [words.STOP, words.CANCEL]
        if self.mode_of(run) == "code":
            return [words.HOLD, words.RESUME, words.STOP, words.CANCEL]
        return words.available(run.phase_state or words.RUNNING) or [
            words.STOP,
            words.CANCEL,
        ]

    # --- requesting
    def request(self, workflow_id, cmd, reason, actor, source, strict, topic):
        """Record a command; the Command. strict: raises IllegalCommand(legal) where it is not allowed now."""
        run = self._parts.store.find(workflow_id)
        if run is None and strict:
            raise RunNotFound(
                "There is no run %s" % workflow_id, workflow_id=workflow_id
            )
        mailed = topic != TOPIC or run is None or self.mode_of(run) == "code"
        legal = self.available(run) if run is not None else []
        illegal = (
            run is not None
            and cmd in words.COMMANDS
            and topic == TOPIC
            and cmd not in legal
        )
        if illegal and strict:
            text = "%s is not allowed while the run is %s (%s); allowed: %s"
            phase = run.phase_state or words.IDLE
            shown = (cmd, phase, run.status, ", ".join(legal) or "nothing")
            raise IllegalCommand(text % shown, legal=legal, workflow_id=workflow_id)
        command = self._record(workflow_id, cmd, reason, actor, source, topic, mailed)
        self._parts.hit("command.requested")
        if illegal and self._at_once(run, command, mailed):
            return self._decide(
                command,
                "REJECTED",
                "not allowed while the run is %s (%s)"
                % (run.phase_state or words.IDLE, run.status),
            )
        if run is not None:
            command = self._set_in_motion(run, command, mailed)
        self._parts.carried.signal(workflow_id)
        return command

    def _at_once(self, run, command, mailed):
        """Whether a command that is illegal now is refused here. Not a RESUME right behind a HOLD, which the run may not
        have come to yet: a script may send both, and the run takes them in order."""
        if states.is_final(run.status):
            return True
        waits_to_begin = run.status in (states.ENQUEUED, states.PENDING)
        if mailed or (command.cmd == words.HOLD and waits_to_begin):
            return False  # it may begin any moment: it holds at its first boundary
        before = [
            c.cmd
            for c in self._parts.store.commands(run.workflow_id)
            if c.command_id != command.command_id and c.status != "REJECTED"
        ]
        return command.cmd != words.RESUME or before[-1:] != [words.HOLD]

    def _record(self, workflow_id, cmd, reason, actor, source, topic, mailed):
        message = {"cmd": cmd}
        if reason is not None:
            message["reason"] = reason
        host = self._parts.host
        message_json = host.encode(message) if mailed else None
        return self._parts.store.request_command(
            NewCommand(
                host.new_id(),
                workflow_id,
                cmd,
                topic,
                actor,
                source,
                reason,
                host.now_ms(),
                message_json,
            )
        )

    def _set_in_motion(self, run, command, mailed):
        """What nobody's thread will do: a run that waits in the database, or has ended. The Command as it is then."""
        context = self._parts.carried.get(run.workflow_id)
        if context is not None:
            context.command_waiting = True
        elif command.cmd == words.RESET and states.is_final(run.status):
            return self._reset(run, command)
        elif mailed:
            return command
        elif command.cmd == words.STOP and run.status in (
            states.ENQUEUED,
            states.WAITING,
        ):
            return self._stop_waiting(run, command)
        elif run.status == states.WAITING:
            self._parts.store.wake(run.workflow_id, self._parts.host.now_ms())
            self._parts.wake_dispatch()
        return command

    def _stop_waiting(self, run, command):
        """STOP of a run that no code carries: over at once. Lost to a claim, the code will meet the STOP."""
        now = self._parts.host.now_ms()
        if not self._parts.store.stop_waiting_run(run.workflow_id, now):
            return command
        self._parts.wake_dispatch()
        return self._decide(command, "DONE", "stopped before its code went on")

    def _reset(self, run, command):
        new_id = self._parts.start_again(run, command)
        return self._decide(command, "DONE", "started anew as %s" % new_id)

    def _decide(self, command, status, outcome):
        now = self._parts.host.now_ms()
        self._parts.store.decide_command(command.command_id, status, outcome, now)
        self._parts.hit("command.decided")
        return command._replace(status=status, outcome=outcome, decided_at=now)

    # --- acting, on the thread of the run
    def boundary(self, context):
        """Between two operations of the code: leave, or act on commands. The cheap case is a few tests."""
        context.check()
        if context.step is None and not context.reads_commands:
            self._heed(context)

    def in_wait(self, context):
        """The same in a wait of the engine, also inside a step: a step that only waits can be left."""
        context.check()
        if not context.reads_commands:
            self._heed(context)

    def _heed(self, context):
        if context.replaying:
            self.repeat_stop(context)
        elif context.command_waiting or context.phase in (words.HOLDING, words.HELD):
            self._act(context)

    def repeat_stop(self, context):
        """On replay: raise the STOP where it was raised before, so that the clean-up goes on from its records."""
        record = context.recorded_next()
        if record is None or record.kind != STOP_KIND:
            return
        context.op_seq += 1
        command = Command(**self._parts.host.decode(record.value_json))
        context.stop_command = command
        raise Stopped(command.reason or "stopped")

    def _act(self, context):
        """Carry out what was commanded, in order; STOP goes before everything."""
        context.command_waiting = False
        for command in self._open(context):
            self._carry_out(context, command)
        if context.phase in (words.HOLDING, words.HELD):
            self._hold(context)

    def _open(self, context):
        waits, store = self._parts.waits, self._parts.store
        found = waits.patiently(
            context, lambda: store.open_commands(context.workflowId)
        )
        accepted = context.stop_command
        found = [
            c for c in found if accepted is None or c.command_id != accepted.command_id
        ]
        return sorted(found, key=lambda command: 0 if command.cmd == words.STOP else 1)

    def _carry_out(self, context, command):
        if command.cmd == words.CANCEL or command.cmd not in words.available(
            context.phase or words.RUNNING
        ):
            self._answer(
                context,
                command,
                "REJECTED",
                "not allowed while the run is %s" % context.phase,
            )
        elif command.cmd == words.STOP:
            self._stop(context, command)
        elif not self._take(context, command):
            return  # refused meanwhile, by the door through which it came
        elif command.cmd == words.HOLD:
            self._change_phase(context, words.HELD)
            self._answer(context, command, "DONE", "held")
        elif command.cmd == words.RESUME:
            self._change_phase(context, words.RUNNING)
            self._answer(context, command, "DONE", "resumed")

    def _take(self, context, command):
        store, now = self._parts.store, self._parts.host.now_ms()
        return self._parts.waits.patiently(
            context,
            lambda: store.decide_command(command.command_id, "ACCEPTED", None, now),
        )

    def _stop(self, context, command):
        self._record_stop(context, command)
        self._answer(context, command, "ACCEPTED", "the code is stopping")
        context.stop_command = command
        self._change_phase(context, words.STOPPING)
        raise Stopped(command.reason or "stopped")

    def _record_stop(self, context, command):
        host = self._parts.host
        op_seq, _ = context.next_operation(STOP_KIND, words.STOP)
        context.checkpoint(
            OperationRecord(
                context.workflowId,
                context.token,
                context.call_seq,
                op_seq,
                STOP_KIND,
                words.STOP,
                host.encode(dict(command._asdict())),
                host.now_ms(),
            )
        )

    def _hold(self, context):
        """Wait without a worker until RESUME or STOP."""
        if context.definition.parks and context.step is None:
            self._parts.waits.park(context, None, "command")

        def resumed():
            if context.command_waiting:
                context.command_waiting = False
                for command in self._open(context):
                    self._carry_out(context, command)
            return context.phase not in (words.HOLDING, words.HELD)

        context.command_waiting = True
        self._parts.waits.held(context, resumed)

    def _change_phase(self, context, phase):
        context.checkpoint(
            PhaseChange(
                context.workflowId, context.token, phase, self._parts.host.now_ms()
            )
        )
        context.phase = phase

    def _answer(self, context, command, status, outcome):
        self._parts.waits.patiently(
            context, lambda: self._decide(command, status, outcome)
        )

    def finished(self, context, status):
        """The run's code has ended: its STOP is done, and what nobody will act on any more is refused."""
        if context.stop_command is not None:
            self._decide(context.stop_command, "DONE", "the run ended %s" % status)
        if context.command_waiting or context.reads_commands:
            self.refuse_open(context.workflowId, status)

    def refuse_open(self, workflow_id, status):
        """No command disappears: those that a run did not get to are REJECTED at its end."""
        for command in self._parts.store.open_commands(workflow_id):
            self._decide(command, "REJECTED", "the run ended %s first" % status)

    # --- code that reads its commands
    def receive_command(self, context, current_state, topic, timeout_ms, limit):
        """recvCommand: {cmd, message, priority} of the best allowed among the messages taken, or None."""
        self._tell_phase(context, current_state)
        taken = self._parts.waits.receive(context, topic, timeout_ms, max(1, limit))
        if not taken:
            return None
        index = words.pick_index([message for _, message in taken], current_state)
        if not context.replaying:
            self._settle(context, taken, index, current_state)
        return None if index is None else words.pick([taken[index][1]], current_state)

    def _tell_phase(self, context, current_state):
        if current_state and context.phase != current_state and not context.replaying:
            context.phase = current_state
            now = self._parts.host.now_ms()
            self._parts.journal.ride(
                PhaseChange(context.workflowId, context.token, current_state, now)
            )

    def _settle(self, context, taken, index, current_state):
        """Keep what became of each command that was taken."""
        now = self._parts.host.now_ms()
        store, patiently = self._parts.store, self._parts.waits.patiently
        ids = [message_id for message_id, _ in taken]
        refused = [
            i
            for i, (_, message) in enumerate(taken)
            if not words.allowed_in(message, current_state)
        ]
        if refused:
            self._reject(context, [ids[i] for i in refused], current_state)
        kept = [message_id for i, message_id in enumerate(ids) if i not in refused]
        chosen = ids[index] if index is not None else None
        if kept:
            patiently(context, lambda: store.decide_mailed(kept, chosen, now))
        self._parts.hit("command.decided")

    def _reject(self, context, message_ids, current_state):
        store, patiently = self._parts.store, self._parts.waits.patiently
        for command in patiently(context, lambda: store.commands(context.workflowId)):
            if command.message_id in message_ids:
                self._answer(
                    context,
                    command,
                    "REJECTED",
                    "not allowed while the run is %s" % current_state,
                )
