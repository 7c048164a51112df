"""What stands beside a claim's corroboration and never changes it: copies, changes on the way, figures that agree.

They need more than the claim's dossier: all that its reports say, and those that these have it from.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from graph.reason.changes import Changed, changes
from graph.reason.clocks import PRESENT, Clocks
from graph.reason.consistency import Consistent, consistency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.dossier import Dossier
    from graph.model import Copy, Reading
    from graph.view import View

__all__ = ["Beside", "beside", "copied_texts", "copy_json"]

_REPORTS = 20
"""So many reports of a claim are read whole, the earliest."""
_NEARBY = 10
"""So many other claims in like words are looked at for what an intermediary itself said."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a corroboration; `declared` are the copies whose report names its original's publisher.

    `originals` are readings of what was copied, by report, where they were to hand.
    """

    changes: tuple[Changed, ...] = ()
    consistency: tuple[Consistent, ...] = ()
    copies: tuple[Copy, ...] = ()
    declared: frozenset[Copy] = frozenset()
    originals: Mapping[str, Reading] = field(default_factory=dict, repr=False)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "copies": [
                copy_json(copy, declared=copy in self.declared) | _original(self.originals.get(copy.of))
                for copy in self.copies
            ],
            "changes": [one.as_json() for one in self.changes],
            "consistency": [one.as_json() for one in self.consistency],
        }


def copy_json(copy: Copy, *, declared: bool | None = None) -> dict[str, Any]:
    """Return a copy as plain JSON values; `declared`: the copying report names where it has its text from."""
    shown: dict[str, Any] = {
        "report": copy.report,
        "of": copy.of,
        "containment": float(copy.containment),
        "shared": [{"start": one.start, "end": one.end, "exact": one.exact} for one in copy.shared],
    }
    return shown if declared is None else shown | {"declared": declared}


def beside(view: View, dossier: Dossier, clocks: Clocks = PRESENT) -> Beside:
    """Gather what stands beside a claim's corroboration, of reports that count by these clocks.

    Of a claim with very many reports only the twenty that were published first are looked at.
    """
    ids = _first(dossier, clocks)
    copies = _copies(dossier, ids)
    readings = _read(view, (*ids, *(copy.of for copy in copies), *_nearby(view, dossier, ids)), clocks)
    told = _told(copies, readings)
    return replace(
        told, changes=changes(dossier.claim.id, readings, copies), consistency=consistency(dossier.claim.id, readings)
    )


def copied_texts(view: View, dossier: Dossier, clocks: Clocks = PRESENT) -> Beside:
    """Gather the copies alone, of the same reports."""
    copies = _copies(dossier, _first(dossier, clocks))
    return _told(copies, _read(view, (one for copy in copies for one in (copy.report, copy.of)), clocks))


def _first(dossier: Dossier, clocks: Clocks) -> list[str]:
    """Return the reports that are looked at: of those that count, the first published."""
    counted = [report for report in dossier.reports.values() if clocks.published(report) and clocks.loaded(report)]
    first = sorted(counted, key=lambda report: (report.published is None, report.published or "", report.id))[:_REPORTS]
    return [report.id for report in first]


def _copies(dossier: Dossier, reports: Iterable[str]) -> tuple[Copy, ...]:
    looked_at = frozenset(reports)
    return tuple(copy for copy in dossier.copies if copy.report in looked_at)


def _read(view: View, reports: Iterable[str], clocks: Clocks) -> list[Reading]:
    return [
        reading
        for one in dict.fromkeys(reports)
        if (reading := view.reading(one)) and clocks.published(reading.report) and clocks.loaded(reading.report)
    ]


def _told(copies: tuple[Copy, ...], readings: list[Reading]) -> Beside:
    taken = {copy.of for copy in copies}
    return Beside(
        copies=copies,
        declared=frozenset(copy for copy in copies if _declared(copy, readings)),
        originals={reading.report.id: reading for reading in readings if reading.report.id in taken},
    )


def _original(reading: Reading | None) -> dict[str, Any]:
    """Return what people know a copied report by; None each where it is not to hand."""
    if reading is None:
        return {"of_publisher": None, "of_published": None}
    names = {agent.id: agent.name for agent in reading.agents}
    return {"of_publisher": names.get(reading.report.publisher), "of_published": reading.report.published}


def _nearby(view: View, dossier: Dossier, reports: list[str]) -> list[str]:
    """Return reports by intermediaries of the claim, which have no report on it, that make a claim in like words.

    And the other way round: reports of a like claim that pass on one of the publishers of this one.
    """
    publishers = {dossier.reports[one].publisher for one in reports}
    makers = {one.made_by for one in dossier.assertions}
    found: list[str] = []
    for claim in view.like(dossier.claim.text, limit=_NEARBY):
        other = None if claim == dossier.claim.id else view.dossier(claim)
        if other is None:
            continue
        cited = {one.made_by for one in other.assertions}
        passes_on = bool(cited & publishers)
        found += [id_ for id_, report in other.reports.items() if passes_on or report.publisher in makers]
    return sorted(set(found) - set(reports))[:_REPORTS]


def _declared(copy: Copy, readings: list[Reading]) -> bool:
    by_report = {reading.report.id: reading for reading in readings}
    late, early = by_report.get(copy.report), by_report.get(copy.of)
    if late is None or early is None:
        return False
    return any(one.made_by == early.report.publisher for one in late.assertions)
