# -*- coding: utf-8 -*-
"""Runs the stages of a verb, two at a time, and ends with one line of counts.

usage: suite test|check|test-jvm|acceptance|chaos [stage]...
"""

import os
import sys
import time

import reports
import stages
from schedule import Schedule
from terminal import Terminal

ROOT = stages.ROOT


def main(arguments):
    verb = arguments[0] if arguments else ''
    if verb not in stages.VERBS:
        sys.stderr.write(__doc__)
        return 2
    chosen = stages.chosen(verb, arguments[1:])
    terminal = Terminal(sys.stdout)
    began = time.monotonic()
    outcomes = Schedule(chosen, terminal, os.path.join(ROOT, 'build', 'test')).run()
    return conclude(outcomes, terminal, time.monotonic() - began)


def conclude(outcomes, terminal, seconds):
    """The broken stages by name, then the counts; 0 when nothing failed and nothing was skipped."""
    total = sum((outcome.counts for outcome in outcomes), reports.Counts())
    broken = [outcome for outcome in outcomes if not outcome.ok]
    terminal.line('')
    for outcome in broken:
        terminal.line(terminal.bad('broken: ') + outcome.summary())
    if total.skipped:
        terminal.line(terminal.bad('skipped tests are not allowed here'))
    terminal.line('%d stages in %d s' % (len(outcomes), seconds))
    # A stage without test reports that broke counts as one failure, so that the line cannot look good.
    total += reports.Counts(
        failed=sum(1 for outcome in broken if not outcome.counts.failed)
    )
    terminal.line(total.line())
    return 1 if broken or total.failed or total.skipped else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
