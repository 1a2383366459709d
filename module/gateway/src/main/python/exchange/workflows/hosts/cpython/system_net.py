# -*- coding: utf-8 -*-
"""`system.net.httpClient` over Python's own HTTP client."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json

from exchange.workflows._compat import PY2, string_types

if PY2:
    from urllib import urlencode

    from urllib2 import HTTPError, Request, urlopen
else:
    from urllib.error import HTTPError
    from urllib.parse import urlencode
    from urllib.request import Request, urlopen


class Net(object):
    def httpClient(
        self,
        timeout=60000,
        bypass_cert_validation=None,
        username=None,
        password=None,
        proxy=None,
    ):
        return HttpClient(timeout / 1000.0)


class HttpClient(object):
    def __init__(self, timeout_seconds):
        self._timeout = timeout_seconds

    def request(self, url, method="GET", params=None, data=None, headers=None):
        if params:
            url = "%s%s%s" % (url, "&" if "?" in url else "?", urlencode(params))
        body, headers = _body(data, dict(headers or {}))
        native = dict((str(name), str(value)) for name, value in headers.items())
        request = Request(str(url), body, native)
        request.get_method = lambda: str(method)
        try:
            return Response(urlopen(request, timeout=self._timeout))
        except HTTPError as error:
            return Response(error)

    def get(self, url, params=None, headers=None):
        return self.request(url, "GET", params, None, headers)

    def post(self, url, params=None, data=None, headers=None):
        return self.request(url, "POST", params, data, headers)

    def put(self, url, params=None, data=None, headers=None):
        return self.request(url, "PUT", params, data, headers)

    def delete(self, url, params=None, headers=None):
        return self.request(url, "DELETE", params, None, headers)


class Response(object):
    """Names as on a gateway: properties in scripts are getters in Java."""

    def __init__(self, reply):
        self.statusCode = reply.code
        self.text = reply.read().decode("utf-8", "replace")
        self.headers = dict(reply.headers.items())
        self.good = 200 <= self.statusCode < 300

    def getStatusCode(self):
        return self.statusCode

    def getText(self):
        return self.text

    def getHeaders(self):
        return self.headers

    def getJson(self):
        return json.loads(self.text)

    @property
    def json(self):
        return self.getJson()

    def isGood(self):
        return self.good


def _body(data, headers):
    if data is None:
        return None, headers
    if not isinstance(data, string_types):
        data = json.dumps(data)
        headers.setdefault("Content-Type", "application/json")
    return data.encode("utf-8") if not isinstance(data, bytes) else data, headers
