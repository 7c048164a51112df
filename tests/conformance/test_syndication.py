"""Declared syndication, from document to corroboration, on every store: a hop, a relay, and its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.reason.corroboration import corroboration
from graph.view import View
from loaders.document import Credit
from loaders.identity import digest, report_id
from loaders.pipeline import load
from loaders.syndication import credited
from ontology.schemes import RelayType, Status
from tests.loaders.statements import document, extractor

if TYPE_CHECKING:
    from graph.store import Store

SAID = "The bridge in Genoa was closed on Monday"
CREDIT = Credit("Northwire", "RSS source: Northwire, https://northwire.example/feed", "https://northwire.example/feed")
WIRE = document("Northwire", f": {SAID}")
PAPER = replace(document("The Herald", f": {SAID}"), credit=CREDIT)
POST = replace(document("Quarry Post", f"person/Ann Lee > organisation/Northwire: {SAID}"), credit=CREDIT)


def test_a_declared_source_is_a_hop_with_its_words(store: Store) -> None:
    load([PAPER], store, extractor=extractor)
    view = View(store)
    reading = view.reading(report_id(PAPER, store.iris))
    assert reading is not None
    assert reading.report.credit == CREDIT.words
    origin, relay = sorted(reading.assertions, key=lambda one: one.relays is not None)
    assert (relay.relays, relay.relay_type) == (origin.id, RelayType.REPUBLISHES)
    assert origin.label == "Northwire"
    dossier = view.dossier(origin.about[0])
    assert dossier is not None
    (chain,) = corroboration(dossier).as_json()["chains"]
    assert [hop["name"] for hop in chain["hops"]] == ["Northwire", "The Herald"]
    assert chain["report"]["credit"] == CREDIT.words


def test_what_was_taken_from_another_adds_no_origin(store: Store) -> None:
    load([WIRE, PAPER], store, extractor=extractor)
    (claim,) = View(store).claims().items
    assert (claim.reports, claim.origins_min, claim.origins_max, claim.status) == (2, 1, 1, Status.SINGLE_ORIGIN)
    apart = replace(PAPER, credit=None)
    assert digest(apart) != digest(PAPER), "what is declared is a part of what was read"
    load([apart], store, extractor=extractor)
    (claim,) = View(store).claims().items
    assert claim.origins_max == 2


def test_who_is_named_already_is_no_second_hop() -> None:
    (found,) = credited(POST, extractor(POST))
    assert [hop.name for hop in found.chain] == ["Ann Lee", "Northwire", "Quarry Post"]
    own = replace(WIRE, credit=CREDIT)
    assert list(credited(own, extractor(own))) == extractor(own)
    by_alias = replace(document("Post", f"organisation/AP: {SAID}"), credit=Credit("Associated Press", "w"))
    (found,) = credited(by_alias, extractor(by_alias))
    assert [hop.name for hop in found.chain] == ["AP", "Post"]
