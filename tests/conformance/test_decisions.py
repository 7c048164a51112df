"""People's decisions about claims, over both stores: merged, split, undone, and kept when reports come again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import ConflictError, ModelError, NotFoundError
from graph.rdf.terms import IRI
from graph.reason.corroboration import corroboration
from graph.view import View
from loaders.decide import merge_claims, split_claim, undo_decision, wordings_of
from loaders.pipeline import load
from tests.loaders.statements import document, extractor

if TYPE_CHECKING:
    from graph.reason.corroboration import Corroboration
    from graph.store import Store

BRIDGE = "The bridge in Genoa was closed on Monday"
SHUT = "Since Monday nobody can cross the river at Genoa"
FERRY = "A ferry took 40 cars across at Genoa"
FERRIES = "At Genoa 40 cars were taken across by ferry"
ALIKE = "A ferry took 40 cars across the river at Genoa"
REPORTS = (
    document("The Ledger", f"person/Ann Lee@Navy: {BRIDGE}", f": {FERRY}"),
    document("The Herald", f"person/Bo Ek@Port > organisation/Reuters: {SHUT}", f": {FERRIES}"),
)


@pytest.fixture
def filled(store: Store) -> Store:
    load(REPORTS, store, extractor=extractor)
    return store


def whole(store: Store) -> list[object]:
    """All that a store tells of its claims."""
    view = View(store)
    claims = view.claims(limit=100).items
    return [claims, *(view.dossier(claim.id) for claim in claims)]


def standing(store: Store, claim: str) -> Corroboration:
    dossier = View(store).dossier(claim)
    assert dossier
    return corroboration(dossier)


def test_merged_claims_are_one_and_both_ids_lead_to_it(filled: Store) -> None:
    one, other = filled.iris.claim(BRIDGE), filled.iris.claim(SHUT)
    decision = merge_claims(filled, [other], into=one, by="Ann", why="the same closure")
    view = View(filled)
    found = standing(filled, other)
    assert found.claim.id == one
    assert found == standing(filled, one)
    assert len(found.reports) == 2
    assert found.bounds.most == 2
    assert {one} & {claim.id for claim in view.claims(limit=100).items}
    assert other not in {claim.id for claim in view.claims(limit=100).items}
    assert view.claims(q="nobody can cross", limit=100).items == ()
    summary = view.claim(other)
    assert summary is not None
    assert (summary.id, summary.reports) == (one, 2)
    assert [(each.by, each.why, each.action) for each in view.standing().decisions] == [
        ("Ann", "the same closure", "merge")
    ]
    assert IRI(decision.id) in {quad.subject for quad in filled.quads(filled.iris.decisions_graph)}


def test_undoing_restores_everything_exactly(filled: Store) -> None:
    before = whole(filled)
    one, other = filled.iris.claim(BRIDGE), filled.iris.claim(SHUT)
    merged = merge_claims(filled, [other], into=one, by="Ann", why="the same closure")
    after = whole(filled)
    assert after != before
    undone = undo_decision(filled, merged.id, by="Ben", why="a hasty reading")
    assert whole(filled) == before
    with pytest.raises(ConflictError):
        undo_decision(filled, merged.id, by="Ben", why="again")
    undo_decision(filled, undone.id, by="Ann", why="it was right")
    assert whole(filled) == after


def test_a_report_that_comes_again_keeps_to_the_decision(filled: Store) -> None:
    one, other = filled.iris.claim(BRIDGE), filled.iris.claim(SHUT)
    merge_claims(filled, [other], into=one, by="Ann", why="the same closure")
    again = document("The Herald", f"person/Bo Ek@Port > organisation/Reuters: {SHUT}", ": It rained", f": {FERRIES}")
    load([again, document("Quay News", f": {SHUT}")], filled, extractor=extractor)
    assert len(standing(filled, one).reports) == 3


def test_a_wording_can_be_split_off_and_given_back(filled: Store) -> None:
    load([document("Quay News", f": {ALIKE}")], filled, extractor=extractor)
    claim = filled.iris.claim(FERRY)
    view = View(filled)
    assert {FERRY, FERRIES} <= set(wordings_of(view, claim))
    before = whole(filled)
    decision = split_claim(filled, claim, [FERRIES], by="Ann", why="another day")
    assert decision.into is not None
    assert wordings_of(view, decision.into) == (FERRIES,)
    assert FERRIES not in wordings_of(view, claim)
    assert len(standing(filled, decision.into).reports) == 1
    load([document("The Tide", f": {FERRIES}")], filled, extractor=extractor)
    assert len(standing(filled, decision.into).reports) == 2, "a report that says it later belongs there too"
    from loaders.upkeep import delete  # noqa: PLC0415

    tide = next(report.id for report in view.reports().items if report.title == "News of The Tide")
    delete(filled, tide)
    undo_decision(filled, decision.id, by="Ann", why="the same day after all")
    assert FERRIES in wordings_of(view, claim)
    assert whole(filled)[1:2] == before[1:2] or len(standing(filled, claim).reports) == 3


def test_what_makes_no_sense_is_refused(filled: Store) -> None:
    one, other = filled.iris.claim(BRIDGE), filled.iris.claim(SHUT)
    before = whole(filled)
    with pytest.raises(NotFoundError):
        merge_claims(filled, [other], into=filled.iris.claim("nothing"), by="Ann", why="so")
    with pytest.raises(ConflictError):
        merge_claims(filled, [one], into=one, by="Ann", why="so")
    with pytest.raises(ModelError):
        merge_claims(filled, [other], into=one, by=" ", why="so")
    with pytest.raises(NotFoundError):
        split_claim(filled, one, ["nothing of the kind"], by="Ann", why="so")
    with pytest.raises(ConflictError):
        split_claim(filled, one, [BRIDGE], by="Ann", why="so")
    with pytest.raises(NotFoundError):
        undo_decision(filled, "https://example.org/none", by="Ann", why="so")
    assert whole(filled) == before


def test_decisions_go_with_the_export(filled: Store) -> None:
    from graph.stores import open_store  # noqa: PLC0415

    one, other = filled.iris.claim(BRIDGE), filled.iris.claim(SHUT)
    merge_claims(filled, [other], into=one, by="Ann", why="the same closure")
    split_claim(filled, filled.iris.claim(FERRY), [FERRIES], by="Ann", why="another day")
    with open_store("oxigraph:") as copy:
        with copy.writer() as writer:
            writer.add(filled.quads())
        copy.reindex()
        assert View(copy).standing().decisions == View(filled).standing().decisions
        assert standing(copy, other).as_json() == standing(filled, other).as_json()
