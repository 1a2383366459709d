# -*- coding: utf-8 -*-
"""The same sources in another folder, at another time, give the same module."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import shutil
import subprocess
import sys
import zipfile

from tests.house.tracked import files
from tests.module.conftest import ROOT, contents

# What was fetched, and the key: all else is built anew.
SHARED = (
    ".cache",
    ".venv",
    "module/web/node_modules",
    "tests/gateway/shell/node_modules",
)


def copy_of_the_repository(target):
    for path in files(""):
        os.makedirs(os.path.join(target, os.path.dirname(path)), exist_ok=True)
        shutil.copy(os.path.join(ROOT, path), os.path.join(target, path))
    for shared in SHARED:
        if os.path.exists(os.path.join(ROOT, shared)):
            os.symlink(os.path.join(ROOT, shared), os.path.join(target, shared))


def test_a_second_folder_gives_the_same_bytes(modl, entries, tmp_path):
    other = str(tmp_path / "a longer name for the folder")
    os.makedirs(other)
    copy_of_the_repository(other)
    command = [
        sys.executable,
        os.path.join(other, "tests", "sdk", "make"),
        "module",
        "--out",
        "out",
    ]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    assert done.returncode == 0, done.stdout.decode("utf-8")
    second = os.path.join(other, "out", os.path.basename(modl))
    rebuilt = contents(zipfile.ZipFile(second))
    assert sorted(rebuilt) == sorted(entries)
    assert [name for name in sorted(entries) if rebuilt[name] != entries[name]] == []
    with open(modl, "rb") as one, open(second, "rb") as two:
        assert one.read() == two.read()
