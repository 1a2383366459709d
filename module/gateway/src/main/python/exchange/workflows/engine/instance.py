# -*- coding: utf-8 -*-
"""The one engine of the process. Existing scripts reach it through here, so this is the one module that remembers.

What is remembered: the engine, the thread-local that says which run a thread carries, and, where scripts are not
isolated, the decorated functions seen so far (a module is imported once, engines may come and go).
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.engine.context import Carrier
from exchange.workflows.model.errors import NotRunning

__all__ = ["getWorkflows", "shutdownRuntime"]

NOT_RUNNING = "The Workflows module is not running on this gateway"


class Process(object):
    def __init__(self):
        self.engine = None
        self.host = None
        self.carrier = None
        self.facade = (
            None  # engine.runtime puts its facade class here; it imports this module
        )
        self.restart = (
            None  # makes an engine anew after shutdownRuntime, where somebody can
        )
        self.declared = []


_process = Process()


def use_host(host):
    """Decorators that run from now on leave their declarations with `host`, if it isolates scripts."""
    _process.host = host


def carrier(host):
    """The process's one Carrier: a step finds its run on the thread, whichever engine carries it."""
    if _process.carrier is None:
        _process.carrier = Carrier(host)
    return _process.carrier


def install(engine, restart=None):
    """Make `engine` the one that scripts reach; None takes it away."""
    _process.engine = engine
    if engine is not None:
        _process.restart = restart


def current_engine():
    """The engine; raises NotRunning."""
    engine = _process.engine
    if engine is None:
        raise NotRunning(NOT_RUNNING)
    return engine


def open_engine():
    """The engine, with its store open; raises NotRunning, and StoreUnavailable while the database is away."""
    engine = current_engine()
    engine.ready()
    return engine


def is_running():
    return _process.engine is not None


def current_context():
    """The RunContext of the calling thread, or None."""
    return _process.carrier.current() if _process.carrier is not None else None


def declare(declaration):
    """Keep what a decorator found: with the interpreter it ran in, else with the process and its engine."""
    host = _process.host
    if host is not None and host.isolates:
        host.declare(declaration)
        return
    _process.declared.append(declaration)
    if _process.engine is not None:
        _process.engine.registry.add(declaration)


def forget(modules):
    """Drop what these modules declared: they are no longer there (a test is over, a project is gone)."""
    gone = set(modules)
    _process.declared = [d for d in _process.declared if d.module not in gone]


def declared():
    """All declarations that no interpreter of its own keeps, oldest first."""
    return list(_process.declared)


def isolating_host():
    """The host, if the decorated function lives in another interpreter than the engine; else None."""
    host = _process.host
    return host if host is not None and host.isolates else None


def offer_facade(facade):
    _process.facade = facade


# --- what scripts call ------------------------------------------------------------------------------------------------
def getWorkflows(dbName=None):
    """The runtime: a light facade over the one engine. Any call gives an equal one. dbName: kept for existing scripts."""
    context = current_context()
    if context is not None:
        return _process.facade(context.parts.engine)
    if _process.engine is None and _process.restart is not None:
        _process.restart()
    return _process.facade(current_engine())


def shutdownRuntime(wait_sec=5):
    """End the engine of a process that started it itself; True if there was one. On a gateway it belongs to the module:
    there nothing is ended, and True is the answer while it runs."""
    engine = _process.engine
    if engine is None:
        return False
    if _process.restart is not None:
        _process.engine = None
        engine.stop(int(wait_sec * 1000))
    return True
