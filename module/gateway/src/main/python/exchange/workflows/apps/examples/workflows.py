# -*- coding: utf-8 -*-
"""Two workflows to try buttons and screens with; both last a minute."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.db import nowMs
from exchange.workflows.engine.instance import getWorkflows
from exchange.workflows.engine.runtime import step, workflow
from exchange.workflows.is88.models import (
    CMD_HOLD,
    CMD_RESET,
    CMD_RESUME,
    CMD_STOP,
    ST_HELD,
    ST_RUNNING,
)
from exchange.workflows.steps import platform
from exchange.workflows.steps.sleep import chunk_of

__all__ = ["commands_60s", "one_minute_progress", "sleep_chunked"]

DURATION_S = 60
TICK_MS = 500


@step(name="demo.cmd.sleep_chunked")
def sleep_chunked(total_ms=5000, chunk_ms=250):
    """Sleep in chunks, telling the event phase.progress_ms how far: {slept_ms, chunk_ms, chunks}."""
    rt = getWorkflows()
    total_ms, chunk_ms = int(total_ms), max(50, chunk_of(chunk_ms))
    chunks = 0
    for start in range(0, total_ms, chunk_ms):
        rt.setEvent("phase.progress_ms", start)
        platform.pause(min(chunk_ms, total_ms - start))
        chunks += 1
    rt.setEvent("phase.progress_ms", total_ms)
    return {"slept_ms": total_ms, "chunk_ms": chunk_ms, "chunks": chunks}


@workflow(name="demo.one_minute_progress", commands="engine")
def one_minute_progress(timeout_seconds=120, chunk_sec=5):
    """Sleep for a minute in chunks and report progress before each. The engine handles HOLD and STOP."""
    rt = getWorkflows()
    chunk_sec = int(chunk_sec) if int(chunk_sec) > 0 else 5
    loops = max(1, DURATION_S // chunk_sec)
    rt.progress(
        "Starting demo.one_minute_progress",
        {"total_sec": DURATION_S, "chunk_sec": chunk_sec, "loops": loops},
    )
    for loop in range(1, loops + 1):
        rt.checkCancelled()
        rt.progress("Progress %d/%d" % (loop, loops), {"pct": 100 * loop // loops})
        sleep_chunked(total_ms=chunk_sec * 1000)
    rt.progress("Completed demo.one_minute_progress")
    return {"ok": True, "duration_sec": DURATION_S}


@workflow(name="demo.commands_60s")
def commands_60s(templateInfo=None, paramOne=None, paramTwo=None, paramThree=None):
    """Run for a minute and obey HOLD, RESUME, STOP and RESET: a workflow that reads its commands itself.

    It asks for a command for up to 30 s between ticks, so a minute may become 95 s.
    """
    rt = getWorkflows()
    rt.progress("RUNNING workflow started")
    rt.writeStream("log", {"paramOne": paramOne})
    rt.setEvent("phase.started_at_ms", nowMs())
    deadline = nowMs() + DURATION_S * 1000
    loops = 0
    while nowMs() < deadline:
        rt.checkCancelled()
        if (
            _obey(rt, rt.recvCommand(ST_RUNNING, timeoutSeconds=30, maxMessages=8))
            == CMD_STOP
        ):
            rt.progress("STOPPED received STOP")
            return {
                "ok": True,
                "duration_s": DURATION_S,
                "loops": loops,
                "stopped": True,
            }
        loops += 1
        rt.setEvent("phase.loop_i", loops)
        sleep_chunked(total_ms=TICK_MS)
    rt.progress("COMPLETE finished normal duration")
    return {"ok": True, "duration_s": DURATION_S, "loops": loops}


def _obey(rt, command):
    """Act on a command given while running; CMD_STOP if the workflow has to end."""
    word = command["cmd"] if command else None
    if word == CMD_HOLD:
        rt.progress("HELD received HOLD")
        return _held(rt)
    if word == CMD_RESET:
        _reset(rt)
    return word


def _held(rt):
    """Wait for RESUME (None) or STOP; a cancel raises."""
    while True:
        command = rt.recvCommand(ST_HELD, timeoutSeconds=30, maxMessages=8)
        rt.checkCancelled()
        word = command["cmd"] if command else None
        if word == CMD_RESUME:
            rt.progress("RUNNING received RESUME")
            return None
        if word == CMD_STOP:
            return CMD_STOP


def _reset(rt):
    rt.setEvent("phase.progress_ms", 0)
    rt.setEvent("phase.last_reset_ms", nowMs())
    rt.writeStream("log", {"event": "reset"})
