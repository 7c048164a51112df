"""Small arithmetic on spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.statement import Span

__all__ = ["overlap", "shared"]


def overlap(one: Span | None, other: Span | None) -> bool:
    """Whether two spans have a code point in common; no span has any."""
    return bool(one and other and one[0] < other[1] and other[0] < one[1])


def shared(ones: Iterable[Span], others: Iterable[Span]) -> int:
    """Return how many code points the two sets of spans have in common."""
    others = tuple(others)
    return sum(min(e, f) - max(s, d) for s, e in ones for d, f in others if s < f and d < e)
