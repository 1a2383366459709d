# -*- coding: utf-8 -*-
"""kill -9 of a real process, at random moments and at every probe: no run and no recorded step is lost or repeated."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from exchange.workflows.engine.probes import POINTS
from exchange.workflows.model import codec
from exchange.workflows.store.sqlstore import SqlStore
from tests.support.databases import place, sqlite_place  # noqa: F401
from tests.support.probes import until
from tests.support.worker import STEPS

RUNS = 100
KILLS = 20
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Worker(object):
    """A worker process that is started again and again on one data folder."""

    def __init__(self, folder, place):
        self.folder = folder
        self.lines = os.path.join(folder, "steps.txt")
        self._url = getattr(place, "url", None)
        self.process = None

    def start(self, **environment):
        command = [
            sys.executable,
            "-m",
            "tests.support.worker",
            self.folder,
            self.lines,
        ]
        command += [self._url] if self._url else []
        sources = os.path.join(ROOT, "module/gateway/src/main/python")
        paths = {"PYTHONPATH": os.pathsep.join([ROOT, sources])}
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(os.environ, **dict(paths, **environment)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            universal_newlines=True,
        )

    def ready(self):
        return self.process.stdout.readline().strip() == "ready"

    def ask(self, verb, count):
        """The ids of the answer; None when the process died before it answered."""
        try:
            self.process.stdin.write("%s %d\n" % (verb, count))
            self.process.stdin.flush()
        except OSError:
            return None
        answer = self.process.stdout.readline()
        return json.loads(answer) if answer.endswith("]\n") else None

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.end()

    def end(self):
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                pipe.close()
            except OSError:
                continue  # the pipe of a killed process may hold what it never read


@pytest.fixture
def worker(place, tmp_path):  # noqa: F811
    worker = Worker(str(tmp_path), place)
    yield worker
    if worker.process is not None:
        worker.kill()


def step_counts(worker):
    counts = {}
    with open(worker.lines, encoding="ascii") as lines:
        for line in lines:
            key = line.split()[0]
            counts[key] = counts.get(key, 0) + 1
    return counts


def finished(store, ids):
    return all(getattr(store.find(i), "status", None) == "SUCCESS" for i in ids)


def assert_whole(store, ids, worker, kills):
    """Every run right, every step there, and repeated at most where a kill caught it."""
    for workflow_id in ids:
        run = store.find(workflow_id)
        assert (run.status, codec.decode(run.result_json)) == (
            "SUCCESS",
            sum(range(STEPS)),
        )
    counts = step_counts(worker)
    keys = ["%s:%d" % (i, seq) for i in ids for seq in range(1, STEPS + 1)]
    assert set(keys) <= set(counts)
    repeated = sum(count - 1 for count in counts.values())
    assert repeated <= kills * 4, "%d repeats by %d kills of 4 workers" % (
        repeated,
        kills,
    )
    return repeated


def recorded(store, ids):
    """Steps that are recorded now: they must not run again."""
    rows = {}
    for workflow_id in ids:
        for row in store.step_rows(workflow_id):
            if row.status == "SUCCESS":
                rows["%s:%d" % (workflow_id, row.call_seq)] = row.completed_at
    return rows


def test_random_kills_lose_no_run_and_repeat_no_recorded_step(
    worker, place
):  # noqa: F811
    seed = int(time.time())
    chance = random.Random(seed)
    store = SqlStore(place.open())
    worker.start()
    assert worker.ready()
    ids = worker.ask("start", RUNS)
    kills, before = 0, {}
    while kills < KILLS and not finished(store, ids):
        time.sleep(
            chance.uniform(0.02, 0.25)
        )  # the moment of the kill is the chance that is tested
        worker.kill()
        kills += 1
        lines = step_counts(worker) if os.path.exists(worker.lines) else {}
        # What was recorded at the last kill had its final number of lines already then.
        for key, count in before.items():
            assert lines[key] == count, "recorded step %s ran again (seed %d)" % (
                key,
                seed,
            )
        before = dict((key, lines[key]) for key in recorded(store, ids))
        worker.start()
        assert worker.ready()
    until(lambda: finished(store, ids), "the end of all runs (seed %d)" % seed, 60)
    assert kills == KILLS, "only %d kills met unfinished runs" % kills
    assert_whole(store, ids, worker, kills)


def test_accepted_items_survive_a_kill_right_after_the_answer(
    worker, place
):  # noqa: F811
    store = SqlStore(place.open())
    worker.start()
    assert worker.ready()
    ids = worker.ask("accept", 1000)
    worker.kill()
    assert len(ids) == len(set(ids)) == 1000
    worker.start()
    assert worker.ready()
    until(lambda: all(store.find(i) is not None for i in ids), "1000 rows", 60)


# Reached only by commands, cancels, messages, failures or parks, which these runs do not have.
ELSEWHERE = (
    "attempt.failed",
    "message.taken",
    "park.before",
    "park.written",
    "requeue.written",
    "release.written",
    "cancel.written",
    "command.requested",
    "command.decided",
    "history.read",
)


@pytest.mark.parametrize("point", [point for point in POINTS if point not in ELSEWHERE])
def test_a_kill_at_each_probe_ends_in_the_same_state(
    sqlite_place, tmp_path, point
):  # noqa: F811
    worker = Worker(str(tmp_path), sqlite_place)
    store = SqlStore(sqlite_place.open())
    worker.start(WORKFLOWS_KILL_AT="%s:1" % point)
    ids = []
    if worker.ready():
        ids += worker.ask("start", 2) or []
        ids += worker.ask("accept", 2) or []
    until(lambda: worker.process.poll() is not None, "the kill at %s" % point)
    worker.end()
    worker.start()
    try:
        assert worker.ready()
        until(lambda: finished(store, ids), "the end of all runs", 30)
        assert_whole(store, ids, worker, 1) if ids else None
    finally:
        worker.kill()
