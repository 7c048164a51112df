"""Which store a URL names, and what is said of URLs that name none."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from graph.errors import StoreUrlError
from graph.stores import open_store
from graph.stores.oxigraph.store import OxigraphStore

if TYPE_CHECKING:
    from pathlib import Path


def test_oxigraph_in_memory_and_on_disk(tmp_path: Path) -> None:
    with open_store("oxigraph:", base="http://example.org/mine") as store:
        assert isinstance(store, OxigraphStore)
        assert store.url == "oxigraph:"
        assert store.iris.base == "http://example.org/mine/"
    with open_store(f"oxigraph:{tmp_path / 'a' / 'b'}") as store:
        assert store.url == f"oxigraph:{tmp_path / 'a' / 'b'}"
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize("url", ["", "sqlite:x", "http://localhost:7687", "localhost:7687", "neo4j:x", "NEO4J"])
def test_unknown_schemes_are_told_the_known_ones(url: str) -> None:
    with pytest.raises(StoreUrlError) as caught:
        open_store(url)
    for known in ("oxigraph:DIR", "neo4j://", "bolt+ssc://"):
        assert known in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "neo4j://neo4j:hunter2@localhost:7687",
        "bolt+s://neo4j:hunter2@localhost",
        "neo4j://:hunter2@localhost",
        "neo4j://neo4j:hun%40hunter2@x@localhost",
        "postgres://me:hunter2@localhost",
        "me:hunter2@localhost",
        "bolt://localhost?password=hunter2@",
    ],
)
def test_a_password_in_a_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(StoreUrlError) as caught:
        open_store(url)
    assert "hunter2" not in str(caught.value)
    assert "hunter2" not in str(caught.value.value)
    assert "hunter2" not in repr(caught.value.__cause__)


@pytest.mark.parametrize(
    "url", ["neo4j://", "bolt://:7687", "neo4j+s://host:port", "bolt://host:99999", "neo4j://[::1"]
)
def test_a_url_without_host_or_with_a_wrong_port_is_named(url: str) -> None:
    with pytest.raises(StoreUrlError, match="no host and port"):
        open_store(url)


def test_each_store_loads_nothing_of_the_other() -> None:
    code = (
        "import sys; from graph.stores import open_store; import graph.view;"
        "assert not {'neo4j', 'pyoxigraph', 'rdflib'} & sys.modules.keys();"
        "open_store('oxigraph:').close();"
        "assert not {'neo4j', 'rdflib'} & sys.modules.keys(), 'loaded too much'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
