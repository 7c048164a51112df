"""Reports: put in, in lists, and with all that they say."""

from __future__ import annotations

from pydantic import Field

from api.models.base import AgentRef, ClaimRef, Count, Date, Iri, PublisherRef, ReportRef, Shape, Url
from graph.store import Outcome  # noqa: TC001 - pydantic evaluates the annotations
from ontology.schemes import (  # noqa: TC001 - pydantic evaluates the annotations
    Certainty,
    GroundRule,
    Identification,
    RelayType,
    Stance,
)

__all__ = [
    "AssertionOut",
    "CopyOut",
    "Loaded",
    "ReportIn",
    "ReportItem",
    "ReportOut",
    "RevisionOut",
    "Words",
    "WordsOut",
]


class ReportIn(Shape):
    """A report to put in. What is not given is left empty, but the language, which is detected."""

    title: str = ""
    text: str = Field(min_length=1)
    publisher: str | None = Field(None, description="the publisher's name")
    published: Date | None = None
    url: str | None = None
    language: str | None = Field(None, description="BCP 47, such as en")
    id: str | None = Field(None, description="the report's IRI, where it has one of its own")


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
    certainty: Certainty | None = Field(None, description="how it hedges what it says; null: stated flatly")
    hedge: str | None = Field(None, description="the hedging words")
    ground_rule: GroundRule | None = Field(None, description="on what terms the source spoke, if the report says so")
    wording: str | None = None
    words: WordsOut


class RevisionOut(Shape):
    """A state of the report that was loaded."""

    number: int
    digest: str
    loaded: str


class CopyOut(Shape):
    """A report whose text was found to be taken from an earlier one: `shared` are passages of the copying report."""

    report: Iri
    of: Iri
    containment: float = Field(description="how much of the shorter text stands in the other")
    shared: list[Words]


class ReportOut(ReportItem):
    """A report with its text and all that it says; the assertions of a chain go from origin to publisher."""

    text: str
    revision: int
    revisions: list[RevisionOut]
    withdrawn: Date | None = None
    withdrawal_reason: str | None = None
    credit: str | None = Field(None, description="how its page or feed declares from whom it has its text")
    assertions: list[AssertionOut]
    copies: list[CopyOut] = Field(description="what it was copied from, and what was copied from it")


class Loaded(Shape):
    """What became of a report that was put in. With `dry_run`, what would become of it: then nothing was stored."""

    outcome: Outcome
    dry_run: bool
    id: Iri
    self_: Url = Field(validation_alias="self", serialization_alias="self")
    note: str | None = Field(None, description="why nothing was read from it, where that was not possible")
    claims: list[ClaimRef] = Field(description="the claims that it speaks of")
    report: ReportOut = Field(description="the report as it is stored")
