"""How alike two claims are in their words: a number from 0 to 1, blind to what the guard sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.match.guard import met

if TYPE_CHECKING:
    from graph.match.facts import Facts

__all__ = ["Likeness", "dice", "likeness"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """All from 0 to 1. `words`: words in common; `names`: names of both that the other has too (1 when there are none).

    `grams`: character n-grams in common; `overall` a mean of these; `besides_figures` of words and names alone.
    """

    words: float
    names: float
    grams: float
    overall: float
    besides_figures: float


def likeness(a: Facts, b: Facts) -> Likeness:
    """Measure how alike two claims are in their words."""
    words = dice(a.words, b.words)
    count = len(a.names) + len(b.names)
    shared = sum(met(name, a, b) for name in a.names) + sum(met(name, b, a) for name in b.names)
    names = shared / count if count else 1.0
    grams = dice(a.grams, b.grams)
    weight = 0.5 if count else 0.0
    besides = (words + weight * names) / (1 + weight)
    return Likeness(
        words=words,
        names=names,
        grams=grams,
        overall=(words + grams + weight * names) / (2 + weight),
        besides_figures=besides,
    )


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """Return how much two sets have in common, from 0 to 1; 1 when both are empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0
