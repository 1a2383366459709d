# -*- coding: utf-8 -*-
"""From sources to a signed module file, step by step."""

import glob
import os
import shutil
import subprocess
import sys

import parts
import signing
from inputs import JAVA_SOURCES, digest_of_sources
from steps import ROOT, Failed, call, say, sha256
from tools import java_home_tool

PROJECTS = {
    'common': 'common',
    'gateway': 'gateway-module',
    'designer': 'designer',
    'client': 'client',
}
SDK = os.path.join(ROOT, 'tests', 'sdk')
TOOLS = os.path.join(SDK, 'tools', 'target', 'modl-tools.jar')
TOOL = [java_home_tool('java') or 'java', '-XX:TieredStopAtLevel=1', '-cp', TOOLS]
TOOL += ['dev.exchangeworkflows.modl.Main']
STAGE = os.path.join(ROOT, 'build', 'stage')


def make(version, out, force):
    """Makes OUT/Workflows-<version>.modl and its .sha256, unless they are of these sources already."""
    shared = parts.properties(os.path.join(ROOT, 'gradle.properties'))
    version = version or shared['workflows.version']
    target = os.path.join(ROOT, out, '%s-%s.modl' % (shared['workflows.name'], version))
    name = os.path.relpath(target, ROOT)
    inputs = digest_of_sources(version, signing.describe())
    if not force and parts.is_stamped(name, inputs, target):
        progress('%s is up to date' % name)
        return 0
    for part in parts_of_the_module():
        if force or not part.is_made():
            progress(part.title)
            part.make()
    progress('pack, sign, verify')
    pack(version, target)
    parts.stamp(name, inputs)
    progress('%s (%d kB)' % (name, os.path.getsize(target) // 1024))
    return 0


def progress(text):
    say(sys.stdout, text, 'module:')


def parts_of_the_module():
    """What does not depend on version or key: made again only when its own sources change."""
    return [
        parts.PAGE,
        parts.DOCS,
        parts.ENGINE,
        parts.Part('java', 'Java: Maven', JAVA_SOURCES, 'build/stage', java),
    ]


def java():
    """Compiles the module's jars and the tools; tests run in `make test-jvm`."""
    names = ','.join(list(PROJECTS.values()) + ['tools'])
    for folder in PROJECTS.values():
        # A class or a file whose source is gone must not travel on.
        shutil.rmtree(os.path.join(SDK, folder, 'target'), ignore_errors=True)
    maven = [
        os.path.join(SDK, 'mvn'),
        '-q',
        '-pl',
        names,
        '-am',
        'package',
        '-DskipTests',
    ]
    call(maven, 'the Java sources could not be built', cwd=ROOT)
    shutil.rmtree(STAGE, ignore_errors=True)
    for project, folder in PROJECTS.items():
        built = os.path.join(SDK, folder, 'target')
        os.makedirs(os.path.join(STAGE, project))
        own = os.path.join(built, 'workflows-%s.jar' % project)
        shutil.copyfile(own, os.path.join(STAGE, project, 'own.jar'))
        if os.path.isdir(os.path.join(built, 'modl')):
            shutil.copytree(
                os.path.join(built, 'modl'), os.path.join(STAGE, project, 'modl')
            )
    parts.expect_in_jar(os.path.join(STAGE, 'gateway', 'own.jar'))


def pack(version, target):
    unsigned = os.path.join(ROOT, 'build', 'unsigned.modl')
    tool(
        'pack',
        '--shared',
        'gradle.properties',
        '--description',
        'tests/sdk/module.properties',
        '--version',
        version,
        '--jars',
        STAGE,
        '--license',
        'build/docs/license.html',
        '--docs',
        'build/docs/doc',
        '--out',
        unsigned,
    )
    remove_old(target)
    tool('sign', '--in', unsigned, '--out', target, *signing.arguments())
    os.remove(unsigned)
    tool('verify', target)
    with open(target + '.sha256', 'w') as sums:
        sums.write('%s  %s\n' % (sha256(target), os.path.basename(target)))


def remove_old(target):
    """One module a folder: a glob finds the one that was just made."""
    name = os.path.basename(target).split('-')[0]
    for old in glob.glob(os.path.join(os.path.dirname(target), name + '-*.modl*')):
        os.remove(old)


def tool(*arguments):
    return call(TOOL + list(arguments), '%s failed' % arguments[0], cwd=ROOT)


def verify(files):
    if not files:
        raise Failed('name the file: make verify FILE=build/Workflows-….modl')
    tools = parts.Part(
        'tools', 'verifier: Maven', ['tests/sdk/tools/src/main'], TOOLS, build_tools
    )
    if not tools.is_made():
        tools.make()
    return subprocess.run(TOOL + ['verify'] + files).returncode


def build_tools():
    maven = [os.path.join(SDK, 'mvn'), '-q', '-pl', 'tools', 'package', '-DskipTests']
    call(maven, 'the verifier could not be built', cwd=ROOT)
