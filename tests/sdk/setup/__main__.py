# -*- coding: utf-8 -*-
"""Makes a fresh machine ready: checks what must be there, fetches the rest by pinned version.

Standard library only, because it runs before anything is installed.
"""

import sys

import browser
import jars
import maven
import node
import postgres
import pythons
import tools
from steps import Failed, run_steps

STEPS = [
    tools.STEP,
    pythons.VENV,
    maven.STEP,
    jars.STEP,
    pythons.JYTHON_SITE,
    postgres.STEP,
    node.STEP,
    browser.STEP,
]
# Only what names it needs it.
ON_DEMAND = [pythons.DBOS]


def main(arguments):
    """Runs the named steps with what they need; all steps when none is named."""
    if arguments == ['--print-maven']:
        run_steps(STEPS, ['maven'], out=sys.stderr)
        print(maven.executable())
        return 0
    if '--list' in arguments:
        listed = STEPS + ON_DEMAND
        print('\n'.join('%-14s %s' % (step.name, step.title) for step in listed))
        return 0
    run_steps(STEPS + ON_DEMAND, arguments or [step.name for step in STEPS])
    return 0


if __name__ == '__main__':
    try:
        sys.exit(main(sys.argv[1:]))
    except Failed as failed:
        sys.stderr.write('setup: %s\n' % failed)
        sys.exit(1)
