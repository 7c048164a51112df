"""How a claim came to stand as it does, by either clock."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import ModelError
from graph.model import Agent, Review, Revision
from graph.reason.clocks import Clocks, sortable
from graph.reason.corroboration import corroboration
from graph.reason.timeline import CauseKind, Clock, State, steps_json, timeline
from ontology.schemes import AgentType, Stance, Status
from tests import strategies
from tests.graph.reasoning import CLAIM, Story
from tests.graph.test_reason_properties import build, stories

DAY = datetime(2024, 11, 25, 12, tzinfo=UTC)


def kursk() -> Story:
    story = Story()
    story.report("wire:Reuters", ("anon:a source@General Staff",), published="2024-11-23", withdrawn="2024-12-01")
    story.report("news:A", ("anon:a source@General Staff", "wire:Reuters"), published="2024-11-24")
    story.report("news:B", ("anon:a source@General Staff", "wire:Reuters"), published="2024-11-24T10:00:00Z")
    story.report("news:C", ("gov:Pentagon",), published="2024-11-26")
    story.report("news:D", ("gov:Kremlin",), published="2024-11-28", stance=Stance.DENIES)
    story.report("news:E", published=None)
    return story


def test_a_timeline_tells_what_each_report_changed_and_why() -> None:
    story = kursk()
    dossier = replace(
        story.dossier(),
        agents={**story.agents, "agent:Desk": Agent("agent:Desk", AgentType.ORGANIZATION, "Desk")},
        reviews=(Review("v:1", CLAIM.id, "agent:Desk", "Half true", Decimal(3), published="2024-11-30"),),
    )
    steps = timeline(dossier)
    assert [(step.date, [cause.kind.value for cause in step.causes], step.after.status) for step in steps] == [
        ("2024-11-23", ["report"], Status.SINGLE_ORIGIN),
        ("2024-11-24", ["report"], Status.SINGLE_ORIGIN),
        ("2024-11-24T10:00:00Z", ["report"], Status.SINGLE_ORIGIN),
        ("2024-11-26", ["report"], Status.CORROBORATED),
        ("2024-11-28", ["report"], Status.CONTESTED),
        ("2024-11-30", ["review"], Status.CONTESTED),
        ("2024-12-01", ["withdrawal"], Status.CONTESTED),
        (None, ["report"], Status.CONTESTED),
    ]
    assert [step.why for step in steps] == [
        "The first origin: a source (anonymous, General Staff).",
        "No new origin.",
        "No new origin.",
        "A further origin: Pentagon.",
        "Denied by Kremlin.",
        "Desk rated it “Half true”: a review sets no status.",
        "No origin any more: a source (anonymous, General Staff). 2 reports fall with what was withdrawn.",
        (
            "A further origin: E. Not known to be independent: E does not say how it knows, and could have it from "
            "Pentagon."
        ),
    ]
    assert [step.changes for step in steps] == [True, False, False, True, True, False, True, True]
    assert steps[0].before is None
    assert steps_json(steps)[3]["after"] == {
        "status": "corroborated",
        "rule": "corroborated/1",
        "origins": {"min": 2, "max": 2},
        "reports": 4,
    }


def test_by_the_store_s_clock_a_report_counts_from_when_it_was_loaded() -> None:
    story = kursk()
    for number, iri in enumerate(sorted(story.reports, reverse=True)):
        told = replace(story.reports[iri], loaded=DAY + timedelta(days=number))
        if told.withdrawn:
            told = replace(told, withdrawal_loaded=DAY + timedelta(days=30))
        story.reports[iri] = told
    steps = timeline(story.dossier(), clock=Clock.LOADED)
    assert [(step.causes[0].by, step.date) for step in steps] == [
        (by, (DAY + timedelta(days=day)).isoformat().replace("+00:00", "Z"))
        for by, day in (("E", 0), ("D", 1), ("C", 2), ("B", 3), ("A", 4), ("Reuters", 5), ("Reuters", 30))
    ]
    assert steps[-1].causes[0].kind is CauseKind.WITHDRAWAL


def test_a_revised_report_says_that_what_it_said_before_is_not_kept() -> None:
    story = Story()
    report = story.report("news:A", ("gov:Navy",))
    states = (Revision(1, "old", DAY), Revision(2, "new", DAY + timedelta(days=7)))
    story.reports[report] = replace(story.reports[report], loaded=states[-1].loaded, revisions=states)
    assert timeline(story.dossier())[0].revised == (report,)
    found = corroboration(story.dossier(), loaded_by="2024-11-28")
    assert (found.selection.not_loaded, found.selection.revised) == (1, 1)
    assert found.explanation.endswith("Of 1 of these an earlier state was loaded by then; what it said is not kept.")
    assert corroboration(story.dossier(), loaded_by="2024-11-24").selection.revised == 0
    assert corroboration(story.dossier(), loaded_by="2024-12-02").selection.not_loaded == 0


def test_a_report_of_which_nothing_is_known_was_not_there() -> None:
    story = Story()
    story.report("news:A", ("gov:Navy",))
    assert corroboration(story.dossier(), loaded_by="2999").selection.not_loaded == 1
    with pytest.raises(ModelError, match="yesterday"):
        corroboration(story.dossier(), loaded_by="yesterday")


@given(st.lists(strategies.dates(), max_size=8))
def test_dates_sort_as_the_clocks_compare_them(dates: list[str]) -> None:
    days = sorted((date for date in dates if len(date) == len("2024-11-24")), key=sortable)
    assert all(earlier <= later for earlier, later in itertools.pairwise(days))
    zoned = sorted((date for date in dates if date.endswith("Z")), key=sortable)
    for earlier, later in itertools.pairwise(zoned):
        assert Clocks(as_of=later).published(None) is None
        assert datetime.fromisoformat(earlier) <= datetime.fromisoformat(later)


@settings(max_examples=200, deadline=None)
@given(stories, st.data())
def test_a_timeline_ends_in_the_present_and_its_steps_join(rows: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    dossier = build(rows).dossier()
    for report in data.draw(st.sets(st.sampled_from(sorted(dossier.reports)), max_size=2)):
        told = replace(dossier.reports[report], withdrawn=data.draw(st.sampled_from(["2024-11-21", "2025"])))
        dossier = replace(dossier, reports={**dossier.reports, report: told})
    now = corroboration(dossier)
    for clock in Clock:
        steps = timeline(dossier, clock=clock)
        assert all(earlier.after == later.before for earlier, later in itertools.pairwise(steps))
        assert steps[-1].after == State(
            now.status, now.rule, now.bounds.fewest, now.bounds.most, len(now.reports)
        )  # fmt: skip
        told_of = [cause.id for step in steps for cause in step.causes if cause.kind is CauseKind.REPORT]
        assert sorted(told_of) == sorted(dossier.reports)
        assert all(step.why for step in steps)


@settings(max_examples=100, deadline=None)
@given(stories)
def test_what_is_skipped_as_nothing_new_is_nothing_new(rows: list) -> None:  # type: ignore[type-arg]
    """Each step is the corroboration of what had been published by then, worked out in full."""
    rows = [(by, found, stance, f"2024-11-{day:02}") for day, (by, found, stance, _) in enumerate([*rows, *rows], 1)]
    dossier = build(rows).dossier()
    for step in timeline(dossier):
        now = corroboration(dossier, as_of=step.date)
        assert step.after == State(now.status, now.rule, now.bounds.fewest, now.bounds.most, len(now.reports))
