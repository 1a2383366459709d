# -*- coding: utf-8 -*-
"""Every stage of the tests, named one by one: a suite that is not named here fails a house test."""

import os
import sys

ROOT = os.path.dirname(
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
)
SOURCES = 'module/gateway/src/main/python'
JARS = os.path.join(ROOT, '.cache', 'jars')
MVN = os.path.join(ROOT, 'tests', 'sdk', 'mvn')
MODL = 'build/Workflows-*.modl'

# Folders below tests/ that pytest runs on CPython, and those that Jython runs as well.
JYTHON = ('unit', 'engine', 'store', 'migration', 'hosts', 'compat', 'api')
CPYTHON = JYTHON + ('docs',)
JAVA = (
    'gson',
    'api',
    'gateway',
    'common',
    'gateway-module',
    'designer',
    'client',
    'tools',
)


class Stage(object):
    """`commands` run one after the other; `reports` are files to count tests in; `alone` means by itself."""

    def __init__(self, name, title, commands, **options):
        self.name, self.title, self.commands = name, title, commands
        self.reports = options.pop('reports', [])
        self.needs = options.pop('needs', [])
        self.alone = options.pop('alone', False)
        self.seconds = options.pop('seconds', 900)
        self.folder = options.pop('folder', ROOT)
        self.environment = options.pop('environment', {})
        self.root = ROOT
        if options:
            raise TypeError('a stage has no %s' % ', '.join(sorted(options)))


def pytest(name, title, paths, *arguments, **options):
    report = 'build/test/%s.xml' % name
    command = [sys.executable, '-m', 'pytest', '-q', '-ra', '--junitxml=' + report]
    command += list(arguments) + ['tests/' + path for path in paths]
    return Stage(name, title, [command], reports=[report], **options)


def jython(name, title, paths):
    """pytest 4.6 on Jython 2.7.3, in one JVM, with the drivers of both databases."""
    report = 'build/test/%s.xml' % name
    jars = ['jython-standalone-2.7.3', 'postgresql-42.7.3']
    # The SQLite driver does not start without its logging API.
    jars += ['sqlite-jdbc-3.46.0.0', 'slf4j-api-2.0.13']
    path = os.pathsep.join(os.path.join(JARS, jar + '.jar') for jar in jars)
    command = [
        'java',
        '-XX:TieredStopAtLevel=1',
        '-XX:+UseSerialGC',
        '-Dpython.cachedir.skip=true',
        # Recursion must meet Python's limit: an overflow of Java's stack can leave a lock of Jython's taken for ever.
        '-Xss16m',
    ]
    command += [
        '-cp',
        path,
        'org.python.util.jython',
        '-m',
        'pytest',
        '--assert=plain',
        '--tb=native',
    ]
    command += ['-p', 'no:cacheprovider', '-q', '-ra', '--junitxml=' + report]
    command += ['tests/' + folder for folder in paths]
    site = os.pathsep.join(
        [os.path.join(ROOT, '.cache', 'jython-site'), os.path.join(ROOT, SOURCES)]
    )
    environment = {'JYTHONPATH': site, 'PYTHONDONTWRITEBYTECODE': '1'}
    return Stage(name, title, [command], reports=[report], environment=environment)


def tool(name):
    return os.path.join(os.path.dirname(sys.executable), name)


def check():
    return [
        Stage('format', 'Black', [[tool('black'), '-q', '--check', '--diff', '.']]),
        Stage('lint', 'Ruff', [[tool('ruff'), 'check', '.']]),
        Stage('types', 'mypy', [[tool('mypy')]]),
        Stage(
            'layers',
            'import-linter',
            [[tool('lint-imports'), '--config', os.path.join(ROOT, 'pyproject.toml')]],
            folder=os.path.join(ROOT, SOURCES),
        ),
        Stage(
            'python-3',
            'compiles on CPython',
            [[sys.executable, '-m', 'compileall', '-q', SOURCES]],
        ),
        Stage('python-api', 'vermin: Python 2.7 and 3.8', vermin()),
        Stage('jython-compiles', 'compiles on Jython 2.7', [jython_compiles()]),
        pytest('house', 'house rules', ['house']),
    ]


def vermin():
    """One source for 2.7 and 3.8; what only ever runs on CPython, for 3.8."""
    cpython = SOURCES + '/exchange/workflows/hosts/cpython'
    command = [tool('vermin'), '-q', '--violations', '--no-tips', '-t=3.8-']
    command += ['--exclude', 'typing']  # only ever imported under TYPE_CHECKING
    shared = [
        '-t=2.7-',
        '--exclude-regex',
        '.*/hosts/cpython/.*',
        SOURCES,
        'gradle/steps',
    ]
    return [command + shared, command + [cpython]]


