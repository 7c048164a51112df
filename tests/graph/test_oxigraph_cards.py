"""Cards say what the quads say, whatever is written in whatever order; and plain loading always leaves cards."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from graph.iris import Iris
from graph.model import Assessment
from graph.rdf.terms import IRI, BNode, Literal, Quad
from graph.rdf.write import review_quads, to_quads
from graph.stores.oxigraph.cardbox import CardBox
from graph.stores.oxigraph.cards import SECTIONS, Card, agent_card, claim_card, report_cards
from graph.stores.oxigraph.queries import named_query, query_without
from graph.stores.oxigraph.store import OxigraphStore
from ontology.schemes import Status
from ontology.terms import OA, RDF, SAYSO
from tests import strategies
from tests.strategies import IRIS, readings, worlds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graph.model import Reading
    from graph.store import Row

_OUTSIDE = IRI("http://x.example/graph")
_BATCH = st.integers(1, 3)
_UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A failing example is shown as it was found: making a world smaller takes longer than a test may."""


def _load(store: OxigraphStore, batch: Iterable[Reading]) -> None:
    with store.writer() as writer:
        for reading in batch:
            writer.put(reading)


def _counted(rows: Iterable[Row]) -> Counter[tuple[tuple[str, str, object], ...]]:
    return Counter(tuple(sorted((key, type(value).__name__, value) for key, value in row.items())) for row in rows)


def _fits(store: OxigraphStore, claims: Iterable[str]) -> None:
    """Every dossier is what the whole query makes of the quads."""
    for claim in claims:
        from_quads = store._solve(named_query("dossier"), {"id": claim})  # noqa: SLF001  # what cards stand in for
        assert _counted(store.rows("dossier", id=claim)) == _counted(from_quads)


def _on_cards(store: OxigraphStore, claim: str) -> bool:
    return CardBox().rows(store.database, claim) is not None


def _claims(batch: Iterable[Reading]) -> set[str]:
    return {claim.id for reading in batch for claim in reading.claims}


@given(world=worlds(1, 4), again=worlds(1, 4), batch=_BATCH)
@settings(max_examples=20, phases=_UNSHRUNK)
def test_loading_revising_and_deleting_keep_cards(world: list[Reading], again: list[Reading], batch: int) -> None:
    revised = [replace(one, report=replace(one.report, digest="f" * 9)) for one in again]
    with OxigraphStore("oxigraph:") as store:
        for step in (world, revised):
            with store.writer(batch=batch) as writer:
                for reading in step:
                    writer.put(reading)
            _fits(store, _claims(world + again))
            there = {str(row["id"]) for row in store.rows("claims")}
            assert all(_on_cards(store, claim) for claim in there)
            with store.writer() as writer:
                for reading in step[:2]:
                    writer.withdraw(reading.report.id, "2024-11-24", "a mistake")
            _fits(store, there)
            assert all(_on_cards(store, claim) for claim in there)
            store.reindex()
            assert all(_on_cards(store, claim) for claim in there)
        with store.writer() as writer:
            for reading in world + again:
                writer.delete(reading.report.id)
        _fits(store, _claims(world + again))
        assert list(store.quads()) == []
        assert len(store.database) == 1, "nothing is left but the stamp"


