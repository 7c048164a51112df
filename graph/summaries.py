"""What lists and detail pages show: rows of the named queries as frozen dataclasses. `graph.view` fills them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from datetime import datetime

    from graph.model import Review
    from ontology.schemes import AgentType, Stance, Status

__all__ = [
    "ClaimSummary",
    "Coverage",
    "Page",
    "ReportSummary",
    "ReviewSummary",
    "Role",
    "SourceClaim",
    "SourceDetail",
    "SourceSummary",
    "Stats",
]

T = TypeVar("T")
Role: TypeAlias = Literal["origin", "relay"]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items of a list, and the cursor that the next page is asked for with; None on the last page."""

    items: tuple[T, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report without its text. `publisher` is an agent's IRI; "" where RDF from outside gives none."""

    id: str
    title: str
    publisher: str
    publisher_name: str | None
    published: str | None
    language: str | None
    url: str | None
    loaded: datetime | None
    digest: str


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """A review with the words of its claim and the name of its reviewer, where the store has them."""

    review: Review
    claim_text: str
    reviewer_name: str | None


@dataclass(frozen=True, slots=True)
class ClaimSummary:
    """A claim and its assessment; the last six are None (counts 0) for a claim that was never assessed."""

    id: str
    text: str
    language: str | None
    status: Status | None
    rule: str | None
    origins_min: int | None
    origins_max: int | None
    reports: int
    publishers: int


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """An agent: in how many reports it speaks, and how many of its assertions relay nothing, and how many another."""

    id: str
    name: str
    type: AgentType
    parent: str | None
    reports: int
    as_origin: int
    as_relay: int


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """A `SourceSummary` with what is known of the agent. `aliases` are sorted."""

    id: str
    name: str
    type: AgentType
    parent: str | None
    parent_name: str | None
    wikidata: str | None
    aliases: tuple[str, ...]
    reports: int
    as_origin: int
    as_relay: int


@dataclass(frozen=True, slots=True)
class SourceClaim:
    """One assertion by an agent, with its claim and report. `role` is whether it is the origin or passes on."""

    claim: str
    text: str
    status: Status | None
    assertion: str
    stance: Stance | None
    role: Role
    report: str | None
    title: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a store holds."""

    reports: int
    claims: int
    assertions: int
    agents: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a store has to search in: reports, their publishers and languages (most reports first), and their dates.

    `first` and `last` are the earliest and the latest date of publication, `undated` how many reports have none;
    `model` is the one whose vectors of claims are kept, None where claims are found by their words alone.
    """

    reports: int
    publishers: int
    languages: tuple[tuple[str, int], ...] = ()
    first: str | None = None
    last: str | None = None
    undated: int = 0
    model: str | None = None
