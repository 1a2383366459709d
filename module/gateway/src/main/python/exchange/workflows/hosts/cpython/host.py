# -*- coding: utf-8 -*-
"""The host on CPython: the machine's clock, threading, logging, files."""
from __future__ import absolute_import, division, print_function, unicode_literals

import logging
import os
import random
import threading
import time
import traceback
import uuid

from exchange.workflows._compat import ANY_ERROR, text_type
from exchange.workflows.hosts.cpython.system import System
from exchange.workflows.hosts.threads import Condition, Thread
from exchange.workflows.model import codec
from exchange.workflows.model.errors import SpoolFull
from exchange.workflows.ports.host import Host


class CPythonHost(Host):
    """One per engine; `data_folder` is made when it is not there."""

    FAILURES = (BaseException,)
    isolates = False

    def __init__(self, data_folder, gateway_name="local", audit=None, broadcast=None):
        self.gateway_name = gateway_name
        self.data_folder = data_folder
        self._audit = audit
        self._broadcast = broadcast
        self._callers = threading.local()
        self._system = System(self.now_ms)
        if not os.path.isdir(data_folder):
            os.makedirs(data_folder)

    # --- time, chance, identity
    def now_ms(self):
        return int(time.time() * 1000)

    def monotonic_ms(self):
        return int(time.monotonic() * 1000)  # novm

    def new_id(self):
        return text_type(uuid.uuid4())

    def local_time(self, ms):
        found = time.localtime(ms / 1000.0)
        return tuple(found[:6]) + (time.strftime("%Z", found),)

    def random(self):
        return random.random()

    # --- threads
    def lock(self):
        return threading.RLock()

    def condition(self, lock=None):
        return Condition(lock)

    def local(self):
        return threading.local()

    def spawn(self, name, target):
        return Thread("workflows-%s" % name, target)

    # --- user code
    def call(self, owner, fn, args, kwargs):
        return fn(*args, **kwargs)

    def export(self, fn):
        return fn

    def declare(self, declaration):
        raise NotImplementedError(
            "a host that does not isolate scripts keeps no declarations"
        )

    def caller(self):
        given = getattr(self._callers, "caller", None) or {}
        return {
            "actor": given.get("actor"),
            "source": given.get("source") or "script",
            "project": given.get("project"),
        }

    def set_caller(self, caller):
        """Who the calling thread speaks for from now on (None = nobody); the external executor's and tests' door."""
        self._callers.caller = caller

    def failure(self, error):
        lines = traceback.format_exception(type(error), error, error.__traceback__)
        return {
            "type": type(error).__name__,
            "message": _message(error),
            "traceback": "".join(lines),
        }

    # --- values
    def encode(self, value):
        return self.settle(value)[0]

    def settle(self, value):
        try:
            text = codec.dumps(value)
            if codec.has_text_keys(value):
                return text, value
        except (TypeError, ValueError, RecursionError):
            pass  # not plain: convert it below, or say exactly which part cannot be
        converted = codec.plain(value)
        return codec.dumps(converted), converted

    def decode(self, text):
        return codec.decode(text)

    # --- files and logs
    def logger(self, component):
        return Logger(logging.getLogger("exchange.workflows.%s" % component))

    def getenv(self, name):
        return os.environ.get(name)

    def exit_now(self, status):
        os._exit(status)

    def append_file(self, path):
        return AppendFile(path)

    # --- the platform around
    def connections(self):
        return self.system().db.connections()

    def use_system(self, system):
        """What steps find as `system` from now on."""
        self._system = system

    def system(self):
        return self._system

    def is_active(self):
        return True

    def audit(self, entry):
        if self._audit is not None:
            self._audit(entry)

    def broadcast(self, message_type, payload):
        if self._broadcast is not None:
            self._broadcast(message_type, payload)

    def close(self):
        pass


class AppendFile(object):
    """See ports.host: what `write` was given is with the operating system when it returns."""

    def __init__(self, path):
        try:
            self._file = open(path, "ab", buffering=0)
        except OSError as error:
            raise SpoolFull(
                "The spool file %s cannot be opened: %s" % (path, error), cause=error
            )

    def write(self, data):
        try:
            written = self._file.write(data)
        except OSError as error:
            raise SpoolFull(
                "The spool file could not be written: %s" % error, cause=error
            )
        if written != len(data):
            raise SpoolFull(
                "The spool file took only %s of %s bytes" % (written, len(data))
            )

    def sync(self):
        os.fsync(self._file.fileno())

    def size(self):
        return self._file.tell()

    def close(self):
        self._file.close()


class Logger(object):
    def __init__(self, logger):
        self._logger = logger

    def debug(self, message, error=None):
        self._logger.debug(message, exc_info=error)

    def info(self, message, error=None):
        self._logger.info(message, exc_info=error)

    def warn(self, message, error=None):
        self._logger.warning(message, exc_info=error)

    def error(self, message, error=None):
        self._logger.error(message, exc_info=error)


def _message(error):
    try:
        return text_type(error) or type(error).__name__
    except (
        ANY_ERROR
    ):  # an error's own text can fail; that it happened is still recorded
        return type(error).__name__
