# -*- coding: utf-8 -*-
"""An in-memory imitation of the JSON API's answers, so that the page can be seen without a gateway.

It carries out nothing: what a run has reached is worked out from the time that passed since it was started.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import threading

from tests.browser.support.stub_run import REACTION_MS, STEP_MS, Run, now_ms

STATUSES = (
    "ENQUEUED",
    "PENDING",
    "RUNNING",
    "WAITING",
    "SUCCESS",
    "ERROR",
    "CANCELLED",
    "STOPPED",
)

WORKFLOWS = [
    {
        "name": "demo.commands_60s",
        "project": None,
        "doc": "Runs for a minute and obeys commands.",
        "commands": "code",
    },
    {
        "name": "demo.fails",
        "project": None,
        "doc": "Fails in its third step.",
        "commands": "engine",
    },
    {
        "name": "demo.one_minute_progress",
        "project": None,
        "doc": "Reports its progress.",
        "commands": "engine",
    },
]


class Refused(Exception):
    def __init__(self, status, code, message, data=None):
        Exception.__init__(self, message)
        self.status = status
        self.body = {"ok": False, "code": code, "message": message, "data": data or {}}


class StubEngine(object):
    def __init__(self):
        self.lock = threading.RLock()
        self.runs = []
        self.maintenance = None
        self.down = None
        self.workflows = list(WORKFLOWS)
        self.settings = {
            "database": "", "poolSize": 8, "dispatchMode": "auto", "retentionDays": 30, "retentionRows": 1000000,
            "globalTimeoutHours": 0, "workers": 8,
        }  # fmt: skip

    # --- reads ------------------------------------------------------------------------------------------------------
    def status(self):
        now = now_ms()
        counts = dict.fromkeys(STATUSES + ("held",), 0)
        for run in self.runs:
            status, phase = run.state(now)
            counts[status] += 1
            counts["held"] += phase == "HELD"
        in_flight = counts["RUNNING"] + counts["WAITING"]
        maintenance = self.maintenance or {
            "enabled": False,
            "mode": None,
            "reason": None,
            "by": None,
            "since": None,
        }
        state = (
            "DATABASE_DOWN"
            if self.down
            else "MAINTENANCE" if self.maintenance else "RUNNING"
        )
        return {
            "ok": True, "version": "0.0.0",
            "engine": {
                "state": state, "since": self.down or maintenance["since"] or now - 3600000, "gateway": "plant-1",
                "executorId": "plant-1", "generation": 1, "store": "sqlite", "dbName": None,
                "lastError": "connection refused" if self.down else None,
            },
            "maintenance": dict(maintenance, inFlight=in_flight, drained=bool(self.maintenance) and in_flight == 0),
            "counts": dict.fromkeys(counts) if self.down else counts,
            "workers": {"size": 8, "busy": counts["RUNNING"], "outside": 0},
            "buffer": {"depth": 0, "maxDepth": 50000, "overflowCount": 0, "deadLetters": 0, "oldestAgeMs": None},
            "dispatchMode": "auto", "nowMs": now,
        }  # fmt: skip

    def list_workflows(self):
        more = {"parks": False, "generation": 1, "waitingForCode": 0}
        return {"workflows": [dict(workflow, **more) for workflow in self.workflows]}

    def queues(self):
        names = sorted(set(run.queue for run in self.runs) | {"default"})
        return {
            "queues": [
                {"name": name, "counts": {}, "oldestEnqueuedAt": None} for name in names
            ]
        }

    def page(self, params):
        if self.down:
            raise Refused(
                503,
                "STORE_UNAVAILABLE",
                "the database does not answer: connection refused",
            )
        now = now_ms()
        rows = [run.row(now) for run in sorted(self.runs, key=lambda run: -run.created)]
        rows = [row for row in rows if _fits(row, params)]
        limit, first = int(params.get("limit", 50)), int(params.get("before", 0))
        more = first + limit
        return {
            "runs": rows[first:more],
            "next": str(more) if more < len(rows) else None,
            "total": len(rows),
        }

    def detail(self, run):
        now = now_ms()
        status, _ = run.state(now)
        error = run.steps(now)[-1]["error"] if status == "ERROR" else None
        return dict(
            run.row(now), inputs=run.inputs, result={"ok": True} if status == "SUCCESS" else None, error=error,
            deadlineAt=None, priority=run.priority, deduplicationId=None, claimedBy="plant-1", generation=1,
            recoveryAttempts=0,
        )  # fmt: skip

    def events(self, run):
        loop = len(run.steps(now_ms()))
        return {
            "events": (
                [{"key": "phase.loop_i", "value": loop, "updatedAt": now_ms()}]
                if loop
                else []
            )
        }

    def stream(self, run, params):
        count = len(run.steps(now_ms()))
        after = int(params.get("after", -1))
        found = [
            {"offset": n, "key": "log", "value": {"loop": n, "text": "<b>loop</b>"}, "createdAt": run.started + n * STEP_MS}
            for n in range(max(0, after + 1), count)
        ]  # fmt: skip
        return {
            "entries": found[:200] if params.get("key", "log") == "log" else [],
            "next": count - 1,
        }

    def find(self, run_id):
        for run in self.runs:
            if run.id == run_id:
                return run
        raise Refused(
            404,
            "RUN_NOT_FOUND",
            "there is no run %s; it may have been deleted by retention" % run_id,
        )

    # --- changes ----------------------------------------------------------------------------------------------------
    def start(self, body, actor):
        if self.maintenance:
            raise Refused(
                409, "MAINTENANCE_ACTIVE", "maintenance is on: nothing new is started"
            )
        if body.get("workflowName") not in [
            workflow["name"] for workflow in self.workflows
        ]:
            raise Refused(
                404,
                "WORKFLOW_NOT_REGISTERED",
                "no workflow is named %s" % body.get("workflowName"),
            )
        run = Run(body, actor)
        self.runs.append(run)
        data = {"workflowId": run.id, "workflowName": run.name}
        return dict(
            data, ok=True, code="WORKFLOW_ENQUEUED", message="queued", data=data
        )

    def command(self, run, cmd, reason, actor):
        now = now_ms()
        legal = run.available(now)
        if cmd not in legal:
            text = "%s is not possible while the run is %s" % (cmd, run.state(now)[1])
            raise Refused(409, "ILLEGAL_COMMAND", text, {"legal": legal})
        run.commands.append((cmd, actor, reason or None, now))
        if cmd == "HOLD":
            run.holding_since = now
        elif run.holding_since:
            run.held_ms += now - run.holding_since
            run.holding_since = None
        if cmd == "STOP":
            run.ending = ("STOPPED", now + REACTION_MS)
        if cmd == "CANCEL":
            run.ending = ("CANCELLED", now)
        return {
            "ok": True,
            "code": "COMMAND_SENT",
            "message": "%s sent" % cmd,
            "data": {"workflowId": run.id},
        }

    def enter(self, body, actor):
        self.maintenance = {
            "enabled": True, "mode": body.get("mode"), "reason": body.get("reason"), "by": actor, "since": now_ms(),
        }  # fmt: skip
        if body.get("mode") == "cancel":
            for run in self.runs:
                if "CANCEL" in run.available(now_ms()):
                    self.command(run, "CANCEL", body.get("reason"), actor)
        return {"ok": True, "code": "MAINTENANCE_ENABLED", "message": "on", "data": {}}

    def leave(self):
        self.maintenance = None
        return {
            "ok": True,
            "code": "MAINTENANCE_DISABLED",
            "message": "off",
            "data": {},
        }

    def swap(self):
        if not self.status()["maintenance"]["drained"]:
            raise Refused(409, "NOT_DRAINED", "runs are still in flight")
        return {
            "ok": True,
            "code": "MAINTENANCE_SWAP_OK",
            "message": "swapped",
            "data": {},
        }

    # --- settings ---------------------------------------------------------------------------------------------------
    def read_settings(self):
        return {
            "settings": self.settings,
            "effective": {"store": "sqlite", "dbName": None, "file": "data/workflows/workflows.db"},
            "connections": [{"name": "plant", "status": "VALID", "vendor": "PostgreSQL"}],
        }  # fmt: skip

    def check(self, settings):
        problems = []
        if settings["database"] not in ("", "plant"):
            problems.append(
                {
                    "field": "database",
                    "message": "no database connection is named %s"
                    % settings["database"],
                }
            )
        for name in ("poolSize", "workers"):
            if not 1 <= settings[name] <= 200:
                problems.append({"field": name, "message": "must be between 1 and 200"})
        info = {"latencyMs": 3, "version": "SQLite 3.46.1", "schemaVersion": 3}
        return {
            "ok": not problems,
            "problems": problems,
            "info": None if problems else info,
        }

    def save(self, settings):
        found = self.check(settings)
        if not found["ok"]:
            raise Refused(400, "SETTINGS_REFUSED", "these settings cannot work", found)
        self.settings = settings
        return {
            "ok": True,
            "code": "SETTINGS_SAVED",
            "message": "settings saved",
            "data": {},
        }


def _fits(row, params):
    text = params.get("text", "").lower()
    known = [row["workflowId"], row["workflowName"], row["partitionKey"] or ""]
    return (
        (not params.get("status") or row["status"] in params["status"].split(","))
        and (not params.get("workflow") or row["workflowName"] == params["workflow"])
        and (not params.get("queue") or row["queueName"] == params["queue"])
        and (not text or any(text in word.lower() for word in known))
    )
