# -*- coding: utf-8 -*-
"""Real processes: the signed module in a test gateway, on both stores."""
from __future__ import absolute_import, division, print_function, unicode_literals

import glob
import os
import shutil
import uuid

import pytest

from tests.support.gateway import ROOT, Gateway
from tests.support.postgres import Server, create_database
from tests.support.web import use_database

PROJECTS = os.path.join(os.path.dirname(__file__), "projects")


def newest(pattern):
    files = sorted(glob.glob(os.path.join(ROOT, pattern)), key=os.path.getmtime)
    if not files:
        pytest.fail(
            "no %s: run `make module` and `make module VERSION=… OUT=build/upgrade`"
            % pattern
        )
    return files[-1]


@pytest.fixture(scope="session")
def module_file():
    return newest("build/Workflows-*.modl")


@pytest.fixture(scope="session")
def upgrade_file():
    """The same sources under a higher version."""
    return newest("build/upgrade/Workflows-*.modl")


@pytest.fixture(scope="module")
def projects(tmp_path_factory):
    """A copy of the projects that a test may save into."""
    folder = tmp_path_factory.mktemp("projects") / "projects"
    shutil.copytree(PROJECTS, str(folder))
    return folder


@pytest.fixture(scope="module")
def gateway(tmp_path_factory, projects, module_file):
    """One running gateway with the module and the projects, for the tests of a file."""
    gateway = Gateway(tmp_path_factory.mktemp("gateway"), projects, [module_file])
    gateway.start()
    yield gateway
    gateway.stop()


@pytest.fixture(params=["sqlite", "postgres"])
def store(request):
    """Which store the gateway of this test uses."""
    return request.param


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    server = Server(str(tmp_path_factory.mktemp("postgres") / "data")).start()
    yield server
    server.stop("immediate")


@pytest.fixture
def postgres_datasource(postgres):
    """A connection named `plant` on a database of its own."""
    name = "plant_%s" % uuid.uuid4().hex[:12]
    create_database(postgres, name)
    return "plant=" + postgres.jdbc_url(name)


@pytest.fixture
def make_gateway(request, tmp_path, module_file, store):
    """Make a gateway on `store`, with a fresh copy of the projects, running; killed and forgotten at the end."""
    made = []

    def make(**options):
        folder = tmp_path / "projects"
        if not folder.exists():
            shutil.copytree(PROJECTS, str(folder))
        datasources = []
        if store == "postgres":
            datasources = [request.getfixturevalue("postgres_datasource")]
        gateway = Gateway(
            tmp_path / "gateway", folder, [module_file], datasources, **options
        ).start()
        made.append(gateway)
        if store == "postgres":
            use_database(gateway, "plant")
        gateway.until(
            lambda: "line.one" in workflow_names(gateway), what="registered workflows"
        )
        return gateway

    yield make
    for gateway in made:
        if gateway.process.poll() is None:
            gateway.kill()


def workflow_names(gateway):
    code = "result = [o['value'] for o in system.workflows.api.service.listWorkflows()['data']['options']]"
    return gateway.script("gateway", code)
