# -*- coding: utf-8 -*-
"""What the figures are held against, measured in the same run: single-row commits, and DBOS.

`commits_postgres(url, clients, seconds)` is C1, C8 or C16: rows inserted and committed one by one into a table like
the step table, by `clients` processes, in rows per second. `commits_sqlite(path, seconds)` is the same with one
writer, WAL and synchronous=FULL. `dbos_one_step(url, count)` is DBOS workflows per second from enqueue to result.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import multiprocessing
import os
import sqlite3
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DBOS_PYTHON = os.path.join(ROOT, ".cache", "dbos", "bin", "python")

TABLE = """CREATE TABLE IF NOT EXISTS yardstick (
    output_id BIGSERIAL PRIMARY KEY, workflow_id UUID NOT NULL, call_seq INT NOT NULL, step_name TEXT NOT NULL,
    status TEXT NOT NULL, output_json TEXT, started_at_epoch_ms BIGINT NOT NULL, completed_at_epoch_ms BIGINT,
    UNIQUE (workflow_id, call_seq))"""
INSERT = """INSERT INTO yardstick (workflow_id, call_seq, step_name, status, output_json, started_at_epoch_ms,
    completed_at_epoch_ms) VALUES (%s, %s, 'noop', 'SUCCESS', 'null', 1, 2)"""


def _postgres_client(url, seconds, answers):
    import uuid

    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        run = str(uuid.uuid4())
        done = 0
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            connection.execute(INSERT, (run, done), prepare=True)
            done += 1
    answers.put(done)


def commits_postgres(url, clients, seconds=1.5):
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(TABLE)
    answers = multiprocessing.Queue()
    workers = [
        multiprocessing.Process(target=_postgres_client, args=(url, seconds, answers))
        for _ in range(clients)
    ]
    for worker in workers:
        worker.start()
    total = sum(answers.get() for _ in workers)
    for worker in workers:
        worker.join()
    return total / seconds


def commits_sqlite(path, seconds=1.5):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(
        TABLE.replace("BIGSERIAL PRIMARY KEY", "INTEGER PRIMARY KEY").replace(
            "UUID", "TEXT"
        )
    )
    run = str(time.time())
    done = 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        connection.execute(INSERT.replace("%s", "?"), (run, done))
        done += 1
    connection.close()
    return done / seconds


def dbos_one_step(url, count):
    """In a process of its own, of the environment that `make bench` makes for it: its packages are not ours."""
    here = os.path.dirname(os.path.abspath(__file__))
    answer = subprocess.check_output(
        [DBOS_PYTHON, os.path.join(here, "dbos_one_step.py"), url, str(count)],
        stderr=subprocess.DEVNULL,
    )
    return json.loads(answer.decode("utf-8").strip().splitlines()[-1])["rate"]
