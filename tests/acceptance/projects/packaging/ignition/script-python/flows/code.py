"""Workflows that acceptance tests run; each step leaves a line in a file, so that repeats can be counted."""
from exchange.workflows.bootstrap import step, workflow
from exchange.workflows.engine.runtime import WorkflowsRuntime


def _append(path, line):
    with open(path, "a") as f:
        f.write(line + "\n")


@step(name="packaging.mark")
def mark(path, run, n):
    """One effect that can be counted."""
    _append(path, "%s %d" % (run, n))
    return {"n": n}


@workflow(name="packaging.ten")
def ten(path, run):
    """Ten counted steps."""
    return {"sum": sum(mark(path, run, n)["n"] for n in range(1, 11))}


@step(name="packaging.noop")
def noop():
    return None


@workflow(name="packaging.steps")
def steps(count):
    """As many empty steps as asked."""
    for _ in range(count):
        noop()
    return {"steps": count}


@workflow(name="packaging.one")
def one():
    return noop()


@step(name="packaging.pause")
def pause(ms):
    import time

    time.sleep(ms / 1000.0)
    return ms


@workflow(name="packaging.slow")
def slow(count, ms):
    """Steps that take a while: something to hold, to stop, to drain."""
    for _ in range(count):
        pause(ms)
    return {"steps": count}


@step(name="packaging.java_error")
def java_error():
    from java.lang import StackOverflowError

    raise StackOverflowError("made by a test")


@workflow(name="packaging.breaks")
def breaks():
    return java_error()


def start_one():
    """What a button script of this project would call."""
    import exchange.workflows.api.service as service

    return service.start(workflowName="packaging.one", inputs={})
