"""The blast radius of a report: claim by claim, what stands with it and what without. Pure functions over dossiers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.reason.corroboration import Corroboration, corroboration
from graph.reason.serial import claim_json
from graph.reason.words import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.dossier import Dossier
    from graph.reason.chains import Chain
    from graph.reason.policy import Policy

__all__ = ["Impact", "impact", "impact_json"]

_SOME_DATE = "0001"
"""Any date: as of the present, every withdrawal has happened."""


@dataclass(frozen=True)
class Impact:
    """What becomes of one claim when the report is withdrawn: `standing` is the claim with it, `fallen` without.

    `touched` are the chains (of `fallen.chains`, by index) that had the claim from the report and fall with it.
    """

    standing: Corroboration
    fallen: Corroboration
    touched: tuple[int, ...]

    @property
    def changes(self) -> bool:
        """Whether the status, or the number of origins, becomes another."""
        return self._counts(self.standing) != self._counts(self.fallen)

    @staticmethod
    def _counts(found: Corroboration) -> tuple[object, ...]:
        return found.status, found.bounds.fewest, found.bounds.most

    @property
    def chains(self) -> tuple[Chain, ...]:
        """The chains that fall with the report."""
        return tuple(self.fallen.chains[index] for index in self.touched)


def impact(dossiers: Iterable[Dossier], report: str, *, policy: Policy | None = None) -> tuple[Impact, ...]:
    """Return what falls with a report, withdrawn already or not, for each claim it speaks of; by claim's id."""
    return tuple(_impact(dossier, report, policy) for dossier in sorted(dossiers, key=lambda one: one.claim.id))


def _impact(dossier: Dossier, report: str, policy: Policy | None) -> Impact:
    standing = corroboration(_with(dossier, report, None), policy=policy)
    fallen = corroboration(_with(dossier, report, _SOME_DATE), policy=policy)
    before = set(standing.selection.because)
    touched = tuple(index for index in sorted(fallen.selection.because) if index not in before)
    return Impact(standing, fallen, touched)


def _with(dossier: Dossier, report: str, withdrawn: str | None) -> Dossier:
    known = dossier.reports.get(report)
    if known is None:
        return dossier
    return replace(dossier, reports={**dossier.reports, report: replace(known, withdrawn=withdrawn)})


def impact_json(found: Iterable[Impact]) -> dict[str, Any]:
    """Return the JSON of an impact: `claims` with what they were and would be, `reports` that rest on the report."""
    impacts = tuple(found)
    reports: dict[str, dict[str, Any]] = {}
    for one in impacts:
        for chain in one.chains:
            about = reports.setdefault(chain.report_id, _report(chain))
            if one.fallen.claim.id not in about["claims"]:
                about["claims"].append(one.fallen.claim.id)
    return {
        "explanation": _explanation(impacts, len(reports)),
        "claims": [
            {
                "claim": claim_json(one.standing.claim),
                "standing": _state(one.standing),
                "fallen": _state(one.fallen),
                "changes": one.changes,
                "reports": sorted({chain.report_id for chain in one.chains}),
            }
            for one in impacts
        ],
        "reports": [reports[iri] for iri in sorted(reports)],
    }


def _report(chain: Chain) -> dict[str, Any]:
    return {
        "id": chain.report_id,
        "title": chain.report.title if chain.report else None,
        "publisher": chain.publisher.name,
        "published": chain.published,
        "claims": [],
    }


def _state(found: Corroboration) -> dict[str, Any]:
    return {
        "status": found.status.value,
        "rule": found.rule,
        "origins": {"min": found.bounds.fewest, "max": found.bounds.most},
        "reports": len(found.reports),
    }


def _explanation(impacts: tuple[Impact, ...], reports: int) -> str:
    if not impacts:
        return "It makes no claim."
    changing = sum(one.changes for one in impacts)
    claims = count(len(impacts), "claim")
    verb = "changes" if changing == 1 else "change"
    many = f"{changing} of its {claims} {verb}"
    if len(impacts) == 1:
        many = f"its one claim {'changes' if changing else 'does not change'}"
    others = f"; {count(reports, 'other report')} {'falls' if reports == 1 else 'fall'} with it" if reports else ""
    return f"Without it {many}{others}."
