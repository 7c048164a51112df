"""What `graph.store.Store` and `graph.view.View` promise of reading, on every store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import AmbiguousError, NotFoundError, QueryError
from graph.iris import short
from graph.model import Assessment
from graph.rdf.read import from_quads
from graph.rdf.terms import IRI, Literal, Quad
from graph.reason.circles import TooEarly, loops
from graph.summaries import Coverage
from graph.view import View
from ontology.schemes import Status
from ontology.terms import RDF, SAYSO
from tests.conformance.worlds import AGENCY, CLAIM, DENIED, MINISTRY, STATE, WORLD, reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.model import Reading
    from graph.store import Store
    from graph.summaries import ClaimSummary, Page


@pytest.fixture
def full(store: Store) -> Store:
    with store.writer() as writer:
        for one in WORLD:
            writer.put(one)
        writer.put_assessments([Assessment(CLAIM.id, Status.SINGLE_ORIGIN, "single-origin/1", 1, 1, 2, 2)])
        writer.link_competing([(CLAIM.id, DENIED.id)])
    return store


def test_an_empty_store_answers(store: Store) -> None:
    view = View(store)
    assert view.stats() == type(view.stats())(0, 0, 0, 0)
    for page in (view.reports(), view.claims(), view.sources(), view.source_claims(AGENCY.id)):
        assert (page.items, page.next) == ((), None)
    for nothing in (view.report("http://example.org/x"), view.claim("no iri at all"), view.source("")):
        assert nothing is None
    for none in (view.dossier(CLAIM.id), view.reading(CLAIM.id), view.assessment(CLAIM.id)):
        assert none is None
    assert view.claim_quads(CLAIM.id) == []
    assert list(store.quads("no iri at all")) == []


def test_unknown_queries_and_parameters_are_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="no query 'nonsense'"):
        store.rows("nonsense")
    with pytest.raises(QueryError, match="no query"):
        store.rows("../README")
    with pytest.raises(QueryError, match="has no parameter 'colour'"):
        store.rows("claim", id=CLAIM.id, colour="red")


def test_lists_run_for_each_element(full: Store) -> None:
    rows = full.rows("claim", id=[CLAIM.id, DENIED.id, "http://example.org/none", "no iri"])
    assert {row["id"] for row in rows} == {CLAIM.id, DENIED.id}
    assert full.rows("claim", id=[]) == []
    assert {(row["asked"], row["id"]) for row in full.rows("agents_named", name=["NW", "Northern Wire", "x"])} == {
        ("NW", AGENCY.id),
        ("Northern Wire", AGENCY.id),
    }


def test_limit_cuts(full: Store) -> None:
    rows = full.rows("reports")
    assert len(rows) == 3
    assert full.rows("reports", limit=2) == rows[:2]
    assert full.rows("reports", limit=0) == []
    assert len(full.rows("claim", limit=1, id=[CLAIM.id, DENIED.id])) == 1


def test_reports_stand_newest_first_and_undated_last(full: Store) -> None:
    ids = [row["id"] for row in full.rows("reports")]
    assert ids[:2] == sorted(one.report.id for one in WORLD[:2])
    assert ids[2] == WORLD[2].report.id
    only = View(full).reports(publisher=WORLD[1].report.publisher)
    assert [report.id for report in only.items] == [WORLD[1].report.id]
    assert only.items[0].publisher_name == "Herald"


def test_a_dossier_has_everything_and_one_round_trip(full: Store) -> None:
    class Counting:
        calls = 0

        def rows(self, query: str, **parameters: str) -> object:
            Counting.calls += 1
            return full.rows(query, limit=None, **parameters)

    dossier = View(Counting()).dossier(CLAIM.id)  # type: ignore[arg-type]  # only rows may be called
    assert Counting.calls == 1
    assert dossier is not None
    assert dossier.claim == CLAIM
    about = [part for one in WORLD[:2] for part in one.assertions if CLAIM.id in part.about]
    assert list(dossier.assertions) == sorted(about, key=lambda part: part.id)
    assert set(dossier.agents) == {
        AGENCY.id,
        MINISTRY.id,
        STATE.id,
        *(one.report.publisher for one in WORLD[:2]),
        *(one.sources[0].id for one in WORLD[:2]),
    }
    assert dossier.agents[MINISTRY.id] == MINISTRY
    assert {id_: replace(report, loaded=None) for id_, report in dossier.reports.items()} == {
        one.report.id: replace(one.report, text="") for one in WORLD[:2]
    }
    assert dossier.competing == (DENIED,)


def test_a_claim_as_rdf_reads_back(full: Store) -> None:
    quads = View(full).claim_quads(CLAIM.id)
    assert set(quads) <= set(full.quads())
    assert not any(quad.predicate.value == SAYSO.text and "source told" in str(quad.object) for quad in quads)
    back = from_quads(quads, WORLD[0].report.id)
    assert back.assertions == WORLD[0].assertions
    assert any(quad.predicate.value == SAYSO.assesses for quad in quads)


def test_claims_are_filtered(full: Store) -> None:
    view = View(full)

    def ids(page: Page[ClaimSummary]) -> list[str]:
        return [claim.id for claim in page.items]

    assert ids(view.claims()) == [CLAIM.id, DENIED.id]
    assert ids(view.claims(status="singleOrigin")) == [CLAIM.id]
    assert ids(view.claims(status="contested")) == []
    assert ids(view.claims(via=AGENCY.id)) == [CLAIM.id, DENIED.id]
    assert ids(view.claims(source=AGENCY.id)) == []
    assert ids(view.claims(source=WORLD[0].sources[0].id)) == [CLAIM.id]
    assert ids(view.claims(source=WORLD[1].sources[0].id, via=WORLD[0].report.publisher)) == [CLAIM.id]
    assert ids(view.claims(q="sails", via=AGENCY.id)) == [DENIED.id]
    assert ids(view.claims(q="Gazette", source=WORLD[1].sources[0].id)) == [CLAIM.id]
    assert ids(view.claims(q="words", status="singleOrigin")) == [CLAIM.id]
    with pytest.raises(QueryError, match="'true' is none of the known values"):
        view.claims(status="true")


def test_search_finds_words_of_texts_and_wordings(full: Store) -> None:
    assert full.search_claims("BRIDGES") == [CLAIM.id]
    assert set(full.search_claims("bridges ferry")) == {CLAIM.id, DENIED.id}
    assert full.search_claims("bridges ferry", every=True) == []
    assert full.search_claims("gazette closed", every=True) == [CLAIM.id]
    assert set(full.search_claims("herald")) == {CLAIM.id, DENIED.id}
    assert len(full.search_claims("herald", limit=1)) == 1
    assert full.search_claims("") == full.search_claims("  ,;  ") == full.search_claims("xyzzy") == []


@pytest.mark.parametrize(
    "words", ['"', "bridges OR", "NEAR(a b)", "text:*", "a AND NOT", "(((", "\\", "-bridges^2", "*"]
)
def test_nothing_in_the_words_is_syntax(full: Store, words: str) -> None:
    full.search_claims(words)
    full.search_claims(words, every=True)


def test_search_follows_what_is_written(full: Store) -> None:
    with full.writer() as writer:
        writer.delete(WORLD[0].report.id)
        assert full.search_claims("gazette") == []
        writer.delete(WORLD[1].report.id)
        assert full.search_claims("bridges") == []
        writer.put(reading("Gazette", replace(CLAIM, text="мости закрито")))
    assert full.search_claims("МОСТИ") == [CLAIM.id]
    assert full.reindex() == 2
    assert full.search_claims("мости") == [CLAIM.id]


def test_sources_are_counted_and_filtered(full: Store) -> None:
    view = View(full)
    first = view.sources().items[0]
    assert (first.id, first.reports, first.as_origin, first.as_relay) == (AGENCY.id, 3, 0, 4)
    assert [source.id for source in view.sources(q="дріт").items] == [AGENCY.id]
    assert [source.id for source in view.sources(q=" NORTHERN ").items] == [AGENCY.id]
    assert {source.id for source in view.sources(type="AnonymousSource").items} == {one.sources[0].id for one in WORLD}
    assert len(view.sources(limit=100).items) == 9
    detail = view.source(MINISTRY.id)
    assert detail is not None
    assert (detail.parent, detail.parent_name, detail.wikidata, detail.reports) == (STATE.id, "Sampleland", "Q42", 0)


def test_what_a_source_said(full: Store) -> None:
    view = View(full)
    relayed = view.source_claims(AGENCY.id)
    assert [(row.published or "", row.claim) for row in relayed.items] == sorted(
        ((row.published or "", row.claim) for row in relayed.items),
        key=lambda key: ([-ord(c) for c in key[0]] or [1], key[1]),
    )
    assert {row.role for row in relayed.items} == {"relay"}
    assert view.source_claims(AGENCY.id, role="origin").items == ()
    [row] = view.source_claims(WORLD[0].sources[0].id, role="origin").items
    assert (row.claim, row.text, row.status, row.report) == (CLAIM.id, CLAIM.text, "singleOrigin", WORLD[0].report.id)


def pages(ask: Callable[..., Any], limit: int) -> list[str]:
    found: list[str] = []
    cursor = None
    while True:
        page = ask(cursor=cursor, limit=limit)
        assert 0 < len(page.items) <= limit
        found += [str(getattr(item, "assertion", None) or item.id) for item in page.items]
        cursor = page.next
        if cursor is None:
            return found


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_pages_hold_every_row_once(full: Store, limit: int) -> None:
    view = View(full)
    for ask in (view.reports, view.claims, view.sources, lambda **page: view.claims(q="words", **page),
                lambda **page: view.source_claims(AGENCY.id, **page)):  # fmt: skip
        whole = pages(ask, 100)
        assert pages(ask, limit) == whole
        assert len(set(whole)) == len(whole)


def test_pages_are_stable_under_writes(full: Store) -> None:
    view = View(full)
    first = view.reports(limit=2)
    with full.writer() as writer:
        writer.put(reading("Aardvark", CLAIM, published="2030"))
        writer.delete(first.items[0].id)
    second = view.reports(cursor=first.next, limit=2)
    assert [report.id for report in second.items] == [WORLD[2].report.id]


@pytest.mark.parametrize("cursor", ["", "abc", "!!!", "WzFd", "bnVsbA", "W1tbW1tb" * 1000])
def test_a_broken_cursor_is_named(store: Store, cursor: str) -> None:
    for ask in (View(store).reports, View(store).claims, View(store).sources):
        with pytest.raises(QueryError, match="is no cursor of this list"):
            ask(cursor=cursor)


def test_a_cursor_of_another_list_is_refused(full: Store) -> None:
    view = View(full)
    with pytest.raises(QueryError, match="no cursor of this list"):
        view.claims(cursor=view.sources(limit=1).next)
    with pytest.raises(QueryError, match="at least 1"):
        view.claims(limit=0)


def test_find_takes_ids_names_and_words(full: Store) -> None:
    find = View(full).find
    for id_, kind in ((CLAIM.id, "claim"), (WORLD[0].report.id, "report"), (AGENCY.id, "source")):
        assert find(kind, id_) == find(kind, short(id_)) == find(kind, short(id_).partition("/")[2]) == id_  # type: ignore[arg-type]  # a kind
    assert find("source", WORLD[0].sources[0].id) == WORLD[0].sources[0].id
    assert find("source", "NW") == find("source", "northern") == find("source", "NORTHERN WIRE") == AGENCY.id
    assert find("claim", "bridges closed") == find("claim", CLAIM.text.upper()) == CLAIM.id
    assert find("report", "gazette bridges") == find("report", "https://gazette.example/1") == WORLD[0].report.id
    with pytest.raises(NotFoundError, match="no claim 'xyzzy'"):
        find("claim", "xyzzy")
    with pytest.raises(NotFoundError):
        find("source", "")
    with pytest.raises(NotFoundError):
        find("claim", AGENCY.id)
    with pytest.raises(AmbiguousError) as caught:
        find("report", "bridges")
    assert set(caught.value.candidates) == {one.report.id for one in WORLD}


def test_rdf_from_outside_does_not_upset_reading(full: Store) -> None:
    node, graph = IRI("http://example.org/odd"), IRI("http://example.org/g")
    extra = [
        Quad(node, IRI(SAYSO.about), IRI(CLAIM.id), graph),  # an assertion with nothing but a claim
        Quad(node, IRI(SAYSO.contentSelector), IRI("http://example.org/dangling"), graph),
        Quad(IRI(AGENCY.id), IRI(SAYSO.parent), IRI("http://example.org/unknown"), graph),
        Quad(IRI("http://example.org/r"), IRI(RDF.type), IRI(SAYSO.Report), graph),
        Quad(IRI("http://example.org/r"), IRI(SAYSO.published), Literal("soon"), graph),
        Quad(IRI("http://example.org/c"), IRI(RDF.type), IRI(SAYSO.Claim), graph),
    ]
    with full.writer() as writer:
        writer.add(extra)
    view = View(full)
    dossier = view.dossier(CLAIM.id)
    assert dossier is not None
    assert len(dossier.assertions) == 6
    assert not [
        row for row in full.rows("dossier", id=CLAIM.id) if row["section"] == "words" and row["id"] == node.value
    ]
    assert view.report("http://example.org/r") is not None
    assert "http://example.org/r" in {report.id for report in view.reports().items}
    assert "http://example.org/c" in {claim.id for claim in view.claims().items}
    assert view.source(AGENCY.id) is not None
    assert len(pages(view.reports, 1)) == 4


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=20))
def test_any_text_can_be_searched(full: Store, words: str) -> None:
    full.search_claims(words)
    full.search_claims(words, every=True)
    assert full.rows("claim", id=words) == []
    full.rows("agents_named", name=words)
    full.rows("sources", q=words)


def wire(day: str | None, number: int = 1) -> Reading:
    """The agency's own report of what the ministry source told it."""
    told = reading(f"Wire {number}", CLAIM, published=day)
    return replace(told, report=replace(told.report, publisher=AGENCY.id), assertions=told.assertions[:2])


def test_citations_lead_to_reports_that_could_have_been_meant(store: Store) -> None:
    with store.writer() as writer:
        for one in (*WORLD, wire("2024-11-25"), wire("2024-11-26", 2)):
            writer.put(one)
    gazette = WORLD[0].report
    found = View(store).citations(CLAIM.id)
    assert [(one.report, one.cited, one.other_published) for one in found if one.report == gazette.id] == [
        (gazette.id, AGENCY.id, "2024-11-25"),
        (gazette.id, AGENCY.id, "2024-11-26"),
    ]
    assert len(found) == 4
    assert View(store).citations() == found
    assert View(store).citations(DENIED.id) == []
    early = loops(found)
    assert {type(one) for one in early} == {TooEarly}
    assert [one.other_published for one in early if isinstance(one, TooEarly)] == ["2024-11-25"] * 2


def test_coverage_says_what_there_is_to_search(full: Store) -> None:
    assert View(full).coverage() == Coverage(3, 3, (("en", 3),), "2024-11-24", "2024-11-24", 1)


def test_an_empty_store_covers_nothing(store: Store) -> None:
    assert View(store).coverage() == Coverage(0, 0)
