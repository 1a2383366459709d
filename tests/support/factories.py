# -*- coding: utf-8 -*-
"""Engines, declarations and starts with defaults; a test sets only what it is about."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from exchange.workflows.engine.config import DEFAULTS
from exchange.workflows.engine.engine import Engine
from exchange.workflows.model import states
from exchange.workflows.model.records import Declaration, NewStart
from tests.support.clocks import HeldClock, HeldHost
from tests.support.probes import until


def declaration(fn, name=None, kind="workflow", **options):
    options.setdefault("commands", "engine")
    return Declaration(
        kind, name or fn.__name__, fn, options, fn.__module__, fn.__doc__
    )


class Plant(object):
    """A database and the engines on it, one after another or side by side. Loops are stepped by hand."""

    def __init__(self, folder, store, clock=None):
        self.folder = folder
        self.store = store
        self.clock = clock or HeldClock()
        self.engines = []
        self.declarations = []

    def declare(self, fn, name=None, **options):
        self.declarations.append(declaration(fn, name, **options))
        return fn

    def engine(self, gateway="gw", **settings):
        """An engine as after a start of the gateway, its loops not running. The same gateway: the same executor."""
        folder = os.path.join(self.folder, gateway)
        host = HeldHost(folder, self.clock, gateway)
        engine = Engine(host, self.store, DEFAULTS._replace(**settings))
        engine.registry.load("plant", self.declarations)
        engine.intake.load()
        engine.loops.open_store()
        self.engines.append(engine)
        return engine

    def close(self):
        for engine in self.engines:
            for context in engine.parts.carried.all():
                context.cancel("the test is over", "cancelled")
            engine.stop(2000)


def start(engine, name, inputs=None, **fields):
    return engine.enqueue(NewStart(name, inputs, **fields))


def run_until(engine, workflow_id, *statuses):
    """Dispatch by hand until the run has one of the statuses (default: any final one); the Run."""
    statuses = statuses or states.FINAL

    def arrived():
        engine.loops.dispatch_step()
        run = engine.store.find(workflow_id)
        return run if run is not None and run.status in statuses else None

    return until(arrived, "run %s" % "/".join(statuses))


def settle(engine):
    """Wait until this engine carries nothing."""
    until(lambda: engine.parts.carried.count() == 0, "the end of all runs")
