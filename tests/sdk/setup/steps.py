# -*- coding: utf-8 -*-
"""Steps that are done once: each leaves a stamp, and runs again only when its inputs change."""

import hashlib
import os
import subprocess
import sys
import time

ROOT = os.path.dirname(
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
)
CACHE = os.path.join(ROOT, '.cache')


class Failed(Exception):
    """Set-up cannot go on; the message says what is missing and what to do."""


class Step(object):
    """One thing to have: `key()` names its inputs, `made` what must exist afterwards."""

    def __init__(self, name, title, key, run, needs=(), made=list):
        self.name, self.title, self.key, self.run = name, title, key, run
        self.needs, self.made = needs, made

    def _stamp(self):
        return os.path.join(CACHE, 'stamps', self.name)

    def is_done(self):
        if not all(os.path.exists(path) for path in self.made()):
            return False
        try:
            with open(self._stamp()) as stamp:
                return stamp.read() == self.key()
        except FileNotFoundError:
            return False

    def mark(self):
        os.makedirs(os.path.dirname(self._stamp()), exist_ok=True)
        with open(self._stamp(), 'w') as stamp:
            stamp.write(self.key())


def run_steps(steps, names, out=sys.stdout):
    """Runs the named steps, after those that they need; says nothing about what is done already."""
    by_name = {step.name: step for step in steps}
    unknown = [name for name in names if name not in by_name]
    if unknown:
        raise Failed(
            'no step is called %s; there are %s'
            % (', '.join(unknown), ', '.join(by_name))
        )
    for step in in_order(by_name, names):
        if step.is_done():
            continue
        say(out, '%s ...' % step.title)
        began = time.monotonic()
        step.run()
        step.mark()
        say(out, '%s: ready (%.1f s)' % (step.title, time.monotonic() - began))


def in_order(by_name, names):
    """The named steps, each after those that it needs, none twice."""
    ordered = []

    def add(name):
        for needed in by_name[name].needs:
            add(needed)
        if by_name[name] not in ordered:
            ordered.append(by_name[name])

    for name in names:
        add(name)
    return ordered


def say(out, text, who='setup:'):
    if out.isatty() and 'NO_COLOR' not in os.environ:
        who = '\033[36m%s\033[0m' % who
    out.write('%s %s\n' % (who, text))
    out.flush()


def call(command, failure, **options):
    """Runs a command quietly; its output is shown only when it fails, after `failure`."""
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        **options
    )
    if done.returncode != 0:
        text = done.stdout.decode('utf-8', 'replace').strip()
        raise Failed('%s\n  command: %s\n%s' % (failure, ' '.join(command), text))
    return done.stdout.decode('utf-8', 'replace')


def digest_of_files(*paths):
    """One key for the contents of some files of the repository."""
    digest = hashlib.sha256()
    for path in paths:
        with open(os.path.join(ROOT, path), 'rb') as source:
            digest.update(source.read())
    return digest.hexdigest()


def sha256(path):
    digest = hashlib.sha256()
    with open(path, 'rb') as source:
        for block in iter(lambda: source.read(1 << 20), b''):
            digest.update(block)
    return digest.hexdigest()


def check_sum(path, expected):
    """Refuses, and removes, a fetched file that is not the one that was pinned."""
    actual = sha256(path)
    if actual != expected:
        os.remove(path)
        raise Failed('%s has SHA-256 %s, not the pinned %s' % (path, actual, expected))
