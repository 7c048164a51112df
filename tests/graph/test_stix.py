"""Claims as STIX 2.1: valid by OASIS's own library, confidence from the credibility alone, the same ids each time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import stix2
from hypothesis import given, settings

from graph.model import Review
from graph.reason.corroboration import Corroboration, corroboration
from graph.reliability.prior import EVEN
from graph.reliability.record import Record
from graph.stix import CONFIDENCE, bundle
from ontology.schemes import Credibility, Stance
from tests.graph.reasoning import CLAIM, Story
from tests.graph.test_reason_properties import build, stories

LOADED = datetime(2024, 12, 1, 9, 30, tzinfo=UTC)


def exported(*results: Corroboration) -> dict[str, Any]:
    found = bundle(results)
    parsed = stix2.parse(json.dumps(found), version="2.1")
    assert isinstance(parsed, stix2.v21.Bundle)
    assert len(parsed.objects) == len(found["objects"])
    known = {thing["id"] for thing in found["objects"]}
    for thing in found["objects"]:
        by = thing.get("created_by_ref", thing["id"])
        assert {by, *thing.get("object_refs", ())} <= known, "nothing dangles"
    return found


def notes(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [thing for thing in found["objects"] if thing["type"] == "note"]


def loaded(story: Story, *reviews: Review, **records: Record) -> Corroboration:
    story.reports = {
        name: replace(report, loaded=LOADED, url="https://x.example/1") for name, report in story.reports.items()
    }
    known = {f"agent:{name}": record for name, record in records.items()}
    return corroboration(replace(story.dossier(), reviews=reviews), records=known)


def test_a_claim_is_a_note_about_its_origins() -> None:
    story = Story()
    story.report("news:A", ("person:Ann@Navy", "wire:Reuters"))
    found = exported(loaded(story))
    (note,) = notes(found)
    assert note["content"] == CLAIM.text
    assert note["abstract"].startswith("Admiralty credibility 3 (possibly true), unconfirmed/1: ")
    assert (note["confidence"], note["authors"], note["created"]) == (50, ["Ann"], "2024-12-01T09:30:00.000Z")
    assert [reference["source_name"] for reference in note["external_references"]] == ["sayso", "A"]
    names = {thing["name"]: thing["identity_class"] for thing in found["objects"] if thing["type"] == "identity"}
    assert names == {"sayso": "system", "Ann": "individual"}


def test_what_cannot_be_judged_has_no_confidence() -> None:
    story = Story()
    story.report("news:A", ("anon:a source@Navy", "wire:Reuters"))
    result = loaded(story, Reuters=Record(EVEN, 90, 90))
    assert result.credibility.code is Credibility.SIX
    (note,) = notes(exported(result))
    assert "confidence" not in note
    assert Credibility.SIX not in CONFIDENCE


@pytest.mark.parametrize(("code", "number"), [("1", 90), ("2", 70), ("3", 50), ("4", 30), ("5", 10)])
def test_the_scale(code: str, number: int) -> None:
    assert CONFIDENCE[Credibility(code)] == number


def test_reviews_and_denials_are_opinions() -> None:
    story = Story()
    story.report("news:A", ("person:Ann@Navy",))
    story.report("news:B", ("person:Bo@Port",), stance=Stance.DENIES)
    reviews = [
        Review("r:1", CLAIM.id, "agent:checker", "False", url="https://checks.example/1"),
        Review("r:2", CLAIM.id, "agent:other", "Nobody knows"),
    ]
    found = exported(loaded(story, *reviews))
    opinions = [thing for thing in found["objects"] if thing["type"] == "opinion"]
    assert [(one["opinion"], one["explanation"]) for one in opinions] == [
        ("disagree", "Rated False"),
        ("disagree", "words"),
    ]
    assert notes(found)[0]["confidence"] == 10


def test_again_is_the_same_and_things_of_two_claims_are_there_once() -> None:
    story = Story()
    story.report("news:A", ("person:Ann@Navy",))
    one = loaded(story)
    other = replace(one, claim=replace(CLAIM, id="c:2"))
    assert json.dumps(bundle([one, other])) == json.dumps(bundle([one, other]))
    found = exported(one, other)
    assert len({thing["id"] for thing in found["objects"]}) == len(found["objects"])
    assert len(notes(found)) == 2


@settings(max_examples=40, deadline=None)
@given(stories)
def test_any_story_is_valid(rows: list) -> None:  # type: ignore[type-arg]
    result = corroboration(build(rows).dossier())
    (note,) = notes(exported(result))
    assert note.get("confidence") == CONFIDENCE.get(result.credibility.code)
