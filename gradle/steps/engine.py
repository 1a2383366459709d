# -*- coding: utf-8 -*-
"""Build step, run by Jython: puts the engine's Python below pylib/, as source and compiled.

usage: jython engine.py SOURCES TARGET

A compiled file holds the path and the time of its source. So all are compiled under a
relative path and with one time, and are the same wherever and whenever they are built.
"""

from __future__ import absolute_import, division, print_function, unicode_literals

import os
import py_compile
import shutil
import sys

FIXED_TIME = 315532800 + 31 * 86400  # 1980-02-01, as in the jars
SHIPPED = ('.py', '.sql')


def shipped_files(folder):
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(SHIPPED):
                yield os.path.relpath(os.path.join(parent, name), folder)


def copy(source, target):
    if not os.path.isdir(os.path.dirname(target)):
        os.makedirs(os.path.dirname(target))
    shutil.copyfile(source, target)
    os.utime(target, (FIXED_TIME, FIXED_TIME))


def compiled(pylib, name):
    """Whether the file compiles; says why when it does not."""
    shown = '/'.join(['pylib'] + name.split(os.sep))
    try:
        py_compile.compile(os.path.join(pylib, name), dfile=shown, doraise=True)
    except py_compile.PyCompileError as error:
        sys.stderr.write('%s: %s\n' % (shown, error))
        return False
    return True


def build(sources, target):
    """Makes TARGET/pylib anew; ends with the names of all files that do not compile."""
    names = list(shipped_files(sources))
    if not names:
        sys.exit('engine.py: nothing to ship below %s' % sources)
    pylib = os.path.join(target, 'pylib')
    if os.path.isdir(pylib):
        shutil.rmtree(pylib)
    for name in names:
        copy(os.path.join(sources, name), os.path.join(pylib, name))
    wrong = [
        name for name in names if name.endswith('.py') and not compiled(pylib, name)
    ]
    if wrong:
        sys.exit('engine.py: not for Jython 2.7: %s' % ', '.join(wrong))


if __name__ == '__main__':
    build(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
