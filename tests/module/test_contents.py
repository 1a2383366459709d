# -*- coding: utf-8 -*-
"""What travels in the module, and in what shape."""
from __future__ import absolute_import, division, print_function, unicode_literals

import hashlib
import io
import os
import posixpath
import re
import subprocess
import zipfile

from tests.module.conftest import ROOT

ENGINE = os.path.join(ROOT, "module", "gateway", "src", "main", "python")
FIXED_TIME = (1980, 2, 1, 0, 0, 0)


def sources():
    """{path below pylib: bytes} of what the engine consists of."""
    found = {}
    for folder, _, names in os.walk(ENGINE):
        for name in names:
            if name.endswith((".py", ".sql")):
                path = os.path.join(folder, name)
                with io.open(path, "rb") as source:
                    found[
                        "pylib/" + os.path.relpath(path, ENGINE).replace(os.sep, "/")
                    ] = source.read()
    return found


def test_the_engine_travels_as_source_unchanged(gateway_jar):
    shipped = {
        name: content
        for name, content in gateway_jar.items()
        if name.endswith((".py", ".sql"))
    }
    assert shipped == sources()


def test_each_python_file_travels_compiled_beside_its_source(gateway_jar):
    compiled = sorted(name for name in gateway_jar if name.endswith("$py.class"))
    assert compiled == sorted(
        name[:-3] + "$py.class" for name in sources() if name.endswith(".py")
    )


def test_compiled_files_know_no_place_on_the_building_machine(gateway_jar):
    for name, content in gateway_jar.items():
        if name.endswith("$py.class"):
            assert ROOT.encode("utf-8") not in content, name
            assert (name[: -len("$py.class")] + ".py").encode("utf-8") in content, name


def test_the_page_is_one_bundle_in_the_mounted_folder(gateway_jar):
    mounted = [
        name
        for name in gateway_jar
        if name.startswith("mounted/") and name.endswith(".js")
    ]
    assert mounted == ["mounted/workflows.js"]
    assert len(gateway_jar["mounted/workflows.js"]) > 10000


def test_everything_in_the_module_has_the_one_fixed_time(modl, entries):
    with zipfile.ZipFile(modl) as archive:
        assert {info.date_time for info in archive.infolist()} == {FIXED_TIME}
    for name in entries:
        if name.startswith("workflows-"):
            times = {
                info.date_time
                for info in zipfile.ZipFile(io.BytesIO(entries[name])).infolist()
            }
            assert times == {FIXED_TIME}, name


def test_tests_and_stand_ins_do_not_travel(entries):
    for name, content in entries.items():
        if name.startswith("workflows-") and name.endswith(".jar"):
            for inner in zipfile.ZipFile(io.BytesIO(content)).namelist():
                assert not re.search(
                    r"Test(\$|\.class)|com/inductiveautomation|dev/testgateway", inner
                ), inner


def test_the_licence_is_readable_as_text(entries):
    page = entries["license.html"].decode("utf-8")
    assert "MIT" in page
    assert "WITHOUT WARRANTY OF ANY KIND" in page
    assert "http" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


def test_every_link_of_the_documentation_leads_to_a_page_that_travels_too(entries):
    broken = []
    for name, content in entries.items():
        if name.startswith("doc/") and name.endswith(".html"):
            for link in re.findall(r'(?:href|src)="([^"#]+)', content.decode("utf-8")):
                target = posixpath.normpath(
                    posixpath.join(posixpath.dirname(name), link)
                )
                if ":" not in link and target not in entries:
                    broken.append("%s: %s" % (name, link))
    assert broken == []


def test_the_documentation_asks_no_network(entries):
    for name, content in entries.items():
        if name.startswith("doc/") and name.endswith(".html"):
            assert not re.search(
                r'<(script|link|iframe)|src="https?:', content.decode("utf-8")
            ), name


def test_the_checksum_beside_the_module_is_of_this_file(modl):
    with io.open(modl, "rb") as built:
        digest = hashlib.sha256(built.read()).hexdigest()
    with io.open(modl + ".sha256", encoding="utf-8") as sums:
        assert sums.read() == "%s  %s\n" % (digest, os.path.basename(modl))
    assert (
        subprocess.call(
            ["sha256sum", "-c", "--quiet", modl + ".sha256"], cwd=os.path.dirname(modl)
        )
        == 0
    )


def test_the_upgrade_differs_in_its_version_alone(entries, upgrade):
    old = re.search(
        r"<version>(.+)</version>", entries["module.xml"].decode("utf-8")
    ).group(1)
    with zipfile.ZipFile(upgrade) as archive:
        text = archive.read("module.xml").decode("utf-8")
    assert text.replace("0.4.1", old) == entries["module.xml"].decode("utf-8")


def test_the_development_key_is_the_owners_alone_and_not_tracked():
    properties = os.path.join(ROOT, ".cache", "signing", "signing.properties")
    if os.path.exists(properties):
        assert os.stat(properties).st_mode & 0o077 == 0
    assert (
        subprocess.call(
            ["git", "check-ignore", "-q", ".cache/signing/development.p12"], cwd=ROOT
        )
        == 0
    )