@given(world=worlds(2, 4), data=st.data())
@settings(max_examples=60, phases=_UNSHRUNK)
def test_cards_fit_after_anything(world: list[Reading], data: st.DataObject) -> None:
    """Loading, revising, deleting, linking, assessing, and RDF from outside about any of it, in any order."""
    claims = sorted(_claims(world)) or ["http://example.org/claim"]
    said = [quad for reading in world for quad in to_quads(reading, IRIS)]
    with OxigraphStore("oxigraph:") as store:
        for _ in range(data.draw(st.integers(1, 6))):
            with store.writer() as writer:
                kind = data.draw(
                    st.sampled_from(
                        ["odd", "put", "odd", "put", "revise", "delete", "withdraw", "some", "link", "assess"]
                    )
                )
                reading = data.draw(st.sampled_from(world))
                match kind:
                    case "put":
                        writer.put(reading)
                    case "revise":
                        other = data.draw(st.sampled_from(world))
                        same = other.report.id == reading.report.id
                        writer.put(replace(reading, report=replace(reading.report, digest=f"{len(said)}{same}")))
                    case "delete":
                        writer.delete(reading.report.id)
                    case "withdraw":
                        writer.withdraw(reading.report.id, data.draw(st.none() | strategies.dates()), "a mistake")
                    case "some":
                        writer.add(data.draw(st.lists(st.sampled_from(said), max_size=8)))
                    case "odd":
                        writer.add(data.draw(st.lists(_odd(said), max_size=3)))
                    case "link":
                        writer.link_competing(
                            [(data.draw(st.sampled_from(claims)), data.draw(st.sampled_from(claims)))]
                        )
                    case _:
                        writer.put_assessments([Assessment(claims[0], Status.SINGLE_ORIGIN, "r/1", 1, 1, 1, 1)])
            _fits(store, claims)
        store.reindex()
        _fits(store, claims)


def _odd(said: list[Quad]) -> st.SearchStrategy[Quad]:
    """Statements about what readings speak of, in any graph and with any of our terms, that readings do not make."""
    things = st.sampled_from([quad.subject for quad in said])
    graphs = st.sampled_from([quad.graph for quad in said]) | st.sampled_from([_OUTSIDE, None, BNode("g")])
    on_cards = "text language name wikidata title url digest label hedge wording stance value unit affiliation".split()
    terms = st.sampled_from([*(SAYSO[name] for name in on_cards), OA.exact, OA.start, RDF.type]).map(IRI)
    classes = st.sampled_from([SAYSO.Claim, SAYSO.Person, SAYSO.Report, "http://x.example/Class"]).map(IRI)
    objects = things | strategies.literals() | classes | st.just(_OUTSIDE)
    figures = st.builds(Quad, things, st.just(IRI(SAYSO.quantity)), objects, graphs)
    links = st.sampled_from([SAYSO.about, SAYSO.quantity, SAYSO.madeBy, SAYSO.inReport, SAYSO.parent]).map(IRI)
    linked = st.builds(Quad, things | st.just(_OUTSIDE), links, things, graphs)
    return st.builds(Quad, things | st.just(_OUTSIDE), terms, objects, graphs) | linked | figures


@given(readings())
def test_a_card_is_kept_and_read_again(reading: Reading) -> None:
    said = list(to_quads(reading, IRIS))
    cards = report_cards(reading.report.id, [quad for quad in said if quad.graph == IRI(reading.report.id)])
    assert cards is not None
    assert cards.keys() == {claim for assertion in reading.assertions for claim in assertion.about}
    found = [*cards.values(), *(claim_card(claim.id, said) for claim in reading.claims)]
    found += (agent_card(agent.id, said) for agent in reading.agents)
    for card in found:
        assert card is not None
        assert Card.of(card.text()) == card
        assert {row["section"] for row in card.rows} <= SECTIONS


def test_what_has_two_values_is_on_no_card() -> None:
    claim, graph = IRI("http://example.org/c"), IRI(IRIS.claims_graph)
    quads = [
        Quad(claim, IRI(RDF.type), IRI(SAYSO.Claim), graph),
        Quad(claim, IRI(SAYSO.text), Literal("one"), graph),
        Quad(claim, IRI(SAYSO.text), Literal("two"), graph),
    ]
    assert claim_card(claim.value, quads) is None
    assert claim_card(claim.value, quads[:2]) is not None
    assert claim_card(claim.value, quads[1:2]) is None
    assert agent_card(claim.value, quads) is None


def test_the_rest_of_the_query_has_all_other_sections() -> None:
    whole, rest = (query.text({}) for query in (named_query("dossier"), query_without("dossier", SECTIONS)))
    for section in SECTIONS:
        assert f'BIND("{section}" AS ?section)' in whole
        assert f'BIND("{section}" AS ?section)' not in rest
    assert whole.count("AS ?section)") == rest.count("AS ?section)") + len(SECTIONS)
    assert rest.startswith(whole[: whole.index("WHERE")])


