# -*- coding: utf-8 -*-
"""getWorkflows(): the runtime object, inside and outside a run."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

import pytest

from exchange.workflows.api import queries, service
from exchange.workflows.bootstrap import getWorkflows, step, workflow
from exchange.workflows.engine import db, instance
from exchange.workflows.engine.runtime import WorkflowNotFound, WorkflowsRuntime
from exchange.workflows.model.errors import MaintenanceActive, OutsideRun

UUID = re.compile("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
NOWHERE = "00000000-0000-4000-8000-000000000000"
SEEN = []


@workflow(name="runtime.echo", commands="engine")
def echo(**inputs):
    return inputs


def body(wf, fn, name="runtime.body", **options):
    """Run fn as a workflow."""
    workflow(name=name, commands="code")(fn)
    return wf.run(name, **options)


# --- one engine behind every facade --------------------------------------------------------------------------


def test_each_call_gives_a_facade_over_one_engine(wf):
    first, second = getWorkflows(), getWorkflows("WorkflowsDB")
    assert first.executor_id == second.executor_id
    assert re.match("^test:[0-9a-f-]{36}$", first.executor_id)
    assert isinstance(first, WorkflowsRuntime)


def test_helpers_of_engine_db(wf):
    assert UUID.match(db.uuid4())
    assert db.nowMs() > 1600000000000


def test_shutdown_ends_the_engine_and_the_next_call_starts_anew(wf):
    workflow_id = getWorkflows().enqueue("runtime.echo", {"n": 1})
    assert instance.shutdownRuntime() is True
    assert instance.shutdownRuntime() is False
    anew = getWorkflows()
    try:
        assert anew.executor_id == wf.engine.executor_id
        wf.until(lambda: queries.run(workflow_id)["status"] == "SUCCESS")
    finally:
        anew.shutdown()


# --- starting and lists --------------------------------------------------------------------------------------


def test_enqueue_gives_the_id_as_text(wf):
    workflow_id = getWorkflows().enqueue("runtime.echo", {"n": 1}, "q", "key", 3)
    assert UUID.match(workflow_id)
    assert wf.wait(workflow_id).result == {"n": 1}
    run = wf.engine.store.find(workflow_id)
    assert (run.queue_name, run.partition_key, run.priority) == ("q", "key", 3)


def test_enqueue_raises_for_an_unknown_name_and_in_maintenance(wf):
    with pytest.raises(WorkflowNotFound):
        getWorkflows().enqueue("runtime.nothing")
    getWorkflows().enterMaintenance()
    with pytest.raises(MaintenanceActive) as error:
        getWorkflows().enqueue("runtime.echo")
    assert "Maintenance enabled" in "%s" % error.value
    assert isinstance(error.value, Exception)
    assert UUID.match(
        getWorkflows().enqueue("runtime.echo", allowDuringMaintenance=True)
    )


def test_in_memory_and_flush(ticks):
    reply = getWorkflows().enqueueInMemory("runtime.echo", {"n": 1})
    assert (reply["accepted"], reply["queueDepth"]) == (True, 1)
    assert getWorkflows().flushInMemoryQueue() == 1
    assert getWorkflows().dispatch() == 1
    assert ticks.wait(reply["workflowId"]).result == {"n": 1}


def test_cancel_gives_the_number_of_rows(ticks):
    workflow_id = getWorkflows().enqueue("runtime.echo")
    assert getWorkflows().cancelWorkflow(workflow_id, "no") == 1
    assert getWorkflows().cancelWorkflow(workflow_id) == 0


def test_lists_are_sorted_names(wf):
    names = getWorkflows().listWorkflows()
    assert names == sorted(names) and "runtime.echo" in names
    assert "tags.write_confirm" in getWorkflows().listSteps()
    assert getWorkflows().getWorkflowFn("runtime.echo") is echo
    with pytest.raises(WorkflowNotFound):
        getWorkflows().getWorkflowFn("runtime.nothing")


def test_diagnostics_have_their_parts(wf):
    found = getWorkflows().getExecutorDiagnostics(True, 5)
    assert set(
        "identity maintenance workload executors inMemoryQueue capacity".split()
    ) <= set(found)
    assert set(("workflows", "steps")) <= set(found["executors"])


def test_maintenance_as_plain_data(wf):
    rt = getWorkflows()
    assert rt.enterMaintenance("drain", "why")["ok"] is True
    assert rt.getMaintenanceStatus()["maintenanceReason"] == "why"
    assert rt.swapIfDrained()["generation"] == 2
    assert rt.exitMaintenance()["maintenanceEnabled"] is False


def test_cancel_mode_without_a_queue_means_all_queues_here(ticks):
    for queue in ("default", "other"):
        getWorkflows().enqueue("runtime.echo", queueName=queue)
    assert getWorkflows().enterMaintenance("cancel")["cancelled"]["queued"] == 2


# --- inside a run --------------------------------------------------------------------------------------------


def test_the_context_of_a_run(wf):
    def asks():
        context = WorkflowsRuntime.getCurrentContext()
        runtime = WorkflowsRuntime.getCurrentRuntime()
        assert runtime.executor_id == getWorkflows().executor_id
        return [
            context.workflowId,
            context.workflowName,
            context.inputs,
            context.deadlineEpochMs,
        ]

    found = body(wf, asks, timeout_seconds=3600)
    workflow_id, name, inputs, deadline = found.result
    assert (workflow_id, name, inputs) == (found.workflow_id, "runtime.body", {})
    run = wf.engine.store.find(workflow_id)
    assert deadline == run.deadline_at == run.started_at + 3600000


def test_an_event_keeps_its_last_value(wf):
    def tells():
        for n in (1, 2):
            getWorkflows().setEvent("n", {"n": n})

    found = body(wf, tells)
    (event,) = queries.events(found.workflow_id)["events"]
    assert (event["key"], event["value"]) == ("n", {"n": 2})


def test_a_stream_counts_from_zero_without_gaps_per_key(wf):
    def tells():
        rt = getWorkflows()
        return [
            rt.writeStream("a", "x"),
            rt.writeStream("b", "y"),
            rt.writeStream("a", {"z": 1}),
        ]

    found = body(wf, tells)
    assert found.result == [0, 0, 1]
    entries = queries.stream(found.workflow_id, "a")["entries"]
    assert [(entry["offset"], entry["value"]) for entry in entries] == [
        (0, "x"),
        (1, {"z": 1}),
    ]


def test_progress_goes_to_the_log_and_to_an_event(wf):
    def tells():
        getWorkflows().progress("half", {"pct": 50})
        getWorkflows().progress("done")

    found = body(wf, tells)
    entries = [e["value"] for e in queries.stream(found.workflow_id, "log")["entries"]]
    assert [(e["message"], e.get("extra")) for e in entries] == [
        ("half", {"pct": 50}),
        ("done", None),
    ]
    assert all(e["ts"] > 0 for e in entries)
    (event,) = queries.events(found.workflow_id)["events"]
    assert (event["key"], event["value"]["message"]) == ("phase.last_message", "done")
    assert queries.run(found.workflow_id)["progress"]["message"] == "done"


def test_progress_never_raises(wf):
    getWorkflows().progress("outside a run")
    assert (
        body(wf, lambda: getWorkflows().progress("odd", object())).status == "SUCCESS"
    )


@pytest.mark.parametrize(
    "call",
    [
        lambda rt: rt.recv(),
        lambda rt: rt.recvCommand(),
        lambda rt: rt.setEvent("k", 1),
        lambda rt: rt.writeStream("k", 1),
        lambda rt: rt.sleep(1),
    ],
)
def test_what_belongs_to_a_run_raises_outside(wf, call):
    with pytest.raises(OutsideRun):
        call(getWorkflows())


def test_checks_do_nothing_outside_a_run(wf):
    rt = getWorkflows()
    assert rt.isCancelled() is False
    assert rt.checkCancelled() is None
    assert rt.checkTimeout() is None


def test_is_cancelled_and_check_inside_a_run(wf):
    del SEEN[:]

    def waits():
        rt = getWorkflows()
        SEEN.append(rt.isCancelled())
        while not rt.isCancelled():
            pass
        SEEN.append("seen")
        rt.checkCancelled()
        SEEN.append("not reached")

    workflow(name="runtime.waits", commands="engine")(waits)
    workflow_id = wf.start("runtime.waits")
    wf.until(lambda: SEEN == [False])
    service.cancel(workflow_id)
    wf.until(lambda: SEEN == [False, "seen"])
    wf.until(lambda: wf.engine.parts.carried.count() == 0)
    assert SEEN == [False, "seen"]


def test_a_key_of_a_step_is_the_same_each_time(wf):
    @step
    def keyed():
        return getWorkflows().stepKey()

    found = body(wf, lambda: [keyed(), keyed()])
    assert found.result == ["%s:1" % found.workflow_id, "%s:2" % found.workflow_id]


# --- the mailbox ---------------------------------------------------------------------------------------------


def receiver(fn, name):
    workflow(name=name, commands="code")(fn)
    return name


def test_messages_come_oldest_first_and_once(wf):
    name = receiver(
        lambda: [getWorkflows().recv(timeoutSeconds=60) for _ in range(2)],
        "runtime.two",
    )
    wf.engine.configure(wf.engine.settings._replace(dispatch_mode="ticks"))
    workflow_id = wf.start(name)
    for n in (1, 2):
        getWorkflows().send(workflow_id, {"n": n})
    service.dispatch()
    assert wf.wait(workflow_id).result == [{"n": 1}, {"n": 2}]


def test_nothing_comes_as_none_at_the_timeout(wf):
    assert body(wf, lambda: getWorkflows().recv("other", 0)).result is None
    assert body(wf, lambda: getWorkflows().recv("other", 1)).result is None


def test_a_waiting_receiver_is_woken_and_holds_no_worker(wf):
    name = receiver(lambda: getWorkflows().recv("t", 3600), "runtime.wakes")
    workflow_id = wf.start(name)
    wf.until(lambda: wf.engine.status()["workers"]["outside"] == 1)
    assert wf.engine.status()["workers"]["busy"] == 0
    getWorkflows().send(workflow_id, "hello", "t")
    assert wf.wait(workflow_id).result == "hello"


def test_a_repeated_message_uuid_is_accepted_once_quietly(wf):
    name = receiver(
        lambda: [getWorkflows().recv("t", 60), getWorkflows().recv("t", 0)],
        "runtime.once",
    )
    wf.engine.configure(wf.engine.settings._replace(dispatch_mode="ticks"))
    workflow_id = wf.start(name)
    for _ in range(2):
        getWorkflows().send(workflow_id, "m", "t", messageUUID=NOWHERE)
    service.dispatch()
    assert wf.wait(workflow_id).result == ["m", None]


def test_a_message_taken_before_a_crash_comes_again_from_the_record(wf):
    @step(name="runtime.after")
    def after(message):
        return message

    name = receiver(lambda: after(getWorkflows().recv("t", 60)), "runtime.replayed")
    with wf.pulled_plug(during="runtime.after"):
        workflow_id = wf.start(name)
        getWorkflows().send(workflow_id, "kept", "t")
    assert wf.wait(workflow_id).result == "kept"
