# -*- coding: utf-8 -*-
"""The module as it was built: its file, and the jars in it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import glob
import io
import os
import zipfile

import pytest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), os.pardir, os.pardir))


def built(folder):
    found = glob.glob(os.path.join(ROOT, folder, "Workflows-*.modl"))
    assert len(found) == 1, "run `make module` first: %s holds %s" % (folder, found)
    return found[0]


@pytest.fixture(scope="session")
def modl():
    return built("build")


@pytest.fixture(scope="session")
def upgrade():
    return built(os.path.join("build", "upgrade"))


@pytest.fixture(scope="session")
def entries(modl):
    """{name: bytes} of the module."""
    return contents(zipfile.ZipFile(modl))


@pytest.fixture(scope="session")
def gateway_jar(entries):
    """{name: bytes} of the gateway's own jar."""
    (name,) = [each for each in entries if each.startswith("workflows-gateway-")]
    return contents(zipfile.ZipFile(io.BytesIO(entries[name])))


def contents(archive):
    return {
        info.filename: archive.read(info)
        for info in archive.infolist()
        if not info.is_dir()
    }
