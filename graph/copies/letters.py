"""What each character is to a comparison of texts, as tables that numpy can look many characters up in at once.

Case, accents, punctuation and invisible marks do not matter: an editor or a converter changes them without changing
the text. Letters of scripts that put no spaces between words are words of their own.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Kinds: TypeAlias = "NDArray[np.uint8]"
    Letters: TypeAlias = "NDArray[np.uint64]"

__all__ = ["BETWEEN", "IGNORED", "INSIDE", "WHOLE", "mix", "tables"]

BETWEEN, INSIDE, IGNORED, WHOLE = range(4)
"""A character stands between words, inside one, counts for nothing, or is a whole word."""
_KNOWN = 0x20000
"""Characters from here on are ideographs: each is a word."""
_SPACELESS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Japanese syllables
    (0x3400, 0x4DBF),  # ideographs
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
)
_LAST_PLAIN = 0x3400
"""Letters from here on have neither case nor accents, but for the forms of compatibility at the end of the plane."""


@cache
def tables() -> tuple[Kinds, Letters]:
    """Return the kind of each character, and a number for each that is the same for characters that are alike.

    Both have one more row at the end, for all characters beyond.
    """
    kinds = np.zeros(_KNOWN + 1, np.uint8)
    folded = np.arange(_KNOWN + 1, dtype=np.uint64)
    for code in range(_KNOWN):
        character = chr(code)
        category = unicodedata.category(character)
        if category in {"Mn", "Me", "Cf"}:
            kinds[code] = IGNORED
        elif category[0] in "LNM":
            kinds[code] = INSIDE
            if category[0] != "M" and (code < _LAST_PLAIN or category != "Lo"):
                folded[code] = ord(_folded(character))
    for first, last in _SPACELESS:
        part = kinds[first : last + 1]
        part[part == INSIDE] = WHOLE
    kinds[_KNOWN] = WHOLE
    numbers = mix(folded + np.uint64(1))
    numbers[(kinds == BETWEEN) | (kinds == IGNORED)] = 0
    return kinds, numbers


def mix(numbers: Letters) -> Letters:
    """Spread 64-bit numbers over all their bits (splitmix64), so that near ones end up far apart."""
    mixed = numbers + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _folded(character: str) -> str:
    """Return a letter in lower case and without its accents; what is not one letter with accents stays."""
    lower = character.lower()
    apart = unicodedata.normalize("NFKD", lower)
    if len(lower) > 1 or not all(unicodedata.combining(mark) for mark in apart[1:]):
        return lower[0]
    return apart[0]
