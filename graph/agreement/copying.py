"""Sources that are one voice: they say the same of the same items, and share what others hold to be wrong.

Saying the same is no sign of copying among sources that are right; sharing what nobody else says is. Two sources are
taken for one origin when more than seven tenths of all that either says is said by both, and when, of the items on
which they differ or stand together against what most others say, they stand together on more than half.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from graph.agreement.votes import Votes

__all__ = ["voices"]

_ENOUGH = 20
"""Sources that say less are not compared."""
_SAME = 0.7
_AGAINST = 5
_TOGETHER = 0.5
_PAIRS = 3_000_000
"""Pairs of votes looked at, at most: beyond that, those of some items only."""
_SEED = 5


def voices(cast: Votes) -> NDArray[np.int32]:
    """Return for each voter the number of its voice: its own, or the least of those that are one with it."""
    voice = np.arange(cast.voters, dtype=np.int32)
    some = _sample(cast)
    for a, b in _alike(cast, some):
        if voice[a] != voice[b] and _together(cast, some, a, b):
            low, high = sorted((voice[a], voice[b]))
            voice[voice == high] = low
    return voice


def _sample(cast: Votes) -> NDArray[np.int64]:
    """Return the places of the votes to look at, by value: those of talkative voters, on as many items as we can."""
    talkative = np.bincount(cast.voter, minlength=cast.voters) >= _ENOUGH
    places = np.flatnonzero(talkative[cast.voter])
    backers = np.bincount(cast.value[places], minlength=len(cast.counts))
    pairs = np.add.reduceat(backers * (backers - 1) // 2, cast.starts) if len(cast.starts) else backers
    order = np.random.default_rng(_SEED).permutation(len(pairs))
    kept = np.zeros(len(pairs), bool)
    kept[order] = np.cumsum(pairs[order]) <= _PAIRS
    places = places[kept[cast.place[cast.value[places]]]]
    found: NDArray[np.int64] = places
    return found


def _alike(cast: Votes, some: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    voter, value = cast.voter[some].astype(np.int64), cast.value[some]
    said = np.bincount(voter, minlength=cast.voters)
    keys = []
    apart = 1
    while apart < len(voter):
        same = np.flatnonzero(value[apart:] == value[:-apart])
        if not len(same):
            break
        one, two = voter[same], voter[same + apart]
        keys.append(np.minimum(one, two) * cast.voters + np.maximum(one, two))
        apart += 1
    if not keys:
        return
    pair, both = np.unique(np.concatenate(keys), return_counts=True)
    a, b = np.divmod(pair, cast.voters)
    alike = both > _SAME * (said[a] + said[b] - both)
    yield from zip(a[alike & (both >= _AGAINST)].tolist(), b[alike & (both >= _AGAINST)].tolist(), strict=True)


def _together(cast: Votes, some: NDArray[np.int64], a: int, b: int) -> bool:
    """Whether the two stand together against most others on more than half of the items where it could be told."""
    mine, yours = (cast.value[some[cast.voter[some] == one]] for one in (a, b))
    both = np.intersect1d(mine, yours)
    shared = np.intersect1d(cast.place[mine], cast.place[yours])
    differ = len(shared) - len(np.intersect1d(shared, cast.place[both]))
    against = 0
    for value in both.tolist():
        start = cast.starts[cast.place[value]]
        end = cast.starts[cast.place[value] + 1] if cast.place[value] + 1 < len(cast.starts) else len(cast.counts)
        rivals = np.concatenate([cast.counts[start:value], cast.counts[value + 1 : end]])
        against += bool(len(rivals)) and rivals.max() > cast.counts[value] - 2
    return against >= _AGAINST and against > _TOGETHER * (against + differ)
