"""Claims, and through whom they came."""

from __future__ import annotations

from pydantic import Field

from api.models.base import ClaimRef, Count, Date, Iri, Origins, QuantityOut, Shape, Url
from api.models.reports import Words  # noqa: TC001 - pydantic evaluates the annotations
from ontology.schemes import Identification, Kind, Stance, Status  # noqa: TC001 - pydantic evaluates the annotations

__all__ = [
    "ChainReport",
    "ChainWords",
    "ClaimItem",
    "ClaimOut",
    "CopyNote",
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
    credit: str | None = Field(
        None, description="how its page or feed declares from whom it has its text; only where it does"
    )


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
    copied_from: list[Iri] = Field(description="reports that it was copied from with its report")


class CopyNote(Shape):
    """A report whose text was found to be taken from an earlier one, with the passages that both have."""

    report: Iri
    of: Iri
    containment: float = Field(description="how much of the shorter text stands in the other")
    shared: list[Words]
    of_publisher: str | None = Field(None, description="the name of the earlier one's publisher")
    of_published: Date | None = None
    declared: bool = Field(description="the copying report names the publisher of the earlier one")


class Provenance(Shape):
    """Every chain of a claim, hop by hop, with the words it was read from; responses and notices included."""

    claim: ClaimRef
    chains: list[ProvenanceChain]
    copies: list[CopyNote] = Field(description="copies that its reports were found to be")
