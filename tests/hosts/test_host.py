# -*- coding: utf-8 -*-
"""The Host contract; the same file on CPython and on Jython."""
from __future__ import absolute_import, division, print_function, unicode_literals

import datetime
import os
import threading
import time

import pytest

from exchange.workflows._compat import JYTHON, text_type
from exchange.workflows.model.errors import NotSerializable, SpoolFull
from tests.support.machine import PythonMachine
from tests.support.probes import until

if JYTHON:
    from java.lang import Error, IllegalStateException, RuntimeException

    from exchange.workflows.hosts.jvm.host import JvmHost
else:
    from exchange.workflows.hosts.cpython.host import CPythonHost


@pytest.fixture
def host(tmp_path):
    folder = os.path.join("%s" % tmp_path, "data")
    return JvmHost(PythonMachine(folder)) if JYTHON else CPythonHost(folder, "gw")


def test_it_has_a_name_and_a_folder_of_its_own(host):
    assert host.gateway_name == "gw"
    assert os.path.isdir(host.data_folder)


def test_clocks(host):
    assert abs(host.now_ms() - time.time() * 1000) < 5000
    first = host.monotonic_ms()
    assert host.monotonic_ms() >= first
    assert 0 <= host.random() < 1
    found = host.local_time(host.now_ms())
    assert len(found) == 7 and isinstance(found[6], text_type)


def test_ids_are_uuids_as_text(host):
    ids = set(host.new_id() for _ in range(100))
    assert len(ids) == 100
    assert all(isinstance(i, text_type) and len(i) == 36 for i in ids)


def test_a_condition_wakes_and_times_out(host):
    condition, seen = host.condition(), []

    def wait():
        with condition:
            while not seen:
                condition.wait(10000)
            seen.append("woken")

    thread = host.spawn("test", wait)
    with condition:
        condition.wait(1)
        seen.append("set")
        condition.notify_all()
    thread.join(10000)
    assert not thread.is_alive()
    assert seen == ["set", "woken"]


def test_a_lock_is_reentrant(host):
    lock = host.lock()
    with lock:
        with lock:
            assert True


def test_threads_are_daemons_with_a_name_of_ours(host):
    names = []
    thread = host.spawn("test", lambda: names.append(threading.current_thread().name))
    thread.join(10000)
    assert names == ["workflows-test"]


def test_a_local_is_one_per_thread(host):
    local, seen = host.local(), []
    local.value = 1
    thread = host.spawn("test", lambda: seen.append(getattr(local, "value", None)))
    thread.join(10000)
    assert seen == [None]


def test_user_code_is_called_with_its_arguments(host):
    assert host.call(None, lambda a, b=0: a + b, (1,), {str("b"): 2}) == 3


def test_what_user_code_throws_arrives_as_it_was_thrown(host):
    def fail():
        raise KeyError("pump")

    with pytest.raises(KeyError):
        host.call(None, fail, (), {})


def described(host, fail):
    try:
        fail()
    except host.FAILURES as error:
        return host.failure(error)
    raise AssertionError("it did not fail")


def test_a_failure_is_described_with_its_stack(host):
    def fail():
        raise ValueError("Füllstand")

    failure = described(host, fail)
    assert (failure["type"], failure["message"]) == ("ValueError", "Füllstand")
    assert "test_host" in failure["traceback"] and "ValueError" in failure["traceback"]
    assert all(isinstance(text, text_type) for text in failure.values())


def test_failures_include_what_is_no_exception(host):
    def leave():
        raise SystemExit(3)

    assert described(host, leave)["type"] == "SystemExit"


if JYTHON:

    def test_a_java_failure_has_both_stacks_and_its_causes(host):
        def fail():
            raise RuntimeException("outer", IllegalStateException("inner"))

        failure = described(host, fail)
        assert failure["type"] == "java.lang.RuntimeException"
        assert failure["message"] == "outer"
        assert "test_host" in failure["traceback"]
        assert (
            "Caused by: java.lang.IllegalStateException: inner" in failure["traceback"]
        )

    def test_a_java_error_is_a_failure_too(host):
        def fail():
            raise Error("broken")

        assert described(host, fail)["type"] == "java.lang.Error"


@pytest.mark.parametrize(
    "value, text",
    [
        ({"a": [1, 2.5, None, True, "ä"]}, '{"a":[1,2.5,null,true,"\\u00e4"]}'),
        ([], "[]"),
        (12345678901, "12345678901"),
    ],
)
def test_json_is_compact_and_the_same_everywhere(host, value, text):
    assert host.encode(value) == text
    assert isinstance(host.encode(value), text_type)
    assert host.decode(text) == value


def test_a_plain_value_settles_as_itself_and_others_as_a_replay_will_see_them(host):
    plain = {"a": [1]}
    assert host.settle(plain)[1] is plain
    assert host.settle({"at": datetime.date(2026, 1, 2)}) == (
        '{"at":"2026-01-02"}',
        {"at": "2026-01-02"},
    )


@pytest.mark.parametrize(
    "value", [object(), float("nan"), {"a": [object()]}, {None: 1}]
)
def test_what_json_cannot_hold(host, value):
    with pytest.raises(NotSerializable):
        host.encode(value)


def test_a_value_that_holds_itself(host):
    value = []
    value.append(value)
    with pytest.raises(NotSerializable):
        host.encode(value)


@pytest.mark.parametrize("text", ["", "{", "[1,]", "nope", "{'a': 1}"])
def test_no_json_is_a_value_error(host, text):
    with pytest.raises(ValueError):
        host.decode(text)


def test_an_appended_file_is_there_before_it_is_closed(host):
    path = os.path.join(host.data_folder, "file")
    appended = host.append_file(path)
    appended.write(b"one\n")
    appended.write(b"two\n")
    with open(path, "rb") as found:
        assert found.read() == b"one\ntwo\n"
    assert appended.size() == 8
    appended.sync()
    appended.close()
    again = host.append_file(path)
    again.write(b"three\n")
    again.close()
    assert os.path.getsize(path) == 14


def test_a_file_that_cannot_be_opened_is_a_full_spool(host):
    with pytest.raises(SpoolFull):
        host.append_file(os.path.join(host.data_folder, "missing", "file"))


if os.path.exists("/dev/full"):

    def test_a_full_disk_is_a_full_spool(host):
        full = host.append_file("/dev/full")
        with pytest.raises(SpoolFull) as caught:
            full.write(b"x")
        assert "No space left" in caught.value.message
        full.close()


def test_a_logger_takes_text_and_errors(host):
    log = host.logger("test")
    log.debug("ä")
    log.info("ä")
    log.warn("ä")

    def fail():
        raise ValueError("ä")

    try:
        fail()
    except ValueError as error:
        log.error("ä", error)


def test_who_calls(host):
    assert host.caller() == {"actor": None, "source": "script", "project": None}
    host.set_caller({"actor": "anna", "source": "page"})
    assert host.caller() == {"actor": "anna", "source": "page", "project": None}
    seen = []
    thread = host.spawn("test", lambda: seen.append(host.caller()["actor"]))
    until(lambda: not thread.is_alive())
    assert seen == [None]
    host.set_caller(None)
    assert host.caller()["actor"] is None
