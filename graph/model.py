"""The model: what a report says, as frozen dataclasses. Pure data; nothing here knows of RDF or of a store.

Ids are IRIs. All offsets are code points into `Report.text`, half open. Dates of the world (`published`, `as_of`) are
ISO 8601 text of the precision that is known ("2024", "2024-11", "2024-11-24", "2024-11-24T10:00:00Z"): `graph.when`.
The other clock, when *we* learnt of it (`loaded`), is always an exact instant in UTC.

Who owns what: a report owns its assertions, their selectors, and its anonymous sources, groups and documents. Claims,
persons, organisations and reviews are shared between reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import ModelError
from graph.when import check_date, now

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from ontology.schemes import AgentType, Bound, Certainty, GroundRule, Identification, RelayType, Stance, Status

__all__ = [
    "Agent",
    "Assertion",
    "Assessment",
    "Claim",
    "Copy",
    "Quantity",
    "Quote",
    "Reading",
    "Report",
    "Review",
    "Revision",
    "withdrawal",
]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of a report and where they stand (Web Annotation: position and quote selector in one).

    `text[start:end] == exact`; `prefix` and `suffix` are up to 32 code points around them, to find the words again in a
    text that was edited. Raises `ModelError` for a negative, empty or wrongly long span.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.exact):
            raise ModelError(
                f"span [{self.start}, {self.end}) does not fit its words {self.exact[:40]!r} of {len(self.exact)} code "
                "points",
                value=(self.start, self.end),
                remedy="give half-open code-point offsets into the report's text",
            )

    @classmethod
    def of(cls, text: str, start: int, end: int, context: int = 32) -> Quote:
        """Cut the words `[start, end)` out of `text`, with up to `context` code points on either side."""
        return cls(start, end, text[start:end], text[max(0, start - context) : start], text[end : end + context])


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a claim: "over 40 %" is value 40, unit "%", bound moreThan; "about 59,000 troops" is approximate.

    `unit` is what is counted or measured, lower case and singular or plural as the text has it; None for a bare number.
    """

    value: Decimal
    unit: str | None = None
    bound: Bound | None = None
    approximate: bool = False
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody, or something, that can say something.

    `name` is what to show: for an anonymous source or a group its description as the report gives it. `parent` is the
    IRI of the organisation it belongs to (named agents; from the gazetteer). `aliases` are other names.
    """

    id: str
    type: AgentType
    name: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition, as a cluster of wordings. `text` is the first wording met; the others are on the assertions."""

    id: str
    text: str
    language: str | None = None
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """One act of saying in one report, by one agent.

    A statement with a chain of n hops is n assertions: the origin's, then one for each hop up to the publisher, each
    relaying the one before. All have the same `about` and `stance`; only the origin's has `wording`, `content`, `cue`
    and `source`, and with them `certainty`, `hedge` (its words) and `ground_rule`, each None where the report gives
    none. `about` has one claim, or, for a response or notice ("has not commented on these statements"), every claim
    that it covers. `label` is the agent as the report words it here; `affiliation` the IRI of the organisation that the
    report puts it in. `relays` is the id of the assertion passed on, None for an origin.
    """

    id: str
    report: str
    about: tuple[str, ...]
    made_by: str
    stance: Stance
    relays: str | None = None
    relay_type: RelayType | None = None
    identification: Identification | None = None
    label: str | None = None
    affiliation: str | None = None
    wording: str | None = None
    content: tuple[Quote, ...] = ()
    cue: tuple[Quote, ...] = ()
    source: tuple[Quote, ...] = ()
    certainty: Certainty | None = None
    hedge: str | None = None
    ground_rule: GroundRule | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of a report that was loaded: `number` from 1, the `digest` of what was loaded, and when."""

    number: int
    digest: str
    loaded: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """A published document. `digest` is the SHA-256 (hex) of everything read from it: see `loaders.identity`.

    `loaded` is when this content came in first; `revisions` are all states so far, oldest first, the present one last;
    both are set by the store when it is written. `withdrawn` is when it was taken back, by its publisher or in the
    judgement of who keeps the store, if it was; `withdrawal_reason` why, in words, and `withdrawal_loaded` when the
    store learnt of it (set by the store, None where it came with the report). `credit` are the words by which its page,
    or the feed it came in, declares from whom it has its text, outside of the text itself. `reader` names what read the
    report, in which version; None where nobody said.
    """

    id: str
    title: str
    publisher: str
    text: str
    digest: str
    published: str | None = None
    language: str | None = None
    url: str | None = None
    loaded: datetime | None = None
    revisions: tuple[Revision, ...] = ()
    withdrawn: str | None = None
    withdrawal_reason: str | None = None
    withdrawal_loaded: datetime | None = None
    credit: str | None = None
    reader: str | None = None

    @property
    def revision(self) -> int:
        """The number of the present revision; 1 before it is written."""
        return self.revisions[-1].number if self.revisions else 1


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report says: what is written, replaced and deleted as one whole.

    `sources` are the report's own agents (anonymous sources, groups, documents); `agents` and `claims` the shared ones
    it speaks of, the publisher included. Every id that an assertion or the report names is in one of them.
    """

    report: Report
    assertions: tuple[Assertion, ...] = ()
    sources: tuple[Agent, ...] = ()
    agents: tuple[Agent, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A fact-checker's published rating of a claim (schema.org ClaimReview). Ratings are kept as published.

    `topic` is what the reviewer files the claim under, in the reviewer's words.
    """

    id: str
    claim: str
    reviewer: str
    rating: str | None = None
    rating_value: Decimal | None = None
    best_rating: Decimal | None = None
    worst_rating: Decimal | None = None
    url: str | None = None
    published: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the store keeps of a claim's corroboration, so that lists can be filtered by it. Derived; one per claim."""

    claim: str
    status: Status
    rule: str
    origins_min: int
    origins_max: int
    reports: int
    publishers: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Text that `report` took from an earlier report, `of`, as `graph.copies` found it: nobody has to have said so.

    `containment` is the part of the shorter of both texts that stands in the other, above 0 and at most 1, to three
    places. `shared` are the longest passages that both have, as words of the copying report.
    """

    report: str
    of: str
    containment: Decimal
    shared: tuple[Quote, ...] = ()


def withdrawal(report: str, at: str | None, reason: str | None = None) -> Report:
    """Return a report that says of itself only that it was withdrawn `at` a date, and that we learnt of it now.

    With `at` None it was not withdrawn, and says nothing. Raises `ModelError` when `at` is no date.
    """
    if at is None:
        return Report(report, "", "", "", "")
    return Report(
        report, "", "", "", "", withdrawn=check_date(at), withdrawal_reason=reason or None, withdrawal_loaded=now()
    )


def revised(report: Report, past: tuple[Revision, ...]) -> tuple[datetime, tuple[Revision, ...]]:
    """Return when a report's content came in, and its states with the one that is written now; `past` are those so far.

    What was loaded already and is only read again is the last state, which stays as it is.
    """
    if past and past[-1].digest == report.digest:
        return past[-1].loaded, past
    loaded = report.loaded or now()
    return loaded, (*past, Revision(past[-1].number + 1 if past else 1, report.digest, loaded))
