# -*- coding: utf-8 -*-
"""Measure the figures beside their yardsticks, in one run, on both stores.

usage: python -m tests.bench --module FILE [--store sqlite|postgres|both] [--rounds N]

Prints one JSON object a figure (name, value, unit, yardstick, ratio, runs, min, max) and a table at the end.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import argparse
import json
import os
import shutil
import statistics
import tempfile

from tests.bench import figures, yardsticks
from tests.support.gateway import ROOT, Gateway
from tests.support.postgres import Server, create_database
from tests.support.web import use_database

PROJECTS = os.path.join(ROOT, "tests", "acceptance", "projects")
DBOS_RUNS = 400


def at_most(bar):
    return lambda value: value <= bar


def at_least(bar):
    return lambda value: value >= bar


def in_commits(milliseconds, commits_per_second):
    """How many single-row commits fit into the time."""
    return milliseconds * commits_per_second / 1000.0


class Bench(object):
    def __init__(self, store, options):
        self.store = store
        self.options = options
        self.home = tempfile.mkdtemp(prefix="workflows-bench-")
        self.rows = []

    def __enter__(self):
        datasources = []
        self.server = None
        if self.store == "postgres":
            self.server = Server(os.path.join(self.home, "postgres")).start()
            for name in ("plant", "yardstick", "dbos"):
                create_database(self.server, name)
            datasources = ["plant=" + self.server.jdbc_url("plant")]
        shutil.copytree(PROJECTS, os.path.join(self.home, "projects"))
        self.gateway = Gateway(
            os.path.join(self.home, "gateway"),
            os.path.join(self.home, "projects"),
            [self.options.module],
            datasources,
        ).start()
        if self.store == "postgres":
            use_database(self.gateway, "plant")
        names = "result = [o['value'] for o in system.workflows.api.service.listWorkflows()['data']['options']]"
        self.gateway.until(lambda: "line.one" in self.gateway.script("gateway", names))
        return self

    def __exit__(self, *_error):
        self.gateway.kill()
        if self.server:
            self.server.stop("immediate")
        shutil.rmtree(self.home, ignore_errors=True)

    # --- yardsticks -------------------------------------------------------------------------------------------------
    def commits(self, clients):
        if self.store == "postgres":
            return yardsticks.commits_postgres(self.server.url("yardstick"), clients)
        return yardsticks.commits_sqlite(os.path.join(self.home, "yardstick.db"))

    def dbos(self):
        return yardsticks.dbos_one_step(self.server.url("dbos"), DBOS_RUNS)

    # --- measuring --------------------------------------------------------------------------------------------------
    def figure(
        self,
        name,
        unit,
        bar,
        reached,
        measure,
        yardstick=None,
        what="",
        ratio=lambda v, y: v / y,
    ):
        """Rounds of (yardstick, value), interleaved; medians, and the ratio of each pair."""
        values, sticks, ratios = [], [], []
        for _ in range(self.options.rounds):
            stick = yardstick() if yardstick else None
            value = measure(self.gateway)
            values.append(value)
            if stick is not None:
                sticks.append(stick)
                ratios.append(ratio(value, stick))
        row = {
            "name": name,
            "store": self.store,
            "value": round(statistics.median(values), 4),
            "unit": unit,
            "yardstick": (
                {what: round(statistics.median(sticks), 2)} if sticks else None
            ),
            "ratio": round(statistics.median(ratios), 3) if ratios else None,
            "runs": len(values),
            "min": round(min(values), 4),
            "max": round(max(values), 4),
        }
        print(json.dumps(row, sort_keys=True), flush=True)
        judged = row["ratio"] if row["ratio"] is not None else row["value"]
        self.rows.append((row, bar, reached(judged)))
        return row["value"]

    def all(self):
        self.figure(
            "B14 engine load", "ms", "<= 300", at_most(300), figures.engine_load
        )
        figures.step_time(self.gateway)  # warm: Jython compiles as it runs
        self.counts()
        self.figure(
            "B3 empty step", "ms", "<= 2 x 1/C1", at_most(2), figures.step_time,
            lambda: self.commits(1), "C1/s", in_commits,
        )  # fmt: skip
        self.one_step_workflows()
        for clients in (1, 8):
            self.figure(
                "B6 start, %d threads" % clients, "1/s", ">= 0.6 x C%d" % clients, at_least(0.6),
                figures.start_rate(clients), lambda c=clients: self.commits(c), "C%d/s" % clients,
            )  # fmt: skip
        self.latencies()

    def one_step_workflows(self):
        bar, least, stick, what = ">= 5 x DBOS", 5, self.dbos, "DBOS/s"
        if self.store == "sqlite":
            bar, least, stick, what = (
                ">= 0.5 x C1 (B16)",
                0.5,
                lambda: self.commits(1),
                "C1/s",
            )
        self.figure(
            "B4 one-step workflows",
            "1/s",
            bar,
            at_least(least),
            figures.one_step_rate,
            stick,
            what,
        )

    def latencies(self):
        empty = self.figure(
            "B8 enqueueInMemory p99, empty",
            "us",
            "<= 50",
            at_most(50),
            figures.in_memory_latency(0),
        )
        self.figure(
            "B8 enqueueInMemory p99, 40 000 deep", "us", "<= 1.5 x empty", at_most(1.5),
            figures.in_memory_latency(figures.DEEP), lambda: empty, "empty us",
        )  # fmt: skip

    def counts(self):
        found = {}

        def commits(gateway):
            found["commits"], found["statements"] = figures.commits_per_step(gateway)
            return found["commits"]

        self.figure("B1 commits per step", "1", "<= 1", lambda v: v <= 1.02, commits)
        self.figure(
            "B1 statements per step",
            "1",
            "<= 1",
            lambda v: v <= 1.02,
            lambda _gateway: found["statements"],
        )


def table(rows):
    print()
    print(
        "%-38s %-9s %12s %-6s %-16s %8s  %-18s %s"
        % ("figure", "store", "value", "unit", "yardstick", "ratio", "bar", "reached")
    )
    for row, bar, reached in rows:
        stick = ", ".join("%s %s" % (k, v) for k, v in (row["yardstick"] or {}).items())
        ratio = "" if row["ratio"] is None else row["ratio"]
        print(
            "%-38s %-9s %12s %-6s %-16s %8s  %-18s %s"
            % (
                row["name"],
                row["store"],
                row["value"],
                row["unit"],
                stick,
                ratio,
                bar,
                "yes" if reached else "NO",
            )
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--module", required=True)
    parser.add_argument(
        "--store", choices=["sqlite", "postgres", "both"], default="both"
    )
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    rows = []
    for store in (
        ("sqlite", "postgres") if options.store == "both" else (options.store,)
    ):
        with Bench(store, options) as bench:
            bench.all()
            rows += bench.rows
    table(rows)


if __name__ == "__main__":
    main()
