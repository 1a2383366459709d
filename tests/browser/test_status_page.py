# -*- coding: utf-8 -*-
"""The Status page: what is clicked happens, and what is seen is true."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import re

from playwright.sync_api import expect

DELIVERED = re.compile(r"(delivered|accepted|done)")


def test_the_strip_says_that_the_engine_runs(visit):
    visitor = visit().status()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Running")
    expect(visitor.page.get_by_test_id("wf-updated")).to_contain_text("ago")


def test_a_run_is_started_and_opened(visit, page_server):
    visitor = visit().status()
    visitor.button("Start a run").click()
    dialog = visitor.dialog("Start a run")
    dialog.get_by_role("combobox", name="Workflow").select_option("demo.commands_60s")
    dialog.get_by_label("Inputs").fill('{"paramOne": "from the page"}')
    dialog.get_by_role("button", name="Start", exact=True).click()
    expect(visitor.panel().get_by_role("heading", level=2)).to_have_text(
        "demo.commands_60s"
    )
    run_id = re.search(r"run=([^&]+)", visitor.fragment()).group(1)
    try:
        assert "from the page" in json.dumps(page_server.run(run_id)["inputs"])
        expect(visitor.row(run_id)).to_have_attribute("data-open", "true")
    finally:
        page_server.cancel(run_id)


def test_inputs_that_are_no_json_are_refused_in_the_browser(visit):
    visitor = visit().status()
    visitor.button("Start a run").click()
    dialog = visitor.dialog("Start a run")
    dialog.get_by_label("Inputs").fill('{"paramOne": hello}')
    expect(dialog.get_by_role("status")).to_contain_text(
        "This is not JSON: look at line 1, column 14."
    )
    expect(dialog.get_by_role("button", name="Start", exact=True)).to_be_disabled()


def test_hold_and_resume_are_followed_by_the_chip(visit, run_id):
    visitor = visit().open_run(run_id)
    expect(visitor.command("HOLD")).not_to_have_attribute("aria-disabled", "true")
    visitor.command("HOLD").click()
    expect(visitor.chip()).to_contain_text("HOLD")
    expect(visitor.chip()).to_contain_text(DELIVERED, timeout=45000)
    expect(visitor.chip()).to_contain_text("by admin")
    expect(visitor.command("RESUME")).not_to_have_attribute("aria-disabled", "true")
    visitor.command("RESUME").click()
    expect(visitor.chip()).to_contain_text("RESUME")
    visitor.tab("Commands").click()
    expect(visitor.panel().get_by_role("rowheader", name="HOLD")).to_be_visible()


def test_a_stop_is_asked_for_with_its_reason_and_recorded(visit, run_id):
    visitor = visit().open_run(run_id)
    visitor.command("STOP").click()
    dialog = visitor.dialog("Stop demo.commands_60s?")
    expect(dialog.get_by_label("Reason")).to_be_focused()
    visitor.page.keyboard.type("spill on line 1")
    dialog.get_by_role("button", name="Stop the run").click()
    visitor.tab("Commands").click()
    expect(visitor.panel().get_by_role("row").filter(has_text="STOP")).to_contain_text(
        "spill on line 1"
    )


def test_a_cancelled_run_says_so_and_takes_no_more_commands(visit, run_id):
    visitor = visit().open_run(run_id)
    visitor.command("CANCEL").click()
    visitor.dialog("Cancel demo.commands_60s?").get_by_role(
        "button", name="Cancel the run"
    ).click()
    expect(visitor.panel().locator(".wf-run-title")).to_contain_text("Cancelled")
    # Disabled for assistive technology, yet it answers a press with its reason; the driver would wait for it.
    visitor.command("HOLD").click(force=True)
    expect(visitor.page.get_by_test_id("wf-command-hint")).to_have_text(
        "HOLD: the run has already ended (cancelled)."
    )


def test_a_command_that_is_illegal_by_now_becomes_a_sentence(
    visit, run_id, page_server
):
    visitor = visit().open_run(run_id)
    expect(visitor.command("HOLD")).not_to_have_attribute("aria-disabled", "true")
    visitor.page.keyboard.press("p")
    page_server.cancel(run_id)
    visitor.command("HOLD").click()
    expect(visitor.page.get_by_role("alert")).to_contain_text(
        re.compile("possible now|allowed", re.I)
    )
    assert "run=" + run_id in visitor.fragment()


def test_a_dialog_keeps_the_focus_and_gives_it_back(visit, run_id):
    visitor = visit().open_run(run_id)
    visitor.command("STOP").focus()
    visitor.page.keyboard.press("Enter")
    dialog = visitor.dialog("Stop demo.commands_60s?")
    for _ in range(6):
        visitor.page.keyboard.press("Tab")
        assert dialog.evaluate("(dialog) => dialog.contains(document.activeElement)")
    visitor.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(visitor.command("STOP")).to_be_focused()


def test_a_runs_tabs_show_what_it_did(visit, run_id):
    visitor = visit().open_run(run_id)
    expect(visitor.panel().get_by_text("demo.cmd.sleep_chunked").last).to_be_visible(
        timeout=45000
    )
    visitor.tab("Stream").click()
    expect(
        visitor.panel()
        .get_by_role("list", name="Stream log")
        .get_by_role("listitem")
        .first
    ).to_be_visible()
    visitor.tab("Events").click()
    expect(visitor.panel().get_by_role("rowheader", name="phase.loop_i")).to_be_visible(
        timeout=45000
    )
    visitor.tab("Data").click()
    expect(visitor.panel().get_by_role("group", name="inputs")).to_contain_text(
        "<i>hello</i>"
    )
    assert "tab=data" in visitor.fragment()


def test_a_count_filters_and_the_address_keeps_it(visit, run_id, page_server):
    page_server.cancel(run_id)
    visitor = visit().status()
    visitor.page.get_by_role("navigation", name="Runs by state").get_by_role(
        "link", name="Cancelled"
    ).click()
    expect(visitor.row(run_id)).to_be_visible()
    visitor.page.reload()
    expect(visitor.row(run_id)).to_be_visible()
    words = set(visitor.page.locator("tbody tr td:first-child").all_inner_texts())
    assert words == {"Cancelled"}
    assert visitor.fragment() == "state=CANCELLED"
    visitor.page.go_back()
    expect(visitor.page).not_to_have_url(re.compile("CANCELLED"))


def test_a_text_that_matches_nothing_says_so(visit, run_id):
    visitor = visit().status()
    visitor.page.keyboard.press("/")
    expect(visitor.page.get_by_role("searchbox")).to_be_focused()
    visitor.page.keyboard.type("no run has this in its name")
    expect(visitor.page.get_by_role("heading", name="No run matches")).to_be_visible()
    visitor.button("Show all runs").click()
    expect(visitor.row(run_id)).to_be_visible()
    assert visitor.fragment() == ""


def test_keys_move_open_and_go_back(visit, run_id):
    visitor = visit().status()
    expect(visitor.row(run_id)).to_be_visible()
    visitor.page.keyboard.press("j")
    marked = visitor.page.locator("tr[data-marked='true']")
    expect(marked).to_have_count(1)
    opened = marked.get_attribute("data-run")
    visitor.page.keyboard.press("Enter")
    expect(visitor.panel()).to_contain_text(opened)
    visitor.page.keyboard.press("Escape")
    expect(visitor.panel()).to_have_count(0)
    visitor.page.keyboard.press("?")
    expect(visitor.dialog("Keys and states")).to_be_visible()


def test_ages_tick_without_asking_the_gateway(visit, run_id):
    visitor = visit().open_run(run_id)
    visitor.page.keyboard.press("p")
    age = visitor.row(run_id).locator(".wf-cell-age")
    before, asked = age.inner_text(), len(visitor.requests)
    expect(age).not_to_have_text(before)
    assert len(visitor.requests) == asked


def test_a_pause_really_stops_and_a_hidden_tab_too(visit):
    visitor = visit().status()
    asked = len(visitor.requests)
    visitor.page.wait_for_timeout(2500)  # longer than one refresh: it does refresh
    assert len(visitor.requests) > asked
    visitor.page.evaluate(
        "() => { Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
        " document.dispatchEvent(new Event('visibilitychange')); }"
    )
    asked = len(visitor.requests)
    visitor.page.wait_for_timeout(4500)  # two refreshes would have come
    assert len(visitor.requests) == asked
    visitor.page.evaluate(
        "() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }"
    )
    visitor.button("Pause refreshing").click()
    expect(visitor.page.get_by_test_id("wf-updated")).to_contain_text("paused")
    asked = len(visitor.requests)
    visitor.page.wait_for_timeout(4500)
    assert len(visitor.requests) == asked


def test_a_gateway_that_stays_silent_turns_the_page_red(visit):
    visitor = visit().status()
    visitor.page.route("**/data/workflows/**", lambda route: route.abort())
    expect(visitor.page.locator(".wf-fresh")).to_have_attribute("data-tone", "bad")
    expect(visitor.page.get_by_test_id("wf-updated")).to_contain_text(
        "refreshes missed"
    )
    visitor.page.unroute("**/data/workflows/**")
    visitor.button("Refresh now").click()
    expect(visitor.page.locator(".wf-fresh")).to_have_attribute("data-tone", "quiet")


def test_maintenance_is_entered_shown_and_ended(visit, page_server):
    visitor = visit().status()
    try:
        visitor.button("Maintenance").click()
        dialog = visitor.dialog("Maintenance")
        dialog.get_by_label("Reason").fill("deploy 2.4.1")
        dialog.get_by_role("button", name="Enter maintenance").click()
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text(
            re.compile("Draining|Maintenance")
        )
        expect(visitor.page.locator(".wf-strip")).to_contain_text("deploy 2.4.1")
        visitor.button("Maintenance").click()
        dialog.get_by_role("button", name="End maintenance").click()
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Running")
    finally:
        page_server.person.post("/maintenance/exit")


def test_a_reader_sees_everything_and_no_action(visit, run_id):
    visitor = visit("viewer").open_run(run_id)
    expect(visitor.page.get_by_text("View only")).to_be_visible()
    names = visitor.page.get_by_role("button").all_inner_texts()
    words = ("HOLD", "RESUME", "STOP", "RESET", "CANCEL", "Start a run", "Maintenance")
    assert [name for name in names for word in words if word in name] == []


def test_a_run_that_is_not_there_says_so(visit):
    visitor = visit().status("#run=00000000-0000-0000-0000-000000000000")
    expect(
        visitor.page.get_by_role("heading", name="This run cannot be shown")
    ).to_be_visible()
