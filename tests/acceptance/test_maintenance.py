# -*- coding: utf-8 -*-
"""A deploy is a maintenance: enter, wait, save, swap, exit; from a script and over REST."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from tests.acceptance.test_generations import save
from tests.support.web import Person


class ByScript(object):
    """What a shift lead's script does."""

    def __init__(self, gateway):
        self.gateway = gateway

    def call(self, call):
        return self.gateway.script(
            "gateway", "result = system.workflows.api.admin.%s" % call
        )

    def enter(self):
        return self.call("enterMaintenance('drain', 'deploy 42')")["ok"]

    def drained(self):
        status = self.call("getMaintenanceStatus()")["data"]
        return status["inFlightWorkflows"] == 0 and status["activeWorkflows"] == 0

    def swap(self):
        return self.call("swapIfDrained()")

    def exit(self):
        return self.call("exitMaintenance()")["ok"]


class ByRest(object):
    """What a pipeline does."""

    def __init__(self, gateway):
        self.person = Person(gateway.url)

    def enter(self):
        body = {"mode": "drain", "reason": "deploy 42"}
        return self.person.post("/maintenance/enter", body).json["ok"]

    def drained(self):
        return self.person.get("/status").json["maintenance"]["drained"]

    def swap(self):
        return self.person.post("/maintenance/swap").json

    def exit(self):
        return self.person.post("/maintenance/exit").json["ok"]


WAYS = {"script": ByScript, "REST": ByRest}


def start(gateway, name, inputs="{}"):
    code = "result = system.workflows.api.service.start(%r, %s)" % (name, inputs)
    return gateway.script("gateway", code, project="line")


def status(gateway, workflow_id):
    code = "result = system.workflows.api.queries.run(%r)['status']" % workflow_id
    return gateway.script("gateway", code)


@pytest.mark.parametrize("way", sorted(WAYS))
def test_a_deploy_drains_swaps_and_opens_again(gateway, projects, way):
    deploy = WAYS[way](gateway)
    slow = start(gateway, "line.slow", "{'count': 10, 'ms': 100}")["data"]["workflowId"]
    gateway.until(lambda: status(gateway, slow) == "RUNNING")
    assert deploy.enter()
    assert start(gateway, "line.one")["code"] == "MAINTENANCE_ACTIVE"
    early = deploy.swap()
    assert (early["ok"], early["code"]) == (False, "NOT_DRAINED")
    gateway.until(deploy.drained, what="drained")
    assert status(gateway, slow) == "SUCCESS"
    save(gateway, projects, way)
    swapped = deploy.swap()
    assert (swapped["ok"], swapped["code"]) == (True, "MAINTENANCE_SWAP_OK")
    assert swapped["data"]["generation"] > early["data"]["generation"]
    assert deploy.exit()
    after = start(gateway, "line.one")["data"]["workflowId"]
    gateway.until(lambda: status(gateway, after) == "SUCCESS")


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_maintenance_outlives_a_restart_a_kill_and_an_upgrade(
    make_gateway, upgrade_file
):
    gateway = make_gateway()
    before = start(gateway, "line.slow", "{'count': 5, 'ms': 100}")["data"]
    assert ByScript(gateway).enter()
    gateway.restart()
    assert start(gateway, "line.one")["code"] == "MAINTENANCE_ACTIVE"
    gateway.kill()
    gateway.start()
    assert start(gateway, "line.one")["code"] == "MAINTENANCE_ACTIVE"
    gateway.install(upgrade_file)
    assert start(gateway, "line.one")["code"] == "MAINTENANCE_ACTIVE"
    assert ByScript(gateway).exit()
    gateway.until(lambda: status(gateway, before["workflowId"]) == "SUCCESS")
