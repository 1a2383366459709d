# -*- coding: utf-8 -*-
"""Templates and enums, in versions."""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows.model.records import Enum, Template
from exchange.workflows.store.rows import first, records
from exchange.workflows.store.topic import Topic


class Forms(Topic):
    def templates(self, workflow_name, status, latest_only):
        rows = self._select(
            self._sql.templates,
            workflow_name=workflow_name,
            status=status,
            latest_only=int(bool(latest_only)),
        )
        return records(Template, rows)

    def template(self, workflow_name, template_name, template_version, active_only):
        rows = self._select(
            self._sql.template,
            workflow_name=workflow_name,
            template_name=template_name,
            template_version=template_version,
            active_only=int(bool(active_only)),
        )
        return first(Template, rows)

    def add_template(self, template):
        return self._run(self._sql.add_template, **template._asdict()).rows[0][0]

    def set_template_status(
        self, workflow_name, template_name, template_version, status
    ):
        return self._run(
            self._sql.set_template_status,
            workflow_name=workflow_name,
            template_name=template_name,
            template_version=template_version,
            status=status,
        ).count

    def delete_template(self, workflow_name, template_name, template_version):
        return self._run(
            self._sql.delete_template,
            workflow_name=workflow_name,
            template_name=template_name,
            template_version=template_version,
        ).count

    def enums(self, status, latest_only):
        return records(
            Enum,
            self._select(
                self._sql.enums, status=status, latest_only=int(bool(latest_only))
            ),
        )

    def enum(self, enum_name, enum_version, active_only):
        rows = self._select(
            self._sql.enum,
            enum_name=enum_name,
            enum_version=enum_version,
            active_only=int(bool(active_only)),
        )
        return first(Enum, rows)

    def add_enum(self, enum):
        return self._run(self._sql.add_enum, **enum._asdict()).rows[0][0]

    def set_enum_status(self, enum_name, enum_version, status):
        return self._run(
            self._sql.set_enum_status,
            enum_name=enum_name,
            enum_version=enum_version,
            status=status,
        ).count

    def delete_enum(self, enum_name, enum_version):
        return self._run(
            self._sql.delete_enum, enum_name=enum_name, enum_version=enum_version
        ).count
