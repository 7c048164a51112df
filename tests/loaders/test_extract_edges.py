"""Claims without attribution at their ends, and answers tied to what they answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.tagger import load_tagger

if TYPE_CHECKING:
    from loaders.statement import Statement

# text -> the claims read from it, with the names of their hops before the publisher.
READ = {
    "The captain had lost the helm, state agency ANSA quoted the harbor master, Piero Salvi, as saying.": [
        ("The captain had lost the helm", ("Piero Salvi", "ANSA"))
    ],
    "State news agency ANSA quoted the harbor master, Piero Salvi, as saying the helm had jammed.": [
        ("The helm had jammed", ("Piero Salvi", "ANSA"))
    ],
    "Prosecutors have opened an investigation, according to the newspaper Le Monde, which cited judicial sources.": [
        ("Prosecutors have opened an investigation", ("judicial sources", "Le Monde"))
    ],
    "The plant will close in May, Reuters reports, citing two aides.": [
        ("The plant will close in May", ("two aides", "Reuters"))
    ],
    "Reuters, citing two aides, reported that the plant will close.": [
        ("The plant will close", ("two aides", "Reuters"))
    ],
    "The plant will close, Reuters reported on Monday, citing a letter it had seen.": [
        ("The plant will close", ("a letter", "Reuters"))
    ],
    "The Guardian first reported the study, citing a draft it had seen.": [],
    "The minister told reporters that the bridge was safe.": [("The bridge was safe", ("the minister",))],
    "Acme Corp said in an email it does not discuss contracts.": [
        ("Acme Corp does not discuss contracts", ("Acme Corp",))
    ],
    "Mary Bell called the strike irresponsible.": [("Mary Bell called the strike irresponsible", ("Mary Bell",))],
    "Mary Bell called on him to resign.": [],
    "The coast guard said 12 people had been saved.": [("12 people had been saved", ("coast guard",))],
    "The industry group Food Colour Europe said the sample was too small.": [
        ("The sample was too small", ("Food Colour Europe",))
    ],
    "\u201cHe was a cog in a machine,\u201d Mary Bell said. \u201cNobody paid him a cent.\u201d": [
        ("He was a cog in a machine. Nobody paid him a cent.", ("Mary Bell",))
    ],
}


def _read(text: str) -> tuple[Statement, ...]:
    return extract(Document(text, publisher="The Example", language="en"), tagger=load_tagger()).statements


@pytest.mark.parametrize("text", READ)
def test_attribution_leaves_the_claim(text: str) -> None:
    found = [(s.claim, tuple(hop.name for hop in s.chain[:-1])) for s in _read(text)]
    assert found == READ[text]


@pytest.mark.parametrize("text", READ)
def test_no_claim_begins_or_ends_with_attribution(text: str) -> None:
    for statement in _read(f"Officials met on Monday. {text} It will be discussed on Friday."):
        assert not re.match(r"(?:that|told|said|reported that|reporters that|citing)\b", statement.claim, re.IGNORECASE)
        assert not re.search(r"(?:, according to .*|\b(?:said|reports?|reported|as saying))$", statement.claim)


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Kremlin spokesman Ivan Bell said the plan was dead.", "Russia"),
        ("Ukrainian President Ivan Bell said the plan was dead.", "Ukrain"),
        ("Russian economist Ivan Bell said the plan was dead.", None),
        ("Former Polish president Ivan Bell said the plan was dead.", None),
        ("Ivan Bell, who heads the Lowland Institute, said the plan was dead.", "Lowland Institute"),
    ],
)
def test_an_office_affiliates_who_holds_it(text: str, affiliation: str | None) -> None:
    (statement,) = _read(text)
    found = statement.chain[0].affiliation
    assert statement.chain[0].name == "Ivan Bell"
    assert (found or "").find(affiliation or "") >= 0
    assert (found is None) is (affiliation is None)


def test_what_cannot_speak_is_no_source() -> None:
    assert not _read("Satellite pictures show vehicles but not the people in them, and prices say nothing at all.")


def _covers(text: str) -> list[str]:
    statements = _read(text)
    return [statements[n].claim for n in statements[-1].covers]


STORY = (
    "Poland has 9,000 soldiers at the border, a general told Reuters.\n\n"
    "\u201cThe water came at night,\u201d said passenger Lucia Ferrante.\n\n"
    "About 300 Belgian engineers have arrived in Lublin, the mayor said.\n\n"
)


@pytest.mark.parametrize(
    ("answer", "covered"),
    [
        (
            "Brussels has neither confirmed nor denied the presence of Belgian engineers in Lublin.",
            ["About 300 Belgian engineers have arrived in Lublin"],
        ),
        ("Brussels declined to comment on the whereabouts of Spanish engineers.", []),
        ("The passenger's account could not be independently verified.", ["The water came at night"]),
        (
            "The figures could not be independently verified.",
            ["Poland has 9,000 soldiers at the border", "About 300 Belgian engineers have arrived in Lublin"],
        ),
        (
            "These claims could not be independently verified.",
            [
                "Poland has 9,000 soldiers at the border",
                "The water came at night",
                "About 300 Belgian engineers have arrived in Lublin",
            ],
        ),
    ],
)
def test_an_answer_covers_what_agrees_with_its_topic(answer: str, covered: list[str]) -> None:
    assert _covers(STORY + answer) == covered


def test_an_answer_without_a_topic_covers_the_block_it_stands_with() -> None:
    text = "A ship has sunk, officials said. Its captain was saved, the owner said. The ministry has not yet commented."
    assert _covers(text) == ["A ship has sunk", "Its captain was saved"]