@given(world=worlds(1, 3), data=st.data())
@settings(max_examples=20, phases=_UNSHRUNK)
def test_reviews_and_competing_claims_come_with_cards(world: list[Reading], data: st.DataObject) -> None:
    claims = sorted(_claims(world))
    with OxigraphStore("oxigraph:") as store:
        _load(store, world)
        with store.writer() as writer:
            writer.link_competing([(one, other) for one in claims for other in claims])
            for claim in claims[:1]:
                writer.add(review_quads(data.draw(strategies.reviews(claim)), store.iris))
        _fits(store, claims)
        assert all(_on_cards(store, claim) for claim in claims)


def test_an_export_that_is_added_has_cards_and_keeps_them_when_reindexed(tmp_path: Path) -> None:
    from benchmarks.synthetic import readings as made_up  # noqa: PLC0415  # a world with many claims

    batch = list(made_up(Iris(), 0, 12))
    claims = _claims(batch)
    with OxigraphStore("oxigraph:") as store, OxigraphStore(f"oxigraph:{tmp_path / 'copy'}") as copy:
        _load(store, batch)
        with copy.writer() as writer:
            writer.add(store.quads())
        assert all(_on_cards(copy, claim) for claim in claims), "however it comes in batches"
        _fits(copy, claims)
        assert copy.reindex() == len(claims)
        assert all(_on_cards(copy, claim) for claim in claims)
        _fits(copy, claims)
        assert set(copy.quads()) == set(store.quads())
    with OxigraphStore(f"oxigraph:{tmp_path / 'copy'}") as again:
        assert all(_on_cards(again, claim) for claim in claims)


@settings(max_examples=25, deadline=None, phases=_UNSHRUNK)
@given(world=worlds(1, 4), data=st.data())
def test_rdf_that_comes_in_parts_has_the_cards_that_a_load_makes(world: list[Reading], data: st.DataObject) -> None:
    with OxigraphStore("oxigraph:") as loaded, OxigraphStore("oxigraph:") as added:
        _load(loaded, world)
        quads = data.draw(st.permutations(sorted(loaded.quads(), key=repr)))
        cut = data.draw(st.integers(0, len(quads)))
        claims = _claims(world)
        with added.writer() as writer:
            for part in (quads[:cut], quads[cut:]):
                writer.add(part)
                _fits(added, claims)
        for claim in claims:
            assert _on_cards(added, claim) >= _on_cards(loaded, claim), "a load leaves off what comes piece by piece"


def test_a_reader_never_sees_half_a_change() -> None:
    """A report is revised again and again while its dossier is read: each is of one revision, whole."""
    from benchmarks.synthetic import readings as made_up  # noqa: PLC0415  # as above

    batch = list(made_up(Iris(), 0, 5))
    claim = batch[0].claims[0].id
    seen, failed, done = Counter[str](), list[object](), threading.Event()
    with OxigraphStore("oxigraph:") as store:
        _load(store, batch)

        def read() -> None:
            while not done.is_set():
                rows = store.rows("dossier", id=claim)
                labels = {row.get("label") for row in rows if row["section"] == "assertion" and "wording" in row}
                titles = {row["title"] for row in rows if row["section"] == "report"}
                seen.update(map(str, titles))
                if len(labels) != 1 or {f"title {label}" for label in labels} != titles:
                    failed.append((labels, titles))

        def stamped(reading: Reading, number: int) -> Reading:
            report = replace(reading.report, title=f"title {number}", digest=f"{number}")
            return replace(
                reading, report=report, assertions=tuple(replace(a, label=str(number)) for a in reading.assertions)
            )

        # One report alone, so that one change is one revision.
        with store.writer() as writer:
            for reading in batch[1:]:
                writer.delete(reading.report.id)
            writer.put(stamped(batch[0], 0))
        reader = threading.Thread(target=read)
        reader.start()
        for number in range(1, 40):
            _load(store, [stamped(batch[0], number)])
        done.set()
        reader.join()
    assert not failed
    assert len(seen) > 1


@pytest.mark.parametrize("claim", ["no iri", "http://example.org/unknown", ""])
def test_unknown_claims_have_no_dossier(claim: str) -> None:
    with OxigraphStore("oxigraph:") as store:
        assert store.rows("dossier", id=claim) == []
