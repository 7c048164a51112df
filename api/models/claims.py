"""Claims, and through whom they came."""

from __future__ import annotations

from pydantic import Field

from api.models.base import ClaimRef, Count, Date, Iri, Origins, QuantityOut, Shape, Url
from ontology.schemes import Identification, Kind, Stance, Status  # noqa: TC001 - pydantic evaluates the annotations

__all__ = [
    "ChainReport",
    "ChainWords",
    "ClaimItem",
    "ClaimOut",
    "Hop",
    "Provenance",
    "ProvenanceChain",
    "ProvenanceHop",
    "ProvenanceReport",
]


class ClaimItem(ClaimRef):
    """A claim in a list; status and counts are null until it is assessed."""

    language: str | None = None
    status: Status | None = None
    rule: str | None = None
    origins: Origins | None = None
    reports: Count | None = None
    publishers: Count | None = None


class ClaimOut(ClaimItem):
    """A claim, and where to read on."""

    quantities: list[QuantityOut]
    competing: list[ClaimRef] = Field(description="claims that differ in the value only")
    provenance: Url
    corroboration: Url


class Hop(Shape):
    """One agent of a chain. An origin names how the report identifies it and where it puts it."""

    id: Iri | None = None
    kind: Kind
    name: str
    affiliation: str | None = None
    identification: Identification | None = None


class ChainReport(Shape):
    """The report that a chain stands in."""

    id: Iri
    title: str | None = None
    published: Date | None = None
    url: str | None = None
    withdrawn: Date | None = Field(None, description="when it was taken back; only where it was")
    withdrawal_reason: str | None = Field(None, description="why it was taken back; only where that is known")


class ChainWords(Shape):
    """The words that a chain was read from; several spans are joined by an ellipsis."""

    content: str | None = None
    cue: str | None = None
    source: str | None = None


class ProvenanceHop(Hop):
    """One agent of a chain, where to read on about it, and the assertion by which it spoke."""

    self_: Url = Field(validation_alias="self", serialization_alias="self")
    assertion: Iri | None = None


class ProvenanceReport(ChainReport):
    """The report that a chain stands in, and where to read it."""

    self_: Url = Field(validation_alias="self", serialization_alias="self")


class ProvenanceChain(Shape):
    """A chain from origin to publisher. `broken`: its origin relays something that the store does not hold."""

    hops: list[ProvenanceHop]
    report: ProvenanceReport
    stance: Stance
    words: ChainWords
    broken: bool
    circular: bool


class Provenance(Shape):
    """Every chain of a claim, hop by hop, with the words it was read from; responses and notices included."""

    claim: ClaimRef
    chains: list[ProvenanceChain]
