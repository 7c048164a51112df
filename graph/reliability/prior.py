"""What is believed of a source before anything it said was checked: a Beta distribution, fitted on all sources.

Empirical Bayes: the prior under which the records of all sources are likeliest (the marginal likelihood of the
beta-binomial), held in check where there are few of them. A third of its mean then goes back to even odds, because
those whose claims were checked so far were chosen by somebody, and the next ones will be others.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["EVEN", "Prior", "fit_prior", "fit_strength"]

CAUTION = 1 / 3
"""The share of the prior's mean that stays at even odds: docs/decisions has what it costs and gains."""
_USUAL_STRENGTH = 8.0
_USUAL_SPREAD = 1.0
_EVEN_ODDS = 0.5
_FINE = 1e-4
_GAIN = 1e-9
_SIDE = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class Prior:
    """Beta(`alpha`, `beta`): what it is worth is as much as `strength` checked claims, a share `mean` of which held."""

    alpha: float
    beta: float

    @property
    def mean(self) -> float:
        """The share of claims expected to hold of a source of which nothing is known."""
        return self.alpha / (self.alpha + self.beta)

    @property
    def strength(self) -> float:
        """How many checked claims it weighs as much as."""
        return self.alpha + self.beta

    @classmethod
    def of(cls, mean: float, strength: float) -> Prior:
        """Return the prior with this mean (between 0 and 1, both excluded) and this strength (above 0)."""
        return cls(mean * strength, (1.0 - mean) * strength)


EVEN = Prior.of(_EVEN_ODDS, _USUAL_STRENGTH)
"""What is believed where no source has a record yet."""


def fit_prior(tallies: Iterable[tuple[float, int]]) -> Prior:
    """Return the prior fitted on `tallies`, (held, checked) of each source; `EVEN` when nothing was checked.

    The order does not matter. A tally may hold a fraction (a half-true claim counts half).
    """
    counted = Counter((held, checked) for held, checked in tallies if checked)
    if not counted:
        return EVEN
    known = sorted(counted.items())

    def worth(odds: float, size: float) -> float:
        mean, strength = _share(odds), math.exp(size)
        fit = _likelihood([(held, checked, mean, times) for (held, checked), times in known], strength)
        return fit + math.log(mean * (1.0 - mean)) + _likely_strength(size)

    odds, size = _climb(worth, (0.0, math.log(_USUAL_STRENGTH)), (1.0, 1.0))
    mean = (1.0 - CAUTION) * _share(odds) + CAUTION * _EVEN_ODDS
    return Prior.of(mean, math.exp(size))


def fit_strength(cells: Sequence[tuple[float, int, float]]) -> float:
    """Return how many checked claims the expected share is worth, fitted on (held, checked, expected share) cells."""
    known = [(held, checked, mean, times) for (held, checked, mean), times in sorted(Counter(cells).items())]

    def worth(_: float, size: float) -> float:
        return _likelihood(known, math.exp(size)) + _likely_strength(size)

    return math.exp(_climb(worth, (0.0, math.log(_USUAL_STRENGTH)), (0.0, 1.0))[1])


def _likelihood(known: Iterable[tuple[float, int, float, int]], strength: float) -> float:
    """Return the log of the beta-binomial's likelihood, without the part that the parameters do not touch."""
    of, whole = math.lgamma, math.lgamma(strength)
    total = 0.0
    for held, checked, mean, times in known:
        alpha, beta = mean * strength, (1.0 - mean) * strength
        total += times * (
            of(held + alpha) - of(alpha) + of(checked - held + beta) - of(beta) + whole - of(checked + strength)
        )
    return total


def _likely_strength(size: float) -> float:
    return -((size - math.log(_USUAL_STRENGTH)) ** 2) / (2.0 * _USUAL_SPREAD**2)


def _share(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))


def _climb(
    worth: Callable[[float, float], float], start: tuple[float, float], reach: tuple[float, float]
) -> tuple[float, float]:
    """Find the top of a function with one top: go to the best point around while there is a better one, then closer."""
    best, height = start, worth(*start)
    step = 1.0
    while step > _FINE:
        around = {(best[0] + a * step * reach[0], best[1] + b * step * reach[1]) for a in _SIDE for b in _SIDE} - {best}
        found = max((worth(*point), point) for point in around)
        if found[0] > height + _GAIN:
            height, best = found
        else:
            step /= 2.0
    return best
