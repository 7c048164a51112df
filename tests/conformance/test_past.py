"""Lists and dossiers as of a date, on every store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.errors import ModelError, QueryError
from graph.past import claims_as_of
from graph.reason.clocks import Clocks
from graph.reason.corroboration import corroboration
from graph.view import View
from graph.when import now
from loaders.upkeep import reassess
from ontology.schemes import Status
from tests.conformance.worlds import CLAIM, DENIED, reading, revised

if TYPE_CHECKING:
    from graph.store import Store


@pytest.fixture
def full(store: Store) -> Store:
    with store.writer() as writer:
        writer.put(reading("Gazette", CLAIM, published="2024-11-20"))
        writer.put(reading("Herald", CLAIM, DENIED, published="2024-11-24"))
        writer.put(reading("Tribune", DENIED, published=None))
    reassess(store)
    return store


def test_claims_are_listed_as_they_stood(full: Store) -> None:
    view = View(full)
    present = claims_as_of(view, Clocks()).items
    assert present == view.claims().items
    (then,) = claims_as_of(view, Clocks("2024-11-23")).items
    assert (then.id, then.status, then.reports, then.origins_max) == (CLAIM.id, Status.SINGLE_ORIGIN, 1, 1)
    assert claims_as_of(view, Clocks("2024-11-19")).items == ()
    assert claims_as_of(view, Clocks(loaded_by="2024-11-19")).items == ()
    assert len(claims_as_of(view, Clocks(loaded_by="2999")).items) == 2
    assert claims_as_of(view, Clocks("2024"), status="contested").items == ()
    assert len(claims_as_of(view, Clocks("2024"), status="singleOrigin", q="bridges").items) == 1
    with pytest.raises(QueryError, match="sure"):
        claims_as_of(view, Clocks("2024"), status="sure")
    with pytest.raises(ModelError):
        Clocks("then")


def test_pages_of_the_past_join(full: Store) -> None:
    view = View(full)
    whole = claims_as_of(view, Clocks("2024")).items
    first = claims_as_of(view, Clocks("2024"), limit=1)
    assert first.next
    second = claims_as_of(view, Clocks("2024"), limit=1, cursor=first.next)
    assert (*first.items, *second.items) == whole


def test_a_revision_that_was_there_once_is_known_of(full: Store) -> None:
    view = View(full)
    before = now().isoformat().replace("+00:00", "Z")
    with full.writer() as writer:
        writer.put(revised(reading("Gazette", CLAIM, published="2024-11-20"), CLAIM, DENIED))
    dossier = view.dossier(DENIED.id, revisions=True)
    assert dossier
    gazette = reading("Gazette", CLAIM).report.id
    assert [state.number for state in dossier.reports[gazette].revisions] == [1, 2]
    assert dossier == replace(dossier, reports={**dossier.reports})
    found = corroboration(dossier, loaded_by=before)
    assert (found.selection.not_loaded, found.selection.revised, len(found.reports)) == (1, 1, 2)
    plain = view.dossier(DENIED.id)
    assert plain
    assert plain.reports[gazette].revisions == ()
