# -*- coding: utf-8 -*-
"""The mailbox of a run, its events and its streams."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json

from exchange.workflows._compat import text_type
from exchange.workflows.model.errors import InvalidInput, WriteLost
from exchange.workflows.model.records import Event, Message, StreamEntry
from exchange.workflows.store.rows import records
from exchange.workflows.store.topic import Topic, storable, storable_json, usable_id


class Messages(Topic):
    def send(self, message):
        return (
            self._database.transact(lambda session: self._mail(session, message))
            is not None
        )

    def _mail(self, session, message):
        """Put it in the mailbox and wake who waits for it; the message id, or None when it was accepted before."""
        workflow_id = usable_id(message.workflow_id)
        message_uuid = message.message_uuid and usable_id(message.message_uuid)
        if workflow_id is None or (message.message_uuid and message_uuid is None):
            raise InvalidInput(
                "workflow_id and message_uuid must be UUIDs: %s" % message.workflow_id
            )
        params = {
            "workflow_id": workflow_id,
            "topic": storable(message.topic),
            "message_json": storable_json(message.message_json),
            "message_uuid": message_uuid or None,
            "at": message.at,
        }
        rows = session.run(self._sql.send, params).rows
        if not rows:
            return None
        session.run(self._sql.wake_for_message, params)
        return rows[0][0]

    def receive(self, workflow_id, token, topic, limit, call_seq, op_seq, at):
        place = {
            "workflow_id": usable_id(workflow_id),
            "token": token,
            "call_seq": call_seq,
            "op_seq": op_seq,
        }
        place.update(topic=storable(topic), limit=limit, at=at)
        return self._database.transact(lambda session: self._receive(session, place))

    def _receive(self, session, place):
        if not session.run(self._sql.carried, place).rows:
            raise WriteLost(
                "The run is not ours any more", workflow_id=place["workflow_id"]
            )
        before = session.run(self._sql.operation_at, place).rows
        if before:
            return messages_of(before[0][0])
        rows = session.run(self._sql.take_messages, place).rows
        messages = sorted(
            records(Message, rows), key=lambda each: (each.at, each.message_id)
        )
        if messages:
            record = dict(
                place,
                kind="receive",
                name=place["topic"],
                value_json=_value_of(messages),
            )
            session.run(self._sql.record_operation, record)
        return messages

    def events(self, workflow_id):
        workflow_id = usable_id(workflow_id)
        if workflow_id is None:
            return []
        return records(Event, self._select(self._sql.events, workflow_id=workflow_id))

    def stream(self, workflow_id, key, after, limit):
        workflow_id = usable_id(workflow_id)
        if workflow_id is None:
            return []
        statement = self._sql.streams if key is None else self._sql.stream
        rows = self._select(
            statement, workflow_id=workflow_id, key=key, after=after, limit=limit
        )
        return records(StreamEntry, rows)


def _value_of(messages):
    """How an operation "receive" keeps its messages: a JSON list of lists, in the order of Message's fields."""
    return text_type(json.dumps([list(each) for each in messages]))


def messages_of(value_json):
    """The Messages of a recorded operation "receive"."""
    return [Message(*each) for each in json.loads(value_json)]
