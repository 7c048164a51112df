"""Matching on pairs written for it: no wrong merge, most right ones, and alterations that never merge."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.match.compare import Relation, best, compare, promising
from graph.model import Claim, Quantity
from tests.graph.claim_pairs import FIRST, LAST, SECOND, THIRD

PAIRS = (*FIRST, *SECOND, *THIRD, *LAST)
TEXTS = sorted({text for _, one, other in PAIRS for text in (one, other)})
WITH_FIGURE = [text for text in TEXTS if re.search(r"\d", text)]
POSITIVE = [text for text in TEXTS if not re.search(r"\b(?:not|no|without|refused)\b", text)]


def claim(text: str) -> Claim:
    return Claim(f"c:{text}", text, "en")


def relation(one: str, other: str) -> str:
    found = compare(claim(one), claim(other)).relation
    return found.value if found else "none"


def test_precision_and_recall_on_the_pairs() -> None:
    counts = Counter((expected, relation(one, other)) for expected, one, other in PAIRS)
    for kind, recall in (("same", 0.85), ("competing", 0.95)):
        right = counts[kind, kind]
        called = sum(number for (_, got), number in counts.items() if got == kind)
        there = sum(number for (expected, _), number in counts.items() if expected == kind)
        assert right == called, f"{called - right} of {called} wrongly called {kind}"
        assert right / there >= recall, f"{right} of {there} found to be {kind}"


@pytest.mark.parametrize(("expected", "one", "other"), PAIRS)
def test_matching_is_symmetric_and_gives_its_reason(expected: str, one: str, other: str) -> None:
    there, back = compare(claim(one), claim(other)), compare(claim(other), claim(one))
    assert (there.relation, there.score) == (back.relation, back.score)
    assert there.reason
    assert 0 <= there.score <= 1
    assert expected in {"same", "competing", "related", "none"}


@pytest.mark.parametrize("text", TEXTS)
def test_a_claim_is_the_same_as_itself(text: str) -> None:
    assert relation(text, text) == "same"
    assert relation(text, f"  {text.replace(' ', '  ')} ") == "same"


def altered(text: str) -> list[str]:
    """Every figure of a text, changed in six ways that a reader would notice."""
    found = []
    for match in re.finditer(r"\d[\d,]*(?:\.\d+)?", text):
        value = Decimal(match.group().replace(",", ""))
        if match.group().isdigit() and len(match.group()) == 4:
            continue  # a year
        if re.match(r" (?:September|November)", text[match.end() :]):
            found.append(f"{text[: match.start()]}{value + 1}{text[match.end() :]}")
            continue
        for other in (value * 10, value + 1, value * 2, value + 7, value / 2, value * Decimal("1.3")):
            whole = other.quantize(Decimal(1)) if value == value.to_integral_value() else other.quantize(Decimal("0.1"))
            if whole != value:
                found.append(f"{text[: match.start()]}{whole:,f}{text[match.end() :]}")
    return found


def test_altered_numbers_never_merge() -> None:
    pairs = [(text, other) for text in WITH_FIGURE for other in altered(text)]
    assert len(pairs) > 700
    wrong = [(one, other) for one, other in pairs if relation(one, other) == "same" and not _within_about(one, other)]
    assert not wrong


def _within_about(one: str, other: str) -> bool:
    """Whether "about" covers the change: up to 2 % where both are approximate."""
    if not re.search(r"\b(?:about|some|roughly|nearly)\b", one, re.IGNORECASE):
        return False
    left, right = (re.findall(r"\d[\d,]*(?:\.\d+)?", text) for text in (one, other))
    values = [(Decimal(a.replace(",", "")), Decimal(b.replace(",", ""))) for a, b in zip(left, right, strict=True)]
    return all(abs(a - b) * 50 <= max(a, b) for a, b in values)


NEGATIONS = (
    (r"\b(has|have|is|are|was|were|will|may|can)\b", r"\1 not"),
    (r"\b(has|have|is|are|was|were|will|may|can)\b", r"\1 never"),
    (r"^(.*)$", r"It is false that \1"),
    (r"^(.*)$", r"It is not true that \1"),
)


def test_added_negations_never_merge() -> None:
    pairs = [
        (text, other)
        for text in POSITIVE
        for pattern, instead in NEGATIONS
        if (other := re.sub(pattern, instead, text, count=1)) != text
    ]
    assert len(pairs) > 400
    wrong = [(one, other) for one, other in pairs if relation(one, other) == "same"]
    assert not wrong


def test_alterations_of_the_other_wording_never_merge_either() -> None:
    """Not only a copy with another number, but a paraphrase with another number."""
    same = [(one, other) for expected, one, other in PAIRS if expected == "same"]
    wrong = [
        (one, changed)
        for one, other in same
        for changed in altered(other)
        if relation(one, changed) == "same" and not _within_about(other, changed)
    ]
    assert not wrong


def test_the_reason_names_what_differs() -> None:
    one = claim("About 59,000 Russian troops have been sent to the Kursk region")
    fewer = claim("About 5,900 Russian troops have been sent to the Kursk region")
    found = compare(one, fewer)
    assert found.relation is Relation.COMPETING
    assert found.reason == "the value differs: 59,000 soldier against 5,900 soldier"
    elsewhere = claim("About 59,000 Russian troops have been sent to the Belgorod region")
    assert compare(one, elsewhere).reason == "the names differ: kursk against belgorod"


def test_quantities_of_extraction_complete_the_words() -> None:
    words = "Their number has come to 11,000 in Kursk"
    other = claim("11,000 soldiers are in Kursk")
    assert compare(claim(words), other).relation is not Relation.SAME
    counted = Claim("c:1", words, "en", (Quantity(Decimal(11000), "soldiers"),))
    assert compare(counted, other).relation is Relation.SAME
    then = Claim("c:2", other.text, "en", (Quantity(Decimal(11000), "soldiers", as_of="2024-11"),))
    later = Claim("c:3", f"{other.text} now", "en", (Quantity(Decimal(11000), "soldiers", as_of="2025-01"),))
    assert compare(then, later).relation is not Relation.SAME


def test_the_quick_look_loses_no_match() -> None:
    for one in TEXTS:
        for other in TEXTS[::7]:
            if relation(one, other) in {"same", "competing"}:
                assert promising(claim(one), claim(other))
    assert not all(promising(claim(TEXTS[0]), claim(other)) for other in TEXTS)
    for expected, one, other in PAIRS:
        if expected in {"same", "competing"} and relation(one, other) == expected:
            assert promising(claim(one), claim(other))


def test_candidates_are_ranked_alike_whatever_their_order() -> None:
    wording = claim("About 59,000 Russian troops have been sent to the Kursk region")
    candidates = [claim(text) for text in TEXTS]
    ranked = best(wording, candidates)
    assert ranked == best(wording, candidates[::-1])
    order = [list(Relation).index(match.relation) for _, match in ranked if match.relation]
    assert order == sorted(order)
    assert ranked[0][0].text == wording.text


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    there, back = compare(claim(one), claim(other)), compare(claim(other), claim(one))
    assert there.relation is back.relation
    assert compare(claim(one), claim(one)).relation is Relation.SAME
