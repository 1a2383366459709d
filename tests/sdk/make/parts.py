# -*- coding: utf-8 -*-
"""The parts of the module that are not Java: web page, engine, documentation."""

import os
import shutil
import zipfile

import jars
from inputs import DOCS_SOURCES, digest_of_all
from steps import ROOT, Failed, call
from tools import java_home_tool

BUILD = os.path.join(ROOT, 'build')
WEB = os.path.join(ROOT, 'module', 'web')
IN_GATEWAY_JAR = (
    'pylib/exchange/workflows/boot.py',
    'pylib/exchange/workflows/boot$py.class',
    'pylib/exchange/workflows/store/sql/sqlite/',
    'pylib/exchange/workflows/store/sql/postgres/',
    'mounted/workflows.js',
)


def properties(path):
    """The lines `name=value` of a file."""
    with open(path, encoding='utf-8') as lines:
        pairs = [
            line.strip().split('=', 1)
            for line in lines
            if '=' in line and line[0] not in '#!'
        ]
    return {name.strip(): value.strip() for name, value in pairs}


class Part(object):
    """Something that is made from `sources` by `work`, and leaves `made`; both are paths from the root."""

    def __init__(self, name, title, sources, made, work):
        self.name, self.title, self.work = name, title, work
        self._sources, self._made = sources, os.path.join(ROOT, made)

    def is_made(self):
        return is_stamped(self.name, digest_of_all(self._sources), self._made)

    def make(self):
        self.work()
        stamp(self.name, digest_of_all(self._sources))


def web():
    call(
        [shutil.which('npm'), 'run', '--silent', 'build'],
        'the web page could not be built',
        cwd=WEB,
    )
    bundle = os.path.join(WEB, 'dist', 'workflows.js')
    if not os.path.isfile(bundle):
        raise Failed('`npm run build` in module/web did not write dist/workflows.js')
    target = os.path.join(BUILD, 'web')
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(os.path.join(WEB, 'dist'), target)


def engine():
    jython(
        'engine.py',
        PYTHON_SOURCES,
        os.path.join(BUILD, 'engine'),
        failure='the engine does not compile on Jython',
    )


def docs():
    jython(
        'docs.py',
        '.',
        os.path.join(BUILD, 'docs'),
        failure='the documentation could not be rendered',
    )


def jython(step, *arguments, **options):
    """Runs one of gradle/steps, which the Gradle build runs in the same way."""
    names = [
        ('jython-standalone', '2.7.3'),
        ('commonmark', '0.22.0'),
        ('commonmark-ext-gfm-tables', '0.22.0'),
    ]
    path = os.pathsep.join(jars.path(name, version) for name, version in names)
    command = [
        java_home_tool('java'),
        '-XX:TieredStopAtLevel=1',
        '-Dpython.cachedir.skip=true',
        '-cp',
        path,
    ]
    command += ['org.python.util.jython', os.path.join('gradle', 'steps', step)]
    call(command + list(arguments), options['failure'], cwd=ROOT)


def expect_in_jar(jar):
    """Refuses a gateway jar without engine or page: it would start, and do nothing."""
    names = zipfile.ZipFile(jar).namelist()
    for part in IN_GATEWAY_JAR:
        if not any(name.startswith(part) for name in names):
            raise Failed('the gateway jar has no %s' % part)


def is_stamped(name, inputs, made):
    """Whether `made` exists and was made of these inputs."""
    if not os.path.exists(made) or not os.path.exists(stamp_of(name)):
        return False
    with open(stamp_of(name)) as text:
        return text.read() == inputs


def stamp(name, inputs):
    os.makedirs(os.path.dirname(stamp_of(name)), exist_ok=True)
    with open(stamp_of(name), 'w') as text:
        text.write(inputs)


def stamp_of(name):
    return os.path.join(BUILD, 'stamps', name.replace(os.sep, '_'))


PYTHON_SOURCES = 'module/gateway/src/main/python'
PAGE = Part(
    'web', 'web page: npm run build', ['module/web'], 'build/web/workflows.js', web
)
DOCS = Part(
    'docs',
    'documentation: Markdown to HTML',
    DOCS_SOURCES,
    'build/docs/license.html',
    docs,
)
ENGINE = Part(
    'engine',
    'engine: compiled by Jython',
    [PYTHON_SOURCES, 'gradle/steps/engine.py'],
    'build/engine/pylib',
    engine,
)
