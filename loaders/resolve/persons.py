"""Names of persons: titles off, spellings folded, and last names joined with the full names of the same text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology.names import normal_name

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["bare_name", "full_names", "person_key"]

_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president vice-president prime minister premier chancellor "
    "king queen prince princess pope senator congressman congresswoman representative governor mayor general gen "
    "lieutenant "
    "colonel col major maj captain capt admiral adm commander sergeant sgt secretary ambassador "
    "judge justice rabbi imam "
    "father sister brother former then ex-president the".split()
)
_ENDING = re.compile(r"(?<=\w{3})(?:iy|yy|ii|yi|ij|yj|i|y)\b")


def bare_name(name: str) -> str:
    """Return a person's name without the titles before it; the name as it is when nothing else would be left."""
    words = name.split()
    while len(words) > 1 and words[0].strip(".,").casefold() in _TITLES:
        words = words[1:]
    return " ".join(words)


def person_key(name: str) -> str:
    """Return what two spellings of one name have in common: "Zelenskyy", "Zelenskiy" and "Zelensky" are one."""
    return _ENDING.sub("y", normal_name(bare_name(name)))


def full_names(names: Iterable[str]) -> dict[str, str]:
    """Return, for the key of each name, the key of the longest name in the same text that ends with it.

    "Barhylevych" is "Anatolii Barhylevych" where a text has both; where it has two full names that fit ("Hunter Biden"
    and "Joe Biden") a last name stays by itself.
    """
    keys = sorted({person_key(name) for name in names})
    found: dict[str, str] = {}
    for key in keys:
        longer = [other for other in keys if other != key and other.endswith(f" {key}")]
        # Of names that end in each other ("Ann Marie Lee", "Marie Lee"), the longest stands for all.
        longest = max(longer, key=lambda other: (len(other), other), default=key)
        found[key] = longest if all(longest.endswith(other) for other in longer) else key
    return found
