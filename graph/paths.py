"""Paths of attribution in a store, with the names that people know things by, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.assemble import text
from graph.cursor import read_cursor, write_cursor
from graph.errors import QueryError
from graph.reason.paths import Passing, paths
from graph.summaries import Page
from ontology.schemes import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reason.paths import Path
    from graph.store import Row
    from graph.view import View

__all__ = ["FoundPath", "find_paths", "path_json"]

_REPORTS = 20
"""So many reports are named for each step, the first published."""


@dataclass(frozen=True, slots=True)
class FoundPath:
    """A path with its claim's text, its agents by id and name, and the reports of each step by id, title and date.

    Of a step with many reports the first published are named; `counts` has how many there are.
    """

    path: Path
    text: str
    agents: tuple[tuple[str, str], ...]
    steps: tuple[tuple[tuple[str, str, str | None], ...], ...]
    counts: tuple[int, ...]
    explanation: str


def find_paths(
    view: View,
    source: str,
    *,
    target: str | None = None,
    claim: str | None = None,
    report: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[FoundPath]:
    """Return paths from a source to an agent, to the publishers of a claim, or to a report, by ids.

    `target`, `claim` and `report` narrow together; one of them must be given. Raises `QueryError` for none, or for a
    broken cursor.
    """
    if target is None and claim is None and report is None:
        raise QueryError("a path leads somewhere", remedy="say to which agent, claim or report")
    rows = view.passings(source, target=target, claim=claim, report=report)
    found = [(_key(one), one) for one in paths(map(_passing, rows), source, target=target, report=report)]
    if cursor is not None:
        claim_, stance, length, agents = read_cursor("paths", cursor, str, str, int, str)
        after = (str(claim_), str(stance), int(str(length)), str(agents))
        found = [pair for pair in found if pair[0] > after]
    shown = found[:limit]
    known = _Known(rows)
    items = tuple(known.full(one) for _, one in shown)
    return Page(items, write_cursor("paths", *shown[-1][0]) if len(found) > limit else None)


def path_json(found: FoundPath) -> dict[str, object]:
    """Return a path as plain JSON values."""
    return {
        "claim": {"id": found.path.claim, "text": found.text},
        "stance": found.path.stance,
        "agents": [{"id": iri, "name": name} for iri, name in found.agents],
        "steps": [
            {"reports": count, "first": [{"id": iri, "title": title, "published": date} for iri, title, date in step]}
            for step, count in zip(found.steps, found.counts, strict=True)
        ],
        "whole_in": list(found.path.whole),
        "explanation": found.explanation,
    }


def _key(path: Path) -> tuple[str, str, int, str]:
    return path.claim, path.stance, len(path.agents), "\n".join(path.agents)


def _passing(row: Row) -> Passing:
    return Passing(
        str(row["about"]),
        text(row, "stance") or Stance.ASSERTS.value,
        str(row["within"]),
        str(row["earlier"]),
        str(row["teller"]),
        str(row["later"]),
        str(row["hearer"]),
        publishes=row.get("publisher") == row["hearer"],
    )


class _Known:
    """What the rows say of claims, agents and reports."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._texts = {str(row["about"]): text(row, "text") or "" for row in rows}
        self._names: dict[str, str] = {}
        self._reports: dict[str, tuple[str, str | None]] = {}
        for row in rows:
            self._reports[str(row["within"])] = (text(row, "title") or "", text(row, "published"))
            for role in ("teller", "hearer"):
                self._names[str(row[role])] = text(row, f"{role}_name") or str(row[role])

    def full(self, path: Path) -> FoundPath:
        agents = tuple((one, self._names[one]) for one in path.agents)
        steps = tuple(self._first(step) for step in path.steps)
        way = " -> ".join(name for _, name in agents)
        told = "as one report tells" if path.whole else "as several reports tell, step by step"
        explanation = f"{way}, {told}."
        counts = tuple(map(len, path.steps))
        return FoundPath(path, self._texts.get(path.claim, ""), agents, steps, counts, explanation)

    def _first(self, reports: Sequence[str]) -> tuple[tuple[str, str, str | None], ...]:
        def order(report: str) -> tuple[bool, str, str]:
            published = self._reports[report][1]
            return published is None, published or "", report

        return tuple((one, *self._reports[one]) for one in sorted(reports, key=order)[:_REPORTS])
