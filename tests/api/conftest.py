"""The service as it runs: uvicorn over each of the two stores, asked by a real client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from api.settings import Settings
from graph.stores import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import Store
    from tests.neo4j_server import Neo4jServer

MAX_BODY = 200_000


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", params=["oxigraph", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store of each kind."""
    if request.param == "oxigraph":
        with open_store("oxigraph:") as store:
            yield store
        return
    server: Neo4jServer = request.getfixturevalue("neo4j_server")
    server.wipe()
    with open_store(server.url, username=server.username, password=server.password) as store:
        yield store


@pytest.fixture(scope="module")
def empty(store: Store) -> Iterator[httpx.Client]:
    """A client of a service over an empty store."""
    # Imported here so that the tests of the command line need no web framework.
    from api.app import create_app  # noqa: PLC0415
    from tests.api.server import served  # noqa: PLC0415

    with (
        served(create_app(store, settings=Settings(max_body=MAX_BODY))) as url,
        httpx.Client(base_url=url, timeout=60) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def client(store: Store, empty: httpx.Client) -> httpx.Client:
    """A client of a service over a store that holds `tests.api.readings.ALL`."""
    from tests.api.readings import fill  # noqa: PLC0415

    fill(store)
    return empty
