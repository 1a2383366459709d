# -*- coding: utf-8 -*-
"""`make verify` on the module that was built, and on copies with something wrong."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import subprocess
import sys
import zipfile

import pytest

from tests.module.conftest import ROOT


def verify(*files):
    command = [sys.executable, os.path.join(ROOT, "tests", "sdk", "make"), "verify"] + [
        str(each) for each in files
    ]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.returncode, done.stdout.decode("utf-8")


def copy(modl, target, change):
    """The module with {name: bytes} as `change` leaves it."""
    with zipfile.ZipFile(modl) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    with zipfile.ZipFile(str(target), "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target


def test_what_was_built_is_good(modl):
    code, text = verify(modl)
    assert code == 0, text
    assert text.rstrip().endswith("good")


def unsign(entries):
    del entries["signatures.properties"], entries["certificates.p7b"]


def alter(entries):
    entries["module.xml"] = entries["module.xml"].replace(
        b"<freeModule>true", b"<freeModule>false"
    )


def repack(entries):
    for name in [name for name in entries if name.startswith("workflows-client-")]:
        entries["lib/" + name] = entries.pop(name)


@pytest.mark.parametrize(
    "change,words",
    [
        (unsign, "it is not signed"),
        (alter, "module.xml is not what was signed"),
        (repack, "has no place in a module"),
    ],
)
def test_a_module_with_something_wrong_is_refused_in_words(
    modl, tmp_path, change, words
):
    code, text = verify(copy(modl, tmp_path / "Wrong.modl", change))
    assert code == 1
    assert words in text


def test_several_files_are_checked_and_one_wrong_is_enough(modl, tmp_path):
    code, text = verify(modl, copy(modl, tmp_path / "Wrong.modl", unsign))
    assert (code, text.count("WRONG")) == (1, 1)


def test_without_a_file_the_use_is_explained():
    code, text = verify()
    assert code == 1
    assert "make verify FILE=" in text
