"""The stretches of a text that the model reads at a time: whole paragraphs where they fit, with context around."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from loaders.tagger.pieces import Pieces

__all__ = ["Window", "windows"]

# In pieces. Core and context together stay within the 256 that the model was trained on, with its two markers.
_CORE = 200
_LEFT = 36
_RIGHT = 18


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of pieces: the model reads `low` to `high`, and is believed on `first` to `last` (all half open)."""

    low: int
    high: int
    first: int
    last: int


def windows(pieces: Pieces) -> list[Window]:
    """Return the windows over all pieces, in order; their cores cover every piece once."""
    packed: list[tuple[int, int]] = []
    for first, last in _units(pieces):
        if packed and last - packed[-1][0] <= _CORE:
            packed[-1] = (packed[-1][0], last)
        else:
            packed.append((first, last))
    return [Window(max(0, first - _LEFT), min(len(pieces), last + _RIGHT), first, last) for first, last in packed]


def _units(pieces: Pieces) -> list[tuple[int, int]]:
    """Cut into paragraphs; those longer than a core at a sentence's end, or else between words, or else anywhere."""
    count = len(pieces)
    starts_word = np.zeros(count, bool)
    starts_word[pieces.words] = True
    breaks = np.flatnonzero(pieces.paragraph[1:] != pieces.paragraph[:-1]) + 1
    edges = [0, *breaks.tolist(), count]
    units: list[tuple[int, int]] = []
    for edge, last in pairwise(edges):
        first = edge
        while last - first > _CORE:
            middle = np.arange(first + _CORE // 3, first + _CORE)
            places = middle[pieces.sentence[middle] != pieces.sentence[middle - 1]]
            if not len(places):
                middle = np.arange(first + _CORE // 2, first + _CORE + 1)
                places = middle[starts_word[middle]]
            place = int(places[-1]) if len(places) else first + _CORE
            units.append((first, place))
            first = place
        if last > first:
            units.append((first, last))
    return units
