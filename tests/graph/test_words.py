"""How a search reads words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.words import asked_words, narrows, text_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("About 59,000 troops, the U.S. says.", ["about", "59,000", "troops", "u.s", "says"]),
        ("Russia\u2019s north-south road; O'Brien", ["russia's", "north", "south", "road", "o'brien"]),
        ("Café Łódź, Škoda Ærø", ["cafe", "lodz", "skoda", "aero"]),
        ("Курської їжак", ["курської", "їжак"]),
        ("the a of", []),
        ('" OR * NEAR(', ["near"]),
    ],
)
def test_words_are_those_of_the_index(text: str, words: list[str]) -> None:
    assert text_words(text) == words


def test_a_possessive_asks_for_its_word_and_finds_both() -> None:
    assert asked_words("Russia's") == asked_words("russia") == {"russia": ("russia", "russia's")}


@given(st.text())
def test_reading_words_again_changes_nothing(text: str) -> None:
    words = text_words(text)
    assert text_words(" ".join(words)) == words


def test_only_common_words_leave_nothing_out() -> None:
    assert not narrows("of the")
    assert narrows("of the bridge")
    assert narrows("")
    assert narrows("?!")
