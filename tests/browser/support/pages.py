# -*- coding: utf-8 -*-
"""The pages as a person uses them, and what a test may ask about them."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.support.stub_server import WEB

AXE = os.path.join(WEB, "node_modules", "axe-core", "axe.min.js")
SERIOUS = ("serious", "critical")
FINGER_PX = 44


class Visitor(object):
    """One person at one browser window; what the window asked for and complained about is kept."""

    def __init__(self, context, server):
        self.context = context
        self.server = server
        self.page = context.new_page()
        self.requests = []
        self.complaints = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._console)

    def _console(self, message):
        # The browser itself reports each refused request; those a test provokes on purpose.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def close(self):
        self.context.close()

    # --- going somewhere --------------------------------------------------------------------------------------------
    def status(self, fragment=""):
        self.page.goto(self.server.url + self.server.status_path + fragment)
        expect(self.page.get_by_test_id("wf-updated")).to_contain_text("updated")
        return self

    def open_run(self, run_id, tab=None):
        self.status("#run=" + run_id + ("&tab=" + tab if tab else ""))
        expect(self.tab("Steps")).to_be_visible()
        return self

    def settings(self):
        self.page.goto(self.server.url + self.server.settings_path)
        expect(self.page.get_by_label("Connection")).to_be_visible()
        return self

    # --- the page's parts -------------------------------------------------------------------------------------------
    def button(self, name):
        return self.page.get_by_role("button", name=name, exact=True)

    def command(self, word):
        """A button of the command bar; a dead one has its reason in its name."""
        return self.page.get_by_role("group", name="Commands").get_by_role(
            "button", name=re.compile("^" + word)
        )

    def dialog(self, name):
        return self.page.get_by_role("dialog", name=name)

    def tab(self, name):
        return self.page.get_by_role("tab", name=name)

    def panel(self):
        return self.page.get_by_role("region", name="Run", exact=True)

    def chip(self):
        return self.page.get_by_test_id("wf-command-chip")

    def row(self, run_id):
        return self.page.locator("tr[data-run='%s']" % run_id)

    def fragment(self):
        return urlsplit(self.page.url).fragment

    def give_width(self, width):
        """Make the window so wide that the page itself, without the gateway's bars, has `width`."""
        size = self.page.viewport_size
        now = self.page.locator(".wf-root").evaluate("(root) => root.clientWidth")
        self.page.set_viewport_size(
            {"width": size["width"] + width - int(now), "height": size["height"]}
        )
        return self

    # --- judging it -------------------------------------------------------------------------------------------------
    def violations(self):
        """What axe calls serious or worse in our part of the page."""
        with io.open(AXE, encoding="utf-8") as file:
            # The shell's loader would take it for a module of its own.
            self.page.evaluate("() => { const define = undefined; %s }" % file.read())
        found = self.page.evaluate(
            "() => axe.run('.wf-root', {resultTypes: ['violations']})"
        )
        return [
            "%s: %s" % (rule["id"], [node["html"] for node in rule["nodes"]])
            for rule in found["violations"]
            if rule["impact"] in SERIOUS
        ]

    def overflow(self):
        """How many pixels our part of the page is wider than its place."""
        return self.page.locator(".wf-root").evaluate(
            "(root) => root.scrollWidth - root.clientWidth"
        )

    def small_targets(self):
        """Controls of ours that a finger would miss: their own box, or their label's."""
        return self.page.evaluate(
            """(least) => [...document.querySelectorAll(
                 '.wf-root button, .wf-root a, .wf-root select, .wf-root summary, .wf-root input')]
               .map((control) => control.closest('label.wf-check, label.wf-choice') || control)
               .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < least - 0.5)
               .map((control) => control.outerHTML.slice(0, 120))""",
            FINGER_PX,
        )

    def outside_requests(self):
        host = urlsplit(self.server.url).netloc
        return [url for url in self.requests if urlsplit(url).netloc not in (host, "")]
