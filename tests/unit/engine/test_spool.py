# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

import os

import pytest

from exchange.workflows.engine import spool as module
from exchange.workflows.engine.spool import Spool, framed, unframed
from tests.support.clocks import HeldClock, HeldHost


@pytest.fixture
def host(tmp_path):
    host = HeldHost("%s" % tmp_path, HeldClock())
    host.spools = []
    yield host
    for spool in host.spools:
        spool.close()


def loaded(host):
    """A spool as after a start, and what it found; the one before is not closed, as after a kill."""
    kept = []

    def keep(segment, payload):
        segment.open_items += 1
        kept.append(payload)

    spool = Spool(host)
    host.spools.append(spool)
    spool.load(keep)
    return spool, kept


def files(host):
    return sorted(os.listdir(os.path.join(host.data_folder, "spool")))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "\n",
        "abc\n",
        "00000000 3 abc\n",
        framed("abc").decode("ascii")[:-2],
        "352441c2 4 abc\n",
        "352441c2 3 abd\n",
    ],
)
def test_a_line_that_is_not_whole_is_none(line):
    assert unframed(line) is None


def test_a_whole_line(host):
    assert unframed(framed('["a", 1]').decode("ascii")) == '["a", 1]'


def test_what_was_appended_is_loaded_in_order(host):
    spool, _ = loaded(host)
    for number in range(20):
        spool.append("item %d" % number)
    assert loaded(host)[1] == ["item %d" % number for number in range(20)]


def test_segments_are_rotated_and_deleted_once_settled(host, monkeypatch):
    monkeypatch.setattr(module, "LARGEST_SEGMENT", 2)
    spool, _ = loaded(host)
    segments = [spool.append("item %d" % number) for number in range(5)]
    assert len(files(host)) == 3
    spool.settled(segments[2])
    assert len(files(host)) == 3
    spool.settled(segments[3])
    assert files(host) == ["0000000001.spool", "0000000003.spool"]
    spool.settled(segments[4])
    assert len(files(host)) == 2
    spool.rotate()
    assert files(host) == ["0000000001.spool"]
    spool.close()


def test_numbers_go_on_after_a_restart(host):
    spool, _ = loaded(host)
    spool.append("a")
    again, _ = loaded(host)
    again.append("b")
    assert files(host) == ["0000000001.spool", "0000000002.spool"]
    assert loaded(host)[1] == ["a", "b"]


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_file_cut_anywhere_gives_its_whole_lines(host, cut):
    spool, _ = loaded(host)
    spool.append("first")
    spool.append("second")
    path = os.path.join(host.data_folder, "spool", files(host)[0])
    size = os.path.getsize(path)
    with open(path, "rb") as whole:
        data = whole.read()
    with open(path, "wb") as torn:
        torn.write(data[: size - cut])
    assert loaded(host)[1] == ["first"]


def test_rubbish_in_the_middle_harms_only_itself(host):
    spool, _ = loaded(host)
    spool.append("first")
    path = os.path.join(host.data_folder, "spool", files(host)[0])
    with open(path, "ab") as rubbish:
        rubbish.write(b"\x00\xff half a line\n")
    spool.append("second")
    assert loaded(host)[1] == ["first", "second"]
