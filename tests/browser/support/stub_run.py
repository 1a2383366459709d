# -*- coding: utf-8 -*-
"""One run of the imitated engine: what it has reached, worked out from the time that passed."""
from __future__ import absolute_import, division, print_function, unicode_literals

import time
import uuid

FINISHED = ("SUCCESS", "ERROR", "CANCELLED", "STOPPED")
STEP_MS = 500
RUN_MS = 60 * 1000
QUEUED_MS = 300
REACTION_MS = 400


def now_ms():
    return int(time.time() * 1000)


class Run(object):
    def __init__(self, body, actor, created=None):
        self.id = str(uuid.uuid4())
        self.name = body["workflowName"]
        self.inputs = body.get("inputs") or {}
        self.queue = body.get("queueName") or "default"
        self.partition = body.get("partitionKey")
        self.priority = body.get("priority") or 0
        self.actor = actor
        self.created = created or now_ms()
        self.held_ms = 0
        self.holding_since = None
        self.ending = None  # (status, at)
        self.commands = []

    @property
    def started(self):
        return self.created + QUEUED_MS

    def ran_ms(self, now):
        """Time spent in its code: none while it is queued or held."""
        end = self.ending[1] if self.ending else now
        held = self.held_ms + (
            end - self.holding_since
            if self.holding_since and self.holding_since < end
            else 0
        )
        return max(0, end - self.started - held)

    def state(self, now):
        """(status, phase state)"""
        if self.ending and now >= self.ending[1]:
            return self.ending[0], self.ending[0]
        if now < self.started:
            return "ENQUEUED", "IDLE"
        if self.ending:
            return "RUNNING", "STOPPING"
        if self.holding_since:
            return (
                ("WAITING", "HELD")
                if now - self.holding_since > REACTION_MS
                else ("RUNNING", "HOLDING")
            )
        if self.name == "demo.fails" and self.ran_ms(now) > 3 * STEP_MS:
            return "ERROR", "ERROR"
        return (
            ("SUCCESS", "COMPLETE")
            if self.ran_ms(now) > RUN_MS
            else ("RUNNING", "RUNNING")
        )

    def ended_at(self, now):
        status, _ = self.state(now)
        if status not in FINISHED:
            return None
        if self.ending:
            return self.ending[1]
        return (
            self.started + self.held_ms + (3 * STEP_MS if status == "ERROR" else RUN_MS)
        )

    def available(self, now):
        status, phase = self.state(now)
        if status in FINISHED:
            return []
        return {
            "IDLE": ["STOP", "CANCEL"],
            "RUNNING": ["HOLD", "STOP", "CANCEL"],
            "HELD": ["RESUME", "STOP", "CANCEL"],
            "STOPPING": ["CANCEL"],
        }.get(phase, ["STOP", "CANCEL"])

    def steps(self, now):
        status, _ = self.state(now)
        count = int(self.ran_ms(now) // STEP_MS) + (0 if status == "ENQUEUED" else 1)
        count = min(count, 3 if self.name == "demo.fails" else RUN_MS // STEP_MS)
        return [self._step(seq, seq == count, status) for seq in range(1, count + 1)]

    def _step(self, seq, last, status):
        begun = self.started + (seq - 1) * STEP_MS
        failed = last and status == "ERROR"
        running = last and status not in FINISHED
        error = {
            "type": "ValueError",
            "message": "the scale answers no number",
            "stack": "Traceback …",
        }
        return {
            "seq": seq,
            "name": "demo.cmd.sleep_chunked",
            "status": "ERROR" if failed else "RUNNING" if running else "SUCCESS",
            "output": (
                None if failed or running else {"total_ms": STEP_MS, "chunk_ms": 250}
            ),
            "error": error if failed else None,
            "startedAt": begun,
            "completedAt": None if running else begun + STEP_MS,
            "attempts": 3 if failed else 1,
        }

    def row(self, now):
        status, phase = self.state(now)
        steps = self.steps(now)
        last = steps[-1] if steps else None
        pct = min(100, int(100 * self.ran_ms(now) / RUN_MS))
        return {
            "workflowId": self.id,
            "workflowName": self.name,
            "project": None,
            "status": status,
            "phaseState": phase,
            "queueName": self.queue,
            "partitionKey": self.partition,
            "createdAt": self.created,
            "startedAt": None if status == "ENQUEUED" else self.started,
            "updatedAt": self.ended_at(now) or now,
            "completedAt": self.ended_at(now),
            "step": last
            and {k: last[k] for k in ("seq", "name", "status", "startedAt")},
            "progress": last
            and {"message": "Filling, loop %d" % len(steps), "pct": pct, "at": now},
            "availableCommands": self.available(now),
            "lastCommand": self.last_command(now),
            "startedBy": self.actor,
        }

    def last_command(self, now):
        found = self.command_rows(now)
        if not found:
            return None
        return dict(
            {k: found[0][k] for k in ("cmd", "status", "actor", "reason")},
            at=found[0]["requestedAt"],
        )

    def command_rows(self, now):
        """Newest first; a command is REQUESTED for a moment, then DONE."""
        rows = []
        for number, (cmd, actor, reason, at) in enumerate(self.commands):
            done = now - at > REACTION_MS
            rows.append({
                "id": number, "cmd": cmd, "status": "DONE" if done else "REQUESTED", "actor": actor,
                "source": "gateway page", "reason": reason, "requestedAt": at, "outcome": None,
            })  # fmt: skip
        return rows[::-1]
