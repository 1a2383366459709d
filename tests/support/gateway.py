# -*- coding: utf-8 -*-
"""The test gateway as a test sees it: a process, its control port, and its web face."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), os.pardir, os.pardir))
RUN = os.path.join(ROOT, "tests", "gateway", "run")
MODULE_ID = "dev.exchangeworkflows.workflows"
START_SECONDS = 90


class ScriptFailed(AssertionError):
    """A script on the gateway raised; `error` holds {type, message, stack}."""

    def __init__(self, scope, reply):
        self.error = reply.get("error") or {}
        self.stdout = reply.get("stdout")
        AssertionError.__init__(
            self,
            "%s script: %s: %s\n%s\n%s"
            % (
                scope,
                self.error.get("type"),
                self.error.get("message"),
                self.error.get("stack"),
                self.stdout,
            ),
        )


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def _parse(text):
    return json.loads(text) if text.strip() else None


class Gateway(object):
    """One gateway on one home folder. `start()` after `kill()` is a restart on the same data and ports."""

    def __init__(
        self,
        home,
        projects=None,
        modules=(),
        datasources=(),
        reload_delay=0.1,
        java_options="",
        spool_disk=None,
    ):
        """`spool_disk`: put the module's spool folder on a file system of its own of that size, such as "64k"."""
        self.spool_disk = spool_disk
        self.home = str(home)
        self.projects = str(projects) if projects else None
        self.modules = [str(m) for m in modules]
        self.datasources = list(datasources)
        self.reload_delay = reload_delay
        self.java_options = java_options
        self.port = free_port()
        self.control_port = free_port()
        self.process = None

    # --- the process ------------------------------------------------------------------------------------------------
    def command(self):
        words = [
            RUN,
            "--home",
            self.home,
            "--port",
            str(self.port),
            "--control-port",
            str(self.control_port),
        ]
        words += ["--accept-modules", "--reload-delay", str(self.reload_delay)]
        for module in self.modules:
            words += ["--module", module]
        if self.projects:
            words += ["--projects", self.projects]
        for datasource in self.datasources:
            words += ["--datasource", datasource]
        return self._on_small_disk(words) if self.spool_disk else words

    def _on_small_disk(self, words):
        """A mount that only this process sees; needs no root where users may have namespaces."""
        spool = os.path.join(self.home, "data", "workflows", "spool")
        os.makedirs(spool, exist_ok=True)
        mount = 'mount -t tmpfs -o size=%s tmpfs "$0" && exec "$@"' % self.spool_disk
        return [
            "unshare",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            mount,
            spool,
        ] + words

    def start(self, wait=True):
        os.makedirs(self.home, exist_ok=True)
        env = (
            dict(os.environ, JAVA_OPTS=self.java_options) if self.java_options else None
        )
        self.console = open(os.path.join(self.home, "console.log"), "ab")
        self.process = subprocess.Popen(
            self.command(), stdout=self.console, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            start_new_session=True, env=env,
        )  # fmt: skip
        if wait:
            self.wait_until_up()
        return self

    def wait_until_up(self, seconds=START_SECONDS):
        """Until the control port answers and no module is still on its way up."""
        deadline = time.time() + seconds
        while time.time() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(
                    "the gateway ended with %s:\n%s"
                    % (self.process.returncode, self.tail())
                )
            try:
                state = self.state()
                if all(
                    m["state"] in ("RUNNING", "FAULTED", "STOPPED")
                    for m in state["modules"]
                ):
                    return state
            except (OSError, urllib.error.URLError):
                pass
            time.sleep(0.05)
        raise AssertionError(
            "the gateway did not come up within %s s:\n%s" % (seconds, self.tail())
        )

    def kill(self):
        """kill -9 of the gateway and every process it started."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.console.close()

    def stop(self, seconds=30):
        """An orderly shutdown, as a service manager does it."""
        if self.process is None or self.process.poll() is not None:
            return
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
        self.console.close()

    def restart(self):
        self.stop()
        return self.start()

    def tail(self, lines=60):
        with open(os.path.join(self.home, "console.log"), "rb") as f:
            return b"\n".join(f.read().splitlines()[-lines:]).decode("utf-8", "replace")

    # --- the control port -------------------------------------------------------------------------------------------
    def control(self, method, path, body=None, timeout=120):
        data = None if body is None else json.dumps(body).encode("utf-8")
        request = urllib.request.Request(
            "http://127.0.0.1:%d%s" % (self.control_port, path),
            data=data,
            method=method,
        )
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=timeout) as reply:
                return _parse(reply.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            answer = error.read().decode("utf-8")
            raise AssertionError("%s %s: %s %s" % (method, path, error.code, answer))

    def run(self, scope, code, project=None, **more):
        """The whole answer {ok, result, stdout, error}."""
        return self.control(
            "POST", "/script", dict(more, scope=scope, project=project, code=code)
        )

    def script(self, scope, code, project=None, **more):
        """The value of `result`; raises ScriptFailed with the script's own error."""
        reply = self.run(scope, code, project, **more)
        if not reply["ok"]:
            raise ScriptFailed(scope, reply)
        return reply["result"]

    def tag(self, path, value):
        return self.control("POST", "/tags", {"path": path, "value": value})

    def scan(self):
        return self.control("POST", "/projects/scan", {})

    def install(self, module):
        return self.control("POST", "/modules", {"file": str(module)})

    def remove(self, module_id=MODULE_ID):
        return self.control("DELETE", "/modules/" + module_id)

    def datasource(self, name, state):
        return self.control("POST", "/datasources/" + name, {"state": state})

    def redundancy(self, role, activity):
        return self.control("POST", "/redundancy", {"role": role, "activity": activity})

    def state(self, gc=False):
        return self.control("GET", "/state" + ("?gc=1" if gc else ""))

    def log(self, since=0):
        return self.control("GET", "/log?since=%s" % since)

    # --- waiting ----------------------------------------------------------------------------------------------------
    def until(self, question, seconds=30, every=0.05, what=None):
        """The first true answer of `question()`."""
        deadline = time.time() + seconds
        answer = question()
        while not answer:
            if time.time() > deadline:
                raise AssertionError(
                    "not within %s s: %s\n%s" % (seconds, what or question, self.tail())
                )
            time.sleep(every)
            answer = question()
        return answer

    @property
    def url(self):
        return "http://127.0.0.1:%d" % self.port
