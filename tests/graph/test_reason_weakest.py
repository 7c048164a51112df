"""The hop that a status hangs on, what would lift it, and what was searched."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from graph.reason.corroboration import corroboration
from graph.reason.coverage import means, searched
from graph.reason.weakest import Role
from graph.summaries import Coverage
from ontology.schemes import Stance, Status
from tests.graph.reasoning import Story
from tests.graph.test_reason_properties import build, stories

STAFF = "anon:a senior source in the General Staff@General Staff of the Ukrainian Armed Forces"


def test_everything_came_through_one_agency() -> None:
    story = Story()
    for number in range(3):
        story.report(f"news:Outlet {number}", (STAFF, "wire:Reuters"))
    found = corroboration(story.dossier())
    assert [(link.hop.name, link.role, link.status, link.reports) for link in found.weakest] == [
        ("Reuters", Role.INTERMEDIARY, Status.UNCORROBORATED, 3),
        ("a senior source in the General Staff", Role.ORIGIN, Status.UNCORROBORATED, 3),
    ]
    assert found.weakest[0].explanation == "Everything came through Reuters; nobody has it otherwise."
    assert found.lift
    assert found.lift.status is Status.CORROBORATED
    assert found.lift.explanation == (
        "It would take a named source that is independent of the side of the Government of Ukraine and knows it "
        "otherwise than from these."
    )
    assert [name for _, name in found.lift.independent_of] == ["Government of Ukraine"]


def test_of_two_origins_each_is_a_weakest_link() -> None:
    story = Story()
    story.report("news:A", ("gov:Navy of Here",))
    story.report("news:B", ("gov:Fleet of There",))
    found = corroboration(story.dossier())
    assert found.lift is None
    assert {(link.hop.name, link.role) for link in found.weakest} == {
        ("Navy of Here", Role.ORIGIN),
        ("Fleet of There", Role.ORIGIN),
        ("A", Role.PUBLISHER),
        ("B", Role.PUBLISHER),
    }
    assert "Without Navy of Here, 1 origin would be left: single origin." in {
        link.explanation for link in found.weakest
    }
    story.report("news:C", ("gov:Corps of Elsewhere",))
    assert corroboration(story.dossier()).weakest == ()


def test_a_denial_is_what_a_contested_claim_hangs_on() -> None:
    story = Story()
    story.report("news:A", ("gov:Navy",))
    story.report("news:B", ("gov:Army",), stance=Stance.DENIES)
    found = corroboration(story.dossier())
    denier = next(link for link in found.weakest if link.role is Role.DENIER)
    assert denier.explanation == "Without the denial by Army, the claim would be: single origin."
    assert found.lift
    assert (found.lift.status, found.lift.explanation) == (
        None,
        "No further source lifts it while Army denies it: who denies must be asked.",
    )


def test_what_would_lift_a_claim_depends_on_what_it_lacks() -> None:
    story = Story()
    story.report("wire:Reuters", ("anon:an officer",))
    one = corroboration(story.dossier()).lift
    assert one
    assert one.explanation == (
        "It would take to know who an officer (anonymous) is, or two named sources that are independent of each other: "
        "of a source that could be anybody, nobody is known to be independent."
    )
    story.report("news:A", ("gov:Navy",))
    two = corroboration(story.dossier()).lift
    assert two
    assert two.explanation == (
        "It would take a named source that is independent of Navy and knows it otherwise than from these. Or it is "
        "settled whether an officer (anonymous) and Navy are independent."
    )
    none = corroboration(Story().dossier()).lift
    assert none
    assert none.explanation == "It would take an origin: a source that says so itself."


@settings(max_examples=100, deadline=None)
@given(stories)
def test_every_link_changes_the_status_and_what_lifts_it_is_told(rows: list) -> None:  # type: ignore[type-arg]
    found = corroboration(build(rows).dossier())
    assert all(link.status is not found.status and link.explanation for link in found.weakest)
    assert (found.lift is None) == (found.status is Status.CORROBORATED)
    told = found.as_json()
    assert len(told["weakest"]) == len(found.weakest) <= 5
    assert told["coverage"] is None


def test_what_was_searched_is_told_in_words() -> None:
    assert searched(Coverage(0, 0)) == "Nothing was searched: there are no reports."
    whole = Coverage(12, 9, (("en", 8), ("uk", 3), ("xx", 1)), "2024-11-20", "2024-11-26T10:00:00Z", 2)
    assert searched(whole) == (
        "Searched: 12 reports by 9 publishers in English, Ukrainian and xx, published 2024-11-20 to 2024-11-26 "
        "(2 without a date), for wordings that share words with it and agree in figures, dates and names. What says "
        "the same in quite other words can be missed."
    )
    near = replace(whole, model="a model")
    assert "share words with it, or are near it by their vectors, and agree in figures" in searched(near)
    assert [any("a model" in one for one in means(each)) for each in (whole, near)] == [False, True]
