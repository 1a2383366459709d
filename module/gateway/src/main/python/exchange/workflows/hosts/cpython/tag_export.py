# -*- coding: utf-8 -*-
"""Tags of an Ignition tag export (JSON), with their value-changed scripts."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import json

VALUE_CHANGED = "valueChanged"
HEAD = "def valueChanged(tag, tagPath, previousValue, currentValue, initialChange, missedEvents):\n"


def load(path, tags, names):
    """Set every tag of the file, then let its scripts answer to changes; `names` are the scripts' globals."""
    with io.open(str(path), encoding="utf-8") as export:
        found = list(_atoms(json.load(export), ""))
    for tag_path, tag in found:
        tags[tag_path] = tag.get("value")
    for tag_path, tag in found:
        for script in tag.get("eventScripts", ()):
            if script["eventid"] == VALUE_CHANGED and script.get("enabled", True):
                tags.on_change(tag_path, _handler(tag, script["script"], names))


def _atoms(tag, above):
    """(path, tag) of each tag that has a value."""
    path = "%s/%s" % (above, tag["name"]) if above else tag["name"]
    if "tags" not in tag:
        yield path, tag
    for child in tag.get("tags", ()):
        for found in _atoms(child, path):
            yield found


def _handler(tag, script, names):
    space = _space(tag, script, names)

    def changed(path, previous, current):
        space[VALUE_CHANGED](tag, path, previous, current, False, False)

    return changed


def _space(tag, script, names):
    # Apart from the closure that uses it: Jython allows no exec beside free variables.
    space = dict(names)
    code = compile(HEAD + script + "\n", str(tag["name"]), "exec", dont_inherit=True)
    exec(code, space)
    return space
