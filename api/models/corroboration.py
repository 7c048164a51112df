"""On how many independent origins a claim rests."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.models.base import Count, Date, Iri, Origins, QuantityOut, Shape
from api.models.claims import ChainReport, ChainWords, CopyNote, Hop  # noqa: TC001 - pydantic evaluates the annotations
from graph.reason.changes import Kind as ChangeKind  # noqa: TC001 - the same
from graph.reason.weakest import Role  # noqa: TC001 - the same
from graph.reliability.ratings import Outcome  # noqa: TC001 - the same
from ontology.schemes import Credibility, Independence, Reliability, Stance, Status  # noqa: TC001 - pydantic evaluates the annotations

__all__ = [
    "Chain",
    "ChangeEnd",
    "ChangeOut",
    "ConsistentOut",
    "Corroboration",
    "CorroborationClaim",
    "CoverageOut",
    "CredibilityOut",
    "LiftOut",
    "LinkOut",
    "LoopOut",
    "NamedOut",
    "NoticeOut",
    "OriginGroup",
    "Pair",
    "PolicyOut",
    "ReviewNote",
    "SourceReliability",
]


class CorroborationClaim(Shape):
    """The claim as corroboration and provenance carry it."""

    id: Iri
    text: str
    quantities: list[QuantityOut]


class Chain(Shape):
    """Who passed a claim on to whom, from the origin to the publisher."""

    hops: list[Hop]
    report: ChainReport
    stance: Stance
    words: ChainWords
    fell_with: list[Iri] | None = Field(
        None, description="withdrawn reports that it rests on, and does not count without; only where there are some"
    )
    copied_from: list[Iri] | None = Field(
        None, description="reports that it was copied from with its report; only where there are some"
    )


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


class PolicyOut(Shape):
    """The policy that says what links between origins mean: whose it is, and which of its versions."""

    name: str
    version: str


class LoopOut(Shape):
    """Outlets that cite each other for the claim (`circle`), or a citation that time makes impossible (`tooEarly`).

    Of a `tooEarly` the first of `reports` cites the agent, whose first report here is the second.
    """

    kind: Literal["circle", "tooEarly"]
    agents: list[Iri]
    reports: list[Iri]
    published: Date | None = None
    other_published: Date | None = None


class SourceReliability(Shape):
    """An origin of the claim and its letter on the first axis of the Admiralty code, with its record in words."""

    id: Iri
    name: str
    reliability: Reliability
    explanation: str


class CredibilityOut(Shape):
    """The second axis of the Admiralty code, and the rule that set it; 6 is outside of the scale."""

    code: Credibility
    label: str
    rule: str
    explanation: str
    sources: list[SourceReliability]


class ReviewNote(Shape):
    """A fact-checker's review of the claim: the rating as published, and what it comes to by which rule."""

    id: Iri
    reviewer: Iri
    rating: str | None = None
    published: Date | None = None
    url: str | None = None
    outcome: Outcome
    rule: str


class LinkOut(Shape):
    """A hop that the status hangs on: how the claim would stand without what came through it."""

    agent: Hop
    role: Role
    reports: Count
    status: Status
    origins: Origins
    explanation: str


class NamedOut(Shape):
    """An agent by id and name."""

    id: Iri
    name: str


class LiftOut(Shape):
    """What would lift the status: to which (null: no source can), in words, and whom a source must not belong to."""

    status: Status | None = None
    explanation: str
    independent_of: list[NamedOut]


class CoverageOut(Shape):
    """What was searched: in how many reports, of whom, from when to when, in which languages, by which means."""

    explanation: str
    reports: Count
    publishers: Count
    languages: dict[str, Count]
    first: Date | None = None
    last: Date | None = None
    undated: Count
    means: list[str]


class ChangeEnd(Shape):
    """A report at either end of a change: its publisher, and the claim as it words it."""

    report: Iri
    agent: Iri
    claim: Iri
    words: str


class ChangeOut(Shape):
    """What changed from a report to one that passes it on."""

    kind: ChangeKind
    from_: ChangeEnd = Field(validation_alias="from", serialization_alias="from")
    to: ChangeEnd
    before: str | None
    after: str | None
    explanation: str


class ConsistentOut(Shape):
    """Figures of one origin that agree with each other: consistency, never corroboration."""

    kind: Literal["change", "share", "difference", "sum"]
    origin: Iri
    claims: list[Iri]
    reports: list[Iri]
    arithmetic: str
    stated: str
    explanation: str


class RelatedClaim(Shape):
    """A claim about the same thing that is not the same, and what keeps the two apart."""

    claim: CorroborationClaim
    relation: Literal["related"]
    differs: str


class Corroboration(Shape):
    """On how many independent origins a claim rests, by which rule, and why. Never a verdict on truth."""

    claim: CorroborationClaim
    as_of: Date | None = None
    loaded_by: Date | None = None
    status: Status
    rule: str
    policy: PolicyOut
    explanation: str
    reports: Count
    publishers: Count
    origins: Origins
    groups: list[OriginGroup]
    pairs: list[Pair]
    pairs_left_out: Count = Field(description="pairs of groups beyond the first 60 groups, which are not judged singly")
    chains: list[Chain]
    responses: list[NoticeOut]
    notices: list[NoticeOut]
    competing: list[CorroborationClaim]
    related: list[RelatedClaim]
    circular: list[LoopOut]
    weakest: list[LinkOut] = Field(description="hops that the status hangs on, the one it hangs on most first")
    lift: LiftOut | None = Field(description="the kind of source that would lift the status")
    coverage: CoverageOut | None = Field(description="what was searched for other origins")
    credibility: CredibilityOut
    reviews: list[ReviewNote]
    copies: list[CopyNote] = Field(description="copies that its reports were found to be")
    changes: list[ChangeOut] = Field(description="what relays changed, report by report")
    consistency: list[ConsistentOut] = Field(
        description="arithmetic between figures of one origin; never corroboration"
    )
