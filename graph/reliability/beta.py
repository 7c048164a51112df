"""The middle of a Beta distribution: the incomplete beta function and its inverse, without a library for it."""

from __future__ import annotations

import math
from functools import lru_cache

__all__ = ["cumulative", "middle"]

_STEPS = 60
"""Halvings of [0, 1]: what is left is near the precision of a float."""
_TERMS = 400
_TINY = 1e-300
_CLOSE = 1e-14
_NEAR = 1e-10


def cumulative(x: float, alpha: float, beta: float) -> float:
    """Return the probability that a Beta(`alpha`, `beta`) is at most `x`; both parameters above 0."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    front = math.exp(
        math.lgamma(alpha + beta) - math.lgamma(alpha) - math.lgamma(beta) + alpha * math.log(x) + beta * math.log1p(-x)
    )
    # The continued fraction converges fast on this side of the mean only; the other side is its mirror image.
    if x < (alpha + 1.0) / (alpha + beta + 2.0):
        return front * _fraction(x, alpha, beta) / alpha
    return 1.0 - front * _fraction(1.0 - x, beta, alpha) / beta


@lru_cache(maxsize=65536)
def middle(alpha: float, beta: float, mass: float = 0.8) -> tuple[float, float]:
    """Return the ends of the interval that holds the middle `mass` of a Beta: as much below it as above."""
    tail = (1.0 - mass) / 2.0
    return _quantile(tail, alpha, beta), _quantile(1.0 - tail, alpha, beta)


def _quantile(share: float, alpha: float, beta: float) -> float:
    low, high = 0.0, 1.0
    density = math.lgamma(alpha + beta) - math.lgamma(alpha) - math.lgamma(beta)
    x = _guess(share, alpha, beta)
    for _ in range(_STEPS):
        miss = cumulative(x, alpha, beta) - share
        if abs(miss) < _NEAR:
            break
        if miss > 0.0:
            high = x
        else:
            low = x
        slope = math.exp(density + (alpha - 1.0) * math.log(x) + (beta - 1.0) * math.log1p(-x))
        step = miss / slope if slope > 0.0 else math.inf
        following = x - step
        if not low < following < high:
            following = (low + high) / 2.0
        if following in {0.0, 1.0}:
            break
        x = following
    return x


def _guess(share: float, alpha: float, beta: float) -> float:
    """Where the quantile of a normal of the same mean and spread is, or the mean where that is outside."""
    from statistics import NormalDist  # noqa: PLC0415 - 20 ms that no help page need pay

    mean, size = alpha / (alpha + beta), alpha + beta
    found = mean + NormalDist().inv_cdf(share) * math.sqrt(mean * (1.0 - mean) / (size + 1.0))
    return found if 0.0 < found < 1.0 else mean


def _fraction(x: float, alpha: float, beta: float) -> float:
    """Lentz's evaluation of the continued fraction of the incomplete beta function."""
    c = 1.0
    d = 1.0 / _off_zero(1.0 - (alpha + beta) * x / (alpha + 1.0))
    value = d
    for m in range(1, _TERMS):
        even = m * (beta - m) * x / ((alpha + 2 * m - 1.0) * (alpha + 2 * m))
        odd = -(alpha + m) * (alpha + beta + m) * x / ((alpha + 2 * m) * (alpha + 2 * m + 1.0))
        for term in (even, odd):
            d = 1.0 / _off_zero(1.0 + term * d)
            c = _off_zero(1.0 + term / c)
            value *= d * c
        if abs(d * c - 1.0) < _CLOSE:
            break
    return value


def _off_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
