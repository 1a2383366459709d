# -*- coding: utf-8 -*-
"""On Jython: what the Java side gives the engine, as far as a database test needs it.

Connections come from the drivers themselves, as a gateway's own pool would give them.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os

from java.util import Properties
from org.postgresql import Driver as PostgresDriver
from org.sqlite import JDBC as SqliteDriver


class Machine(object):
    """`connections` {name: JDBC URL}; None or "" is the SQLite file."""

    def encode(self, value):
        return json.dumps(value)

    def __init__(self, sqlite_path=None, connections=None):
        self._sqlite_path = sqlite_path
        self._connections = connections or {}

    def dataFolder(self):
        return os.path.dirname(self._sqlite_path)

    def connect(self, name):
        if not name:
            return SqliteDriver().connect(
                "jdbc:sqlite:" + self._sqlite_path, Properties()
            )
        return PostgresDriver().connect(self._connections[name], Properties())

    def connectionsJson(self):
        return json.dumps(
            [
                {"name": name, "status": "VALID", "vendor": "POSTGRES"}
                for name in self._connections
            ]
        )
