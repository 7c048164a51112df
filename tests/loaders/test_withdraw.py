"""Withdrawing reports and undoing it, over both stores: only the claims that it touches are assessed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.circular import find_loops
from graph.decisions.withdrawals import UNNAMED
from graph.errors import ConflictError, ModelError
from graph.reason.policy import built_in, policy_of, put_in_force
from graph.reason.timeline import Clock, timeline
from graph.store import Outcome
from graph.stores import open_store
from graph.view import View
from loaders.decide import undo_decision
from loaders.pipeline import load, load_one
from loaders.withdraw import reinstate, withdraw
from ontology.schemes import Status
from tests.graph.test_reason_policy import TEXT
from tests.loaders.statements import document, extractor

if TYPE_CHECKING:
    from graph.store import Store

BRIDGE = "The bridge in Genoa was closed on Monday"
FERRY = "About 40 ferries were cancelled"
WIRE = document("Reuters", f"organisation/Navy: {BRIDGE}", published="2024-11-24")
HERALD = document("The Herald", f"organisation/Navy > organisation/Reuters: {BRIDGE}", f"organisation/Army: {FERRY}")


def statuses(store: Store) -> dict[str, Status | None]:
    return {claim.text: claim.status for claim in View(store).claims().items}


def test_a_withdrawal_spreads_and_its_undoing_is_exact(store: Store) -> None:
    load([WIRE, HERALD], store, extractor=extractor)
    before = statuses(store)
    assert before == {BRIDGE: Status.SINGLE_ORIGIN, FERRY: Status.SINGLE_ORIGIN}
    quads = set(store.quads())
    wire = View(store).find("report", "News of Reuters")
    change = withdraw(store, wire, at="2024-12-01", reason="It was another bridge.")
    assert change
    assert len(change.claims) == 1
    assert statuses(store) == {BRIDGE: Status.WITHDRAWN, FERRY: Status.SINGLE_ORIGIN}
    reinstate(store, wire, why="It was this one.", by="Ann")
    assert statuses(store) == before
    kept = set(store.quads(store.iris.decisions_graph))
    assert set(store.quads()) - kept == quads
    assert [(one.action, one.by, one.why, one.effective) for one in View(store).standing().decisions] == [
        ("withdraw", UNNAMED, "It was another bridge.", "2024-12-01"),
        ("reinstate", "Ann", "It was this one.", None),
    ]
    reinstate(store, wire, by="Ben")
    assert set(store.quads(store.iris.decisions_graph)) == kept, "there was nothing to undo"
    assert withdraw(store, "http://example.org/none", at="2024") is None
    with pytest.raises(ModelError, match="soon"):
        withdraw(store, wire, at="soon")
    assert statuses(store) == before or reinstate(store, wire)


def test_a_withdrawal_that_was_undone_stays_in_the_timeline(store: Store) -> None:
    load([WIRE, HERALD], store, extractor=extractor)
    view = View(store)
    wire = view.find("report", "News of Reuters")
    withdraw(store, wire, at="2024-12-01", reason="A first reason.", by="Ann")
    withdraw(store, wire, at="2024-12-02", reason="It was another bridge.", by="Ann")
    reinstate(store, wire, why="It was this one.", by="Ben")
    dossier = view.dossier(view.find("claim", BRIDGE), revisions=True)
    assert dossier is not None
    for clock in Clock:
        steps = timeline(dossier, clock=clock, decisions=view.standing().decisions)
        told = [(cause.kind.value, step.after.status) for step in steps for cause in step.causes][-2:]
        assert told == [("withdrawal", Status.WITHDRAWN), ("reinstatement", Status.SINGLE_ORIGIN)]
        assert steps[-1].why.endswith("Ben undid the withdrawal: It was this one.")
        assert steps[-1].causes[0].by == "Ben"
    assert timeline(dossier, decisions=view.standing().decisions)[-2].date == "2024-12-02"
    withdraw(store, wire, at="2024-12-03")
    dossier = view.dossier(view.find("claim", BRIDGE), revisions=True)
    assert dossier is not None
    standing = view.standing()
    steps = timeline(dossier, clock=Clock.LOADED, decisions=standing.decisions)
    assert [cause.kind.value for step in steps for cause in step.causes][-3:] == [
        "withdrawal",
        "reinstatement",
        "withdrawal",
    ]
    assert steps[-1].after.status is Status.WITHDRAWN
    assert [standing.holds(one) for one in standing.decisions] == [False, False, False, True]
    with pytest.raises(ConflictError, match="is about a report"):
        undo_decision(store, standing.decisions[-1].id, by="Ann", why="not this way")


def test_a_new_text_does_not_undo_a_withdrawal(store: Store) -> None:
    load([WIRE], store, extractor=extractor)
    wire = View(store).find("report", "News of Reuters")
    withdraw(store, wire, at="2024-12-01", reason="It was another bridge.")
    again = document("Reuters", f"organisation/Navy: {BRIDGE}", f"organisation/Navy: {FERRY}", published="2024-11-24")
    assert load_one(again, store, extractor=extractor).change.outcome is Outcome.REVISED
    report = View(store).report(wire)
    assert report
    assert (report.withdrawn, report.withdrawal_reason, report.revision) == ("2024-12-01", "It was another bridge.", 2)
    assert set(statuses(store).values()) == {Status.WITHDRAWN}


def test_circular_reporting_is_found_across_the_store(store: Store) -> None:
    one = document("Reuters", f"organisation/The Herald: {BRIDGE}")
    other = document("The Herald", f"organisation/Reuters: {BRIDGE}")
    late = document("Reuters", f"organisation/Navy: {FERRY}", published="2024-11-26", url="https://reuters.example/2")
    early = document("Morning Echo", f"organisation/Navy > organisation/Reuters: {FERRY}")
    load([one, other, late, early], store, extractor=extractor)
    view = View(store)
    found = find_loops(view).items
    assert {item.claim.text: item.explanation for item in found} == {
        FERRY: "A report of Morning Echo, published 2024-11-24, cites Reuters, whose first report here is of "
        "2024-11-26: it did not have it from that.",
        BRIDGE: "Reuters and The Herald cite each other.",
    }
    first = find_loops(view, limit=1)
    assert first.next
    assert [*first.items, *find_loops(view, cursor=first.next).items] == list(found)
    assert len(find_loops(view, view.find("claim", "ferries")).items) == 1
    assert statuses(store)[BRIDGE] is Status.CIRCULAR


def test_another_policy_is_noticed_when_a_report_comes_again() -> None:
    with open_store("oxigraph:") as store:
        load([WIRE, HERALD], store, extractor=extractor)
        assert load([WIRE], store, extractor=extractor).claims_assessed == 0
        try:
            put_in_force(policy_of(TEXT.replace('name = "sayso"', 'name = "desk"'), "desk"))
            assert load([WIRE], store, extractor=extractor).claims_assessed == 1
        finally:
            put_in_force(built_in())
