"""Competing claims, and how far sources agree on each."""

from __future__ import annotations

from typing import Literal

from api.models.base import AgentRef, ClaimRef, Count, Origins, Shape

__all__ = ["CompetingClaim", "CompetingItem"]


class CompetingClaim(Shape):
    """One of several claims that compete.

    `value` is the figure in which it differs, null where that is not one alone. `probability` is how far sources agree
    on it, null where nobody supports it. `voices` have the votes: origins that surely depend on each other have one.
    """

    claim: ClaimRef
    value: str | None = None
    probability: float | None = None
    votes: Count
    origins: Origins
    reports: Count
    voices: list[AgentRef]


class CompetingItem(Shape):
    """Claims that agree on all but the value, the one that sources agree on most first.

    The signal is agreement between sources and nothing else: no ruling on what is true, no part of anybody's record.
    """

    signal: Literal["agreement"]
    rule: str
    explanation: str
    claims: list[CompetingClaim]
