# -*- coding: utf-8 -*-
"""The test gateway: built once for its sources, then only started."""

import os

import parts
from steps import ROOT, call

from module import SDK, progress

SOURCES = (
    'tests/sdk/pom.xml',
    'tests/sdk/gson',
    'tests/sdk/api',
    'tests/sdk/gateway',
    'tests/gateway',
)
JAR = os.path.join(SDK, 'gateway', 'target', 'test-gateway.jar')


def make():
    """Makes the jar that tests/gateway/run starts, with its libraries beside it."""
    part = parts.Part('gateway', 'test gateway: Maven', SOURCES, JAR, build)
    if not part.is_made():
        progress(part.title)
        part.make()
    return 0


def build():
    maven = [
        os.path.join(SDK, 'mvn'),
        '-q',
        '-pl',
        'gateway',
        '-am',
        'package',
        '-DskipTests',
    ]
    call(maven, 'the test gateway could not be built', cwd=ROOT)
