"""Votes: what each voter gives, one vote an item, shared out where it gives several values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Votes", "votes"]


@dataclass(frozen=True, slots=True)
class Votes:
    """Voter `voter[n]` gives `value[n]` the share `weight[n]` of its one vote on the value's item; sorted by value.

    `first[v]` is where the votes for value `v` begin, `counts[v]` how many there are; `starts` are the places where
    each item's values begin, and `place[v]` is the number of its item among those that have values.
    """

    voter: NDArray[np.int32]
    value: NDArray[np.int32]
    weight: NDArray[np.float64]
    first: NDArray[np.int64]
    counts: NDArray[np.float64]
    starts: NDArray[np.int64]
    place: NDArray[np.int32]
    voters: int

    def by_value(self, what: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum something that each vote has over the votes for each value."""
        return np.asarray(np.add.reduceat(what, self.first) if len(self.first) else np.zeros(0))

    def by_voter(self, what: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum something that each vote has over the votes of each voter."""
        return np.asarray(np.bincount(self.voter, what, self.voters), np.float64)


def votes(voter: NDArray[np.int32], value: NDArray[np.int32], item_of: NDArray[np.int32], voters: int) -> Votes:
    """Count rows as votes; every value has at least one. To give a value again changes only how a vote is shared."""
    size = max(1, voters)
    cast, times = np.unique(value.astype(np.int64) * size + voter, return_counts=True)
    what, who = (part.astype(np.int32) for part in np.divmod(cast, size))
    turns = np.diff(item_of, prepend=-1) != 0
    place = (np.cumsum(turns) - 1).astype(np.int32)
    weight = _shares(place[what].astype(np.int64) * size + who, times)
    first = np.searchsorted(what, np.arange(len(item_of)))
    counts = np.add.reduceat(weight, first) if len(first) else np.zeros(0)
    return Votes(who, what, weight, first, counts, np.flatnonzero(turns).astype(np.int64), place, voters)


def _shares(ballot: NDArray[np.int64], times: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return each row's share of all rows of its ballot: a voter's on one item."""
    found, of, rows = np.unique(ballot, return_inverse=True, return_counts=True)
    if len(found) == len(ballot):
        return np.ones(len(ballot))
    if len(times) and times.max() > 1:
        rows = np.bincount(of, times, len(found))
    return np.asarray(times / rows[of], np.float64)
