# -*- coding: utf-8 -*-
"""A process that carries runs until it is killed: python -m tests.support.worker DATA_FOLDER STEPS_FILE [DATABASE_URL]

Each step of a run appends one line to the file and hands it to the operating system before it returns. Lines on the
standard input enqueue: "start N" durable starts, "accept N" in-memory items; each is answered with a line on the
standard output that holds the ids.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os
import sys
import time

from exchange.workflows import boot
from exchange.workflows.engine.facade import WorkflowsRuntime
from exchange.workflows.engine.runtime import step, workflow
from exchange.workflows.model.records import NewStart

STEPS = 10
STEP_S = 0.02


def append(path, line):
    """One write of one line: whole or not at all, also beside other processes."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        os.write(handle, line.encode("ascii"))
    finally:
        os.close(handle)


@step(name="crash.append")
def append_line(path, number):
    key = WorkflowsRuntime.getCurrentRuntime().stepKey()
    append(path, "%s %d\n" % (key, number))
    time.sleep(STEP_S)  # so that kills find runs in their middle
    return number


@workflow(name="crash.ten_steps")
def ten_steps(path):
    return sum(append_line(path, number) for number in range(STEPS))


def answer(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(folder, path, database=None):
    engine = boot.on_cpython(folder, database, workers=4)
    answer("ready")
    for line in sys.stdin:
        verb, count = line.split()
        start = NewStart("crash.ten_steps", {"path": path})
        if verb == "start":
            ids = [engine.enqueue(start) for _ in range(int(count))]
        else:
            ids = [
                engine.enqueue_in_memory(start)["workflowId"] for _ in range(int(count))
            ]
        answer(json.dumps(ids))


if __name__ == "__main__":
    main(*sys.argv[1:])
