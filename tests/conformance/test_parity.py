"""Each named query in both dialects: the same names, the same parameters, the same rows."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.decisions.decision import Decision, decision_quads
from graph.rdf.write import review_quads
from graph.stores import open_store
from ontology.schemes import AgentType, Status
from tests import strategies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Assessment, Reading
    from graph.store import Parameter, Row, Store
    from tests.neo4j_server import Neo4jServer

QUERIES = files("graph") / "queries"
NAMES = sorted(file.name.removesuffix(".rq") for file in QUERIES.iterdir() if file.name.endswith(".rq"))
ORDERED = {
    "revisions",
    "reports",
    "reviews",
    "claims",
    "claims_of_report",
    "sources",
    "source_aliases",
    "source_claims",
    "citations",
    "competing",
    "passings",
    "coverage",
    "decisions",
}


def header(name: str, dialect: str) -> list[str]:
    text = (QUERIES / f"{name}.{dialect}").read_text(encoding="utf-8")
    match = re.search(r"^(?:#|//) parameters:(.*)$", text, re.MULTILINE)
    assert match, f"{name}.{dialect} does not say its parameters"
    return match.group(1).split()


def test_every_query_has_both_dialects_and_stands_in_the_readme() -> None:
    others = sorted(file.name.removesuffix(".cypher") for file in QUERIES.iterdir() if file.name.endswith(".cypher"))
    assert others == NAMES
    table = (QUERIES / "README.md").read_text(encoding="utf-8")
    assert sorted(set(re.findall(r"^\| `(\w+)` \| .*\|.*\|.*\|$", table, re.MULTILINE)) & set(NAMES)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_the_same(name: str) -> None:
    assert header(name, "rq") == header(name, "cypher")


@pytest.mark.parametrize("name", NAMES)
def test_a_query_begins_by_saying_what_it_answers(name: str) -> None:
    for dialect, mark in (("rq", "# "), ("cypher", "// ")):
        first = (QUERIES / f"{name}.{dialect}").read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith(mark)
        assert not first.startswith(f"{mark}parameters")


@pytest.fixture
def both(neo4j_server: Neo4jServer) -> Iterator[tuple[Store, Store]]:
    neo4j_server.wipe()
    url, username, password = neo4j_server.url, neo4j_server.username, neo4j_server.password
    with open_store("oxigraph:") as one, open_store(url, username=username, password=password) as other:
        yield one, other


@pytest.mark.neo4j
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(world=strategies.worlds(2, 5), data=st.data())
def test_rows_are_the_same(both: tuple[Store, Store], world: list[Reading], data: st.DataObject) -> None:
    claims = sorted({claim.id for one in world for claim in one.claims})
    agents = sorted({agent.id for one in world for agent in (*one.agents, *one.sources)})
    ids = [*claims, *agents, *(one.report.id for one in world), "http://example.org/none"]
    judged = [data.draw(strategies.assessments(claim)) for claim in claims[::2]]
    reviewed = [data.draw(strategies.reviews(claim)) for claim in claims[:1]]
    reports = sorted({one.report.id for one in world})
    copied = {late: [data.draw(strategies.copies(late, reports[0]))] for late in reports[1:]}
    for store in both:
        with store.writer() as writer:
            for one in world:
                writer.put(one)
            writer.flush()
            writer.put_assessments(judged)
            writer.link_competing(list(combinations(claims, 2))[:2])
            for review in reviewed:
                writer.add(review_quads(review, store.iris))
            writer.put_copies(copied)
            for decision in _decisions(store, claims):
                writer.add(decision_quads(decision, store.iris))
    try:
        for name in NAMES:
            for parameters in _calls(name, ids, agents, world, judged):
                _compare(name, parameters, *both)
    finally:
        for store in both:
            with store.writer() as writer:
                writer.delete_reviews([review.id for review in reviewed])
                for row in store.rows("reports"):
                    writer.delete(str(row["id"]))


def _decisions(store: Store, claims: list[str]) -> list[Decision]:
    """A merge of several claims, a split of several wordings, and one undone; as far as there are claims."""
    if len(claims) < 2:
        return []
    told: dict[str, Any] = {"by": "Ann", "why": "so", "at": datetime(2024, 11, 24, 10, tzinfo=UTC)}
    merge = Decision.made(store.iris, **told, into=claims[0], merges=tuple(claims[1:3]))
    split = Decision.made(store.iris, **told, into=claims[1], splits=claims[0], wordings=("one", "two"))
    short = Decision.made(store.iris, **told, into=claims[1], splits=claims[0], wordings=("three",))
    return [merge, split, short, Decision.made(store.iris, **told, undoes=merge.id)]


def _compare(name: str, parameters: dict[str, Parameter], one: Store, other: Store) -> None:
    first, second = one.rows(name, limit=None, **parameters), other.rows(name, limit=None, **parameters)
    assert Counter(map(_frozen, first)) == Counter(map(_frozen, second)), (name, parameters)
    if name in ORDERED:
        assert [_frozen(row) for row in first] == [_frozen(row) for row in second], (name, parameters)
        assert [_frozen(row) for row in other.rows(name, limit=2, **parameters)] == [_frozen(r) for r in first[:2]]


def _frozen(row: Row) -> tuple[tuple[str, str, object], ...]:
    timeless = {column: value for column, value in row.items() if column != "loaded"}
    return tuple(sorted((column, type(value).__name__, value) for column, value in timeless.items()))


def _calls(  # noqa: C901, PLR0911  # one case and return for each kind of query
    name: str, ids: list[str], agents: list[str], world: list[Reading], judged: list[Assessment]
) -> list[dict[str, Parameter]]:
    """Every call worth comparing of a query."""
    names = [agent.name for one in world for agent in one.agents]
    match name:
        case "stats" | "coverage" | "verdicts" | "decisions" | "competing":
            return [{}]
        case "citations":
            return [{}, *_each("claim", ids)]
        case "passings":
            narrow = [{}, *_each("target", agents), *_each("claim", ids[:2]), *_each("report", ids[-2:])]
            return [{"source": agent, **more} for agent in agents for more in narrow]
        case "agents_named":
            return [{"name": sorted(set(names))}, {"name": names[0]}, {"name": "x"}]
        case "reports":
            published = world[0].report.published or ""
            found = _each("publisher", agents[:3])
            return [{}, {"after_published": published, "after_id": world[0].report.id}, *found]
        case "claims":
            statuses = sorted({one.status.value for one in judged} | {Status.CIRCULAR.value})
            found = [*_each("status", statuses), *_each("source", agents), *_each("via", agents)]
            return [{}, {"after_reports": 5, "after_id": ids[0]}, {"source": agents[0], "via": agents[-1]}, *found]
        case "sources":
            parts = [name.lower()[:2] for name in names if name.isascii()]
            found = [*_each("q", parts), *_each("type", [kind.value for kind in AgentType])]
            return [{}, {"after_reports": 1, "after_id": agents[0]}, *found]
        case "source_claims":
            return [{"id": id_, "role": role} for id_ in agents for role in (None, "origin", "relay")]
        case "reviews":
            claims = [one.claim for one in judged]
            return [{}, {"after_published": "2024", "after_id": ids[0]}, *_each("claim", claims), {"review": ids[-1]}]
        case "digests" | "claim" | "texts" | "copy_links":
            return [{"id": ids}]
        case _:
            return _each("id", ids)


def _each(parameter: str, values: list[str]) -> list[dict[str, Parameter]]:
    return [{parameter: value} for value in values]
