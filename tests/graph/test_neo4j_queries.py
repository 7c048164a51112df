"""The query files: a twin in each dialect, headers that hold, plans that look things up and do not walk the store."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.stores.neo4j.cypher import named_query, schema_statements, write_query
from graph.stores.neo4j.store import Neo4jStore
from tests.graph.neo4j_loader import some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.neo4j_server import Neo4jServer

_FOLDER = Path(__file__).parents[2] / "graph" / "queries"
_NAMED = sorted(path.stem for path in _FOLDER.glob("*.cypher"))
_WRITE = sorted(path.stem for path in (_FOLDER / "write").glob("*.cypher"))
_ORDERED = {
    "citations", "claims", "claims_of_report", "competing", "coverage", "decisions", "passings", "reports", "reviews",
    "revisions", "source_aliases", "source_claims", "sources",
}  # fmt: skip
# Those that are about everything there is.
_WHOLE_STORE = {
    "citations",
    "claims",
    "competing",
    "coverage",
    "decisions",
    "reports",
    "reviews",
    "sources",
    "stats",
    "verdicts",
}
_SCANS = re.compile(r"(AllNodesScan|NodeByLabelScan|NodeIndexScan|RelationshipTypeScan)")


def test_every_query_has_its_twin() -> None:
    assert sorted(path.stem for path in _FOLDER.glob("*.rq")) == _NAMED


@pytest.mark.parametrize("name", _NAMED)
def test_headers(name: str) -> None:
    text = named_query(name).text
    assert re.match(r"(// [^\n]+\n)+// parameters:", text), "it says what it answers, then its parameters"
    used = set(re.findall(r"\$(\w+)", text)) - {"limit"}
    assert used == named_query(name).parameters >= named_query(name).lists
    assert ("$limit" in text) == (name in _ORDERED)
    twin = (_FOLDER / f"{name}.rq").read_text("utf-8")
    declared = re.search(r"^# parameters:(.*)$", twin, re.MULTILINE)
    assert declared is not None
    assert set(declared.group(1).split()) == named_query(name).parameters


@pytest.mark.parametrize("name", sorted(set(_WRITE) - {"schema"}))
def test_headers_of_writing(name: str) -> None:
    text = write_query(name)
    declared = re.search(r"^// parameters:(.*)$", text, re.MULTILINE)
    assert declared is not None
    assert set(re.findall(r"\$(\w+)", text)) == set(declared.group(1).split())


def test_schema_is_of_named_statements_that_may_run_twice() -> None:
    assert len(schema_statements()) > 5
    for statement in schema_statements():
        assert re.match(r"CREATE (CONSTRAINT|(FULLTEXT |VECTOR )?INDEX) sayso_\w+ IF NOT EXISTS FOR ", statement)


@pytest.fixture
def filled(neo4j_server: Neo4jServer) -> Iterator[Neo4jServer]:
    neo4j_server.wipe()
    with (
        Neo4jStore(neo4j_server.url, username=neo4j_server.username, password=neo4j_server.password) as store,
        store.writer() as writer,
    ):
        for reading in some(0, 20):
            writer.put(reading)
    yield neo4j_server
    neo4j_server.wipe()


@pytest.mark.neo4j
def test_one_thing_is_looked_up_by_an_index(filled: Neo4jServer) -> None:
    for name in sorted(set(_NAMED) - _WHOLE_STORE - {"agents_named"}):
        plan = _plan(filled, named_query(name).text)
        assert not _SCANS.search(plan), f"{name}: {plan}"
        assert "NodeUniqueIndexSeek" in plan


@pytest.mark.neo4j
def test_writing_looks_things_up_by_an_index(filled: Neo4jServer) -> None:
    whole = {
        "schema", "export_nodes", "export_statements", "claims_with_text", "ping", "drop_wordings", "drop_vectors",
        "schema_names", "delete_all_marks", "delete_all_vectors", "report_texts",
    }  # fmt: skip
    for name in sorted(set(_WRITE) - whole):
        plan = _plan(filled, write_query(name))
        assert not _SCANS.search(plan), f"{name}: {plan}"


def _plan(server: Neo4jServer, text: str) -> str:
    parameters: dict[str, object] = dict.fromkeys(re.findall(r"\$(\w+)", text), "http://example.org/x")
    lists = set(re.findall(r"UNWIND \$(\w+)", text))
    parameters |= {name: [] for name in lists}
    parameters |= {name: [[0.5]] for name in ("vectors",) if name in parameters}
    parameters |= {name: 5 for name in ("limit", "documents", "seconds") if name in parameters}
    parameters |= {name: False for name in ("all",) if name in parameters}
    summary = server.driver.execute_query("EXPLAIN " + text, parameters).summary
    operators = []
    todo = [summary.plan]
    while todo:
        step = todo.pop()
        assert step is not None
        operators.append(step["operatorType"].partition("@")[0])
        todo.extend(step.get("children", ()))
    return " ".join(operators)
