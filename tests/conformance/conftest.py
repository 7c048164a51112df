"""One `store` fixture over every store there is, so that no test knows which one it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.stores import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.store import Store

STORES = [
    "oxigraph",
    "oxigraph-dir",
    pytest.param("neo4j", marks=pytest.mark.neo4j),
]


@pytest.fixture(params=STORES)
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Open the same empty store, again and again; one in memory is another each time."""
    if request.param == "neo4j":
        # Asked for here, so that runs without Neo4j never start one.
        server = request.getfixturevalue("neo4j_server")
        server.wipe()
        return lambda: open_store(server.url, username=server.username, password=server.password)
    url = "oxigraph:" if request.param == "oxigraph" else f"oxigraph:{tmp_path / 'store'}"
    return lambda: open_store(url)


@pytest.fixture
def store(opener: Callable[[], Store]) -> Iterator[Store]:
    """An empty store."""
    with opener() as opened:
        yield opened
