"""Paths of attribution."""

from __future__ import annotations

from pydantic import Field

from api.models.base import AgentRef, ClaimRef, Count, Iri, ReportRef, Shape
from ontology.schemes import Stance  # noqa: TC001 - pydantic evaluates the annotations

__all__ = ["PathOut", "PathStep"]


class PathStep(Shape):
    """One step of a path: how many reports tell of it, and the first published of them."""

    reports: Count
    first: list[ReportRef]


class PathOut(Shape):
    """A way of a claim from the first of `agents` to the last; `steps[i]` is that from the i-th agent to the next."""

    claim: ClaimRef
    stance: Stance
    agents: list[AgentRef]
    steps: list[PathStep]
    whole_in: list[Iri] = Field(description="reports that tell of all of it, as one chain")
    explanation: str
