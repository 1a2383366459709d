# -*- coding: utf-8 -*-
"""A step that calls a web service."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import text_type
from exchange.workflows.engine.instance import current_engine
from exchange.workflows.engine.runtime import step
from exchange.workflows.steps import platform

__all__ = ["request"]


@step(name="http.request")
def request(
    method, url, headers=None, params=None, data=None, json_body=None, timeout_ms=10000
):
    """Send a request: {status, text, headers}. `json_body` (sent as JSON) beats `data` (sent as it is).

    Any answer is a result, 404 and 500 too; no answer raises. Interrupted before it was recorded it is sent again: give
    the service an idempotency key where it takes one.
    """
    headers = dict(headers or {})
    if json_body is not None:
        data = current_engine().host.encode(json_body)
        headers.setdefault("Content-Type", "application/json")
    client = platform.system().net.httpClient(timeout=int(timeout_ms))
    reply = client.request(
        url, method=method.upper(), params=params, data=data, headers=headers
    )
    return {
        "status": int(reply.getStatusCode()),
        "text": text_type(reply.getText()),
        "headers": _plain(reply.getHeaders()),
    }


def _plain(headers):
    """Headers as {name: text}; on a gateway they come as Java's HttpHeaders or a map of lists."""
    pairs = headers.map() if hasattr(headers, "map") else headers
    items = (
        pairs.items()
        if hasattr(pairs, "items")
        else [(e.getKey(), e.getValue()) for e in pairs.entrySet()]
    )
    return dict((text_type(name), _joined(value)) for name, value in items)


def _joined(value):
    if isinstance(value, (type(""), str)):
        return text_type(value)
    return ", ".join(text_type(one) for one in value)
