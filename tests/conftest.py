"""Fixtures that every test may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.neo4j_server import Neo4jServer

# A deadline for each example, or for making them, fails tests on a machine that is busy with something else.
settings.register_profile("sayso", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sayso")


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4jServer]:
    """A real Neo4j server, one a test run: see `tests.neo4j_server`. Tests that write call its `wipe()` first."""
    # Imported here so that runs without the server need none of what starts one.
    from tests.neo4j_server import from_environment  # noqa: PLC0415

    with from_environment() as server:
        yield server
