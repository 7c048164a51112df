"""Texts to the numbers of their words and of their runs of five words, many texts at once and without a loop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from graph.copies.letters import BETWEEN, IGNORED, WHOLE, mix, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers: TypeAlias = "NDArray[np.uint64]"
    Places: TypeAlias = "NDArray[np.int64]"

__all__ = ["GRAM", "Wording", "wordings"]

GRAM = 5
"""How many words make a run that is compared."""
_LONGEST = 64
"""Letters of a word beyond this many count without their place."""
_BASE = 0x9E3779B97F4A7C55
_POWERS = np.array([pow(_BASE, power, 2**64) for power in range(_LONGEST)], np.uint64)
_STEPS = [np.uint64(pow(0xD6E8FEB86659FD93, power, 2**64)) for power in range(GRAM)]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as it is compared. `starts` and `ends` are where its words stand, in code points.

    `grams[i]` is the number of the run of words i to i + 4; there are four fewer of them than words, or none. The
    numbers are the same on every machine: a store may keep them.
    """

    starts: Places
    ends: Places
    grams: Numbers


def wordings(texts: Sequence[str]) -> list[Wording]:
    """Return texts as they are compared, each for itself."""
    if not texts:
        return []
    codes = np.frombuffer("\0".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    firsts = np.concatenate(([0], np.cumsum(lengths + 1)))
    starts, ends, words = _words(codes)
    grams = _grams(words)
    borders = np.searchsorted(starts, firsts)
    return [
        Wording(
            starts[first:last] - offset,
            ends[first:last] - offset,
            grams[first : max(first, last - GRAM + 1)],
        )
        for first, last, offset in zip(borders[:-1].tolist(), borders[1:].tolist(), firsts.tolist(), strict=False)
    ]


def _words(codes: NDArray[np.uint32]) -> tuple[Places, Places, Numbers]:
    """Return where words start and end, and their numbers."""
    kinds, numbers = tables()
    kind = kinds.take(codes, mode="clip")
    places: Places | None = None
    if (kind == IGNORED).any():
        places = np.flatnonzero(kind != IGNORED)
        kind, codes = kind[places], codes[places]
    inside, whole = kind != BETWEEN, kind == WHOLE
    # A word starts where none was, and at and after every letter that is a word of its own.
    start, end = inside.copy(), inside.copy()
    start[1:] &= ~inside[:-1] | whole[1:] | whole[:-1]
    end[:-1] &= ~inside[1:] | whole[:-1] | whole[1:]
    starts, lasts = np.flatnonzero(start), np.flatnonzero(end)
    if not starts.size:
        return starts, lasts, np.zeros(0, np.uint64)
    word = np.cumsum(start) - 1
    place = np.arange(codes.size) - starts[word]
    sums = np.add.reduceat(numbers.take(codes, mode="clip") * _POWERS.take(place, mode="clip"), starts)
    if places is not None:
        starts, lasts = places[starts], places[lasts]
    return starts, lasts + 1, mix(sums)


def _grams(words: Numbers) -> Numbers:
    if words.size < GRAM:
        return np.zeros(0, np.uint64)
    last = words.size - GRAM + 1
    sums = np.zeros(last, np.uint64)
    for place, step in enumerate(_STEPS):
        sums += words[place : place + last] * step
    return mix(sums)
