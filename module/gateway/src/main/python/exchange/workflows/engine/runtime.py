# -*- coding: utf-8 -*-
"""The decorators, and the runtime object that workflow code speaks to."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import text_type
from exchange.workflows.engine import instance
from exchange.workflows.engine.facade import WorkflowsRuntime
from exchange.workflows.model.errors import Cancelled, OutsideRun, WorkflowNotFound
from exchange.workflows.model.records import Declaration
from exchange.workflows.model.retries import policy_of

__all__ = ["Cancelled", "WorkflowNotFound", "WorkflowsRuntime", "step", "workflow"]

instance.offer_facade(WorkflowsRuntime)


def workflow(name=None, commands=None, parks=False, options=None):
    """Declare a function to be a workflow, by its own name or `name`; it is returned unchanged.

    commands: "engine" or "code", who acts on HOLD, RESUME and STOP; not given: found out from the module's text.
    parks: True promises that the body takes time and chance only from recorded operations; its waits then hold no thread.
    """
    if callable(name):
        return _declare_workflow(name, None, {})
    given = dict(options or {}, commands=commands, parks=parks)
    return lambda fn: _declare_workflow(fn, name, given)


def step(name=None, options=None):
    """Declare a function to be a step: inside a workflow it is run once for ever, and replayed after that.

    options: retries_allowed, max_attempts, interval_seconds, backoff_rate, max_interval_seconds, should_retry(error).
    """
    if callable(name):
        return _declare_step(name, None, {})
    return lambda fn: _declare_step(fn, name, options or {})


def _declare_workflow(fn, name, options):
    instance.declare(_declaration("workflow", fn, name, options))
    return fn


def _declare_step(fn, name, options):
    declaration = _declaration("step", fn, name, options)
    instance.declare(declaration)
    return _step_wrapper(
        fn, declaration.name, policy_of(options), instance.isolating_host()
    )


def _declaration(kind, fn, name, options):
    own = text_type(name or fn.__name__)
    return Declaration(
        kind,
        own,
        fn,
        options,
        getattr(fn, "__module__", None),
        getattr(fn, "__doc__", None),
    )


def _step_wrapper(fn, name, policy, host):
    """A function of fn's name that runs it as a step. `host` is None where fn lives in the engine's own interpreter."""

    def run_step(*args, **kwargs):
        context = instance.current_context()
        if context is None:
            raise OutsideRun(
                "Step %s was called outside a workflow; start a workflow that calls it"
                % name
            )
        if host is None:
            return context.parts.steps.run(
                context, name, policy, lambda: fn(*args, **kwargs)
            )
        return context.parts.steps.run(
            context, name, policy, lambda: host.call(None, fn, args, kwargs)
        )

    run_step.__name__ = str(fn.__name__)
    run_step.__doc__ = fn.__doc__
    if host is None:
        run_step.__module__ = fn.__module__
        return run_step
    return host.export(run_step)
