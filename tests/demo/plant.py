# -*- coding: utf-8 -*-
"""The acts of the tour: what a person in the plant does, and what must hold. Each returns the lines to tell."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import threading
import time

from tests.demo.stage import expect
from tests.support.web import Person, use_database

CHANGES = 1000
SENSORS = 50
FINAL = ("SUCCESS", "ERROR", "CANCELLED", "STOPPED")


def short(workflow_id):
    return workflow_id[:8]


class Load(object):
    """Buttons that go on being pressed while something else happens."""

    def __init__(self, plant):
        self.plant = plant
        self.ids = []
        self.refused = 0
        self.on = True
        self.thread = threading.Thread(target=self._press)

    def _press(self):
        code = "result = exchange.workflows.api.service.start('packaging.labels', {'order': 'L', 'count': 5})"
        while self.on:
            reply = self.plant.gateway.run("perspective", code, project="packaging")
            if reply["ok"] and reply["result"]["ok"]:
                self.ids.append(reply["result"]["data"]["workflowId"])
            else:
                self.refused += 1
            time.sleep(0.01)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_error):
        time.sleep(0.3)  # some presses after the event, too
        self.on = False
        self.thread.join()

    def all_succeed(self):
        for workflow_id in self.ids:
            status = self.plant.ends(workflow_id, 60)["status"]
            expect(
                status == "SUCCESS", "run %s ended %s" % (short(workflow_id), status)
            )
        return len(self.ids)


class Plant(object):
    def __init__(self, gateway, options):
        self.gateway = gateway
        self.options = options

    # --- small words ------------------------------------------------------------------------------------------------
    def query(self, call):
        return self.gateway.script(
            "gateway", "result = system.workflows.api.queries.%s" % call
        )

    def run(self, workflow_id):
        return self.query("run(%r)" % workflow_id)

    def reaches(self, workflow_id, word, seconds=20):
        """Until the run's status or operator's state is `word`."""
        return self.gateway.until(
            lambda: [
                r
                for r in [self.run(workflow_id)]
                if word in (r["status"], r["phaseState"])
            ],
            seconds,
            what="run %s %s" % (short(workflow_id), word),
        )[0]

    def ends(self, workflow_id, seconds=60):
        return self.gateway.until(
            lambda: [r for r in [self.run(workflow_id)] if r["status"] in FINAL],
            seconds,
            what="the end of run %s" % short(workflow_id),
        )[0]

    def press(self, call, user="operator"):
        """What a Perspective button of the project `plant` does."""
        return self.gateway.script(
            "perspective",
            "result = plant.buttons.%s" % call,
            project="plant",
            user=user,
        )

    def start_batch(self, batch, seconds):
        return self.press("start(%r, mixSeconds=%d)" % (batch, seconds))["data"][
            "workflowId"
        ]

    def steps(self, workflow_id):
        return self.query("steps(%r)" % workflow_id)["steps"]

    def mixing(self, workflow_id, least=8):
        """Until the batch is in the middle of its work."""
        self.gateway.until(
            lambda: len(self.steps(workflow_id)) >= least, 30, what="the batch mixing"
        )

    def tag(self, path):
        return self.gateway.script(
            "gateway", "result = system.tag.readBlocking([%r])[0].value" % path
        )

    def registered(self, *names):
        found = [w["name"] for w in self.query("workflows()")["workflows"]]
        return set(names) <= set(found)

    # --- the acts ---------------------------------------------------------------------------------------------------
    def comes_up(self):
        self.gateway.start()
        state = self.gateway.state()
        module = state["modules"][0]
        expect(
            module["state"] == "RUNNING",
            "the module is %s: %s" % (module["state"], module.get("error")),
        )
        self.gateway.until(
            lambda: self.registered("plant.batch", "plant.part", "packaging.labels")
        )
        return [
            "%s %s %s; workflows found by themselves in %s"
            % (
                module["name"],
                module["version"],
                module["state"],
                " and ".join(sorted(p["name"] for p in state["projects"])),
            )
        ]

    def moves_to_postgres(self):
        use_database(self.gateway, "plant")
        return ["the store is now the connection `plant`; its schema was made"]

    def button(self):
        self.batch = self.start_batch("B-1", 15)
        run = self.reaches(self.batch, "RUNNING")
        return [
            "run %s RUNNING: step %s"
            % (short(self.batch), (run["step"] or {}).get("name", "not yet"))
        ]

    def designer_and_vision(self):
        lines = []
        for scope, user in (("designer", "ines"), ("vision", "olga")):
            code = (
                "result = exchange.workflows.api.service.start('packaging.labels', {'order': '%s'})"
                % scope
            )
            reply = self.gateway.script(scope, code, project="packaging", user=user)
            run = self.ends(reply["data"]["workflowId"])
            expect(run["status"] == "SUCCESS", "%s ended %s" % (scope, run["status"]))
            expect(
                run["startedBy"] == user,
                "%s was recorded as %s" % (user, run["startedBy"]),
            )
            lines.append(
                "%s: run %s SUCCESS, started by %s"
                % (scope, short(run["workflowId"]), run["startedBy"])
            )
        return lines

    def burst(self):
        events = self.gateway.state()["tags"]["events"]
        begun = time.time()
        for number in range(CHANGES):
            sensor = "[default]Line1/Part%02d" % (number % SENSORS + 1)
            self.gateway.tag(sensor, number + 1)
        changed = time.time() - begun
        self.gateway.until(lambda: self.events_since(events) == CHANGES)
        seen = self.gateway.state()["tags"]["events"]
        dropped = seen["dropped"] - events["dropped"]
        accepted = CHANGES - dropped
        done = "runs(queue='parts', status='SUCCESS', limit=1)['total']"
        self.gateway.until(
            lambda: self.query(done) == accepted, 60, what="%d parts counted" % accepted
        )
        lines = [
            "changed within %.1f s; %d accepted, %d runs SUCCESS %.1f s after the first"
            % (changed, accepted, accepted, time.time() - begun)
        ]
        if dropped:
            rule = (
                "%d changes were dropped by the platform's own rule (%d wait per tag)"
            )
            lines.append(rule % (dropped, seen["queuePerTag"]))
        return lines

    def events_since(self, before):
        now = self.gateway.state()["tags"]["events"]
        return sum(now[word] - before[word] for word in ("executed", "dropped"))

    def hold_and_resume(self):
        self.mixing(self.batch, 5)
        self.press("hold(%r, 'operator hold')" % self.batch)
        held = self.reaches(self.batch, "HELD")
        workers = self.query("status()")["workers"]
        self.press("resume(%r)" % self.batch)
        self.reaches(self.batch, "RUNNING")
        return [
            "HELD after step %s (%s), no worker held: %d busy of %d"
            % (
                held["step"]["seq"],
                held["step"]["name"],
                workers["busy"],
                workers["size"],
            ),
            "RESUME: RUNNING again",
        ]

    def pulled_plug(self):
        self.mixing(self.batch, 9)
        before = [s for s in self.steps(self.batch) if s["status"] == "SUCCESS"]
        self.gateway.kill()
        begun = time.time()
        self.gateway.start()
        run = self.ends(self.batch, 60)
        expect(
            run["status"] == "SUCCESS",
            "the batch ended %s: %s" % (run["status"], run["error"]),
        )
        after = self.steps(self.batch)
        expect(after[: len(before)] == before, "a recorded step changed")
        return [
            "killed after step %d of the batch; %.1f s later the gateway was back and the run SUCCESS"
            % (len(before), time.time() - begun),
            "the %d recorded steps did not run again; %d steps in all"
            % (len(before), len(after)),
        ]

    def stop(self):
        workflow_id = self.start_batch("B-2", 20)
        self.mixing(workflow_id, 5)
        self.press("stop(%r, 'operator stop')" % workflow_id)
        run = self.ends(workflow_id)
        expect(run["status"] == "STOPPED", "it ended %s" % run["status"])
        expect(self.tag("[default]Mixer1/Agitator") is False, "the agitator still runs")
        return [
            "run %s STOPPED; inlet, outlet and agitator are off" % short(workflow_id)
        ]

    def cancel(self):
        workflow_id = self.start_batch("B-3", 20)
        self.mixing(workflow_id, 5)
        self.press("cancel(%r, 'manual cancel')" % workflow_id)
        run = self.ends(workflow_id)
        expect(run["status"] == "CANCELLED", "it ended %s" % run["status"])
        return ["run %s CANCELLED: %s" % (short(workflow_id), run["error"]["reason"])]

    def save(self, project):
        """Save one script of a project, as the Designer does."""
        path = os.path.join(
            self.gateway.projects,
            project,
            "ignition",
            "script-python",
            project,
            "flows",
            "code.py",
        )
        with open(path, "a") as script:
            script.write("\n# saved at %s\n" % time.time())
        generation = self.project(project)["generation"]
        self.gateway.scan()
        self.gateway.until(
            lambda: self.project(project)["generation"] != generation,
            what="the new script manager",
        )

    def project(self, name):
        return [p for p in self.gateway.state()["projects"] if p["name"] == name][0]

    def project_save(self):
        with Load(self) as load:
            time.sleep(0.3)
            self.save("packaging")
        return ["%d runs started around the save, all SUCCESS" % load.all_succeed()]

    def upgrade(self):
        workflow_id = self.start_batch("B-4", 6)
        self.mixing(workflow_id, 5)
        with Load(self) as load:
            time.sleep(0.3)
            begun = time.time()
            self.gateway.install(self.options.upgrade)
            self.gateway.until(
                lambda: self.gateway.state()["modules"][0]["state"] == "RUNNING"
            )
            took = time.time() - begun
            self.gateway.until(
                lambda: self.gateway.run("gateway", "result = system.workflows")["ok"]
            )
        count = load.all_succeed()
        run = self.ends(workflow_id)
        expect(run["status"] == "SUCCESS", "the batch ended %s" % run["status"])
        return [
            "%s in %.1f s; a batch and %d runs that were started around it, all SUCCESS"
            % (self.gateway.state()["modules"][0]["version"], took, count)
        ]

    def deploy(self):
        person = Person(self.gateway.url)
        entered = person.post(
            "/maintenance/enter", {"mode": "drain", "reason": "deploy 42"}
        )
        expect(entered.status == 200, str(entered))
        refused = self.press("start('B-5')")
        expect(refused["code"] == "MAINTENANCE_ACTIVE", refused["code"])
        self.gateway.until(
            lambda: person.get("/status").json["maintenance"]["drained"], what="drained"
        )
        self.save("packaging")
        swapped = person.post("/maintenance/swap")
        expect(swapped.json["ok"], str(swapped))
        left = person.post("/maintenance/exit")
        expect(left.json["ok"], str(left))
        again = self.ends(self.start_batch("B-6", 1))
        expect(
            again["status"] == "SUCCESS",
            "after the deploy a batch ended %s" % again["status"],
        )
        return [
            "starts refused meanwhile; generation %s"
            % swapped.json["data"]["generation"],
            "open again for work",
        ]

    def page(self):
        admin, viewer = Person(self.gateway.url), Person(self.gateway.url, "viewer")
        total = admin.get("/runs?limit=1").json["total"]
        expect(viewer.get("/session").json["canWrite"] is False, "a viewer may write")
        refused = viewer.post("/runs", {"workflowName": "plant.part", "inputs": {}})
        expect(refused.status in (401, 403), "a viewer started a run: %s" % refused)
        return [
            "%d runs in the list; a viewer's start was answered %d"
            % (total, refused.status)
        ]
