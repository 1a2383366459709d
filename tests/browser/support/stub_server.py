# -*- coding: utf-8 -*-
"""A small web face around the bundle: a login, a shell with React 18.2.0 as it is outside, and the API's imitation."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os
import re
import secrets
import threading
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from tests.browser.support.stub_engine import Refused, StubEngine

HERE = os.path.dirname(os.path.abspath(__file__))
WEB = os.path.abspath(os.path.join(HERE, "..", "..", "..", "module", "web"))
API = "/data/workflows/api/v1"
FILES = {
    "/shell/react.js": os.path.join(
        WEB, "node_modules", "react", "umd", "react.production.min.js"
    ),
    "/shell/react-dom.js": os.path.join(
        WEB, "node_modules", "react-dom", "umd", "react-dom.production.min.js"
    ),
    "/shell/shell.js": os.path.join(HERE, "shell.js"),
    "/shell/shell.css": os.path.join(HERE, "shell.css"),
    "/res/workflows/workflows.js": os.path.join(WEB, "dist", "workflows.js"),
}
TYPES = {".js": "text/javascript", ".css": "text/css"}
# As strict as a shell can be: no inline script, no inline style, nothing from outside.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Gateway</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/shell/shell.css">
<script src="/shell/react.js" defer></script><script src="/shell/react-dom.js" defer></script>
<script src="/shell/shell.js" defer></script></head>
<body><nav aria-label="Gateway"><b>Gateway</b><a href="/app/services/workflows">Workflows</a>
<a href="/app/services/workflows-settings">Settings</a></nav><main id="page" data-component="%s"></main></body></html>"""
PAGES = {
    "/app/services/workflows": "StatusPage",
    "/app/services/workflows-settings": "SettingsPage",
}


class StubServer(object):
    """`url` answers until close(); `users` may log in with their name as the password."""

    users = {"admin": True, "viewer": False}

    def __init__(self):
        self.engine = StubEngine()
        self.sessions = {}
        self.failing = False
        handler = type("Handler", (Handler,), {"stub": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.url = "http://127.0.0.1:%d" % self.server.server_address[1]
        self.thread = threading.Thread(
            target=self.server.serve_forever,
            kwargs={"poll_interval": 0.05},
            daemon=True,
        )
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Handler(BaseHTTPRequestHandler):
    stub = None
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        """Silence: a test's own output is enough."""

    def do_GET(self):
        path = urlsplit(self.path).path
        if path in FILES:
            with open(FILES[path], "rb") as file:
                self.reply(200, file.read(), TYPES[os.path.splitext(path)[1]])
        elif path in PAGES:
            self.page(path)
        else:
            self.api("GET", path)

    def do_POST(self):
        path = urlsplit(self.path).path
        if path == "/login":
            self.login()
        else:
            self.api("POST", path)

    def do_PUT(self):
        self.api("PUT", urlsplit(self.path).path)

    # --- the gateway's part -----------------------------------------------------------------------------------------
    def login(self):
        form = parse_qs(self.body())
        user, password = form.get("user", [""])[0], form.get("password", [""])[0]
        if user not in self.stub.users or password != user:
            self.reply(401, b"no", "text/plain")
            return
        key = secrets.token_hex(16)
        self.stub.sessions[key] = (user, secrets.token_hex(16))
        self.reply(
            200,
            b"ok",
            "text/plain",
            {"Set-Cookie": "session=%s; Path=/; HttpOnly" % key},
        )

    def session(self):
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("session")
        return self.stub.sessions.get(cookie.value if cookie else "")

    def page(self, path):
        if self.session() is None:
            self.reply(401, b"log in first", "text/plain")
            return
        html = (PAGE % PAGES[path]).encode("utf-8")
        self.reply(
            200, html, "text/html; charset=utf-8", {"Content-Security-Policy": POLICY}
        )

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode(
            "utf-8"
        )

    def reply(self, status, body, kind, headers=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    # --- the module's part ------------------------------------------------------------------------------------------
    def api(self, method, path):
        text = self.body()
        try:
            status, answer = 200, self.answer(method, path, text)
        except Refused as refused:
            status, answer = refused.status, refused.body
        self.reply(status, json.dumps(answer).encode("utf-8"), "application/json")

    def answer(self, method, path, text):
        if self.stub.failing:
            raise Refused(503, "NOT_RUNNING", "the module is not running")
        session = self.session()
        if session is None:
            raise Refused(401, "UNAUTHORIZED", "no session")
        user, token = session
        can_write = self.stub.users[user]
        if path == API + "/session":
            return {"user": user, "csrfToken": token, "canWrite": can_write}
        if method != "GET" and not (
            can_write and self.headers.get("X-CSRF-Token") == token
        ):
            raise Refused(
                403, "FORBIDDEN", "WRITE permission and the session's token are needed"
            )
        params = {k: v[0] for k, v in parse_qs(urlsplit(self.path).query).items()}
        with self.stub.engine.lock:
            return route(
                self.stub.engine,
                method,
                path[len(API) :],
                params,
                json.loads(text or "{}"),
                user,
            )


def route(engine, method, path, params, body, user):
    one = re.match(r"^/runs/([^/]+)(/\w+)?$", path)
    if one:
        return of_run(
            engine,
            method,
            engine.find(unquote(one.group(1))),
            one.group(2) or "",
            params,
            body,
            user,
        )
    found = {
        "GET /status": engine.status,
        "GET /workflows": engine.list_workflows,
        "GET /queues": engine.queues,
        "GET /runs": lambda: engine.page(params),
        "GET /settings": engine.read_settings,
        "POST /runs": lambda: engine.start(body, user),
        "POST /maintenance/enter": lambda: engine.enter(body, user),
        "POST /maintenance/exit": engine.leave,
        "POST /maintenance/swap": engine.swap,
        "POST /settings/check": lambda: engine.check(body["settings"]),
        "PUT /settings": lambda: engine.save(body["settings"]),
    }.get("%s %s" % (method, path))
    if found is None:
        raise Refused(404, "NOT_FOUND", "%s %s is no route" % (method, path))
    return found()


def of_run(engine, method, run, part, params, body, user):
    found = {
        "GET ": lambda: engine.detail(run),
        "GET /steps": lambda: {"steps": run.steps(engine.status()["nowMs"])},
        "GET /events": lambda: engine.events(run),
        "GET /stream": lambda: engine.stream(run, params),
        "GET /commands": lambda: {
            "commands": run.command_rows(engine.status()["nowMs"])
        },
        "POST /commands": lambda: engine.command(
            run, body.get("cmd"), body.get("reason"), user
        ),
        "POST /cancel": lambda: engine.command(run, "CANCEL", body.get("reason"), user),
    }.get("%s %s" % (method, part))
    if found is None:
        raise Refused(404, "NOT_FOUND", "%s is no part of a run" % part)
    return found()
