# -*- coding: utf-8 -*-
"""A Chromium for the browser tests: the one on the PATH, else the system's package."""

import os
import shutil
import sys

from steps import Failed, Step, call, say

NAMES = ('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
INSTALL = 'apt-get install -y chromium fonts-liberation'


def found():
    paths = [shutil.which(name) for name in NAMES]
    return next((path for path in paths if path), None)


def install():
    if found():
        return
    if os.geteuid() != 0 or not shutil.which('apt-get'):
        raise Failed(
            'no Chromium is on the PATH, the browser tests need one. Install it with:\n    sudo '
            + INSTALL
        )
    say(
        sys.stdout,
        'installing Chromium from the system\'s packages, this takes a minute',
    )
    quiet = dict(os.environ, DEBIAN_FRONTEND='noninteractive')
    call(['apt-get', 'update', '-q'], 'the package lists could not be read', env=quiet)
    call(INSTALL.split(), 'Chromium could not be installed', env=quiet)
    if not found():
        raise Failed('Chromium was installed but is not on the PATH')


STEP = Step(
    'browser',
    'Chromium',
    key=lambda: str(found()),
    run=install,
    made=lambda: [found() or '/nonexistent'],
)
