# -*- coding: utf-8 -*-
"""The host in a gateway: `machine` is the module's Java side, passed in, never imported."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import random
import threading
import time
import traceback

from java.io import File, FileOutputStream, IOException
from java.lang import Runtime, StackOverflowError, System, Throwable
from java.util import UUID

from exchange.workflows._compat import text_type
from exchange.workflows.hosts.threads import Condition
from exchange.workflows.model import codec
from exchange.workflows.model.errors import NotSerializable, SpoolFull
from exchange.workflows.ports.host import Host

# RuntimeError: how Jython tells that the stack is full.
_TOO_DEEP = (RuntimeError, StackOverflowError)
_NOT_PLAIN = (TypeError, ValueError) + _TOO_DEEP


class JvmHost(Host):
    FAILURES = (BaseException, Throwable)
    isolates = True

    def __init__(self, machine):
        self._machine = machine
        self._callers = threading.local()
        self.gateway_name = text_type(machine.gatewayName())
        self.data_folder = text_type(machine.dataFolder())
        if not os.path.isdir(self.data_folder):
            os.makedirs(self.data_folder)

    # --- time, chance, identity
    def now_ms(self):
        return int(System.currentTimeMillis())

    def monotonic_ms(self):
        return int(System.nanoTime() // 1000000)

    def new_id(self):
        return text_type(UUID.randomUUID().toString())

    def local_time(self, ms):
        found = time.localtime(ms / 1000.0)
        return tuple(found[:6]) + (_text(time.strftime(str("%Z"), found)),)

    def random(self):
        return random.random()

    # --- threads: Java makes them, in the interpreter that asks, with a stack that bears Python's recursion limit
    def lock(self):
        return threading.RLock()

    def condition(self, lock=None):
        return Condition(lock)

    def local(self):
        return threading.local()

    def spawn(self, name, target):
        return Thread(self._machine.spawn("workflows-%s" % name, target))

    # --- user code
    def call(self, owner, fn, args, kwargs):
        return self._machine.call(owner, fn, tuple(args), dict(kwargs))

    def export(self, fn):
        return self._machine.export(fn)

    def declare(self, declaration):
        self._machine.declare(declaration)

    def set_caller(self, caller):
        """Who the calling thread speaks for (None = nobody in particular): RPC and REST say it with the request."""
        self._callers.caller = caller

    def caller(self):
        given = getattr(self._callers, "caller", None)
        if given is None:
            given = self.decode(self._machine.callerJson() or "{}") or {}
        return {
            "actor": given.get("actor"),
            "source": given.get("source") or "script",
            "project": given.get("project"),
        }

    def failure(self, error):
        if isinstance(error, Throwable):
            return _java_failure(error)
        stack = _text(traceback.format_exc())
        if stack.startswith("None"):  # it is not being handled on this thread
            lines = traceback.format_exception_only(type(error), error)
            stack = "".join(_text(line) for line in lines)
        return {
            "type": text_type(type(error).__name__),
            "message": _message(error),
            "traceback": stack,
        }

    # --- values
    def encode(self, value):
        return self.settle(value)[0]

    def settle(self, value):
        try:
            return text_type(self._machine.encode(value)), value
        except _NOT_PLAIN:
            return self._converted(value)

    def _converted(self, value):
        """Dates, decimals, datasets as plain values; or say exactly which part cannot be."""
        try:
            converted = codec.plain(value)
        except _TOO_DEEP:
            raise NotSerializable("The value is nested too deeply, or holds itself")
        return self._encode_plain(converted), converted

    def _encode_plain(self, value):
        try:
            return text_type(self._machine.encode(value))
        except (TypeError, ValueError) as error:
            raise NotSerializable(
                "JSON cannot hold this value: %s" % _message(error), cause=error
            )

    def decode(self, text):
        return self._machine.decode(text)

    # --- files and logs
    def logger(self, component):
        return Logger(self._machine.logger("exchange.workflows.%s" % component))

    def getenv(self, name):
        value = System.getenv(name)
        return None if value is None else text_type(value)

    def exit_now(self, status):
        Runtime.getRuntime().halt(status)

    def append_file(self, path):
        return AppendFile(path)

    # --- the platform around
    def connections(self):
        return self.decode(self._machine.connectionsJson() or "[]")

    def system(self):
        return self._machine.system()

    def is_active(self):
        return bool(self._machine.isActive())

    def audit(self, entry):
        self._machine.audit(codec.dumps(dict(entry._asdict())))

    def broadcast(self, message_type, payload):
        self._machine.broadcast(message_type, codec.encode(payload))

    def close(self):
        pass


class Thread(object):
    """A running java.lang.Thread."""

    def __init__(self, thread):
        self._thread = thread

    def join(self, timeout_ms=None):
        """Java takes 0 for "without end"."""
        self._thread.join(0 if timeout_ms is None else max(1, int(timeout_ms)))

    def is_alive(self):
        return self._thread.isAlive()


class AppendFile(object):
    """An unbuffered stream: what `write` was given is with the operating system when it returns."""

    def __init__(self, path):
        try:
            self._stream = FileOutputStream(File(path), True)
        except IOException as error:
            raise SpoolFull(
                "The spool file %s cannot be opened: %s" % (path, error.getMessage()),
                cause=error,
            )

    def write(self, data):
        try:
            self._stream.write(data)
        except IOException as error:
            raise SpoolFull(
                "The spool file could not be written: %s" % error.getMessage(),
                cause=error,
            )

    def sync(self):
        self._stream.getFD().sync()

    def size(self):
        return int(self._stream.getChannel().size())

    def close(self):
        self._stream.close()


class Logger(object):
    """slf4j; a Python error is logged with its stack as text, a Java one as it is."""

    def __init__(self, logger):
        self._logger = logger

    def debug(self, message, error=None):
        self._log(self._logger.debug, message, error)

    def info(self, message, error=None):
        self._log(self._logger.info, message, error)

    def warn(self, message, error=None):
        self._log(self._logger.warn, message, error)

    def error(self, message, error=None):
        self._log(self._logger.error, message, error)

    def _log(self, write, message, error):
        if error is None:
            write(text_type(message))
        elif isinstance(error, Throwable):
            write(text_type(message), error)
        else:
            write(
                "%s: %s: %s\n%s"
                % (
                    message,
                    type(error).__name__,
                    _message(error),
                    _text(traceback.format_exc()),
                )
            )


def _java_failure(error):
    """Both stacks: where the script was, then the Java exception with its causes."""
    lines = [_text(traceback.format_exc()), "\n"]
    cause, prefix = error, ""
    while cause is not None and len(lines) < 400:
        lines.append("%s%s\n" % (prefix, cause.toString()))
        lines.extend(
            "    at %s\n" % frame.toString()
            for frame in list(cause.getStackTrace())[:60]
        )
        following = cause.getCause()
        cause, prefix = (None if following is cause else following), "Caused by: "
    return {
        "type": text_type(error.getClass().getName()),
        "message": text_type(error.getMessage() or error.getClass().getName()),
        "traceback": "".join(lines),
    }


def _text(value):
    return value if isinstance(value, text_type) else value.decode("utf-8", "replace")


def _message(error):
    try:
        return _text("%s" % (error,)) or type(error).__name__
    except (
        Exception,
        Throwable,
    ):  # an error's own text can fail; that it happened must still be recorded
        return type(error).__name__
