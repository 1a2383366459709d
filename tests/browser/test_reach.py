# -*- coding: utf-8 -*-
"""Both pages for everybody: both themes, narrow windows, fingers, keyboards, screen readers, strict policies."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

import pytest
from playwright.sync_api import expect

SCHEMES = ["light", "dark"]
WIDTHS = [760, 1280]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious(visit, run_id, scheme, width):
    visitor = visit(scheme=scheme).status().give_width(width)
    expect(visitor.row(run_id)).to_be_visible()
    assert visitor.violations() == []
    for tab in ("steps", "events", "stream", "commands", "data"):
        visitor.open_run(run_id, tab)
        assert visitor.violations() == [], tab
    visitor.settings()
    assert visitor.violations() == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious_in_the_dialogs(visit, run_id, scheme):
    visitor = visit(scheme=scheme).open_run(run_id).give_width(1100)
    for name in ("Start a run", "Maintenance", "Keys and help"):
        visitor.button(name).click()
        assert visitor.violations() == [], name
        visitor.page.keyboard.press("Escape")
    visitor.command("STOP").click()
    assert visitor.violations() == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_theme_is_the_shells(visit, scheme):
    visitor = visit(scheme=scheme).status()
    expect(visitor.page.locator(".wf-root")).to_have_attribute("data-theme", scheme)
    light = visitor.page.locator(".wf-list").evaluate(
        "(list) => getComputedStyle(list).backgroundColor"
    )
    assert (light == "rgb(255, 255, 255)") == (scheme == "light")


@pytest.mark.parametrize("width", [480] + WIDTHS)
def test_nothing_is_wider_than_its_place(visit, run_id, width):
    visitor = visit().status().give_width(width)
    expect(visitor.row(run_id)).to_be_visible()
    assert visitor.overflow() <= 0
    visitor.open_run(run_id)
    assert visitor.overflow() <= 0
    visitor.settings()
    assert visitor.overflow() <= 0


def test_the_table_fits_760_px_with_state_key_progress_and_age(visit, run_id):
    visitor = visit().status().give_width(760)
    box = visitor.page.locator(".wf-table-box")
    expect(visitor.row(run_id)).to_be_visible()
    assert box.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 0
    for cell in (".wf-state", ".wf-cell-key", ".wf-col-progress", ".wf-cell-age"):
        expect(visitor.row(run_id).locator(cell).first).to_be_visible()


def test_in_a_narrow_window_a_run_takes_the_place_of_the_list(visit, run_id):
    visitor = visit().open_run(run_id).give_width(760)
    expect(visitor.row(run_id)).to_be_hidden()
    visitor.button("All runs").click()
    expect(visitor.row(run_id)).to_be_visible()


def test_fingers_hit_every_control(visit, run_id):
    visitor = visit(width=1024, touch=True).status()
    expect(visitor.row(run_id)).to_be_visible()
    assert visitor.small_targets() == []
    visitor.open_run(run_id)
    assert visitor.small_targets() == []
    visitor.command("STOP").click()
    assert visitor.small_targets() == []
    visitor.settings()
    assert visitor.small_targets() == []


def test_the_focus_is_seen(visit, run_id):
    visitor = visit().status()
    expect(visitor.row(run_id)).to_be_visible()
    for _ in range(12):
        visitor.page.keyboard.press("Tab")
        seen = visitor.page.evaluate(
            "() => { const at = document.activeElement; return !at.closest('.wf-root') || getComputedStyle(at).outlineStyle"
            " !== 'none'; }"
        )
        assert seen, visitor.page.evaluate("() => document.activeElement.outerHTML")


def test_results_are_spoken(visit, run_id):
    visitor = visit().open_run(run_id)
    expect(visitor.command("HOLD")).not_to_have_attribute("aria-disabled", "true")
    live = visitor.page.get_by_test_id("wf-live")
    expect(live).to_have_attribute("aria-live", "polite")
    visitor.command("HOLD").click()
    expect(live).to_have_text(re.compile("^HOLD "))


def test_nothing_is_asked_from_outside_and_nobody_complains(visit, run_id):
    visitor = visit().open_run(run_id).give_width(1100)
    visitor.button("Start a run").click()
    visitor.page.keyboard.press("Escape")
    visitor.settings()
    assert visitor.outside_requests() == []
    assert visitor.complaints == []
