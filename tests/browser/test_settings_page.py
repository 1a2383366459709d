# -*- coding: utf-8 -*-
"""The Settings page: checked before it is saved, problems at their fields, read-only for readers."""
from __future__ import absolute_import, division, print_function, unicode_literals

from playwright.sync_api import expect


def verdict(visitor):
    return visitor.page.get_by_test_id("wf-verdict")


def test_what_is_in_use_is_shown(visit, page_server):
    visitor = visit().settings()
    effective = page_server.person.get("/settings").json["effective"]
    shown = visitor.page.get_by_test_id("wf-effective")
    expect(shown).to_contain_text(
        {"sqlite": "Embedded SQLite", "postgres": "Postgres"}[effective["store"]]
    )
    if effective["store"] == "sqlite":
        assert effective["file"]
        expect(shown).to_contain_text(effective["file"])


def test_check_answers_without_saving(visit, page_server):
    before = page_server.person.get("/settings").json["settings"]
    visitor = visit().settings()
    visitor.button("Check").click()
    expect(verdict(visitor)).to_contain_text("answers in")
    assert page_server.person.get("/settings").json["settings"] == before


def test_settings_that_cannot_work_are_refused_at_their_field(visit, page_server):
    before = page_server.person.get("/settings").json["settings"]
    visitor = visit().settings()
    visitor.page.get_by_label("Workers").fill("0")
    visitor.button("Save").click()
    field = visitor.page.get_by_label("Workers")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    expect(verdict(visitor)).to_contain_text("cannot work")
    assert page_server.person.get("/settings").json["settings"] == before


def test_problems_that_only_the_gateway_sees_come_to_their_field(visit, page_server):
    before = page_server.person.get("/settings").json["settings"]
    visitor = visit().settings()
    # A connection that was deleted after the page was opened.
    visitor.page.get_by_label("Connection").evaluate(
        "(select) => { const option = new Option('gone', 'NoSuchDatabase'); select.append(option); select.value = option.value;"
        " select.dispatchEvent(new Event('change', {bubbles: true})); }"
    )
    visitor.button("Save").click()
    expect(visitor.page.get_by_label("Connection")).to_have_attribute(
        "aria-invalid", "true"
    )
    expect(
        visitor.page.locator(".wf-field-problem").filter(has_text="NoSuchDatabase")
    ).to_be_visible()
    assert page_server.person.get("/settings").json["settings"] == before


def test_a_change_is_saved(visit, page_server):
    before = page_server.person.get("/settings").json["settings"]
    days = 41 if before["retentionDays"] != 41 else 42
    visitor = visit().settings()
    try:
        visitor.page.get_by_label("Keep finished runs for").fill(str(days))
        visitor.button("Save").click()
        expect(
            visitor.page.locator(".wf-notice").filter(has_text="Saved.")
        ).to_be_visible()
        assert (
            page_server.person.get("/settings").json["settings"]["retentionDays"]
            == days
        )
        expect(visitor.button("Save")).to_be_disabled()
    finally:
        page_server.person.put("/settings", {"settings": before})


def test_a_reader_may_look_and_not_change(visit):
    visitor = visit("viewer").settings()
    expect(visitor.page.get_by_text("View only")).to_be_visible()
    expect(visitor.button("Save")).to_have_count(0)
    expect(visitor.button("Check")).to_have_count(0)
    expect(visitor.page.get_by_label("Workers")).to_have_attribute("readonly", "")
    expect(visitor.page.get_by_label("Connection")).to_be_disabled()
