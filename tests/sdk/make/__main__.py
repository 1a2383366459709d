# -*- coding: utf-8 -*-
"""The registry-only build: `module` makes a signed module file, `verify` says what is wrong with one."""

import argparse
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), 'setup'))

import gateway  # noqa: E402
import parts  # noqa: E402
from steps import Failed  # noqa: E402

import module  # noqa: E402


def main(arguments):
    parser = argparse.ArgumentParser(prog='make', description=__doc__)
    verbs = parser.add_subparsers(dest='verb', required=True)
    build = verbs.add_parser('module', help='build, sign and verify the module')
    build.add_argument(
        '--version',
        default='',
        help='another version than the one of gradle.properties',
    )
    build.add_argument('--out', default='build', help='folder for the result')
    build.add_argument(
        '--force', action='store_true', help='build even when nothing has changed'
    )
    verbs.add_parser('gateway', help='build the test gateway')
    verbs.add_parser('docs', help='render the documentation')
    verify = verbs.add_parser('verify', help='check module files')
    verify.add_argument('files', nargs='*')
    chosen = parser.parse_args(arguments)
    if chosen.verb == 'module':
        return module.make(chosen.version, chosen.out, chosen.force)
    if chosen.verb == 'docs':
        parts.docs()
        return 0
    if chosen.verb == 'gateway':
        return gateway.make()
    return module.verify(chosen.files)


if __name__ == '__main__':
    try:
        sys.exit(main(sys.argv[1:]))
    except Failed as failed:
        sys.stderr.write('make: %s\n' % failed)
        sys.exit(1)
