"""When two values mean the same, and how far one bears another out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.agreement.values import meaning, meanings, rounding, support


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("59,000", "59000"),
        ("59000", "59000.0"),
        ("+7", "7"),
        ("Knuth, Donald E.", "donald e knuth"),
        ("O'Leary", "O\u2019LEARY"),
        ("E&oacute;in Woods", "Eóin Woods"),
        ("Gagné", "GAGNE"),
        ("Київ", "київ"),
        ("10:30 AM", "10:30  am"),
        ("smith; jones", "Jones/Smith"),
        ("%%", "%%"),
    ],
)
def test_the_same_in_other_spellings(one: str, other: str) -> None:
    assert meaning(one).key == meaning(other).key
    assert meanings([one, "else", other]).tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("59,000", "5,900"),
        ("1,0", "10"),
        ("007", "7"),
        ("12345678901234567", "12345678901234568"),
        ("10:30", "30:10"),
        ("-5 C", "5 C"),
        ("C++", "C"),
        ("A-", "A"),
        ("vitamin A", "vitamin B"),
        ("Київ", "Киів"),
        ("%%", "%"),
        ("Іван", "Иван"),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert meaning(one).key != meaning(other).key


@given(
    st.lists(st.one_of(st.text(max_size=8), st.integers().map(str), st.from_regex(r"[a-z0-9 ]{1,6}", fullmatch=True)))
)
def test_the_short_way_is_the_long_way(texts: list[str]) -> None:
    keys = [meaning(text).key for text in texts]
    assert meanings(texts).tolist() == [keys.index(key) for key in keys]


def test_a_part_bears_out_the_whole_more_than_the_whole_a_part() -> None:
    part, whole, other = meaning("Knuth"), meaning("Donald Knuth"), meaning("John Fuller")
    assert support(part, whole) == pytest.approx(0.5)
    assert support(whole, part) == pytest.approx(0.25)
    assert support(part, other) == support(other, part) == 0
    assert support(whole, whole) == 1


def test_figures_that_differ_bear_out_nothing() -> None:
    assert support(meaning("10:30 am Tuesday"), meaning("10:40 am Tuesday")) == 0
    assert support(meaning("4 GB"), meaning("4 GB memory")) > 0


WORDS = st.lists(st.sampled_from("ann bob cleo d e f".split()), min_size=1, max_size=5).map(" ".join)


@given(WORDS, WORDS)
def test_support_is_a_share(one: str, other: str) -> None:
    assert 0 <= support(meaning(one), meaning(other)) <= 1


@pytest.mark.parametrize(
    ("rough", "exact", "rounds"),
    [
        ("1,300", "1,282", True),
        ("59000", "58,800", True),
        ("1,300", "1,351", False),
        ("1,282", "1,300", False),
        ("0", "3", False),
        ("10", "12", False),
        ("1.5", "1.52", True),
        ("600000", "596638", True),
    ],
)
def test_a_rounded_figure(rough: str, exact: str, *, rounds: bool) -> None:
    a, b = meaning(rough), meaning(exact)
    figures = [np.array([figure]) for figure in (a.number, a.unit, b.number, b.unit)]
    assert rounding(*figures).tolist() == [rounds]
