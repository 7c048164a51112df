"""Circular reporting in a whole store: who cites each other, which citations time makes impossible, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.cursor import read_cursor, write_cursor
from graph.reason.circles import Circle, loops, tell
from graph.summaries import Page

if TYPE_CHECKING:
    from graph.model import Agent
    from graph.reason.circles import Loop
    from graph.summaries import ClaimSummary
    from graph.view import View

__all__ = ["Found", "find_loops"]


@dataclass(frozen=True, slots=True)
class Found:
    """A loop with what people want to know of it: the claim, the agents, the reports by id with title and date."""

    loop: Loop
    claim: ClaimSummary
    agents: tuple[tuple[str, str], ...]
    reports: tuple[tuple[str, str, str | None], ...]
    explanation: str


def find_loops(view: View, claim: str | None = None, *, cursor: str | None = None, limit: int = 50) -> Page[Found]:
    """Return circular reporting of one claim, or of all, by claim; raises `QueryError` for a broken cursor."""
    found = [(_key(one), one) for one in loops(view.citations(claim))]
    if cursor is not None:
        after = read_cursor("circular", cursor, str, str)
        found = [pair for pair in found if pair[0] > tuple(map(str, after))]
    shown = found[:limit]
    items = tuple(full for _, one in shown if (full := _full(view, one)))
    return Page(items, write_cursor("circular", *shown[-1][0]) if len(found) > limit else None)


def _key(loop: Loop) -> tuple[str, str]:
    if isinstance(loop, Circle):
        return loop.claim, "\n".join(("0", *loop.agents))
    return loop.claim, f"1\n{loop.report}\n{loop.cited}"


def _full(view: View, loop: Loop) -> Found | None:
    dossier = view.dossier(loop.claim)
    claim = view.claim(loop.claim)
    if dossier is None or claim is None:
        return None  # it was deleted just now
    ids = loop.agents if isinstance(loop, Circle) else (dossier.reports[loop.report].publisher, loop.cited)
    reports = loop.reports if isinstance(loop, Circle) else (loop.report, loop.other)
    return Found(
        loop,
        claim,
        tuple((one, _name(dossier.agents.get(one), one)) for one in ids),
        tuple((one, known.title, known.published) for one in reports if (known := dossier.reports.get(one))),
        tell(loop, lambda one: _name(dossier.agents.get(one), one), dossier.reports),
    )


def _name(agent: Agent | None, iri: str) -> str:
    return agent.name if agent else iri
