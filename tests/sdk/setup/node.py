# -*- coding: utf-8 -*-
"""The npm packages of the web page."""

import os
import shutil

from steps import ROOT, Step, call, digest_of_files

WEB = os.path.join('module', 'web')
LOCK = os.path.join(WEB, 'package-lock.json')


def key():
    return digest_of_files(LOCK)


def install():
    command = [shutil.which('npm'), 'ci', '--no-audit', '--no-fund', '--loglevel=error']
    call(
        command,
        'the npm packages of %s could not be installed' % WEB,
        cwd=os.path.join(ROOT, WEB),
    )


STEP = Step(
    'node',
    'npm packages of the web page',
    key,
    install,
    needs=['tools'],
    made=lambda: [os.path.join(ROOT, WEB, 'node_modules')],
)
