"""On how many independent origins a claim rests."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.models.base import Count, Date, Iri, Origins, QuantityOut, Shape
from api.models.claims import ChainReport, ChainWords, Hop  # noqa: TC001 - pydantic evaluates the annotations
from ontology.schemes import Independence, Stance, Status  # noqa: TC001 - pydantic evaluates the annotations

__all__ = ["Chain", "Corroboration", "CorroborationClaim", "LoopOut", "NoticeOut", "OriginGroup", "Pair", "PolicyOut"]


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
    chains: list[Chain]
    responses: list[NoticeOut]
    notices: list[NoticeOut]
    competing: list[CorroborationClaim]
    circular: list[LoopOut]
