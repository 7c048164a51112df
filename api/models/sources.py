"""Sources, and what rests on them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.models.base import AgentRef, ClaimRef, Count, Iri, ReportRef, Shape, Url
from api.models.reviews import RecordOut  # noqa: TC001 - pydantic evaluates the annotations
from ontology.schemes import Stance, Status  # noqa: TC001 - pydantic evaluates the annotations

__all__ = ["SourceClaim", "SourceItem", "SourceOut"]


class SourceItem(AgentRef):
    """A source in a list: in how many reports it speaks, how often as origin, how often passing another on."""

    parent: Iri | None = None
    reports: Count
    as_origin: Count
    as_relay: Count


class SourceOut(SourceItem):
    """A source, and where to read on."""

    parent_name: str | None = None
    aliases: list[str]
    wikidata: str | None = None
    claims_as_origin: Url
    claims_as_relay: Url
    reliability: RecordOut
    record: Url = Field(description="the claims that the record comes from")


class SourceClaim(Shape):
    """One claim that rests on a source (role origin) or that it passed on (role relay), and where."""

    claim: ClaimRef
    status: Status | None = None
    assertion: Iri
    stance: Stance | None = None
    role: Literal["origin", "relay"]
    report: ReportRef | None = None
