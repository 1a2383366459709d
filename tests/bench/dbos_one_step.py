# -*- coding: utf-8 -*-
"""DBOS: so many one-step workflows through a queue; prints {"rate": workflows per second}."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import logging
import sys
import time

from dbos import DBOS

url, count = sys.argv[1], int(sys.argv[2])
logging.disable(logging.CRITICAL)
DBOS(
    config={"name": "yardstick", "system_database_url": url, "run_admin_server": False}
)


@DBOS.step()
def noop():
    return None


@DBOS.workflow()
def one():
    return noop()


DBOS.launch()
queue = DBOS.register_queue("yardstick", polling_interval_sec=0.01)
for handle in [queue.enqueue(one) for _ in range(20)]:
    handle.get_result(polling_interval_sec=0.01)
begun = time.perf_counter()
for handle in [queue.enqueue(one) for _ in range(count)]:
    handle.get_result(polling_interval_sec=0.01)
print(json.dumps({"rate": count / (time.perf_counter() - begun)}))
DBOS.destroy()
