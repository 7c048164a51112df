"""What all shapes are made of: ids, links, pages, and the short forms of things."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from ontology.schemes import AgentType, Bound, Kind  # noqa: TC001 - pydantic evaluates the annotations

__all__ = [
    "AgentRef",
    "ClaimRef",
    "Count",
    "Date",
    "Iri",
    "ItemT",
    "Linked",
    "Origins",
    "Page",
    "PublisherRef",
    "QuantityOut",
    "ReportRef",
    "Shape",
    "Url",
]

ItemT = TypeVar("ItemT")
Iri = Annotated[str, Field(description="an IRI", examples=["https://w3id.org/sayso/agent/reuters"])]
Url = Annotated[str, Field(description="the URL under which it can be fetched")]
Date = Annotated[str, Field(description="ISO 8601 at the precision that is known", examples=["2024-11-24"])]
Count = Annotated[int, Field(ge=0)]


class Shape(BaseModel):
    """A closed, frozen shape. `self` is spelt `self_` in Python."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, serialize_by_alias=True)


class Linked(Shape):
    """A thing with its IRI and its URL."""

    id: Iri
    self_: Url = Field(validation_alias="self", serialization_alias="self")


class Page(Shape, Generic[ItemT]):
    """A page of a list. `next` is the cursor of the next one (as is the `Link` header), null on the last page."""

    items: list[ItemT]
    next: str | None = None


class Origins(Shape):
    """The number of independent origins: if every unknown pair is one, and if every unknown pair is two."""

    min: Count
    max: Count


class QuantityOut(Shape):
    """A figure in a claim: "over 40 %" is 40, "%", moreThan; "about 59,000 troops" is approximate."""

    value: float | int
    unit: str | None = None
    bound: Bound | None = None
    approximate: bool = False
    as_of: Date | None = None


class AgentRef(Linked):
    """Somebody who says something, in short; type and kind are null for one that the store does not know."""

    name: str
    type: AgentType | None = None
    kind: Kind | None = None


class ClaimRef(Linked):
    """A claim, in short."""

    text: str


class ReportRef(Linked):
    """A report, in short."""

    title: str
    published: Date | None = None


class PublisherRef(Linked):
    """The publisher of a report; null where the store does not know its name."""

    name: str | None = None
