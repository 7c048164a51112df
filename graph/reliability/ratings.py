"""What a published rating says: the claim held, it did not, or neither can be said. A table, never a guess."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from graph.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Review

__all__ = ["Finding", "Outcome", "finding", "together"]

_BETWEEN = re.compile(r"[^\w']+|_+")
_WORDS = ("held", "notHeld", "mixed", "unproven")


class Outcome(StrEnum):
    """What a rating comes to. The last three count neither for nor against anybody."""

    HELD = "held"
    NOT_HELD = "notHeld"
    MIXED = "mixed"
    UNPROVEN = "unproven"
    UNKNOWN = "unknown"

    @property
    def held(self) -> bool | None:
        """Whether the claim held; None when that cannot be said."""
        return {Outcome.HELD: True, Outcome.NOT_HELD: False}.get(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a review comes to, and the rule that says so: the version of the table, and whether by words or number."""

    outcome: Outcome
    rule: str


def finding(review: Review) -> Finding:
    """Return what a review's rating comes to: by its words where the table has them, else by its number on its scale.

    A number counts only with both ends of its scale, the best above the worst, and between them. Words that the table
    does not have, beside no such number, are `UNKNOWN`.
    """
    version, words, low, high = _table()
    outcome = words.get(_plain(review.rating)) if review.rating else None
    if outcome:
        return Finding(outcome, f"ratings/{version} by words")
    value, best, worst = review.rating_value, review.best_rating, review.worst_rating
    if value is not None and best is not None and worst is not None and worst < best and worst <= value <= best:
        share = float((value - worst) / (best - worst))
        found = Outcome.NOT_HELD if share <= low else Outcome.HELD if share >= high else Outcome.MIXED
        return Finding(found, f"ratings/{version} by number")
    return Finding(Outcome.UNKNOWN, f"ratings/{version}")


def together(reviews: Iterable[Review]) -> bool | None:
    """Return whether a claim held by all its reviews together: None when none says so, or some say this, some that."""
    said = {held for review in reviews if (held := finding(review).outcome.held) is not None}
    return said.pop() if len(said) == 1 else None


@cache
def _table() -> tuple[str, Mapping[str, Outcome], float, float]:
    text = files("graph.reliability").joinpath("ratings.toml").read_text(encoding="utf-8")
    read: dict[str, Any] = tomllib.loads(text)
    words = {_plain(word): Outcome(name) for name in _WORDS for word in read[name]}
    return read["version"], words, read["scale"]["notHeld"], read["scale"]["held"]


def _plain(words: str) -> str:
    return " ".join(_BETWEEN.split(folded(words))).strip()
