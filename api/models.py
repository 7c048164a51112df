"""The shapes of the JSON that goes in and out. They are closed: a field that is not listed here is a defect.

`id` is an IRI, `self` the URL under which the thing can be fetched. Dates of the world have the precision that is
known (`2024`, `2024-11`, `2024-11-24`, `2024-11-24T10:00:00Z`); what is not known is null. Spans are half-open
code-point offsets into the report's text.
"""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.store import Outcome  # noqa: TC001 - pydantic evaluates the annotations
from ontology.schemes import (  # noqa: TC001 - the same
    AgentType,
    Bound,
    Identification,
    Independence,
    Kind,
    RelayType,
    Stance,
    Status,
)

__all__ = [
    "AgentRef",
    "AssertionOut",
    "Chain",
    "ChainReport",
    "ChainWords",
    "ClaimItem",
    "ClaimOut",
    "ClaimRef",
    "Corroboration",
    "CorroborationClaim",
    "Health",
    "Hop",
    "Loaded",
    "NoticeOut",
    "OriginGroup",
    "Origins",
    "Page",
    "Pair",
    "Problem",
    "ProblemField",
    "Provenance",
    "ProvenanceChain",
    "ProvenanceHop",
    "ProvenanceReport",
    "PublisherRef",
    "QuantityOut",
    "ReportIn",
    "ReportItem",
    "ReportOut",
    "ReportRef",
    "RevisionOut",
    "SourceClaim",
    "SourceItem",
    "SourceOut",
    "StatsOut",
    "Words",
    "WordsOut",
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


class ReportItem(ReportRef):
    """A report in a list; publisher is null where RDF from outside gives none."""

    publisher: PublisherRef | None
    language: str | None = None
    url: str | None = None
    loaded: str | None = Field(None, description="when this content came in first, UTC")
    digest: str = Field(description="SHA-256 (hex) of everything that was read from it")


class Words(Shape):
    """Words of the report, and where they stand in its text."""

    start: Count
    end: Count
    exact: str


class WordsOut(Shape):
    """Where an assertion was read from."""

    content: list[Words]
    cue: list[Words]
    source: list[Words]


class AssertionOut(Shape):
    """One act of saying: by an agent, about claims, with a stance. `relays` is the assertion it passes on."""

    id: Iri
    stance: Stance
    claims: list[ClaimRef]
    agent: AgentRef
    label: str | None = Field(None, description="the agent as the report words it here")
    affiliation: AgentRef | None = None
    identification: Identification | None = None
    relays: Iri | None = None
    relay_type: RelayType | None = None
    wording: str | None = None
    words: WordsOut


class RevisionOut(Shape):
    """A state of the report that was loaded."""

    number: int
    digest: str
    loaded: str


class ReportOut(ReportItem):
    """A report with its text and all that it says; the assertions of a chain go from origin to publisher."""

    text: str
    revision: int
    revisions: list[RevisionOut]
    withdrawn: Date | None = None
    assertions: list[AssertionOut]


class Origins(Shape):
    """The number of independent origins: if every unknown pair is one, and if every unknown pair is two."""

    min: Count
    max: Count


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
    withdrawn: Date | None = Field(None, description="when its publisher took it back; only where it did")


class ChainWords(Shape):
    """The words that a chain was read from; several spans are joined by an ellipsis."""

    content: str | None = None
    cue: str | None = None
    source: str | None = None


class Chain(Shape):
    """Who passed a claim on to whom, from the origin to the publisher."""

    hops: list[Hop]
    report: ChainReport
    stance: Stance
    words: ChainWords


class CorroborationClaim(Shape):
    """The claim as corroboration and provenance carry it."""

    id: Iri
    text: str
    quantities: list[QuantityOut] = []


class OriginGroup(Shape):
    """Origins that count as one, the agents between them and the publishers, and their chains by number."""

    agents: list[Hop]
    intermediaries: list[str]
    chains: list[int]


class Pair(Shape):
    """Two origins, whether they are independent, and why."""

    a: Iri
    b: Iri
    independence: Independence
    reason: str
    explanation: str
    evidence: list[Any]


class NoticeOut(Shape):
    """How somebody who was asked responded, or a publisher's notice about its own checking. Never a denial."""

    agent: str
    stance: Stance
    report: Iri
    text: str | None = None


class Corroboration(Shape):
    """On how many independent origins a claim rests, by which rule, and why. Never a verdict on truth."""

    claim: CorroborationClaim
    as_of: Date | None = None
    status: Status
    rule: str
    explanation: str
    reports: Count
    publishers: Count
    origins: Origins
    groups: list[OriginGroup]
    pairs: list[Pair]
    chains: list[Chain]
    responses: list[NoticeOut]
    notices: list[NoticeOut]
    competing: list[CorroborationClaim]


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


class SourceClaim(Shape):
    """One claim that rests on a source (role origin) or that it passed on (role relay), and where."""

    claim: ClaimRef
    status: Status | None = None
    assertion: Iri
    stance: Stance | None = None
    role: Literal["origin", "relay"]
    report: ReportRef | None = None


class ReportIn(Shape):
    """A report to put in. What is not given is left empty, but the language, which is detected."""

    title: str = ""
    text: str = Field(min_length=1)
    publisher: str | None = Field(None, description="the publisher's name")
    published: Date | None = None
    url: str | None = None
    language: str | None = Field(None, description="BCP 47, such as en")
    id: str | None = Field(None, description="the report's IRI, where it has one of its own")


class Loaded(Shape):
    """What became of a report that was put in. With `dry_run`, what would become of it: then nothing was stored."""

    outcome: Outcome
    dry_run: bool
    id: Iri
    self_: Url = Field(validation_alias="self", serialization_alias="self")
    note: str | None = Field(None, description="why nothing was read from it, where that was not possible")
    claims: list[ClaimRef] = Field(description="the claims that it speaks of")
    report: ReportOut = Field(description="the report as it is stored")


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
