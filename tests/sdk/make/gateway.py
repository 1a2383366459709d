# -*- coding: utf-8 -*-
"""The test gateway: built once for its sources, then only started."""

import os

import parts
from inputs import digest_of
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
    stamp = os.path.join(ROOT, 'build', 'stamps', 'gateway')
    inputs = '\n'.join(digest_of(os.path.join(ROOT, source)) for source in SOURCES)
    if parts.is_stamped(stamp, inputs, JAR):
        return 0
    progress('test gateway: Maven')
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
    parts.stamp(stamp, inputs)
    return 0
