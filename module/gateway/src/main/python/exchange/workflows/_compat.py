# -*- coding: utf-8 -*-
"""The only place that knows which Python this is."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

PY2 = sys.version_info[0] == 2
JYTHON = sys.platform.startswith("java")

if PY2:
    text_type = unicode  # noqa: F821  # novm
    string_types = (str, unicode)  # noqa: F821  # novm
    integer_types = (int, long)  # noqa: F821  # novm
else:
    text_type = str
    string_types = (str,)
    integer_types = (int,)

if JYTHON:
    from java.lang import Throwable

    # A Java exception is neither an Exception nor a BaseException in Jython.
    ANY_ERROR = (Exception, Throwable)
else:
    ANY_ERROR = (Exception,)
