# -*- coding: utf-8 -*-
"""The module's JSON API as a browser session or an API key uses it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import http.cookiejar
import json
import urllib.error
import urllib.parse
import urllib.request

API = "/data/workflows/api/v1"


class Answer(object):
    def __init__(self, status, body):
        self.status = status
        self.text = body
        try:
            self.json = json.loads(body) if body else None
        except ValueError:
            self.json = None

    def __repr__(self):
        return "%s %s" % (self.status, self.text[:500])


class Person(object):
    """Somebody logged in to the gateway's web face; `token` sends the session's CSRF token with each write."""

    def __init__(self, url, user="admin", password=None, token=True):
        self.url = url
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar)
        )
        self.csrf = None
        if user:
            form = urllib.parse.urlencode(
                {"user": user, "password": password or user}
            ).encode("utf-8")
            self._open(urllib.request.Request(url + "/login", data=form, method="POST"))
        if user and token:
            self.csrf = (self.get("/session").json or {}).get("csrfToken")

    def _open(self, request):
        try:
            with self.opener.open(request, timeout=60) as reply:
                return Answer(reply.status, reply.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read().decode("utf-8"))

    def request(self, method, path, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode("utf-8")
        request = urllib.request.Request(
            self.url + API + path, data=data, method=method
        )
        request.add_header("Content-Type", "application/json")
        if self.csrf and method != "GET":
            request.add_header("X-CSRF-Token", self.csrf)
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        return self._open(request)

    def get(self, path):
        return self.request("GET", path)

    def post(self, path, body=None):
        return self.request("POST", path, {} if body is None else body)

    def put(self, path, body):
        return self.request("PUT", path, body)


def use_database(gateway, name):
    """Name the store's database connection, as plant IT does it on the Settings page."""
    person = Person(gateway.url)
    settings = dict(person.get("/settings").json["settings"], database=name)
    answer = person.put("/settings", {"settings": settings})
    assert answer.status == 200, answer
    gateway.until(
        lambda: (person.get("/status").json or {}).get("engine", {}).get("dbName")
        == name,
        what="the engine on database %s" % name,
    )
