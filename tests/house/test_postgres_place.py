# -*- coding: utf-8 -*-
"""A Postgres of the tests starts in a folder that only its maker may enter, also as root."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import tempfile

from tests.support.postgres import Server


def test_a_server_starts_below_a_private_temporary_folder():
    # It broke the acceptance tests on Postgres for everyone who is root: pytest's folders are 0700.
    with tempfile.TemporaryDirectory() as private:
        assert os.stat(private).st_mode & 0o077 == 0
        server = Server(os.path.join(private, "deep", "data"))
        os.makedirs(os.path.join(private, "deep"), mode=0o700)
        server.start()
        try:
            assert server.running()
        finally:
            server.stop("immediate")
