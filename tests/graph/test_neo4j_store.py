"""The store in a real Neo4j: nothing is lost, nothing is left behind, nobody's error gets out."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from graph.errors import QueryError, RdfError, StoreAuthError, StoreClosedError, StoreError, StoreUnavailableError
from graph.model import Agent, Assessment, Claim
from graph.rdf.terms import IRI, BNode, Literal, Quad
from graph.rdf.write import to_quads
from graph.store import Outcome
from graph.stores.neo4j.store import Neo4jStore
from ontology.schemes import AgentType, Status
from ontology.terms import RDF, SAYSO
from tests.graph.neo4j_loader import some
from tests.strategies import IRIS, ODDITIES, quads, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Reading
    from tests.neo4j_server import Neo4jServer

pytestmark = pytest.mark.neo4j
_LOADED = {SAYSO.loaded, SAYSO.hasRevision, SAYSO.revisionNumber}
_OVER_FIXTURE = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def store(neo4j_server: Neo4jServer) -> Iterator[Neo4jStore]:
    neo4j_server.wipe()
    with Neo4jStore(neo4j_server.url, username=neo4j_server.username, password=neo4j_server.password) as opened:
        yield opened


def _load(store: Neo4jStore, batch: Iterable[Reading]) -> list[Outcome]:
    with store.writer() as writer:
        for reading in batch:
            writer.put(reading)
        return [change.outcome for change in writer.flush()]


def _own(found: Iterable[Quad]) -> set[Quad]:
    """Leave out what the store itself adds: when things were loaded, and revisions."""
    return {
        quad
        for quad in found
        if quad.predicate.value not in _LOADED
        and not (isinstance(quad.subject, IRI) and "/revision/" in quad.subject.value)
    }


def _nodes(server: Neo4jServer) -> int:
    found: int = server.driver.execute_query("MATCH (node) RETURN count(node) AS n").records[0]["n"]
    return found


@_OVER_FIXTURE
@given(given_quads=quads())
def test_quads_come_back_exactly(store: Neo4jStore, neo4j_server: Neo4jServer, given_quads: list[Quad]) -> None:
    neo4j_server.wipe()
    half = len(given_quads) // 2
    with store.writer() as writer:
        assert writer.add(given_quads[half:]) == len(given_quads) - half
        assert writer.add(given_quads) == len(given_quads)
    found = list(store.quads())
    assert set(found) == set(given_quads)
    assert len(found) == len(set(given_quads))
    for graph in {quad.graph for quad in given_quads if isinstance(quad.graph, IRI)}:
        assert set(store.quads(graph.value)) == {quad for quad in given_quads if quad.graph == graph}


@_OVER_FIXTURE
@given(reading=readings())
def test_a_reading_comes_back_exactly_and_goes_without_trace(
    store: Neo4jStore, neo4j_server: Neo4jServer, reading: Reading
) -> None:
    neo4j_server.wipe()
    assert _load(store, [reading]) == [Outcome.CREATED]
    assert _own(store.quads()) == _own(to_quads(reading, IRIS))
    assert _load(store, [reading]) == [Outcome.UNCHANGED]
    again = replace(reading, report=replace(reading.report, digest="another"))
    assert _load(store, [again]) == [Outcome.REVISED]
    assert _own(store.quads()) == _own(to_quads(again, IRIS))
    with store.writer() as writer:
        assert writer.delete(reading.report.id) is not None
        assert writer.delete(reading.report.id) is None
    assert list(store.quads()) == []
    assert _nodes(neo4j_server) == 0


def test_odd_literals_on_a_known_and_an_unknown_property(store: Neo4jStore) -> None:
    said = {
        Quad(IRI(f"http://example.org/{number}"), IRI(predicate), literal, graph)
        for number, literal in enumerate(ODDITIES)
        for predicate in (SAYSO.title, SAYSO.value, "http://example.org/p")
        for graph in (IRI("http://example.org/g"), None)
    }
    said |= {Quad(BNode("all"), IRI("http://example.org/p"), literal) for literal in ODDITIES}
    with store.writer() as writer:
        writer.add(said)
    assert set(store.quads()) == said


def test_a_long_name_does_not_break_an_index(store: Neo4jStore) -> None:
    long = Literal("word " * 10_000)
    node = IRI("http://example.org/long")
    said = {Quad(node, IRI(RDF.type), IRI(SAYSO[name]), IRI(IRIS.agents_graph)) for name in ("Person", "Claim")}
    said |= {Quad(node, IRI(SAYSO[name]), long, IRI(IRIS.agents_graph)) for name in ("name", "alias", "text")}
    with store.writer() as writer:
        writer.add(said)
    assert set(store.quads()) == said
    assert [row["id"] for row in store.rows("agents_named", name=[long.lexical])] == [node.value] * 2  # one a class


def test_deleting_a_report_leaves_what_others_say_of_it(store: Neo4jStore) -> None:
    first, second = some(0, 2)
    _load(store, [first, second])
    outside = Quad(IRI(second.assertions[0].id), IRI(SAYSO.relays), IRI(first.assertions[0].id), IRI("http://x.org/g"))
    about = Quad(IRI("http://x.org/it"), IRI("http://x.org/on"), IRI(first.assertions[1].id), IRI("http://x.org/g"))
    with store.writer() as writer:
        writer.add([outside, about])
        writer.delete(first.report.id)
        left = set(store.quads())
        assert {outside, about} <= left
        assert not [quad for quad in left if quad.graph == IRI(first.report.id)]
        writer.put(first)
    assert _own(to_quads(first, IRIS)) | {outside, about} <= set(store.quads())


def test_a_shared_agent_stays_while_anybody_speaks_of_it(store: Neo4jStore) -> None:
    parent = Agent(IRIS.agent("Organization", "Parent"), AgentType.ORGANIZATION, "Parent")
    first, second = (
        replace(
            reading, agents=(parent, *(replace(agent, parent=parent.id) for agent in reading.agents))
        )
        for reading in some(0, 2)
    )  # fmt: skip
    _load(store, [first, second])
    with store.writer() as writer:
        writer.delete(first.report.id)
        assert store.rows("source", id=parent.id)
        writer.delete(second.report.id)
    assert list(store.quads()) == []


def test_assessments_and_competing_links_are_set_once_and_only_on_claims(store: Neo4jStore) -> None:
    (reading,) = some(0, 1)
    _load(store, [reading])
    one, other = (claim.id for claim in reading.claims[:2])
    before = set(store.quads())
    with store.writer() as writer:
        for status in (Status.CONTESTED, Status.SINGLE_ORIGIN):
            writer.put_assessments(
                Assessment(claim, status, "test/1", 1, 2, 1, 1) for claim in (one, "http://example.org/unknown")
            )
            writer.link_competing([(one, other), (other, one), (one, one), (one, "http://example.org/unknown")])
    new = set(store.quads()) - before
    assert len([quad for quad in new if quad.predicate.value == SAYSO.competesWith]) == 2
    assert [quad.object for quad in new if quad.predicate.value == SAYSO.status] == [IRI(SAYSO.singleOrigin)]
    assert store.rows("claim", id=one)[0]["origins_max"] == 2
    with store.writer() as writer:
        writer.delete(reading.report.id)
    assert list(store.quads()) == []


def test_search_takes_words_and_no_syntax(store: Neo4jStore) -> None:
    (reading,) = some(0, 1)
    texts = ["Troops crossed the border", "59,000 troops", 'a "quoted" AND (odd* claim', "Президент сказав правду"]
    claims = tuple(Claim(IRIS.claim(text), text) for text in texts)
    _load(store, [replace(reading, claims=reading.claims + claims)])
    assert set(store.search_claims("TROOPS")) == {claims[0].id, claims[1].id}
    assert store.search_claims("border troops")[0] == claims[0].id
    assert store.search_claims("border troops", every=True) == [claims[0].id]
    assert store.search_claims("59,000", every=True) == [claims[1].id]
    assert store.search_claims('"quoted" AND (odd*', every=True) == [claims[2].id]
    assert store.search_claims("правду", every=True) == [claims[3].id]
    assert store.search_claims("troops", limit=1) != []
    assert store.search_claims("text:troops~ ?* !") == store.search_claims("text troops")
    assert store.search_claims(' "* ') == store.search_claims("troops", limit=0) == []
    assert store.reindex() == len(reading.claims) + len(claims)
    assert store.search_claims("crossed") == [claims[0].id]


def test_what_rdf_cannot_hold_is_refused_alone(store: Neo4jStore) -> None:
    good, bad = some(0, 2)
    with store.writer() as writer:
        writer.put(good)
        with pytest.raises(RdfError):
            writer.put(replace(bad, report=replace(bad.report, id="no iri")))
        with pytest.raises(RdfError):
            writer.add([Quad(IRI("http://example.org/x"), IRI(SAYSO.title), IRI("no iri"))])
    assert store.rows("stats")[0]["reports"] == 1


def test_half_a_surrogate_is_an_error_of_ours(store: Neo4jStore) -> None:
    with store.writer() as writer, pytest.raises(RdfError, match="Unicode"):
        writer.add([Quad(IRI("http://example.org/x"), IRI(SAYSO.title), Literal("\ud83d"))])


def test_leaving_by_an_error_drops_what_is_queued(store: Neo4jStore) -> None:
    with pytest.raises(KeyboardInterrupt), store.writer() as writer:  # noqa: PT012 - the writer is what is tested
        writer.put(next(some(0, 1)))
        raise KeyboardInterrupt
    assert list(store.quads()) == []


@pytest.mark.parametrize("attribute", ["url", "bolt_url"])
def test_with_and_without_routing_a_read_sees_the_write_before_it(neo4j_server: Neo4jServer, attribute: str) -> None:
    neo4j_server.wipe()
    url = getattr(neo4j_server, attribute)
    with Neo4jStore(url, username=neo4j_server.username, password=neo4j_server.password) as store:
        with store.writer() as writer:
            for number, reading in enumerate(some(0, 20), 1):
                writer.put(reading)
                writer.flush()
                assert store.rows("stats")[0]["reports"] == number
        assert store.url == url


def test_user_and_password_come_from_the_environment(
    neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    Neo4jStore(neo4j_server.url).close()


@pytest.mark.parametrize(
    ("username", "password"), [("neo4j", "wrong-password"), ("nobody", "sayso-test"), (None, None)]
)
def test_a_wrong_password_is_said_to_be_wrong(
    neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch, username: str | None, password: str | None
) -> None:
    monkeypatch.delenv("NEO4J_USERNAME", raising=False)
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    with pytest.raises(StoreAuthError, match="NEO4J_PASSWORD") as raised:
        Neo4jStore(neo4j_server.url, username=username, password=password)
    assert "wrong-password" not in str(raised.value)


def test_an_unknown_database_is_named(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(StoreError, match="NEO4J_DATABASE"):
        Neo4jStore(neo4j_server.url, username=neo4j_server.username, password=neo4j_server.password, database="nowhere")


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_nobody_there(scheme: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"{scheme}://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(StoreUnavailableError, match="start it") as raised:
            Neo4jStore(url, username="neo4j", password="x")  # noqa: S106 - a test's
    assert raised.value.value == url


def test_everything_after_close_says_so(store: Neo4jStore) -> None:
    writer = store.writer()
    store.close()
    store.close()
    for use in (
        lambda: store.rows("stats"),
        lambda: store.search_claims("x"),
        lambda: list(store.quads()),
        store.writer,
        store.reindex,
        lambda: writer.put(next(some(0, 1))),
        lambda: writer.delete("http://example.org/x"),
    ):
        with pytest.raises(StoreClosedError):
            use()


def test_unknown_queries_and_parameters(store: Neo4jStore) -> None:
    with pytest.raises(QueryError, match="no_such"):
        store.rows("no_such")
    with pytest.raises(QueryError, match="write/schema"):
        store.rows("write/schema")
    with pytest.raises(QueryError, match="ids"):
        store.rows("claim", ids="x")


def test_an_empty_database_warns_of_nothing(
    store: Neo4jStore, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG, "neo4j.notifications")
    for query in ("stats", "claims", "reports", "sources"):
        store.rows(query)
    store.rows("dossier", id="http://example.org/x")
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


def test_threads_share_a_store(store: Neo4jStore) -> None:
    failures: list[BaseException] = []

    def work(start: int) -> None:
        try:
            _load(store, some(start, start + 20))
            store.rows("claims", limit=5)
        except BaseException as error:  # noqa: BLE001 - told by the main thread
            failures.append(error)

    threads = [threading.Thread(target=work, args=(start,)) for start in (0, 10, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert _own(store.quads()) == {quad for reading in some(0, 40) for quad in _own(to_quads(reading, IRIS))}


def test_two_loaders_at_once_do_no_harm(store: Neo4jStore, neo4j_server: Neo4jServer) -> None:
    """Two processes load the same reports in two states, revising and pruning each other's, in small transactions."""
    _load(store, some(0, 60))
    environment = os.environ | {"NEO4J_USERNAME": neo4j_server.username, "NEO4J_PASSWORD": neo4j_server.password}
    loaders = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.graph.neo4j_loader", neo4j_server.url, "0", "120", "7", digest],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for digest in ("a", "b")
    ]  # fmt: skip
    said = [loader.communicate(timeout=300) for loader in loaders]
    assert [loader.returncode for loader in loaders] == [0, 0], said
    states = {row["id"]: str(row["digest"]) for row in store.rows("reports")}
    assert len(states) == 120
    expected = set[Quad]()
    for first, second in zip(some(0, 120, "a"), some(0, 120, "b"), strict=True):
        expected |= _own(to_quads(first if states[first.report.id].endswith("a") else second, IRIS))
    assert _own(store.quads()) == expected
    for reading in some(0, 120):
        numbers = [row["number"] for row in store.rows("revisions", id=reading.report.id)]
        assert numbers == list(range(1, len(numbers) + 1))


def test_the_drivers_log_holds_no_texts_of_reports(store: Neo4jStore, caplog: pytest.LogCaptureFixture) -> None:
    reading = next(some(0, 1))
    told = replace(reading, report=replace(reading.report, text="Nobody reads this in a log."))
    caplog.set_level(logging.DEBUG, "neo4j")
    assert _load(store, [told]) == [Outcome.CREATED]
    assert "CREATE (assertion:Resource:Assertion)" in caplog.text
    assert told.report.text not in caplog.text
    assert any(quad.object == Literal(told.report.text) for quad in store.quads(told.report.id))
