# -*- coding: utf-8 -*-
"""`system` without a gateway: what workflows, steps and their tests use of it, in memory.

Tags are a dict with write handlers, databases are SQLite files or Postgres, messages are recorded. What it does not have
raises AttributeError, as a misspelt function of a gateway's `system` would.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import logging
import threading

from exchange.workflows.hosts.cpython.system_date import Dates
from exchange.workflows.hosts.cpython.system_db import Databases
from exchange.workflows.hosts.cpython.system_net import Net
from exchange.workflows.hosts.cpython.system_tag import Tags


class System(object):
    """`system`. databases: {connection name: SQLite file, ":memory:" or "postgresql://…"}; now_ms: the clock."""

    def __init__(self, now_ms, databases=None, project="test"):
        self.tag = Tags(now_ms)
        self.db = Databases(databases or {})
        self.util = Util(project)
        self.date = Dates(now_ms)
        self.net = Net()
        self.perspective = Perspective()

    def close(self):
        self.db.close_all()


class Util(object):
    """`system.util`; messages that were sent are in `sent`."""

    def __init__(self, project):
        self._project = project
        self.sent = []

    def getProjectName(self):
        return self._project

    def getLogger(self, name):
        return Logger(name)

    def jsonEncode(self, value, indent=None):
        return json.dumps(value, indent=indent)

    def jsonDecode(self, text):
        return json.loads(text)

    def sendMessage(self, project, messageHandler, payload=None, scope=None, **options):
        self.sent.append(
            dict(
                options,
                project=project,
                messageHandler=messageHandler,
                payload=payload,
                scope=scope,
            )
        )
        return ["Message sent"]

    def invokeAsynchronous(self, function, args=None, kwargs=None, description=None):
        thread = threading.Thread(
            target=function, args=args or (), kwargs=kwargs or {}, name=description
        )
        thread.daemon = True
        thread.start()
        return thread


class Logger(object):
    """What `system.util.getLogger` gives, over Python's logging; the f-forms format as printf does."""

    def __init__(self, name):
        self._logger = logging.getLogger(name)

    def trace(self, message, error=None):
        self._logger.debug(message, exc_info=error)

    debug = trace

    def info(self, message, error=None):
        self._logger.info(message, exc_info=error)

    def warn(self, message, error=None):
        self._logger.warning(message, exc_info=error)

    def error(self, message, error=None):
        self._logger.error(message, exc_info=error)

    fatal = error

    def tracef(self, message, *args):
        self._logger.debug(message % args)

    debugf = tracef

    def infof(self, message, *args):
        self._logger.info(message % args)

    def warnf(self, message, *args):
        self._logger.warning(message % args)

    def errorf(self, message, *args):
        self._logger.error(message % args)

    fatalf = errorf

    def isDebugEnabled(self):
        return self._logger.isEnabledFor(logging.DEBUG)

    isTraceEnabled = isDebugEnabled

    def isInfoEnabled(self):
        return self._logger.isEnabledFor(logging.INFO)

    def getName(self):
        return self._logger.name


class Perspective(object):
    """`system.perspective`; every call is recorded in `sent` as a dict with the function's name under `call`."""

    def __init__(self):
        self.sent = []

    def sendMessage(
        self, messageType, payload=None, scope="page", sessionId=None, pageId=None
    ):
        self._record(
            "sendMessage",
            messageType=messageType,
            payload=payload or {},
            scope=scope,
            sessionId=sessionId,
        )

    def openPopup(self, id, view, params=None, **options):
        self._record(
            "openPopup", id=id, view=view, params=params or {}, options=options
        )

    def closePopup(self, id, sessionId=None, pageId=None):
        self._record("closePopup", id=id)

    def navigate(self, page=None, url=None, view=None, **options):
        self._record("navigate", page=page, url=url, view=view)

    def _record(self, call, **about):
        self.sent.append(dict(about, call=call))
