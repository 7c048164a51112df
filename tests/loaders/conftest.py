"""Fixtures of the tests of loading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.stores import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import Store


@pytest.fixture(params=["oxigraph", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store of each kind."""
    if request.param == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        server.wipe()
        opened = open_store(server.url, username=server.username, password=server.password)
    else:
        opened = open_store("oxigraph:")
    with opened:
        yield opened
