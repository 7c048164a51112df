"""Words folded into assertions: the same quads as selectors of their own, whatever is said of them from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.rdf.terms import IRI, Literal, Quad
from graph.rdf.write import report_quads, to_quads
from graph.stores.neo4j.folding import FOLDED, fold, is_folded, owner_of, unfold
from graph.stores.neo4j.rows import report_rows
from graph.stores.neo4j.store import Neo4jStore
from graph.stores.neo4j.vocabulary import key_of
from graph.stores.oxigraph.store import OxigraphStore
from ontology.terms import OA, RDF, SAYSO
from tests.graph.neo4j_loader import some
from tests.strategies import IRIS, readings, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Reading
    from graph.store import Store
    from tests.neo4j_server import Neo4jServer

_OVER_FIXTURE = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
_OUTSIDE = IRI("http://x.example/graph")
_NOTED = IRI("http://x.example/noted")


@given(readings())
def test_folded_words_are_what_rdf_says_of_them(reading: Reading) -> None:
    said = set(report_quads(reading))
    links = {quad for quad in said if quad.predicate.value.endswith("Selector")}
    words = {quad for quad in said if quad.subject in {link.object for link in links}}
    rows = report_rows(reading)
    found = [quad for properties in rows.assertions for quad in _unfolded(properties)]
    assert set(found) == links | words
    assert len(found) == len(set(found))
    assert set(rows.folded) == {_name(link.object) for link in links}
    assert {(owner_of(_name(link.object)), link.object) for link in links} == {
        (_name(link.subject), link.object) for link in links
    }


def _unfolded(properties: object) -> Iterator[Quad]:
    assert isinstance(properties, dict)
    return unfold(properties["iri"], properties["graph"], properties)


def _name(term: object) -> str:
    assert isinstance(term, IRI)
    return term.value


def test_no_words_leave_nothing_and_keys_are_no_terms() -> None:
    assert fold("cue", ()) == {}
    assert not is_folded({"iri": "http://example.org/a", "wording": "x"})
    assert not [key for key in FOLDED if ":" in key or key in SAYSO]
    assert not FOLDED & {key_of(SAYSO[name]) for name in SAYSO} | FOLDED & {key_of(OA[name]) for name in OA}


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("http://example.org/r/1/0/content/0", "http://example.org/r/1/0"),
        ("http://example.org/r/cue/12", "http://example.org/r"),
        ("http://example.org/r/content/x", None),
        ("http://example.org/r/contents/1", None),
        ("http://example.org/r/content/0/", None),
        ("content/0", None),
        ("mailto:a@example.org", None),
    ],
)
def test_names_of_words_tell_their_assertion(name: str, owner: str | None) -> None:
    assert owner_of(name) == owner


@pytest.fixture
def store(neo4j_server: Neo4jServer) -> Iterator[Neo4jStore]:
    neo4j_server.wipe()
    with Neo4jStore(neo4j_server.url, username=neo4j_server.username, password=neo4j_server.password) as opened:
        yield opened


def _load(store: Store, batch: Iterable[Reading]) -> None:
    with store.writer() as writer:
        for reading in batch:
            writer.put(reading)


def _add(store: Store, quads: Iterable[Quad]) -> None:
    with store.writer() as writer:
        writer.add(quads)


def _holds(store: Store, expected: Iterable[Quad]) -> None:
    """Exactly these, each once, whole and graph by graph."""
    found, wanted = list(store.quads()), set(expected)
    assert set(found) == wanted
    assert len(found) == len(wanted)
    for graph in {quad.graph for quad in wanted if isinstance(quad.graph, IRI)}:
        part = list(store.quads(graph.value))
        assert set(part) == {quad for quad in wanted if quad.graph == graph}
        assert len(part) == len(set(part))


def _count(server: Neo4jServer, label: str) -> int:
    query = "MATCH (n) WHERE $label IN labels(n) RETURN count(n) AS n"
    found: int = server.driver.execute_query(query, {"label": label}).records[0]["n"]
    return found


@pytest.mark.neo4j
def test_loading_makes_no_nodes_for_words(store: Neo4jStore, neo4j_server: Neo4jServer) -> None:
    _load(store, some(0, 3))
    assert _count(neo4j_server, "Selector") == 0
    assert [row for row in store.rows("reading", id=next(some(0, 1)).report.id) if row["section"] == "words"]


@pytest.mark.neo4j
def test_an_export_on_top_of_itself_changes_nothing(store: Neo4jStore, neo4j_server: Neo4jServer) -> None:
    _load(store, some(0, 3))
    before, nodes = list(store.quads()), _count(neo4j_server, "Resource")
    _add(store, before)
    _add(store, before[::3])
    _holds(store, before)
    assert _count(neo4j_server, "Resource") == nodes
    assert _count(neo4j_server, "Selector") == 0


@pytest.mark.neo4j
@_OVER_FIXTURE
@given(reading=readings(), data=st.data())
def test_any_part_of_a_reading_on_top_of_it_and_beneath(
    store: Neo4jStore, neo4j_server: Neo4jServer, reading: Reading, data: st.DataObject
) -> None:
    """With odd statements about its words in between, and all of it gone when the report is deleted."""
    said = list(to_quads(reading, IRIS))
    part = data.draw(st.lists(st.sampled_from(said), max_size=12))
    words = sorted({quad.object.value for quad in said if quad.predicate.value.endswith("Selector")})  # type: ignore[union-attr]  # an IRI
    graph = IRI(reading.report.id)
    names = st.sampled_from([*words, reading.report.id + "/1/0/content/7"]).map(IRI)
    said_of = names | st.sampled_from([IRI(part.id) for part in reading.assertions] or [graph])
    noted = st.builds(
        Quad, names, st.just(_NOTED), names | texts(0, 5).map(Literal), st.sampled_from([graph, _OUTSIDE, None])
    )
    exact = st.builds(Quad, names, st.just(IRI(OA.exact)), texts(0, 5).map(Literal), st.just(graph))
    linked = st.builds(Quad, said_of, st.just(IRI(SAYSO.cueSelector)), names, st.just(graph))
    about = noted | exact | linked
    odd = data.draw(st.lists(about, max_size=4))
    first = [quad for quad in odd if quad.graph != graph] if data.draw(st.booleans()) else []
    neo4j_server.wipe()
    with OxigraphStore("oxigraph:") as twin:
        for each in (store, twin):
            _add(each, first)
            _load(each, [reading])
            _add(each, part)
            _add(each, odd)
        # When it was loaded is the one thing that differs.
        timeless = {quad for quad in store.quads() if quad.predicate.value != SAYSO.loaded}
        assert timeless == {quad for quad in twin.quads() if quad.predicate.value != SAYSO.loaded}
        _holds(store, store.quads())
        _same_words(store, twin, reading)
    with store.writer() as writer:
        writer.delete(reading.report.id)
    assert not list(store.quads(reading.report.id))
    assert set(store.quads()) >= {quad for quad in odd if quad.graph != graph}
    assert _count(neo4j_server, "Selector") == 0


def _same_words(one: Store, other: Store, reading: Reading) -> None:
    # As sets: equal words are one row, but two in Neo4j where outside RDF gives one of them a second value.
    for query, ids in (("reading", [reading.report.id]), ("dossier", [claim.id for claim in reading.claims])):
        for name in ids:
            first, second = (
                {repr(sorted(row.items())) for row in each.rows(query, id=name) if row["section"] == "words"}
                for each in (one, other)
            )
            assert first == second


@pytest.mark.neo4j
def test_half_of_the_words_from_outside_are_not_said_twice(store: Neo4jStore) -> None:
    (reading,) = some(0, 1)
    _load(store, [reading])
    before = set(store.quads())
    word = IRI(f"{reading.assertions[0].id}/content/0")
    half = [quad for quad in before if quad.subject == word][:2]
    new = Quad(word, IRI(OA.exact), Literal("other words"), IRI(reading.report.id))
    _add(store, half)
    _holds(store, before)
    _add(store, [*half, new])
    _holds(store, before | {new})
    exact = {row["exact"] for row in store.rows("reading", id=reading.report.id) if row["section"] == "words"}
    assert {"other words", reading.assertions[0].content[0].exact} <= exact


@pytest.mark.neo4j
def test_what_others_say_of_folded_words_stays_and_the_words_go(store: Neo4jStore) -> None:
    first, second = some(0, 2)
    _load(store, [first, second])
    before = set(store.quads())
    word = IRI(f"{first.assertions[0].id}/cue/0")
    notes = {
        Quad(word, _NOTED, Literal("odd"), _OUTSIDE),
        Quad(word, IRI(RDF.type), IRI(SAYSO.Selector), _OUTSIDE),
        Quad(_OUTSIDE, _NOTED, word, _OUTSIDE),
        Quad(IRI(second.assertions[0].id), IRI(SAYSO.cueSelector), word, IRI(second.report.id)),
    }
    for note in notes:
        _add(store, [note])
    _holds(store, before | notes)
    with store.writer() as writer:
        writer.delete(first.report.id)
    left = set(store.quads())
    assert notes <= left
    assert not [quad for quad in left if quad.graph == IRI(first.report.id)]
    _load(store, [first])
    assert {quad for quad in before if quad.predicate.value != SAYSO.loaded} <= set(store.quads())


@pytest.mark.neo4j
def test_words_that_came_from_outside_first_are_not_folded_too(store: Neo4jStore) -> None:
    (reading,) = some(0, 1)
    words = [quad for quad in to_quads(reading, IRIS) if quad.subject == IRI(f"{reading.assertions[0].id}/source/0")]
    assert words
    _add(store, words)
    _load(store, [reading])
    found = list(store.quads())
    assert set(to_quads(reading, IRIS)) <= set(found)
    assert len(found) == len(set(found))
