"""What the service says of itself, errors included."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.models.base import Count, Iri, Shape

__all__ = ["Health", "Problem", "ProblemField", "StatsOut"]


class StatsOut(Shape):
    """How many things the store holds."""

    reports: Count
    claims: Count
    assertions: Count
    agents: Count


class Health(Shape):
    """A sign of life."""

    status: Literal["ok"]
    version: str


class ProblemField(Shape):
    """One parameter or field that breaks its contract."""

    in_: Literal["query", "path", "header", "body"] = Field(validation_alias="in", serialization_alias="in")
    name: str
    value: str | None
    message: str


class Problem(Shape):
    """An error (RFC 9457)."""

    type: str = Field(description="a stable IRI for each class of error")
    title: str
    status: int
    detail: str = Field(description="one line: what is wrong, and the remedy")
    value: str | None = Field(None, description="the value that offended")
    instance: str = Field(description="the path that was asked")
    errors: list[ProblemField] | None = None
    candidates: list[Iri] | None = Field(None, description="what an ambiguous name fits")
