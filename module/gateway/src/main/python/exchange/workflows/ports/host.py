# -*- coding: utf-8 -*-
"""What the engine asks of the machine it runs on: time, chance, threads, logs, files, and calls into user code.

One implementation per host (`hosts.cpython`, `hosts.jvm`); tests subclass the CPython one to hold the clock.
"""
from __future__ import absolute_import, division, print_function, unicode_literals


class Host(object):
    FAILURES = (BaseException,)
    """Everything user code can throw, SystemExit and Java's Throwable included. The engine's own Interruption is a
    BaseException too: whoever catches FAILURES around user code names Interruption in an `except` before it."""

    isolates = False
    """True where scripts live in interpreters of their own, which come and go: then declarations are kept by the
    host, per interpreter, and not by the engine."""

    gateway_name = ""
    data_folder = ""
    """Where the executor id, the spool and the embedded database live; survives restarts and module upgrades."""

    def now_ms(self):
        """Epoch milliseconds."""
        raise NotImplementedError

    def monotonic_ms(self):
        """Milliseconds that never jump, for measuring and waiting."""
        raise NotImplementedError

    def new_id(self):
        """A new random UUID as text."""
        raise NotImplementedError

    def local_time(self, ms):
        """(year, month, day, hour, minute, second, zone name) of an instant, as people here read clocks."""
        raise NotImplementedError

    def random(self):
        """A float in [0, 1)."""
        raise NotImplementedError

    def logger(self, component):
        """A logger named exchange.workflows.<component> with debug, info, warn, error(message, error=None)."""
        raise NotImplementedError

    def lock(self):
        """A reentrant lock, usable with `with`."""
        raise NotImplementedError

    def condition(self, lock=None):
        """wait(timeout_ms=None) -> None, notify(), notify_all(); usable with `with`."""
        raise NotImplementedError

    def local(self):
        """A thread-local object."""
        raise NotImplementedError

    def spawn(self, name, target):
        """Start a daemon thread named `name`; returns an object with join(timeout_ms) and is_alive().

        On the JVM the thread runs in the engine's interpreter, and its name begins with "workflows-".
        """
        raise NotImplementedError

    def call(self, owner, fn, args, kwargs):
        """Call user code `fn(*args, **kwargs)` in the interpreter that owns it, and clean the thread afterwards.

        `owner` is what `declarations().owner` gave (opaque; None = the interpreter that called the engine on this
        thread, else the engine's own).
        """
        raise NotImplementedError

    def export(self, fn):
        """A callable for other interpreters that runs the engine's function `fn` in the engine's interpreter,
        whatever interpreter calls it; keeps __name__ and __doc__. On CPython `fn` itself.
        """
        raise NotImplementedError

    def declare(self, declaration):
        """Keep a Declaration with the interpreter that calls the engine on this thread (it dies with it)."""
        raise NotImplementedError

    def caller(self):
        """Who is calling, a dict {actor, source, project}; absent values are None. source: script, page, rest,
        designer, vision, engine."""
        raise NotImplementedError

    def failure(self, error):
        """Describe anything in FAILURES: a dict {type, message, traceback}; both stacks for a Java exception."""
        raise NotImplementedError

    def encode(self, value):
        """Compact JSON text of plain values; the same text on both hosts. Dates, decimals, datasets are converted
        as `model.codec` says; raises NotSerializable naming the place ($.a[3].b) otherwise.
        """
        raise NotImplementedError

    def settle(self, value):
        """(JSON text, value as a replay will see it): the value itself where it was plain already."""
        raise NotImplementedError

    def decode(self, text):
        """The value of JSON text; raises ValueError, never a Java exception."""
        raise NotImplementedError

    def exit_now(self, status):
        """End the process at once, as a kill would: nothing is flushed, no handler runs. Only probes call it."""
        raise NotImplementedError

    def getenv(self, name):
        """An environment variable, or None."""
        raise NotImplementedError

    def append_file(self, path):
        """Open `path` for appending: write(bytes) hands them to the operating system before it returns (they survive a
        kill of the process), sync() to the disk, size(), close(). Raises OSError or SpoolFull when the disk is full.
        """
        raise NotImplementedError

    def connections(self):
        """The platform's database connections: [{name, status, vendor}]."""
        raise NotImplementedError

    def system(self):
        """The platform's `system` package, as scripts have it: the built-in steps call it."""
        raise NotImplementedError

    def is_active(self):
        """False on the backup node of a redundant pair: nothing may be dispatched."""
        raise NotImplementedError

    def audit(self, entry):
        """Mirror an AuditEntry to the platform's audit profile, if there is one. Never raises."""
        raise NotImplementedError

    def broadcast(self, message_type, payload):
        """Send a Perspective message (scope session) to every project that has workflows. Never raises."""
        raise NotImplementedError

    def close(self):
        """End what this host started."""
        raise NotImplementedError
