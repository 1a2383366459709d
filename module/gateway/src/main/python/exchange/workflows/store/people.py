# -*- coding: utf-8 -*-
"""Lists and counts for people."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

from exchange.workflows.model.errors import InvalidInput
from exchange.workflows.model.records import Command, Event, Run, RunPage, Step
from exchange.workflows.store.rows import records
from exchange.workflows.store.topic import Topic, json_list, storable, usable_ids

PAGE_MOST = 1000
_CURSOR = re.compile(r"^(-?\d{1,18})\.(\d{1,18})$")


class People(Topic):
    def page(self, run_filter):
        limit = max(1, min(run_filter.limit or 50, PAGE_MOST))
        where = _where(run_filter)
        before_at, before_seq = _cursor(run_filter.before)
        rows = self._select(
            self._sql.page,
            limit=limit + 1,
            before_at=before_at,
            before_seq=before_seq,
            **where
        )
        more, rows = len(rows) > limit, rows[:limit]
        runs = [Run(*row[1:]) for row in rows]
        following = "%d.%d" % (runs[-1].created_at, rows[-1][0]) if more else None
        return RunPage(
            runs, following, self._select(self._sql.page_total, **where)[0][0]
        )

    def run_facts(self, workflow_ids):
        ids = json_list(usable_ids(workflow_ids))
        steps = records(Step, self._select(self._sql.last_steps, workflow_ids=ids))
        progress = self._select(self._sql.last_progress, workflow_ids=ids)
        commands = records(
            Command, self._select(self._sql.last_commands, workflow_ids=ids)
        )
        step_of = dict((step.workflow_id, step) for step in steps)
        progress_of = dict((row[0], Event(*row[1:])) for row in progress)
        command_of = dict((command.workflow_id, command) for command in commands)
        return dict(
            (each, (step_of.get(each), progress_of.get(each), command_of.get(each)))
            for each in workflow_ids
        )

    def counts(self):
        found = dict(self._select(self._sql.counts))
        found["held"] = self._select(self._sql.held_count)[0][0]
        return found

    def queue_counts(self):
        return [tuple(row) for row in self._select(self._sql.queue_counts)]

    def in_flight(self, executor_id=None):
        return self._select(self._sql.in_flight, executor_id=executor_id)[0][0]

    def waiting_for_code(self, workflow_names):
        return [
            tuple(row)
            for row in self._select(
                self._sql.waiting_for_code, workflow_names=json_list(workflow_names)
            )
        ]


def _where(run_filter):
    text = storable(run_filter.text)
    return {
        "statuses": json_list(run_filter.statuses) if run_filter.statuses else None,
        "workflow_name": storable(run_filter.workflow_name) or None,
        "queue_name": storable(run_filter.queue_name) or None,
        "text": "%" + re.sub(r"([!%_])", r"!\1", text.lower()) + "%" if text else None,
    }


def _cursor(before):
    if not before:
        return None, None
    hit = _CURSOR.match("%s" % before)
    if not hit:
        raise InvalidInput("Not a cursor of an earlier page: %s" % before)
    return int(hit.group(1)), int(hit.group(2))
