"""What a report changed of what it passes on."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Copy
from graph.reason.changes import Changed, Kind, changes
from ontology.schemes import Certainty, Stance
from tests.graph.beside import report, say

WIRE = report("r:wire", "wire:Northern Wire", "2024-11-20")
PAPER = report("r:paper", "news:Gazette", "2024-11-21")
SOURCE = "anon:a source in the port office"


def kinds(*found: Changed) -> list[str]:
    return [one.kind.value for one in found]


def test_a_hedge_that_was_dropped_is_shown_with_both_wordings() -> None:
    wire = say(WIRE, "About 400 ships may wait", SOURCE, claim="c:1", certainty=Certainty.POSSIBLE, hedge="may")
    paper = say(PAPER, "About 400 ships wait", SOURCE, "wire:Northern Wire", claim="c:1")
    (one,) = changes("c:1", [wire, paper])
    assert one.as_json() == {
        "kind": "hedgeDropped",
        "from": {
            "report": "r:wire",
            "agent": "agent:Northern Wire",
            "claim": "c:1",
            "words": "About 400 ships may wait",
        },
        "to": {"report": "r:paper", "agent": "agent:Gazette", "claim": "c:1", "words": "About 400 ships wait"},
        "before": "may",
        "after": None,
        "explanation": "Northern Wire hedges it (“may”); Gazette states it flatly.",
    }
    back = say(PAPER, "Ships wait", SOURCE, "wire:Northern Wire", claim="c:1", certainty=Certainty.ALLEGED)
    assert kinds(*changes("c:1", [say(WIRE, "Ships wait", SOURCE, claim="c:1"), back])) == ["hedgeAdded"]
    assert kinds(*changes("c:1", [wire, say(back, "x", claim="c:2")])) == ["hedgeChanged"]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("59,400 people were sent", "59,000 people were sent", Kind.ROUNDED),
        ("59,400 people were sent", "about 60,000 people were sent", Kind.ROUNDED),
        ("59,400 people were sent", "58,000 people were sent", Kind.VALUE),
        ("about 59,000 people were sent", "59,000 people were sent", Kind.APPROXIMATION_DROPPED),
        ("59,000 people were sent", "about 59,000 people were sent", Kind.APPROXIMATION_ADDED),
        ("more than 59,000 people were sent", "59,000 people were sent", Kind.BOUND),
        ("1,376 square kilometres were lost", "1,376 square miles were lost", Kind.UNIT),
        ("59,000 people were sent", "59,000 people were sent to the front", None),
    ],
)
def test_figures(before: str, after: str, kind: Kind | None) -> None:
    wire = say(WIRE, before, SOURCE, claim="c:1")
    paper = say(PAPER, after, SOURCE, "wire:Northern Wire", claim="c:1")
    assert [one.kind for one in changes("c:1", [wire, paper])] == ([kind] if kind else [])


def test_a_notice_and_a_response_that_were_dropped() -> None:
    wire = say(WIRE, "400 ships wait", SOURCE, claim="c:1")
    wire = say(wire, "could not verify this", claim="c:1", stance=Stance.NOT_INDEPENDENTLY_VERIFIED)
    wire = say(wire, "declined to comment", "gov:Port Office", claim="c:1", stance=Stance.DECLINED_TO_COMMENT)
    paper = say(PAPER, "400 ships wait", SOURCE, "wire:Northern Wire", claim="c:1")
    found = changes("c:1", [wire, paper])
    assert kinds(*found) == ["noticeDropped", "responseDropped"]
    assert found[0].before == "could not verify this"
    assert found[1].explanation == "Northern Wire tells how Port Office responded; Gazette does not."
    kept = say(paper, "the agency could not verify this", claim="c:1", stance=Stance.NOT_INDEPENDENTLY_VERIFIED)
    assert kinds(*changes("c:1", [wire, kept])) == ["responseDropped"]


def test_a_notice_of_the_agency_that_only_one_of_two_papers_passes_on() -> None:
    notice = "could not verify this"
    first = say(
        report("r:first", "news:Herald", "2024-11-20"), "400 ships wait", SOURCE, "wire:Northern Wire", claim="c:1"
    )
    first = say(first, notice, "wire:Northern Wire", claim="c:1", stance=Stance.NOT_INDEPENDENTLY_VERIFIED)
    paper = say(PAPER, "400 ships wait", SOURCE, "wire:Northern Wire", claim="c:1")
    (one,) = changes("c:1", [first, paper])
    assert (one.kind, one.from_agent, one.to_report, one.before) == (
        Kind.NOTICE_DROPPED, "agent:Northern Wire", "r:paper", notice,
    )  # fmt: skip
    assert one.explanation == (
        "Northern Wire says, as Herald tells, that it could not verify this; Gazette does not say that."
    )
    elsewhere = say(PAPER, "400 ships wait", SOURCE, "wire:Southern Wire", claim="c:1")
    assert changes("c:1", [first, elsewhere]) == ()
    assert (
        changes("c:1", [first, say(paper, "not verified", claim="c:1", stance=Stance.NOT_INDEPENDENTLY_VERIFIED)]) == ()
    )


def test_what_became_of_the_source() -> None:
    wire = say(WIRE, "400 ships wait", SOURCE, claim="c:1", affiliation="Port Office")
    for chain, kind in (
        (("gov:Port Office", "wire:Northern Wire"), Kind.ANONYMITY_DROPPED),
        (("group:sources in the port office", "wire:Northern Wire"), Kind.SOURCE_MULTIPLIED),
        (("wire:Northern Wire",), Kind.SOURCE_DROPPED),
        ((SOURCE, "wire:Northern Wire"), None),
    ):
        found = changes("c:1", [wire, say(PAPER, "400 ships wait", *chain, claim="c:1")])
        assert [one.kind for one in found] == ([kind] if kind else [])
    named = say(WIRE, "400 ships wait", "gov:Port Office", claim="c:1")
    hidden = say(PAPER, "400 ships wait", SOURCE, "wire:Northern Wire", claim="c:1", affiliation="Port Office")
    assert kinds(*changes("c:1", [named, hidden])) == ["sourceUnnamed"]


def test_a_figure_that_came_to_mean_something_else() -> None:
    wire = say(WIRE, "8,000 North Korean soldiers are in the Kursk region", SOURCE)
    wire = say(wire, "The bridge is closed", SOURCE)
    paper = say(PAPER, "8,000 North Korean soldiers were captured in the Kursk region", SOURCE, "wire:Northern Wire")
    for claim in (wire.claims[0].id, paper.claims[0].id):
        (one,) = changes(claim, [wire, paper])
        assert one.kind is Kind.MEANING
        assert (one.before, one.after) == (wire.claims[0].text, paper.claims[0].text)
    other = say(PAPER, "8,000 litres of milk were spilt in Peru", SOURCE, "wire:Northern Wire")
    assert changes(other.claims[0].id, [wire, other]) == ()


def test_only_what_passes_on_is_compared() -> None:
    wire = say(WIRE, "about 400 ships wait", SOURCE, claim="c:1")
    own = say(PAPER, "400 ships wait", "person:Ann Bell", claim="c:1")
    assert changes("c:1", [wire, own]) == ()
    copied = Copy("r:paper", "r:wire", Decimal("0.9"))
    assert kinds(*changes("c:1", [wire, own], [copied])) == ["approximationDropped"]
    early = say(
        report("r:early", "news:Herald", "2024-11-19"), "400 ships wait", SOURCE, "wire:Northern Wire", claim="c:1"
    )
    assert changes("c:1", [wire, early]) == (), "it came before what it cites here"


def test_a_denial_that_became_an_assertion() -> None:
    wire = say(WIRE, "400 ships wait", "person:Ann Bell", claim="c:1", stance=Stance.DENIES)
    paper = say(PAPER, "400 ships wait", "person:Ann Bell", "wire:Northern Wire", claim="c:1")
    (one,) = changes("c:1", [wire, paper])
    assert (one.kind, one.before, one.after) == (Kind.STANCE, "denies", "asserts")


_TOLD = st.tuples(
    st.sampled_from(["about 59,000 people were sent", "59,000 people were sent", "more than 60,000 people were sent"]),
    st.sampled_from([None, *Certainty]),
)


@given(_TOLD, _TOLD)
def test_the_order_does_not_matter_and_nothing_changes_in_what_is_the_same(
    before: tuple[str, Certainty | None], after: tuple[str, Certainty | None]
) -> None:
    wire = say(WIRE, before[0], SOURCE, claim="c:1", certainty=before[1])
    paper = say(PAPER, after[0], SOURCE, "wire:Northern Wire", claim="c:1", certainty=after[1])
    found = changes("c:1", [wire, paper])
    assert found == changes("c:1", [paper, wire])
    assert bool(found) == (before != after)


def test_braces_in_what_reports_say_do_no_harm() -> None:
    wire = say(WIRE, "8,000 {a} soldiers are in the Kursk region", "anon:a {source}", claim="c:1")
    paper = say(PAPER, "8,000 {after} soldiers died in the Kursk region", "wire:Northern Wire", claim="c:2")
    assert {one.kind for one in changes("c:2", [wire, paper])} == {Kind.MEANING, Kind.SOURCE_DROPPED}
