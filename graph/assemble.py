"""Rows of named queries to the model: the same for every store.

A store may hold RDF from outside. What does not fit the model (an assertion without a maker, a stance that is none, a
span without words) is left out here, so that nothing that reasons has to care; where a property has several values the
least one counts.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeVar

from graph.dossier import Dossier
from graph.errors import ModelError
from graph.model import Agent, Assertion, Claim, Copy, Quantity, Quote, Reading, Report, Review, Revision
from graph.rdf.order import natural
from graph.when import parse_instant
from ontology.schemes import AgentType, Bound, Certainty, GroundRule, Identification, RelayType, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from enum import StrEnum
    from typing import TypeAlias

    from graph.store import Row

    Sections: TypeAlias = Mapping[str, Sequence[Row]]

__all__ = [
    "concept",
    "copies_of",
    "dossier_of",
    "moment",
    "number",
    "reading_of",
    "report_of",
    "review_of",
    "revisions_of",
    "text",
]

E = TypeVar("E", bound="StrEnum")


def text(row: Row, column: str) -> str | None:
    """Return a column as text; None when the row has none."""
    value = row.get(column)
    return None if value is None else str(value)


def number(row: Row, column: str) -> int:
    """Return a count; 0 when the row has none, or no number."""
    value = row.get(column, 0)
    return int(value) if isinstance(value, int | float) else 0


def concept(scheme: type[E], value: str | None) -> E | None:
    """Return the concept of a scheme; None when there is none of that name."""
    with suppress(ValueError):
        return scheme(value)  # type: ignore[arg-type]  # None is in no scheme and fails like any stranger
    return None


def moment(row: Row, column: str) -> datetime | None:
    """Return an instant; None when the row has none that can be read."""
    with suppress(ModelError):
        return parse_instant(text(row, column) or "")
    return None


def dossier_of(rows: Iterable[Row]) -> Dossier | None:
    """Return a dossier of the rows of `dossier`; None when there is no claim among them."""
    sections = _sections(rows)
    claim = next(iter(_claims(sections["claim"], _quantities(sections["quantity"], None))), None)
    if claim is None:
        return None
    reports = (report_of(row) for row in sections["report"])
    return Dossier(
        claim,
        tuple(sorted(_assertions(sections), key=lambda assertion: assertion.id)),
        {agent.id: agent for agent in _agents(sections["agent"], ())},
        {report.id: report for report in reports},
        tuple(sorted(_reviews(sections["review"], claim.id), key=lambda review: review.id)),
        tuple(sorted(_claims(sections["competing"], {}), key=lambda other: other.id)),
        _copies(sections),
    )


def reading_of(report: Report, rows: Iterable[Row]) -> Reading:
    """Return a whole reading of its report and the rows of `reading`; words stand in the order of the text."""
    sections = _sections(rows)
    agents = _agents(sections["agent"], sections["alias"])
    return Reading(
        report,
        tuple(sorted(_assertions(sections), key=lambda assertion: natural(assertion.id))),
        tuple(sorted((a for a in agents if a.type.owned_by_report), key=lambda agent: natural(agent.id))),
        tuple(sorted((a for a in agents if not a.type.owned_by_report), key=lambda agent: agent.id)),
        tuple(sorted(_claims(sections["claim"], _quantities(sections["quantity"], "claim")), key=lambda c: c.id)),
    )


def copies_of(rows: Iterable[Row]) -> tuple[Copy, ...]:
    """Return the copies of the rows of `copies`, sorted by both reports."""
    return _copies(_sections(rows))


def report_of(row: Row, revisions: Iterable[Row] = ()) -> Report:
    """Return a report of a row of `report` (or of a section), and the rows of `revisions`."""
    return Report(
        id=str(row["id"]),
        title=text(row, "title") or "",
        publisher=text(row, "publisher") or "",
        text=text(row, "text") or "",
        digest=text(row, "digest") or "",
        published=text(row, "published"),
        language=text(row, "language"),
        url=text(row, "url"),
        loaded=moment(row, "loaded"),
        revisions=revisions_of(revisions),
        withdrawn=text(row, "withdrawn"),
        withdrawal_reason=text(row, "withdrawal_reason"),
        withdrawal_loaded=moment(row, "withdrawal_loaded"),
        credit=text(row, "credit"),
        reader=text(row, "reader"),
    )


def revisions_of(rows: Iterable[Row]) -> tuple[Revision, ...]:
    """Return the states of a report of the rows of `revisions`, oldest first."""
    states = (
        Revision(number(row, "number"), text(row, "digest") or "", loaded)
        for row in rows
        if (loaded := moment(row, "loaded")) is not None
    )
    return tuple(sorted(states, key=lambda state: state.number))


def _sections(rows: Iterable[Row]) -> Sections:
    """Sort rows by section; of rows that stand for one thing, keep the least."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row["section"])].append(row)
    for section in found.keys() - {"about", "words", "alias", "shared"}:
        least: dict[object, Row] = {}
        for row in found[section]:
            key = (row["id"], row.get("claim"))
            if key not in least or _order(row) < _order(least[key]):
                least[key] = row
        found[section] = list(least.values())
    return found


