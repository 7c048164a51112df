"""Credibility: each rule by a story, and what may never raise it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from graph.model import Review
from graph.reason.corroboration import corroboration
from graph.reason.credibility import LABELS
from graph.reliability.prior import EVEN
from graph.reliability.ratings import Outcome, finding, together
from graph.reliability.record import Record
from ontology.resources import ontology_text
from ontology.schemes import Credibility, Stance
from ontology.terms import SAYSO
from tests.graph.reasoning import CLAIM, Story
from tests.graph.test_reason_properties import CARRIERS, ORIGINS, PUBLISHERS, build, stories

if TYPE_CHECKING:
    from graph.reason.credibility import Credible

GOOD, BAD = Record(EVEN, 60, 60), Record(EVEN, 2, 20)


def review(rating: str, reviewer: str = "agent:checker", published: str | None = "2024-12-01") -> Review:
    return Review(f"http://checks.example/{rating}/{reviewer}", CLAIM.id, reviewer, rating, published=published)


def rated(
    story: Story, *reviews: Review, as_of: str | None = None, known: dict[str, Record] | None = None, **records: Record
) -> Credible:
    dossier = replace(story.dossier(), reviews=reviews)
    named = {f"agent:{name}": record for name, record in (records | (known or {})).items()}
    return corroboration(dossier, as_of=as_of, records=named).credibility


def told(*chains: tuple[str, ...]) -> Story:
    story = Story()
    for number, chain in enumerate(chains):
        story.report(f"news:Outlet{number}", chain)
    return story


def test_a_first_anonymous_source_is_f_and_6() -> None:
    found = rated(told(("anon:a source@Staff", "wire:Reuters")))
    assert (found.code, found.rule, found.label) == (Credibility.SIX, "unnamed/1", "cannot be judged")
    assert [letter.value for _, letter, _ in found.sources] == ["F"]
    assert found.as_json()["sources"][0]["explanation"] == "cannot be judged: nobody is named"


def test_somebody_named_alone_is_a_3_and_a_2_with_a_good_record() -> None:
    story = told(("person:Ann",))
    assert rated(story).rule == "unconfirmed/1"
    assert rated(story, Ann=BAD).rule == "unconfirmed/1"
    found = rated(story, Ann=GOOD)
    assert (found.code, found.rule) == (Credibility.TWO, "good-record/1")
    assert "60 of 60 checked claims held" in found.as_json()["sources"][0]["explanation"]


def test_two_independent_origins_are_a_2_and_a_1_only_with_a_good_record() -> None:
    story = told(("person:Ann@Navy",), ("person:Bo@Bank",))
    assert rated(story).rule == "independent-origins/1"
    assert rated(story, Ann=Record(EVEN, 4, 4)).rule == "independent-origins/1", "four are too few"
    assert rated(story, Bo=GOOD).code is Credibility.ONE


def test_ten_relays_of_a_reliable_agency_never_make_a_1() -> None:
    story = told(*[("anon:a source@Staff", "wire:Reuters")] * 10)
    assert rated(story, Reuters=GOOD).code is Credibility.SIX


def test_denied() -> None:
    story = told(("person:Ann@Navy",))
    story.report("news:Other", ("person:Chan@Port",), stance=Stance.DENIES)
    assert rated(story, Ann=GOOD).code is Credibility.FOUR
    story.report("news:Third", ("person:Bo@Bank",))
    assert (rated(story).code, rated(story).rule) == (Credibility.THREE, "contested/1")


def test_reviews_speak_for_and_against() -> None:
    story = told(("anon:a source",))
    assert rated(story, review("Mostly true")).rule == "found-right/1"
    assert rated(story, review("Pants on fire")).code is Credibility.FIVE
    assert rated(story, review("true"), review("false", "agent:other")).rule == "unnamed/1", "they disagree"
    assert rated(story, review("Who knows")).rule == "unnamed/1"


def test_who_passes_it_on_cannot_review_it_as_right() -> None:
    story = told(("anon:a source", "wire:Reuters"))
    assert rated(story, review("true", "agent:Reuters")).rule == "unnamed/1"
    assert rated(story, review("false", "agent:Reuters")).code is Credibility.FIVE


def test_reviews_count_from_their_day_on() -> None:
    story = told(("anon:a source",))
    assert rated(story, review("false"), as_of="2024-11-30").code is Credibility.SIX
    assert rated(story, review("false"), as_of="2024-12-01").code is Credibility.FIVE
    assert rated(story, review("false", published=None), as_of="2024-12-01").code is Credibility.SIX


def test_nobody_and_circles() -> None:
    assert rated(Story()).rule == "no-support/1"
    story = Story()
    story.report("news:A", ("news:B",))
    story.report("news:B", ("news:A",))
    assert rated(story).rule == "circular/1"


def test_labels_are_those_of_the_ontology() -> None:
    graph = Graph().parse(data=ontology_text(), format="turtle")
    for code, label in LABELS.items():
        assert str(graph.value(URIRef(SAYSO[f"credibility{code.value}"]), SKOS.prefLabel)) == label


def rank(found: Credible) -> int:
    # 6 says nothing; to have been found wrong is worse.
    return "123465".index(found.code.value)


@settings(max_examples=300, deadline=None)
@given(stories, st.data(), st.lists(st.sampled_from(["Ann Lee", "Navy", "AP", "Reuters", "Herald", "Chan"])))
def test_a_relay_never_raises_credibility(rows: list, data: st.DataObject, good: list[str]) -> None:  # type: ignore[type-arg]
    story = build(rows)
    reviews = data.draw(st.lists(st.builds(review, st.sampled_from(["true", "false"]), st.sampled_from(
        ["agent:checker", "agent:Herald", "agent:AP"])), max_size=2))  # fmt: skip
    records = dict.fromkeys(good, GOOD)
    before = corroboration(story.dossier())
    told = [chain for chain in before.chains if chain.stance.supports and (len(chain.hops) > 1 or not chain.origin.own)]
    if not told or not before.groups:
        return
    was = rated(story, *reviews, known=records)
    picked = data.draw(st.sampled_from(told))
    every = (*ORIGINS, *CARRIERS, *PUBLISHERS)
    specs = {story.agent(spec, picked.report_id)[0]: spec for spec in every}
    by = data.draw(st.sampled_from((*PUBLISHERS, "news:A new one")))
    relayed = tuple(specs[hop.agent] for hop in picked.hops)
    if picked.hops[-1].agent == story.agent(by)[0]:
        relayed = relayed[:-1]
    story.report(by, relayed)
    assert rank(rated(story, *reviews, known=records)) >= rank(was)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("False", "notHeld"),
        ("FALSE.", "notHeld"),
        ("Mostly true", "held"),
        ("Pants on Fire!", "notHeld"),
        ("pants-fire", "unknown"),
        ("Неправда", "notHeld"),
        ("Half-True", "mixed"),
        ("Plutôt faux", "notHeld"),
        ("plutot faux", "notHeld"),
        ("Satire", "unproven"),
        ("Four Pinocchios", "notHeld"),
        ("This is false because of X", "unknown"),
        ("", "unknown"),
    ],
)
def test_ratings_in_words(words: str, outcome: str) -> None:
    assert finding(review(words)).outcome is Outcome(outcome)


@pytest.mark.parametrize(
    ("value", "best", "worst", "outcome"),
    [
        (1, 5, 1, "notHeld"),
        (2, 5, 1, "notHeld"),
        (3, 5, 1, "mixed"),
        (4, 5, 1, "held"),
        (5, 5, 1, "held"),
        (6, 5, 1, "unknown"),
        (1, 1, 1, "unknown"),
        (1, 1, 5, "unknown"),
        (-1, 5, 1, "unknown"),
        (1, None, None, "unknown"),
    ],
)
def test_ratings_by_number(value: int, best: int | None, worst: int | None, outcome: str) -> None:
    a, b, c = (None if number is None else Decimal(number) for number in (value, best, worst))
    assert finding(Review("r", "c", "agent:checker", "Nobody knows", a, b, c)).outcome is Outcome(outcome)


def test_words_go_before_numbers() -> None:
    assert finding(Review("r", "c", "a", "False", Decimal(5), Decimal(5), Decimal(1))).outcome is Outcome.NOT_HELD


def test_reviews_together() -> None:
    assert together([review("true"), review("satire")]) is True
    assert together([review("true"), review("false")]) is None
    assert together([]) is None
