"""When two values mean the same, and how far one bears another out: numbers, names, lists of names, other text.

Values stay the strings that they were given as; this is only about comparing them.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.words import folded

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

__all__ = ["ROUNDED", "Meaning", "meaning", "meanings", "rounding", "support"]

_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?|[+-]?\.\d+")
_BETWEEN = re.compile(r"[\s,;:/|&()\[\]{}\"._]+|(?<=\w)-(?=\w)")
_QUOTES = str.maketrans(dict.fromkeys("'\u2019\u2018`\u00b4"))
_DIGIT = re.compile(r"\d")
_LONGEST = 15
"""Digits beyond which a number is rather a name, and too long for a float."""
_WHOLE_WORD = 4
"""Letters from which on a word counts whole: "E." says less than "Ervin"."""
_CARE = 2
ROUNDED = 0.75
"""How far a rounded figure is a vote for one that it rounds."""
_COARSEST = 0.1


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a value is compared by: its `number` and the `unit` that it is given to, or else its words and figures.

    `key` is equal where two values mean the same.
    """

    key: Hashable
    number: float | None = None
    unit: float = 0.0
    words: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    weight: float = 0.0


def meaning(text: str) -> Meaning:
    """Read a value. Numbers are equal whatever their commas; words in any order and case ("Knuth, Donald").

    Text with figures in it ("10:30", "5 GB") keeps its order and its signs; accents and markup are left out.
    """
    stripped = text.strip()
    if _NUMBER.fullmatch(stripped) and len(stripped) <= _LONGEST:
        return Meaning(key=(number := float(stripped.replace(",", ""))), number=number, unit=_unit(stripped))
    text = folded(html.unescape(stripped) if "&" in stripped else stripped)
    words = [word for word in _BETWEEN.split(text.translate(_QUOTES)) if word]
    if not words:
        return Meaning(key=stripped)
    figures = frozenset(word for word in words if _DIGIT.search(word))
    key = " ".join(text.split()) if figures else tuple(sorted(words))
    plain = frozenset(words)
    return Meaning(key=key, words=plain, figures=figures, weight=_weight(plain))


def meanings(texts: Sequence[str]) -> NDArray[np.int64]:
    """Return for each text the place of the first text that means the same."""
    first: dict[Hashable, int] = {}
    return np.fromiter(
        (first.setdefault(_key(text), place) for place, text in enumerate(texts)), np.int64, count=len(texts)
    )


def support(saying: Meaning, other: Meaning) -> float:
    """Return how far a vote for the words of `saying` is also one for those of `other`: 0 not at all, 1 wholly.

    "Knuth" bears out "Donald Knuth" by half: what it says is in there, and half of what is there is said; words that
    are not in there count against it doubly. Text whose figures differ bears out nothing.
    """
    if saying.figures != other.figures:
        return 0.0
    both = _weight(saying.words & other.words)
    return both / other.weight * (both / saying.weight) ** _CARE if both else 0.0


def rounding(
    rough: NDArray[np.float64], unit: NDArray[np.float64], exact: NDArray[np.float64], finer: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Tell for each figure `rough`, given to `unit`, whether it rounds `exact`, given to the unit `finer`."""
    off = np.abs(rough - exact)
    return (unit > finer) & (off <= unit / 2) & (off < _COARSEST * np.abs(rough))


def _key(text: str) -> Hashable:
    # Most values are numbers or bare words; they need no more than this.
    if text.isascii():
        if text.isdigit():
            return float(text) if len(text) <= _LONGEST and (text[0] != "0" or text == "0") else text
        if text.isalpha():
            return (text.lower(),)
        if text.isalnum():
            return text.lower()
    return meaning(text).key


def _unit(number: str) -> float:
    """Return the unit that a number is given to: "1,300" to 100, "1.25" to .01."""
    whole, _, decimals = number.replace(",", "").partition(".")
    if decimals:
        return 10.0 ** -len(decimals)
    return 10.0 ** (len(whole) - len(whole.rstrip("0"))) if whole.strip("+-0") else 1.0


def _weight(words: frozenset[str]) -> float:
    return sum(min(len(word), _WHOLE_WORD) for word in words) / _WHOLE_WORD
