# -*- coding: utf-8 -*-
"""What must be on the machine before anything is fetched: a JDK, Python, Node, make."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys

from steps import Failed, Step

JDK = (17, 21)
NODE = (20, 19)


def java_home_tool(name):
    """A tool of the JDK: of JAVA_HOME if that is set, else of the PATH."""
    home = os.environ.get('JAVA_HOME')
    return (
        shutil.which(name, path=os.path.join(home, 'bin'))
        if home
        else shutil.which(name)
    )


def found():
    """Path and time of each tool: when none of them changes, its version has not either."""
    paths = [
        java_home_tool('javac'),
        java_home_tool('java'),
        shutil.which('node'),
        shutil.which('npm'),
    ]
    paths += [shutil.which('make'), sys.executable]
    return '\n'.join('%s %s' % (p, os.path.getmtime(p) if p else None) for p in paths)


def version_of(tool, option):
    """The version that the tool prints, as numbers; () when it cannot be started."""
    if not tool:
        return ()
    done = subprocess.run(
        [tool, option], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    printed = re.search(r'\d+(\.\d+)*', done.stdout.decode('utf-8', 'replace'))
    if done.returncode != 0 or not printed:
        return ()
    return tuple(int(number) for number in printed.group(0).split('.'))


def shown(version):
    return '.'.join(str(number) for number in version) or 'none'


def missing_jdk():
    javac = version_of(java_home_tool('javac'), '-version')
    if javac and JDK[0] <= javac[0] <= JDK[1] and java_home_tool('java'):
        return []
    text = (
        'a JDK, 17 to 21 (found: %s)\n    sudo apt-get install openjdk-17-jdk-headless'
    )
    return [text % shown(javac)]


def missing_node():
    node = version_of(shutil.which('node'), '--version')
    if node >= NODE and shutil.which('npm'):
        return []
    text = (
        'Node.js %s or later with npm (found: %s)\n    sudo apt-get install nodejs npm'
        '\n    (Debian 13 and later; elsewhere as Node.js itself describes)'
    )
    return [text % (shown(NODE), shown(node))]


def missing():
    """One entry for each tool that is missing or too old: what, and how to install it."""
    lines = missing_jdk() + missing_node()
    if not shutil.which('make'):
        lines.append('make\n    sudo apt-get install make')
    if not (importlib.util.find_spec('venv') and importlib.util.find_spec('ensurepip')):
        lines.append("Python's venv\n    sudo apt-get install python3-venv")
    return lines


def check():
    lines = missing()
    if lines:
        raise Failed('missing on this machine:\n  ' + '\n  '.join(lines))


STEP = Step('tools', 'JDK, Python, Node and make', key=found, run=check)
