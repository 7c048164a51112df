"""From rows of named queries to what lists show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.assemble import concept, moment, number, text
from graph.summaries import ClaimSummary, ReportSummary, Role, SourceClaim, SourceSummary
from ontology.schemes import AgentType, Stance, Status

if TYPE_CHECKING:
    from graph.store import Row

__all__ = ["ROLES", "claim_summary", "report_summary", "source_claim", "source_summary"]

ROLES: dict[str, Role] = {"origin": "origin", "relay": "relay"}


def report_summary(row: Row) -> ReportSummary:
    """Return a report of a row of `reports`."""
    return ReportSummary(
        str(row["id"]),
        text(row, "title") or "",
        text(row, "publisher") or "",
        text(row, "publisher_name"),
        text(row, "published"),
        text(row, "language"),
        text(row, "url"),
        moment(row, "loaded"),
        text(row, "digest") or "",
    )


def claim_summary(row: Row) -> ClaimSummary:
    """Return a claim of a row of `claim` or `claims`."""
    status = concept(Status, text(row, "status"))
    return ClaimSummary(
        str(row["id"]),
        text(row, "text") or "",
        text(row, "language"),
        status,
        text(row, "rule"),
        number(row, "origins_min") if status else None,
        number(row, "origins_max") if status else None,
        number(row, "reports"),
        number(row, "publishers"),
    )


def source_summary(row: Row) -> SourceSummary:
    """Return an agent of a row of `sources` or `source`."""
    return SourceSummary(
        str(row["id"]),
        text(row, "name") or "",
        AgentType(str(row["type"])),
        text(row, "parent"),
        number(row, "reports"),
        number(row, "as_origin"),
        number(row, "as_relay"),
    )


def source_claim(row: Row) -> SourceClaim:
    """Return an assertion of a row of `source_claims`."""
    return SourceClaim(
        str(row["claim"]),
        text(row, "text") or "",
        concept(Status, text(row, "status")),
        str(row["assertion"]),
        concept(Stance, text(row, "stance")),
        ROLES[str(row["role"])],
        text(row, "report"),
        text(row, "title") or "",
        text(row, "published"),
    )