def _order(row: Row) -> list[tuple[str, str]]:
    return sorted((column, str(value)) for column, value in row.items())


def _agents(rows: Iterable[Row], aliases: Iterable[Row]) -> list[Agent]:
    other: dict[object, set[str]] = defaultdict(set)
    for row in aliases:
        other[row["id"]].add(str(row["alias"]))
    return [
        Agent(
            str(row["id"]),
            kind,
            text(row, "name") or "",
            text(row, "parent"),
            tuple(sorted(other[row["id"]])),
            text(row, "wikidata"),
        )
        for row in rows
        if (kind := concept(AgentType, text(row, "type"))) is not None
    ]


def _claims(rows: Iterable[Row], quantities: Mapping[object, tuple[Quantity, ...]]) -> list[Claim]:
    return [
        Claim(
            str(row["id"]),
            text(row, "text") or "",
            text(row, "language"),
            quantities.get(row["id"], quantities.get(None, ())),
        )
        for row in rows
    ]


def _quantities(rows: Iterable[Row], owner: str | None) -> dict[object, tuple[Quantity, ...]]:
    """Return quantities by the value of the column `owner`, or all under None."""
    found: dict[object, list[Quantity]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: natural(str(row["id"]))):
        with suppress(InvalidOperation):
            value = Decimal(str(row.get("value")))
            found[row.get(owner) if owner else None].append(
                Quantity(
                    value,
                    text(row, "unit"),
                    concept(Bound, text(row, "bound")),
                    bool(row.get("approximate", False)),
                    text(row, "as_of"),
                )
            )
    return {key: tuple(values) for key, values in found.items()}


def _assertions(sections: Sections) -> list[Assertion]:
    about: dict[object, set[str]] = defaultdict(set)
    for row in sections["about"]:
        about[row["id"]].add(str(row["claim"]))
    words = _quotes(sections["words"])
    found = []
    for row in sections["assertion"]:
        report, maker, stance = text(row, "report"), text(row, "made_by"), concept(Stance, text(row, "stance"))
        if report is None or maker is None or stance is None:
            continue
        key = row["id"]
        found.append(
            Assertion(
                str(key),
                report,
                tuple(sorted(about[key])),
                maker,
                stance,
                text(row, "relays"),
                concept(RelayType, text(row, "relay_type")),
                concept(Identification, text(row, "identification")),
                text(row, "label"),
                text(row, "affiliation"),
                text(row, "wording"),
                tuple(sorted(words[key, "content"])),
                tuple(sorted(words[key, "cue"])),
                tuple(sorted(words[key, "source"])),
                concept(Certainty, text(row, "certainty")),
                text(row, "hedge"),
                concept(GroundRule, text(row, "ground_rule")),
            )
        )
    return found


def _quotes(rows: Iterable[Row]) -> dict[tuple[object, object], set[Quote]]:
    """Return words by whose they are and their role."""
    found: dict[tuple[object, object], set[Quote]] = defaultdict(set)
    for row in rows:
        with suppress(ModelError):
            quote = Quote(
                number(row, "start"),
                number(row, "end"),
                text(row, "exact") or "",
                text(row, "prefix") or "",
                text(row, "suffix") or "",
            )
            found[row["id"], row.get("role")].add(quote)
    return found


def _copies(sections: Sections) -> tuple[Copy, ...]:
    shared = _quotes(sections["shared"])
    found = [
        Copy(str(row["report"]), str(row["of"]), containment, tuple(sorted(shared[row["id"], None])))
        for row in sections["copy"]
        if (containment := _decimal(row, "containment")) is not None
    ]
    return tuple(sorted(found, key=lambda copy: (copy.report, copy.of)))


def _reviews(rows: Iterable[Row], claim: str) -> list[Review]:
    return [review_of(row, str(row["id"]), claim) for row in rows if row.get("reviewer") is not None]


def review_of(row: Row, name: str, claim: str) -> Review:
    """Return the review `name` of a claim, of a row that has the other columns of a review."""
    return Review(
        name,
        claim,
        str(row["reviewer"]),
        text(row, "rating"),
        _decimal(row, "rating_value"),
        _decimal(row, "best_rating"),
        _decimal(row, "worst_rating"),
        text(row, "url"),
        text(row, "published"),
        text(row, "topic"),
    )


def _decimal(row: Row, column: str) -> Decimal | None:
    with suppress(InvalidOperation):
        value = text(row, column)
        return None if value is None else Decimal(value)
    return None
