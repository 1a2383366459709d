# -*- coding: utf-8 -*-
"""Maven of one version, fetched from its own central repository by the package maven-artifact."""

import os
import re
import shutil
import subprocess
import sys
import zipfile

import pythons
from steps import CACHE, Failed, Step, call, check_sum, say

VERSION = '3.9.9'
SHA256 = '4ec3f26fb1a692473aea0235c300bd20f0f9fe741947c82c1234cefd76ac3a3c'
OLDEST_OF_THE_SYSTEM = (3, 8, 7)
HOME = os.path.join(CACHE, 'maven')


def pinned():
    return os.path.join(HOME, 'apache-maven-' + VERSION, 'bin', 'mvn')


def executable():
    """The pinned Maven; the system's only where the pinned one could not be fetched."""
    return pinned() if os.path.exists(pinned()) else shutil.which('mvn')


def fetch():
    os.makedirs(HOME, exist_ok=True)
    archive = os.path.join(HOME, 'maven.zip')
    coordinates = 'org.apache.maven:apache-maven:zip:bin:' + VERSION
    command = [pythons.PYTHON, '-m', 'maven_artifact.main', coordinates, archive]
    call(command, 'Maven %s could not be fetched' % VERSION)
    check_sum(archive, SHA256)
    zipfile.ZipFile(archive).extractall(HOME)
    os.remove(archive)
    os.chmod(pinned(), 0o755)


def fetch_or_fall_back():
    try:
        fetch()
    except Failed as failed:
        version = system_version()
        if version < OLDEST_OF_THE_SYSTEM:
            raise
        say(
            sys.stderr,
            "%s\nsetup: going on with the system's Maven %s"
            % (failed, '.'.join(map(str, version))),
        )


def system_version():
    """Version of the Maven on the PATH as numbers; () when there is none."""
    if not shutil.which('mvn'):
        return ()
    printed = subprocess.run(
        ['mvn', '--version'], stdout=subprocess.PIPE
    ).stdout.decode('utf-8', 'replace')
    numbers = re.search(r'Apache Maven (\d+)\.(\d+)\.(\d+)', printed)
    return tuple(int(n) for n in numbers.groups()) if numbers else ()


STEP = Step(
    'maven',
    'Maven ' + VERSION,
    key=lambda: SHA256,
    run=fetch_or_fall_back,
    needs=['venv'],
    made=lambda: [executable() or pinned()],
)
