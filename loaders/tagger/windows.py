"""The stretches of a text that the model reads at a time: whole paragraphs where they fit, with context around."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from loaders.tagger.pieces import Pieces

__all__ = ["SIZE", "Size", "Window", "units", "windows"]


@dataclass(frozen=True, slots=True)
class Size:
    """Pieces of a window: of its core at most, and of the context to its left and right."""

    core: int
    left: int
    right: int


SIZE = Size(core=200, left=36, right=18)
"""Stays within the 256 that a model was trained on, with its two markers."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of pieces: the model reads `low` to `high`, and is believed on `first` to `last` (all half open)."""

    low: int
    high: int
    first: int
    last: int


def windows(pieces: Pieces, size: Size = SIZE) -> list[Window]:
    """Return the windows over all pieces, in order; their cores cover every piece once."""
    packed: list[tuple[int, int]] = []
    for first, last in units(pieces, size.core):
        if packed and last - packed[-1][0] <= size.core:
            packed[-1] = (packed[-1][0], last)
        else:
            packed.append((first, last))
    return [
        Window(max(0, first - size.left), min(len(pieces), last + size.right), first, last) for first, last in packed
    ]


def units(pieces: Pieces, core: int) -> list[tuple[int, int]]:
    """Cut into paragraphs; those longer than `core` at a sentence's end, or else between words, or else anywhere."""
    count = len(pieces)
    starts_word = np.zeros(count, bool)
    starts_word[pieces.words] = True
    breaks = np.flatnonzero(pieces.paragraph[1:] != pieces.paragraph[:-1]) + 1
    edges = [0, *breaks.tolist(), count]
    found: list[tuple[int, int]] = []
    for edge, last in pairwise(edges):
        first = edge
        while last - first > core:
            middle = np.arange(first + core // 3, first + core)
            places = middle[pieces.sentence[middle] != pieces.sentence[middle - 1]]
            if not len(places):
                middle = np.arange(first + core // 2, first + core + 1)
                places = middle[starts_word[middle]]
            place = int(places[-1]) if len(places) else first + core
            found.append((first, place))
            first = place
        if last > first:
            found.append((first, last))
    return found
