# -*- coding: utf-8 -*-
"""Python packages: a virtual environment for CPython, a folder of pytest 4.6 for Jython."""

import glob
import os
import shutil
import subprocess
import sys
import zipfile

import jars
from steps import CACHE, ROOT, Failed, Step, call, digest_of_files
from tools import java_home_tool

VENV_DIR = os.path.join(ROOT, '.venv')
PYTHON = os.path.join(VENV_DIR, 'bin', 'python')
SITE = os.path.join(CACHE, 'jython-site')
DBOS_DIR = os.path.join(CACHE, 'dbos')

# Its sdist would have to be built; this wheel for another system carries the same scandir.py.
SCANDIR = [
    '--implementation',
    'cp',
    '--abi',
    'cp27m',
    '--platform',
    'win32',
    'scandir==1.10.0',
]
PURE = [
    '--implementation',
    'py',
    '--abi',
    'none',
    '--platform',
    'any',
    '-r',
    'requirements-jython.txt',
]


def venv_key():
    return '%s %s' % (sys.version, digest_of_files('requirements.txt'))


def make_venv():
    environment(VENV_DIR, 'requirements.txt')


def environment(folder, requirements):
    """A virtual environment with the packages of a file."""
    shutil.rmtree(folder, ignore_errors=True)
    call(
        [sys.executable, '-m', 'venv', folder],
        'the virtual environment %s could not be made' % os.path.relpath(folder, ROOT),
    )
    python = os.path.join(folder, 'bin', 'python')
    install = [python, '-m', 'pip', 'install', '-q', '--disable-pip-version-check']
    call(
        install + ['--only-binary=:all:', '-r', requirements],
        'the Python packages of %s could not be installed' % requirements,
        cwd=ROOT,
    )


def dbos_key():
    return '%s %s' % (sys.version, digest_of_files('requirements-bench.txt'))


def make_dbos():
    """The yardstick of `make bench` has an environment of its own: its pins are not ours."""
    if sys.version_info < (3, 10):
        raise Failed('the yardstick DBOS needs Python 3.10 or later; set PYTHON to one')
    environment(DBOS_DIR, 'requirements-bench.txt')


def site_key():
    return digest_of_files('requirements-jython.txt') + ' '.join(SCANDIR)


def make_site():
    """Fetches the wheels as Python 2.7 would, unpacks and compiles them."""
    wheels = os.path.join(CACHE, 'jython-wheels')
    for folder in (wheels, SITE):
        shutil.rmtree(folder, ignore_errors=True)
    fetch = [
        PYTHON,
        '-m',
        'pip',
        'download',
        '-q',
        '--disable-pip-version-check',
        '--no-deps',
    ]
    fetch += ['--only-binary=:all:', '--python-version', '2.7', '-d', wheels]
    for what in (PURE, SCANDIR):
        call(fetch + what, 'pytest for Jython could not be fetched', cwd=ROOT)
    for wheel in glob.glob(os.path.join(wheels, '*.whl')):
        zipfile.ZipFile(wheel).extractall(SITE)
    jython = [
        java_home_tool('java'),
        '-jar',
        jars.path('jython-standalone', '2.7.3'),
        '-m',
    ]
    # Some packages carry files for Python 3 alone: that these do not compile means nothing.
    subprocess.run(
        jython + ['compileall', '-q', '.'],
        cwd=SITE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    call(jython + ['pytest', '--version'], 'pytest does not start on Jython', cwd=SITE)


VENV = Step(
    'venv',
    'Python packages',
    venv_key,
    make_venv,
    needs=['tools'],
    made=lambda: [PYTHON],
)
JYTHON_SITE = Step(
    'jython-site',
    'pytest for Jython',
    site_key,
    make_site,
    needs=['venv', 'jars'],
    made=lambda: [SITE],
)
DBOS = Step(
    'dbos',
    'DBOS, the yardstick of the bench',
    dbos_key,
    make_dbos,
    needs=['tools'],
    made=lambda: [DBOS_DIR],
)
