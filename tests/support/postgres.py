# -*- coding: utf-8 -*-
"""A real Postgres for tests, demo and bench, from the binaries that `make setup` unpacks into .cache/postgres.

    python -m tests.support.postgres start --data DIR [--port N]     prints the URL of database "postgres"
    python -m tests.support.postgres stop --data DIR [--immediate]
    python -m tests.support.postgres create --data DIR --name NAME   a new, empty database; prints its URL

Postgres refuses to run as root: then it runs as `postgres` or `nobody`, who owns the data folder.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import argparse
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BINARIES = os.environ.get("WORKFLOWS_TEST_POSTGRES") or os.path.join(
    ROOT, ".cache", "postgres"
)
SUPERUSER = "postgres"
UNPRIVILEGED = ("postgres", "nobody")


class Server(object):
    """One Postgres over a data folder, which is made when it is not there. Durability as in production (fsync on)."""

    def __init__(self, data, port=None):
        self.data = os.path.abspath(data)
        self._port_file = os.path.join(self.data, "test_port")
        self.port = port or self._old_port() or free_port()

    def start(self):
        """Start and wait until it answers; nothing happens when it runs."""
        if self.running():
            return self
        if not os.path.exists(os.path.join(self.data, "PG_VERSION")):
            self._initialise()
        self._write(self._port_file, "%d\n" % self.port)
        # A socket path is short by law; TCP is what JDBC and psycopg use.
        options = (
            "-p %d -h 127.0.0.1 -k '' -c max_connections=200 -c shared_buffers=128MB"
            % self.port
        )
        log = os.path.join(self.data, "server.log")
        self._call(
            "pg_ctl",
            "-D",
            self.data,
            "-l",
            log,
            "-w",
            "-t",
            "60",
            "-o",
            options,
            "start",
        )
        return self

    def stop(self, mode="fast"):
        """mode "immediate" is a crash: sessions are cut and the next start recovers."""
        if self.running():
            self._call("pg_ctl", "-D", self.data, "-w", "-t", "60", "-m", mode, "stop")

    def running(self):
        if not os.path.exists(os.path.join(self.data, "postmaster.pid")):
            return False
        # The file outlives a machine that lost its power; pg_ctl looks whether the process lives.
        command = as_user(
            [os.path.join(binaries(), "bin", "pg_ctl"), "-D", self.data, "status"]
        )
        with tempfile.TemporaryFile() as output:
            return (
                subprocess.call(
                    command, stdout=output, stderr=subprocess.STDOUT, cwd="/"
                )
                == 0
            )

    def url(self, name="postgres"):
        """For libpq and psycopg."""
        return "postgresql://%s@127.0.0.1:%d/%s" % (SUPERUSER, self.port, name)

    def jdbc_url(self, name="postgres"):
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s" % (
            self.port,
            name,
            SUPERUSER,
        )

    def _initialise(self):
        if not os.path.isdir(self.data):
            os.makedirs(self.data)
        if is_root():
            subprocess.check_call(["chown", "-R", unprivileged_user(), self.data])
            let_through(os.path.dirname(self.data))
        self._call(
            "initdb",
            "-D",
            self.data,
            "-U",
            SUPERUSER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        )

    def _old_port(self):
        if not os.path.exists(self._port_file):
            return None
        with io.open(self._port_file, encoding="ascii") as found:
            return int(found.read())

    def _write(self, path, text):
        with io.open(path, "w", encoding="ascii") as out:
            out.write(text)

    def _call(self, tool, *arguments):
        command = as_user([os.path.join(binaries(), "bin", tool)] + list(arguments))
        # pg_ctl leaves the server as its child with these handles: a pipe would never end.
        with tempfile.TemporaryFile() as output:
            code = subprocess.call(
                command, stdout=output, stderr=subprocess.STDOUT, cwd="/"
            )
            if code != 0:
                output.seek(0)
                raise RuntimeError(
                    "%s: %s"
                    % (" ".join(command), output.read().decode("utf-8", "replace"))
                )


def free_port():
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    # Jython knows the port only of one that listens.
    listener.listen(1)
    port = listener.getsockname()[1]
    listener.close()
    return port


def is_root():
    # `id` and not os.getuid(): Jython's may be missing.
    return subprocess.check_output(["id", "-u"]).strip() == b"0"


def unprivileged_user():
    for name in UNPRIVILEGED:
        with tempfile.TemporaryFile() as output:
            if (
                subprocess.call(["id", name], stdout=output, stderr=subprocess.STDOUT)
                == 0
            ):
                return name
    raise RuntimeError(
        "Running as root, and there is neither a user postgres nor nobody for the test database"
    )


def as_user(command):
    """The command as somebody whom Postgres accepts."""
    if not is_root():
        return command
    user = unprivileged_user()
    group = subprocess.check_output(["id", "-gn", user]).strip().decode("ascii")
    return ["setpriv", "--reuid", user, "--regid", group, "--clear-groups"] + command


def let_through(folder):
    """Lets the other user pass our temporary folders on the way to its data; it cannot list them."""
    top = os.path.realpath(tempfile.gettempdir())
    folder = os.path.realpath(folder)
    while folder.startswith(top + os.sep):
        if os.stat(folder).st_uid == 0:
            subprocess.check_call(["chmod", "go+x", folder])
        folder = os.path.dirname(folder)


_copied = []


def binaries():
    """The folder with bin/, lib/ and share/; a copy when the clone lies where the other user cannot look."""
    if _copied:
        return _copied[0]
    server = os.path.join(BINARIES, "bin", "postgres")
    if not os.path.exists(server):
        raise RuntimeError("No Postgres in %s: run `make setup` first" % BINARIES)
    if subprocess.call(as_user(["test", "-x", server]), cwd="/") == 0:
        _copied.append(BINARIES)
    else:
        _copied.append(
            os.path.join(tempfile.mkdtemp(prefix="workflows-postgres-"), "postgres")
        )
        shutil.copytree(BINARIES, _copied[0])
        subprocess.check_call(["chmod", "-R", "a+rX", os.path.dirname(_copied[0])])
    return _copied[0]


def create_database(server, name):
    import psycopg

    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute('CREATE DATABASE "%s"' % name)


def main(arguments):
    parser = argparse.ArgumentParser(description="A Postgres for tests")
    parser.add_argument("verb", choices=["start", "stop", "create"])
    parser.add_argument("--data", required=True)
    parser.add_argument("--port", type=int)
    parser.add_argument("--name")
    parser.add_argument("--immediate", action="store_true")
    options = parser.parse_args(arguments)
    server = Server(options.data, options.port)
    if options.verb == "stop":
        server.stop("immediate" if options.immediate else "fast")
        return 0
    if options.verb == "create":
        create_database(server, options.name)
    else:
        server.start()
    sys.stdout.write(server.url(options.name or "postgres") + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
