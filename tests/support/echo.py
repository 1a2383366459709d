# -*- coding: utf-8 -*-
"""A web server that answers 418 and tells what it was sent; plain sockets, so that it runs on either Python."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import socket
import threading
from contextlib import contextmanager

REPLY = "HTTP/1.1 418 Teapot\r\nContent-Length: %d\r\nX-Tea: green\r\nConnection: close\r\n\r\n"


@contextmanager
def echo_server():
    """The URL of a running server."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(5)
    port = listener.getsockname()[1]
    thread = threading.Thread(target=_serve, args=(listener,))
    thread.daemon = True
    thread.start()
    try:
        yield "http://127.0.0.1:%d" % port
    finally:
        socket.create_connection(
            ("127.0.0.1", port)
        ).close()  # an empty request ends it
        thread.join(5)
        listener.close()


def _serve(listener):
    while True:
        connection, _ = listener.accept()
        try:
            if not _answer(connection):
                return
        finally:
            connection.close()


def _answer(connection):
    head, body = _read(connection)
    if not head:
        return False
    lines = head.split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:])
    told = json.dumps(
        {
            "path": lines[0].split(" ")[1],
            "type": headers.get("content-type"),
            "body": body,
        }
    )
    connection.sendall((REPLY % len(told) + told).encode("utf-8"))
    return True


def _read(connection):
    received = b""
    while b"\r\n\r\n" not in received:
        chunk = connection.recv(4096)
        if not chunk:
            return "", ""
        received += chunk
    head, body = received.split(b"\r\n\r\n", 1)
    head = head.decode("ascii")
    lengths = [
        line
        for line in head.lower().split("\r\n")
        if line.startswith("content-length: ")
    ]
    length = int(lengths[0].split(": ")[1]) if lengths else 0
    while len(body) < length:
        body += connection.recv(4096)
    return head, body.decode("utf-8")
