# -*- coding: utf-8 -*-
"""Which key signs: the one that properties name, else a development key made on first use."""

import os

import parts
from steps import CACHE, ROOT

KEYSTORE = 'ignition.signing.keystoreFile'


def property_files():
    """Where the names of a real key are looked for; the first file that has them counts."""
    gradle_home = os.environ.get('GRADLE_USER_HOME') or os.path.expanduser('~/.gradle')
    return [
        os.path.join(ROOT, 'local.properties'),
        os.path.join(gradle_home, 'gradle.properties'),
    ]


def real_key():
    for path in property_files():
        if os.path.isfile(path) and KEYSTORE in parts.properties(path):
            return path
    return None


def arguments():
    path = real_key()
    if path:
        return ['--properties', path, '--root', ROOT]
    return ['--development', os.path.join(CACHE, 'signing')]


def describe():
    """Changes when another key is to sign."""
    path = real_key()
    return '%s %s' % (path, os.path.getmtime(path)) if path else 'development'
