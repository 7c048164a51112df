"""Which values of one item bear each other out, and how far."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graph.agreement.values import ROUNDED, Meaning, meaning, rounding, support

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from graph.agreement.observations import Observations
    from graph.agreement.votes import Votes

__all__ = ["Support", "supports"]

_MOST = 64
"""Values of an item beyond these, by votes, bear nothing out: pairs grow with the square."""


class Support(NamedTuple):
    """A vote for value `saying[n]` is also one for value `other[n]`, by `share[n]`."""

    saying: NDArray[np.int64]
    other: NDArray[np.int64]
    share: NDArray[np.float64]


def supports(observations: Observations, cast: Votes) -> Support:
    """Compare the values of each item with each other."""
    size = np.diff(np.append(cast.starts, len(cast.counts)))
    disputed = np.flatnonzero(size[cast.place] > 1)
    met = np.unique(observations.text_of[disputed])
    read = {number: meaning(observations.texts[number]) for number in met.tolist()}
    number = np.full(len(observations.texts), np.nan)
    unit = np.zeros(len(observations.texts))
    phrase = np.zeros(len(observations.texts), bool)
    for place, one in read.items():
        if one.number is not None:
            number[place], unit[place] = one.number, one.unit
        phrase[place] = len(one.words) > 1
    numbers = _rounded(number[observations.text_of], unit[observations.text_of], cast.place)
    lively = np.zeros(len(size), bool)
    lively[cast.place[disputed[phrase[observations.text_of[disputed]]]]] = True
    words = _worded(observations.text_of, read, cast, np.flatnonzero(lively & (size > 1)).tolist())
    return Support(*(np.concatenate(pair) for pair in zip(numbers, words, strict=True)))


def _rounded(number: NDArray[np.float64], unit: NDArray[np.float64], place: NDArray[np.int32]) -> Support:
    """Find the figures that round others of their item."""
    saying, other = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    rough = np.flatnonzero(unit > 0)
    item, at, to = place[rough], number[rough], unit[rough]
    for apart in range(1, min(_MOST, len(rough))):
        same = np.flatnonzero(item[apart:] == item[:-apart])
        if not len(same):
            break
        for a, b in ((same, same + apart), (same + apart, same)):
            fits = rounding(at[a], to[a], at[b], to[b])
            saying.append(rough[a[fits]])
            other.append(rough[b[fits]])
    found = np.concatenate(saying)
    return Support(found, np.concatenate(other), np.full(len(found), ROUNDED))


def _worded(text_of: NDArray[np.int32], read: dict[int, Meaning], cast: Votes, items: Sequence[int]) -> Support:
    """Find the values in words that are part of others of their item."""
    ends = np.append(cast.starts[1:], len(cast.counts))
    found: list[tuple[int, int, float]] = []
    for item in items:
        found += _pairs(_chosen(int(cast.starts[item]), int(ends[item]), cast.counts), text_of, read)
    saying, other, share = zip(*found, strict=True) if found else ((), (), ())
    return Support(np.array(saying, np.int64), np.array(other, np.int64), np.array(share, np.float64))


def _chosen(start: int, end: int, counts: NDArray[np.float64]) -> Sequence[int]:
    if end - start <= _MOST:
        return range(start, end)
    return sorted(range(start, end), key=lambda place: (-counts[place], place))[:_MOST]


def _pairs(
    places: Sequence[int], text_of: NDArray[np.int32], read: dict[int, Meaning]
) -> Iterator[tuple[int, int, float]]:
    worded = [(place, one) for place in places if (one := read[int(text_of[place])]).words]
    for (a, one), (b, two) in combinations(worded, 2):
        if one.figures == two.figures and not one.words.isdisjoint(two.words):
            yield a, b, support(one, two)
            yield b, a, support(two, one)
