# -*- coding: utf-8 -*-
"""Twenty upgrades and fifty project saves in one process under load: nothing of an old generation stays."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from tests.support.gateway import MODULE_ID

UPGRADES = 20
SAVES = 50

LOAD = """
service = system.workflows.api.service
for n in range(3):
    assert service.start("line.slow", {"count": 10, "ms": 20})["ok"]
    assert service.enqueueInMemory("line.one", {})["ok"]
result = True
"""
UNFINISHED = """
result = system.workflows.api.queries.runs(status=["ENQUEUED", "PENDING", "RUNNING", "WAITING"])["total"]
"""
FAILED = """
result = system.workflows.api.queries.runs(status=["ERROR", "CANCELLED"])["total"]
"""


def load(gateway):
    gateway.until(
        lambda: gateway.run("gateway", LOAD, project="line")["ok"],
        what="starts accepted",
    )


def rest(gateway):
    """Load gone, and what was loaded for it collected; the state then."""
    gateway.until(
        lambda: gateway.script("gateway", UNFINISHED) == 0, 60, what="all runs finished"
    )
    return gateway.state(gc=True)


def save(gateway, folder, n):
    path = folder / "line" / "ignition" / "script-python" / "flows" / "code.py"
    generation = [
        p["generation"] for p in gateway.state()["projects"] if p["name"] == "line"
    ]
    path.write_text(path.read_text() + "\n# save %s\n" % n)
    gateway.scan()
    gateway.until(
        lambda: [
            p["generation"] for p in gateway.state()["projects"] if p["name"] == "line"
        ]
        != generation
    )


def running(gateway):
    return [m["state"] for m in gateway.state()["modules"]] == ["RUNNING"]


def settles(gateway, question, what):
    """Collection needs a few rounds; a leak never settles."""
    gateway.until(lambda: question(gateway.state(gc=True)), 180, every=0.5, what=what)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_saves_and_upgrades_leave_nothing_behind(
    make_gateway, tmp_path, module_file, upgrade_file
):
    gateway = make_gateway(java_options="-Xmx512m")
    load(gateway)
    before = rest(gateway)

    for n in range(SAVES):
        load(gateway)
        save(gateway, tmp_path / "projects", n)
    rest(gateway)
    settles(
        gateway,
        lambda s: s["interpreters"]["alive"] <= before["interpreters"]["alive"] + 1,
        "interpreters of old project generations collected",
    )

    for n in range(UPGRADES):
        load(gateway)
        gateway.install(upgrade_file if n % 2 == 0 else module_file)
        gateway.until(lambda: running(gateway))
    rest(gateway)
    settles(
        gateway,
        lambda s: s["classLoaders"]["byModule"].get(MODULE_ID, 0) <= 1,
        "old class loaders collected",
    )
    settles(
        gateway,
        lambda s: s["threads"]["byModule"].get(MODULE_ID, 0)
        <= before["threads"]["byModule"].get(MODULE_ID, 0) + 2,
        "module threads flat",
    )
    assert all(c["leaked"] == 0 for c in gateway.state()["connections"].values())
    assert gateway.script("gateway", FAILED) == 0
