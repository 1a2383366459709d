# -*- coding: utf-8 -*-
"""Counts of tests out of the XML reports that pytest, Surefire and Vitest write."""

import glob
import os
import xml.etree.ElementTree as ElementTree


class Counts(object):
    """How many tests passed, failed (errors too) and were skipped."""

    def __init__(self, passed=0, failed=0, skipped=0):
        self.passed, self.failed, self.skipped = passed, failed, skipped

    def __add__(self, other):
        return Counts(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
        )

    def line(self):
        return '%d passed, %d failed, %d skipped' % (
            self.passed,
            self.failed,
            self.skipped,
        )

    @property
    def total(self):
        return self.passed + self.failed + self.skipped


def of_file(path):
    """Counts the test cases, not the totals of the suites: those nest, and differ by writer."""
    counts = Counts()
    for case in ElementTree.parse(path).getroot().iter('testcase'):
        counts += Counts(**{outcome(case): 1})
    return counts


def outcome(case):
    """A rerun that passed in the end has no failure element, only rerun ones."""
    children = {child.tag for child in case}
    if children & {'failure', 'error'}:
        return 'failed'
    return 'skipped' if 'skipped' in children else 'passed'


def of_patterns(root, patterns):
    """Sums the files; a broken file counts as one failure, since its tests did not end."""
    total = Counts()
    for pattern in patterns:
        for path in sorted(glob.glob(os.path.join(root, pattern))):
            try:
                total += of_file(path)
            except ElementTree.ParseError:
                total += Counts(failed=1)
    return total
