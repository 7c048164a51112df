"""Reviews of claims by fact-checkers, and what they make of those who said them."""

from __future__ import annotations

from pydantic import Field

from api.models.base import AgentRef, ClaimRef, Count, Date, Iri, Linked, Shape
from graph.reliability.ratings import Outcome  # noqa: TC001 - pydantic evaluates the annotations
from ontology.schemes import Reliability, Stance  # noqa: TC001 - the same

__all__ = [
    "CheckOut",
    "CheckedReview",
    "CheckedText",
    "PriorOut",
    "RecordOut",
    "ReviewItem",
    "ReviewOut",
    "ReviewsLoaded",
    "SourceRecord",
    "TopicRecord",
]


class ReviewItem(Linked):
    """A published review. The rating is kept as it was published; `outcome` is what it comes to, by which `rule`."""

    claim: ClaimRef
    reviewer: AgentRef
    rating: str | None = None
    rating_value: float | None = None
    best_rating: float | None = None
    worst_rating: float | None = None
    url: str | None = None
    published: Date | None = None
    topic: str | None = None
    outcome: Outcome
    rule: str


class ReviewOut(ReviewItem):
    """A review that was put in, and whether it is of a claim that the store had already."""

    known_claim: bool


class ReviewsLoaded(Shape):
    """What became of the reviews in a body, and what could not be read of it."""

    dry_run: bool
    reviews: list[ReviewOut]
    failed: list[str]


class PriorOut(Shape):
    """What is believed of a source before anything of it was checked: a Beta distribution."""

    alpha: float
    beta: float


class RecordOut(Shape):
    """How many of a source's checked claims held, the share expected of the next, its 80 % interval, and the letter.

    F means that it cannot be judged: fewer than five claims were checked.
    """

    held: float
    checked: Count
    mean: float
    interval: list[float] = Field(min_length=2, max_length=2)
    reliability: Reliability
    explanation: str
    rule: str
    prior: PriorOut


class TopicRecord(RecordOut):
    """A record on one topic, where five or more of the source's claims on it were checked: see docs/reliability.md."""

    topic: str


class CheckedText(Shape):
    """A claim by its id and words."""

    id: Iri
    text: str


class CheckedReview(Shape):
    """A review of a checked claim, what it comes to and by which rule."""

    id: Iri
    reviewer: Iri
    rating: str | None = None
    url: str | None = None
    outcome: Outcome
    rule: str


class CheckOut(Shape):
    """A claim that the record was made from: `held` is what counts for the source; null for nothing, and `why`."""

    claim: CheckedText
    stance: Stance
    held: float | None = None
    why: str | None = None
    topic: str | None = None
    reviews: list[CheckedReview]


class SourceRecord(Shape):
    """A source's record and every claim that it comes from, so that anybody can do the sum again."""

    source: AgentRef
    record: RecordOut
    topics: list[TopicRecord]
    checks: list[CheckOut]
