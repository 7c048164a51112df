"""The server dies in the middle of a load and comes back: every report is there whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from graph.errors import StoreUnavailableError
from graph.rdf.terms import IRI
from graph.rdf.write import report_quads
from graph.store import Outcome
from graph.stores.neo4j.store import Neo4jStore
from tests.graph.neo4j_loader import some
from tests.neo4j_server import VERSION, StartedServer

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
_REPORTS = 2_000


@pytest.fixture
def server() -> Iterator[StartedServer]:
    version = os.environ.get("SAYSO_TEST_NEO4J_VERSION") or VERSION
    with StartedServer(version=version) as started:
        yield started


def test_a_killed_server_leaves_no_half_report(server: StartedServer) -> None:
    environment = os.environ | {"NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}
    with Neo4jStore(server.url, username=server.username, password=server.password) as store:
        loader = subprocess.Popen(
            [sys.executable, "-m", "tests.graph.neo4j_loader", server.url, "0", str(_REPORTS), "50"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        while loader.poll() is None and int(store.rows("stats")[0]["reports"]) < 200:
            time.sleep(0.02)
        server.kill()
        _, said = loader.communicate(timeout=120)
    assert loader.returncode != 0, "it was to be killed in the middle of the load"
    assert StoreUnavailableError.__name__ in said

    server.start()
    with Neo4jStore(server.url, username=server.username, password=server.password) as store:
        there = {str(row["id"]) for row in store.rows("reports")}
        assert 200 <= len(there) < _REPORTS
        found = set(store.quads())
        graphs = {quad.graph.value for quad in found if isinstance(quad.graph, IRI)}
        for reading in some(0, _REPORTS):
            if reading.report.id in there:
                assert found.issuperset(report_quads(reading))
            else:
                assert reading.report.id not in graphs
        with store.writer() as writer:
            for reading in some(0, 400):
                writer.put(reading)
            outcomes = [change.outcome for change in writer.flush()]
        expected = [Outcome.UNCHANGED if one.report.id in there else Outcome.CREATED for one in some(0, 400)]
        assert outcomes == expected


def test_a_load_goes_on_when_the_server_comes_back_in_time(server: StartedServer) -> None:
    with Neo4jStore(server.url, username=server.username, password=server.password) as store:
        with store.writer() as writer:
            writer.put(next(some(0, 1)))
        server.kill()
        server.start()
        with store.writer() as writer:
            writer.put(next(some(1, 2)))
        assert store.rows("stats")[0]["reports"] == 2
