"""How a claim came to stand as it does."""

from __future__ import annotations

from pydantic import Field

from api.models.base import ClaimRef, Date, Iri, Shape
from api.models.withdrawal import ImpactState  # noqa: TC001 - pydantic evaluates the annotations
from graph.reason.timeline import CauseKind, Clock  # noqa: TC001 - the same

__all__ = ["CauseOut", "StepOut", "TimelineOut"]


class CauseOut(Shape):
    """Something that happened: a report came in, was withdrawn or reinstated, or the claim was reviewed."""

    kind: CauseKind
    id: Iri
    by: str
    why: str | None = Field(None, description="of a reinstatement: why the withdrawal was undone")


class StepOut(Shape):
    """What happened at one date, and how the claim stood before and after; `before` is null on the first step.

    `date` is null for what has none: it counts at present, and comes last. `revised` are reports that once said
    something else.
    """

    date: Date | None = None
    causes: list[CauseOut]
    before: ImpactState | None = None
    after: ImpactState
    changes: bool
    why: str
    revised: list[Iri]


class TimelineOut(Shape):
    """The steps by which a claim came to its present state, oldest first."""

    claim: ClaimRef
    clock: Clock
    steps: list[StepOut]
