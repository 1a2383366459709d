# -*- coding: utf-8 -*-
"""What a module is made of: one digest over all its sources."""

import hashlib
import os

from steps import ROOT

# All that goes into the module's jars; the page and the engine with it.
JAVA_SOURCES = (
    'gradle/steps/engine.py',
    'module',
    'tests/sdk/api',
    'tests/sdk/client/pom.xml',
    'tests/sdk/common/pom.xml',
    'tests/sdk/designer/pom.xml',
    'tests/sdk/gateway-module/pom.xml',
    'tests/sdk/gson',
    'tests/sdk/make',
    'tests/sdk/pom.xml',
    'tests/sdk/tools/src/main',
)
DOCS_SOURCES = ('LICENSE', 'docs', 'gradle/steps/docs.py')
SOURCES = (
    JAVA_SOURCES + DOCS_SOURCES + ('gradle.properties', 'tests/sdk/module.properties')
)
SKIP = ('target', 'build', 'dist', 'node_modules', '__pycache__')


def digest_of_sources(*more):
    return hashlib.sha256(
        '\n'.join([digest_of_all(SOURCES)] + list(more)).encode('utf-8')
    ).hexdigest()


def digest_of_all(sources):
    return '\n'.join(digest_of(os.path.join(ROOT, source)) for source in sources)


def digest_of(path, skip=SKIP):
    """One digest over names and contents of a file, or of all files below a folder."""
    digest = hashlib.sha256()
    for name in files(path, skip):
        digest.update(name.encode('utf-8') + b'\0')
        with open(os.path.join(path, name) if name else path, 'rb') as content:
            digest.update(hashlib.sha256(content.read()).digest())
    return digest.hexdigest()


def files(path, skip):
    if os.path.isfile(path):
        return ['']
    found = []
    for parent, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name not in skip]
        found += [os.path.relpath(os.path.join(parent, name), path) for name in names]
    return sorted(found)
