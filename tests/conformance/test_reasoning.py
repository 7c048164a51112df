"""What a claim stands on does not depend on the store, on the order of loading, or on what was there and went."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Reading
from graph.reason.corroboration import assessment, corroboration
from graph.view import View
from loaders.upkeep import delete, reassess
from loaders.withdraw import reinstate, withdraw
from tests.graph.reasoning import CLAIM, Story
from tests.graph.test_reason_properties import build, stories

if TYPE_CHECKING:
    from graph.store import Store

few = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def readings_of(story: Story) -> list[Reading]:
    """Return the story's reports as they are loaded; ids become IRIs."""

    def iri(text: str) -> str:
        return text.replace(" ", "-")

    agents = {
        iri(agent.id): replace(agent, id=iri(agent.id), parent=agent.parent and iri(agent.parent))
        for agent in story.agents.values()
    }
    found = []
    for report in story.reports.values():
        mine = tuple(
            replace(
                one,
                id=iri(one.id),
                made_by=iri(one.made_by),
                relays=one.relays and iri(one.relays),
                affiliation=one.affiliation and iri(one.affiliation),
            )
            for one in story.assertions
            if one.report == report.id
        )
        named = {iri(report.publisher), *(one.made_by for one in mine), *(one.affiliation for one in mine)} - {None}
        above = {agents[name].parent for name in named if name}
        told = [agents[name] for name in sorted({*named, *above} - {None}, key=str) if name]
        own = tuple(agent for agent in told if agent.type.owned_by_report)
        shared = tuple(agent for agent in told if not agent.type.owned_by_report)
        text = replace(report, publisher=iri(report.publisher), text="words of the report", digest=f"d{report.id}")
        found.append(Reading(text, mine, own, shared, (CLAIM,)))
    return found


def put(store: Store, readings: list[Reading]) -> None:
    with store.writer() as writer:
        for one in readings:
            writer.put(one)
            writer.flush()
    reassess(store)


def state(store: Store) -> str:
    """Return all that is said of the claim: what is worked out, and what is kept."""
    view = View(store)
    dossier = view.dossier(CLAIM.id)
    if dossier is None:
        return ""
    found = corroboration(dossier)
    kept: Any = view.assessment(CLAIM.id)
    assert kept == assessment(found)
    return json.dumps(found.as_json(view.coverage()), sort_keys=True)


def clear(store: Store) -> None:
    for row in store.rows("reports"):
        delete(store, str(row["id"]))


@few
@given(rows=stories, data=st.data())
def test_the_order_of_loading_does_not_matter(store: Store, rows: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    readings = readings_of(build(rows))
    put(store, readings)
    first = state(store)
    clear(store)
    put(store, data.draw(st.permutations(readings)))
    assert state(store) == first
    clear(store)


@few
@given(rows=stories, data=st.data())
def test_what_came_and_went_leaves_no_trace(store: Store, rows: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    readings = readings_of(build(rows))
    extra = data.draw(st.sampled_from(readings))
    put(store, [one for one in readings if one is not extra])
    before, quads = state(store), set(store.quads())
    put(store, [extra])
    delete(store, extra.report.id)
    assert state(store) == before
    assert set(store.quads()) == quads
    clear(store)


@few
@given(rows=stories, data=st.data())
def test_a_withdrawal_that_is_undone_leaves_nothing_but_who_decided_it(
    store: Store,
    rows: list,  # type: ignore[type-arg]
    data: st.DataObject,
) -> None:
    readings = readings_of(build(rows))
    put(store, readings)
    before, quads = state(store), set(store.quads())
    report = data.draw(st.sampled_from(readings)).report.id
    withdraw(store, report, at="2024-12-01", reason="It was wrong.")
    state(store)
    reinstate(store, report)
    assert state(store) == before
    decided = set(store.quads(store.iris.decisions_graph))
    assert set(store.quads()) - decided == quads - decided
    assert [one.action for one in View(store).standing().decisions][-2:] == ["withdraw", "reinstate"]
    clear(store)
