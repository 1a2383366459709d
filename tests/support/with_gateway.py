# -*- coding: utf-8 -*-
"""Runs a command while a test gateway with the built module is up.

usage: python -m tests.support.with_gateway MODULE COMMAND...      (WORKFLOWS_PAGE_URL tells the command where)
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import glob
import os
import shutil
import subprocess
import sys
import tempfile

from tests.support.gateway import ROOT, Gateway

PROJECTS = os.path.join(ROOT, "tests", "acceptance", "projects")


def main(pattern, command):
    """The command's exit code; the gateway and its home are gone afterwards."""
    (module,) = glob.glob(os.path.join(ROOT, pattern))
    home = tempfile.mkdtemp(prefix="workflows-page-")
    projects = os.path.join(home, "projects")
    shutil.copytree(PROJECTS, projects)
    gateway = Gateway(os.path.join(home, "gateway"), projects, [module])
    try:
        gateway.start()
        return subprocess.call(
            command, env=dict(os.environ, WORKFLOWS_PAGE_URL=gateway.url)
        )
    finally:
        gateway.kill()
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
