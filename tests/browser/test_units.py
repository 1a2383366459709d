# -*- coding: utf-8 -*-
"""The pages' own tests: types, formatters, requests, reducers, components, the bundle."""
from __future__ import absolute_import, division, print_function, unicode_literals

import shutil
import subprocess

import pytest

from tests.browser.support.stub_server import WEB


@pytest.mark.parametrize("verb", ["check", "test"])
def test_npm(verb):
    npm = shutil.which("npm")
    assert npm, "no npm on the PATH: apt-get install nodejs npm"
    done = subprocess.run(
        [npm, "run", "--silent", verb],
        cwd=WEB,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")
