# -*- coding: utf-8 -*-
"""The Java side's `machine`, for tests on Jython without the module's Java: one interpreter, nothing crosses."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import logging


class PythonMachine(object):
    def __init__(self, folder, gateway_name="gw", settings="{}"):
        self._folder = folder
        self._gateway_name = gateway_name
        self._settings = settings
        self.declared = []
        self.caller = "{}"
        self.active = True
        self.audited = []
        self.broadcasts = []
        self.platform = None

    def gatewayName(self):
        return self._gateway_name

    def dataFolder(self):
        return self._folder

    def version(self):
        return "0.0.0-test"

    def settingsJson(self):
        return self._settings

    def saveSettings(self, text):
        self._settings = text

    def system(self):
        return self.platform

    def isActive(self):
        return self.active

    def logger(self, name):
        return Slf4jLike(logging.getLogger(name))

    def spawn(self, name, target):
        """As the Java side does it: a large stack, so that recursion meets Python's limit first."""
        from java.lang import Runnable
        from java.lang import Thread as JavaThread

        class Run(Runnable):
            def run(self):
                target()

        thread = JavaThread(None, Run(), name, 16 << 20)
        thread.setDaemon(True)
        thread.start()
        return thread

    def connectionsJson(self):
        return "[]"

    def call(self, owner, fn, args, kwargs):
        return fn(*args, **kwargs)

    def export(self, fn):
        return fn

    def declare(self, declaration):
        self.declared.append(declaration)

    def callerJson(self):
        return self.caller

    def encode(self, value):
        _check(value)
        return json.dumps(value, separators=(",", ":"), allow_nan=False)

    def decode(self, text):
        return json.loads(text)

    def audit(self, text):
        self.audited.append(json.loads(text))

    def broadcast(self, message_type, text):
        self.broadcasts.append((message_type, json.loads(text)))


class Slf4jLike(object):
    def __init__(self, logger):
        self._logger = logger

    def debug(self, message, error=None):
        self._logger.debug(message)

    def info(self, message, error=None):
        self._logger.info(message)

    def warn(self, message, error=None):
        self._logger.warning(message)

    def error(self, message, error=None):
        self._logger.error(message)


def _check(value):
    """The Java codec refuses keys that are no text."""
    if isinstance(value, dict):
        for key, item in value.items():
            if not hasattr(key, "upper"):
                raise TypeError("a key is no text")
            _check(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _check(item)
