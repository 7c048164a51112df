"""How probable each value is, and how often each voter is right, each worked out from the other.

A voter is taken to give the true value of an item with a probability of its own, and otherwise any of the others, one
of which may be a value that nobody gave: so a claim that nobody else has touched tells nothing of whoever made it, and
is as probable as they are right. Voters are expected to be right as often as others who say as much (a line fitted
through all of them); what is known of one moves it away from there. A vote also counts for values that it bears out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.agreement.likeness import Support
    from graph.agreement.votes import Votes

__all__ = ["Consensus", "consensus"]

_ROUNDS = 10
"""More of them only make the strong stronger."""
_FEWEST_VALUES = 3
_EXPECTED, _STRENGTH = 0.6, 6.0
_LINE = 5.0
_LEAST_EXPECTED, _MOST_EXPECTED = 0.1, 0.95
_NEVER, _ALWAYS = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Consensus:
    """`probability[v]` that value `v` is its item's, and `agreement[s]`: the share of what voter `s` says that is."""

    probability: NDArray[np.float64]
    agreement: NDArray[np.float64]


def consensus(cast: Votes, support: Support) -> Consensus:
    """Work it out in a fixed number of rounds; the same votes give the same figures, in whatever order they came."""
    items = len(cast.starts)
    given = np.diff(np.append(cast.starts, len(cast.counts)))
    possible = np.maximum(_FEWEST_VALUES, given + 1)
    said = cast.by_voter(cast.weight)
    probability = cast.counts / (1.0 + np.add.reduceat(cast.counts, cast.starts))[cast.place] if items else cast.counts
    expected = np.full(cast.voters, _EXPECTED)
    agreement = expected
    for number in range(_ROUNDS if items else 0):
        right = cast.by_voter(cast.weight * probability[cast.value])
        if number > 1:
            expected = _expected(said, right)
        agreement = np.clip((right + expected * _STRENGTH) / (said + _STRENGTH), _NEVER, _ALWAYS)
        probability = _probability(cast, support, np.log(agreement / (1.0 - agreement)), possible, given)
    return Consensus(probability, agreement)


def _expected(said: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit how often voters are right to the logarithm of how much they say."""
    speak = said > 0
    much, share = np.log(said[speak]), right[speak] / said[speak]
    trust = said[speak] / (said[speak] + _STRENGTH)
    ones, line = np.ones_like(much), np.full(len(said), _EXPECTED)
    left = np.array([[trust.sum(), (trust * much).sum()], [(trust * much).sum(), (trust * much * much).sum() + _LINE]])
    first, slope = np.linalg.solve(left, np.array([(trust * share * ones).sum(), (trust * share * much).sum()]))
    line[speak] = np.clip(first + slope * much, _LEAST_EXPECTED, _MOST_EXPECTED)
    return line


def _probability(
    cast: Votes,
    support: Support,
    odds: NDArray[np.float64],
    possible: NDArray[np.int64],
    given: NDArray[np.int64],
) -> NDArray[np.float64]:
    weight = cast.by_value(cast.weight * odds[cast.voter])
    weight += cast.counts * np.log(possible - 1.0)[cast.place]
    if len(support.saying):
        borne = support.share * np.maximum(weight, 0.0)[support.saying]
        weight = weight + np.bincount(support.other, borne, len(weight))
    # A value that nobody gave weighs 0; everything is taken relative to the heaviest, so that nothing overflows.
    top = np.maximum(np.maximum.reduceat(weight, cast.starts), 0.0)
    worth = np.exp(weight - top[cast.place])
    whole = np.add.reduceat(worth, cast.starts) + (possible - given) * np.exp(-top)
    return np.asarray(worth / whole[cast.place])
