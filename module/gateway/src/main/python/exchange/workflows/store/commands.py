# -*- coding: utf-8 -*-
"""What operators ask of a run, as records."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.errors import InvalidInput, StoreError
from exchange.workflows.model.records import Command, NewMessage
from exchange.workflows.store.messages import Messages
from exchange.workflows.store.rows import first, records
from exchange.workflows.store.topic import json_list, storable, usable_id


class Commands(Messages):
    def request_command(self, command):
        if usable_id(command.workflow_id) is None:
            raise InvalidInput("workflow_id is not a UUID: %s" % command.workflow_id)
        return self._database.transact(lambda session: self._request(session, command))

    def _request(self, session, command):
        found = session.run(self._sql.command, {"command_id": command.command_id}).rows
        if found:
            return first(Command, found)
        message_id = None
        if command.message_json is not None:
            message = NewMessage(
                command.workflow_id,
                command.topic,
                command.message_json,
                None,
                command.at,
            )
            message_id = self._mail(session, message)
        params = command._asdict()
        params.update(
            workflow_id=usable_id(command.workflow_id),
            message_id=message_id,
            reason=storable(command.reason),
        )
        if session.run(self._sql.add_command, params).count != 1:
            raise StoreError("The command %s was not recorded" % command.command_id)
        return first(Command, session.run(self._sql.command, params).rows)

    def open_commands(self, workflow_id):
        return self._commands_of(self._sql.open_commands, workflow_id)

    def commands(self, workflow_id):
        return self._commands_of(self._sql.commands, workflow_id)

    def _commands_of(self, statement, workflow_id):
        workflow_id = usable_id(workflow_id)
        if workflow_id is None:
            return []
        return records(Command, self._select(statement, workflow_id=workflow_id))

    def decide_command(self, command_id, status, outcome, now):
        result = self._run(
            self._sql.decide_command,
            command_id=command_id,
            status=status,
            outcome=storable(outcome),
            now=now,
        )
        return result.count == 1

    def decide_mailed(self, message_ids, chosen_id, now):
        message_ids = list(message_ids)
        if not message_ids:
            return
        self._run(
            self._sql.decide_mailed,
            message_ids=json_list(message_ids),
            chosen_id=chosen_id,
            outcome=self._superseded_by(chosen_id),
            now=now,
        )

    def _superseded_by(self, chosen_id):
        if chosen_id is None:
            return "none of the commands read together was chosen"
        chosen = first(
            Command, self._select(self._sql.command_of_message, message_id=chosen_id)
        )
        return "superseded by %s" % (chosen.cmd if chosen else "message %s" % chosen_id)

    def set_phase(self, workflow_id, phase_state, now):
        workflow_id = usable_id(workflow_id)
        if workflow_id is not None:
            self._run(
                self._sql.set_phase,
                workflow_id=workflow_id,
                phase_state=phase_state,
                now=now,
            )

    def stop_waiting_run(self, workflow_id, now):
        workflow_id = usable_id(workflow_id)
        if workflow_id is None:
            return False
        return (
            self._run(
                self._sql.stop_waiting_run, workflow_id=workflow_id, now=now
            ).count
            == 1
        )
