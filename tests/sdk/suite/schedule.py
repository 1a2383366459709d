# -*- coding: utf-8 -*-
"""Runs stages as processes: two at a time, each after those that it needs, some alone."""

import glob
import os
import signal
import subprocess
import threading
import time

import reports

WIDTH = 2
TAIL = 60


class Outcome(object):
    """How a stage ended; `why` is empty when it went well."""

    def __init__(self, stage, counts, why, seconds):
        self.stage, self.counts, self.why, self.seconds = stage, counts, why, seconds

    @property
    def ok(self):
        return not self.why

    def summary(self):
        return '%s: %s (log: build/test/%s.log)' % (
            self.stage.name,
            self.why,
            self.stage.name,
        )


class Schedule(object):
    def __init__(self, stages, terminal, folder):
        self._waiting = list(stages)
        self._running, self._outcomes = [], {}
        self._terminal, self._folder = terminal, folder
        self._changed = threading.Condition()

    def run(self):
        """Outcomes in the order of the stages; a stage whose needs broke is not run."""
        os.makedirs(self._folder, exist_ok=True)
        order = list(self._waiting)
        with self._changed:
            while self._waiting or self._running:
                if not self._start_one():
                    self._changed.wait()
        return [self._outcomes[stage.name] for stage in order]

    def _start_one(self):
        for stage in self._waiting:
            if self._blocked(stage):
                self._end(
                    stage,
                    reports.Counts(),
                    'not run, it needs ' + ' and '.join(stage.needs),
                    0,
                )
                return True
            if self._ready(stage):
                self._waiting.remove(stage)
                self._running.append(stage)
                self._terminal.line(self._terminal.quiet('  ...  %s' % stage.title))
                threading.Thread(target=self._carry, args=(stage,)).start()
                return True
        return False

    def _blocked(self, stage):
        ended = [self._outcomes.get(name) for name in stage.needs]
        return any(outcome and not outcome.ok for outcome in ended)

    def _ready(self, stage):
        planned = {other.name for other in self._waiting + self._running}
        if any(name in planned for name in stage.needs):
            return False
        if stage.alone or any(other.alone for other in self._running):
            return not self._running
        return len(self._running) < WIDTH

    def _carry(self, stage):
        began = time.monotonic()
        why = self._commands(stage)
        counts = reports.of_patterns(stage.root, stage.reports)
        if not why and stage.reports and not counts.total:
            why = 'it ran no test'
        if not why and counts.failed:
            why = '%d tests failed' % counts.failed
        with self._changed:
            self._running.remove(stage)
            self._end(stage, counts, why, time.monotonic() - began)
            self._changed.notify()

    def _commands(self, stage):
        """Runs the commands into one log, up to the first that fails; says which."""
        remove_reports(stage)
        environment = dict(os.environ, **stage.environment)
        with open(self._log(stage), 'wb') as log:
            for command in stage.commands:
                log.write(('$ %s\n' % ' '.join(command)).encode('utf-8'))
                log.flush()
                code = call(command, stage, environment, log)
                if code is None:
                    return '`%s` took longer than %d s' % (
                        short(command),
                        stage.seconds,
                    )
                if code != 0:
                    return '`%s` ended with %d' % (short(command), code)
        return ''

    def _end(self, stage, counts, why, seconds):
        if stage in self._waiting:
            self._waiting.remove(stage)
        self._outcomes[stage.name] = Outcome(stage, counts, why, seconds)
        word = self._terminal.bad('FAIL') if why else self._terminal.good(' ok ')
        tests = ' - ' + counts.line() if counts.total else ''
        self._terminal.line(' %s  %s%s (%.0f s)' % (word, stage.title, tests, seconds))
        if why:
            self._terminal.line('       ' + why)
            self._show_tail(stage)

    def _show_tail(self, stage):
        if os.path.exists(self._log(stage)):
            with open(self._log(stage), encoding='utf-8', errors='replace') as log:
                for line in log.read().splitlines()[-TAIL:]:
                    self._terminal.line('       | ' + line[:300])

    def _log(self, stage):
        return os.path.join(self._folder, stage.name + '.log')


def call(command, stage, environment, log):
    """The exit code; None when the time was up, and the command with all that it started was ended."""
    process = subprocess.Popen(
        command,
        cwd=stage.folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        return process.wait(stage.seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        end_group(process)


def end_group(process):
    """Ends what a command left running, too: the next stage must find the machine at rest."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def remove_reports(stage):
    """Reports of an earlier run must not be counted again."""
    for pattern in stage.reports:
        for path in glob.glob(os.path.join(stage.root, pattern)):
            os.remove(path)


def short(command):
    text = ' '.join(os.path.basename(word) for word in command[:6])
    return text + (' ...' if len(command) > 6 else '')
