# -*- coding: utf-8 -*-
"""Whether the database can be reached, since when not, and the last failure; shown, and asked before work is taken."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.errors import StoreUnavailable


class Health(object):
    """Written by many threads, each write one assignment; readers want the latest, not a consistent pair."""

    def __init__(self, host):
        self._host = host
        self.database_down_since = None
        self.last_error = None

    def failed(self, where, error):
        if isinstance(error, StoreUnavailable):
            if self.database_down_since is None:
                self.database_down_since = self._host.now_ms()
        self.last_error = {
            "where": where,
            "message": "%s" % (error,),
            "at": self._host.now_ms(),
        }

    def told(self):
        """The last error in words."""
        return self.last_error["message"] if self.last_error else "it is being opened"

    def reached(self):
        """The database answered."""
        if self.database_down_since is not None:
            self.database_down_since = None
