"""Floors under matching across languages: statements of news in three languages, each with a near miss beside it."""

from __future__ import annotations

import pytest

from benchmarks.languages import STATEMENTS, is_same

# What it was when the floors were set, by batch; the guard was mended after it had met the first three, so only the
# fourth tells what to expect of others. Of 440 wordings 59 % are the same claim as the English one to the guard.
FLOORS = {"1": 79, "2": 74, "3": 31, "4": 59}
NEAR_MISSES = {"1": 0, "2": 2, "3": 2, "4": 4}


@pytest.mark.parametrize("batch", FLOORS)
def test_what_is_said_in_another_language_is_found_to_be_the_same(batch: str) -> None:
    statements = [one for one in STATEMENTS if one["Batch"] == batch]
    pairs = [(one[language], one["English"]) for one in statements for language in ("Ukrainian", "Russian")]
    assert sum(is_same(*pair) for pair in pairs) >= FLOORS[batch]
    assert all(is_same(other, text) for text, other in pairs if is_same(text, other)), "it is symmetric"


@pytest.mark.parametrize("batch", NEAR_MISSES)
def test_what_differs_in_a_word_that_matters_is_hardly_ever_merged(batch: str) -> None:
    statements = [one for one in STATEMENTS if one["Batch"] == batch and one["Near miss"]]
    merged = [
        (one[language], one["Near miss"])
        for one in statements
        for language in ("Ukrainian", "Russian")
        if is_same(one[language], one["Near miss"])
    ]
    assert len(merged) <= NEAR_MISSES[batch], merged
