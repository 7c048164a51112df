"""What a reader makes of a published review, before anybody knows whose claim it is of in the graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["ReviewDocument"]


@dataclass(frozen=True, slots=True)
class ReviewDocument:
    """A review as read: the claim in the reviewer's words, who reviewed it, and the rating as it was published.

    There is at least a rating in words or a number. `topic` is the first that the reviewer gives. `claimant` is who is
    said to have made the claim, for people only. `origin` is where it was read from, for messages.
    """

    claim: str
    reviewer: str
    rating: str | None = None
    rating_value: Decimal | None = None
    best_rating: Decimal | None = None
    worst_rating: Decimal | None = None
    url: str | None = None
    published: str | None = None
    topic: str | None = None
    language: str | None = None
    claimant: str | None = None
    origin: str = ""