def jython_compiles():
    jar = os.path.join(JARS, 'jython-standalone-2.7.3.jar')
    command = [
        'java',
        '-XX:TieredStopAtLevel=1',
        '-Dpython.cachedir.skip=true',
        '-jar',
        jar,
    ]
    return command + ['gradle/steps/engine.py', SOURCES, 'build/test/jython-compiled']


def module():
    """One after the other, since Maven writes to the same folders."""
    make = [sys.executable, 'tests/sdk/make']
    upgrade = ['--version', '0.4.1', '--out', 'build/upgrade']
    return [
        Stage('module', 'the module', [make + ['module']]),
        Stage(
            'upgrade',
            'the same under a higher version',
            [make + ['module'] + upgrade],
            needs=['module'],
        ),
        Stage('gateway', 'the test gateway', [make + ['gateway']], needs=['upgrade']),
    ]


def java():
    surefire = 'tests/sdk/%s/target/surefire-reports/TEST-*.xml'
    tests = [
        MVN,
        '-q',
        '-pl',
        ','.join(JAVA),
        'verify',
        '-Dmaven.test.failure.ignore=true',
    ]
    parity = [
        MVN,
        '-q',
        '-pl',
        'tools,parity',
        'verify',
        '-Dtest=Parity*',
        '-Dsurefire.failIfNoSpecifiedTests=false',
    ]
    return [
        # After the module, because both builds write to the same target folders.
        Stage(
            'java',
            'Java: platform, test gateway, module, tools',
            [tests],
            reports=[surefire % module for module in JAVA],
            needs=['module', 'upgrade', 'gateway'],
        ),
        Stage(
            'parity',
            'Gradle scripts against the built module',
            [parity],
            reports=[surefire % 'parity'],
            needs=['module', 'java'],
        ),
    ]


def built():
    title = 'the module file: contents, verify, built twice'
    return [pytest('built', title, ['module'], needs=['module', 'upgrade'])]


def suites():
    web = os.path.join(ROOT, 'module', 'web')
    vitest = [
        'npx',
        'vitest',
        'run',
        '--reporter=junit',
        '--outputFile=' + os.path.join(ROOT, 'build/test/web.xml'),
    ]
    return [
        pytest('cpython', 'engine on CPython', CPYTHON),
        jython('jython', 'engine on Jython', JYTHON),
        Stage(
            'web', 'gateway page', [vitest], folder=web, reports=['build/test/web.xml']
        ),
    ]


def acceptance():
    return [
        pytest(
            'acceptance',
            'the module in the test gateway',
            ['acceptance'],
            needs=['module', 'upgrade', 'gateway'],
            alone=True,
        )
    ]


def browser():
    """The pages in Chromium: with an imitated API, then in the test gateway's own frame."""
    report = 'build/test/browser-gateway.xml'
    inside = [sys.executable, '-m', 'tests.support.with_gateway', MODL]
    inside += [
        sys.executable,
        '-m',
        'pytest',
        '-q',
        '-ra',
        '--junitxml=' + report,
        'tests/browser',
    ]
    return [
        pytest(
            'browser',
            'the pages in Chromium',
            ['browser'],
            needs=['module'],
            alone=True,
        ),
        Stage(
            'browser-gateway',
            'the pages in Chromium, in the test gateway',
            [inside],
            reports=[report],
            needs=['module', 'upgrade', 'gateway'],
            alone=True,
        ),
    ]


def chaos():
    return [
        pytest(
            'chaos',
            'random faults',
            ['chaos'],
            '-s',
            '-m',
            'chaos',
            needs=['module', 'gateway'],
            alone=True,
            seconds=3600,
        )
    ]


VERBS = {
    'check': check,
    'test': lambda: check()
    + module()
    + built()
    + suites()
    + java()
    + browser()
    + acceptance(),
    'test-jvm': lambda: module()
    + java()
    + [jython('jython', 'engine on Jython', JYTHON)],
    'acceptance': lambda: module() + acceptance(),
    'chaos': lambda: module() + chaos(),
}


def chosen(verb, names):
    """The stages of the verb, or of them the named ones; needs outside the choice are taken as met."""
    stages = VERBS[verb]()
    unknown = set(names) - {stage.name for stage in stages}
    if unknown:
        raise SystemExit(
            'suite: %s has no stage %s' % (verb, ', '.join(sorted(unknown)))
        )
    return [stage for stage in stages if not names or stage.name in names]
