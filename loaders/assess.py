"""Assessing claims: from their dossiers to the assessments that a store keeps of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import Assessment
from graph.reason.corroboration import assessment, corroboration
from graph.reason.policy import in_force
from graph.view import View
from ontology.schemes import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import Store, Writer

__all__ = ["PENDING", "assess", "mark", "unassessed"]

PENDING = "pending/1"
"""The rule of an assessment that is about to be made anew: found after an interruption, it is known to be stale."""


def assess(store: Store, writer: Writer, claims: Iterable[str]) -> int:
    """Assess claims and keep the assessments; return how many claims there are. Claims that are gone are skipped.

    A claim that was merged into another is assessed as that one, and so is that one.
    """
    view = View(store)
    standing = view.standing()
    asked = sorted({one for claim in claims for one in (claim, standing.claim_of(claim))})
    found = {claim: dossier for claim in asked if (dossier := view.dossier(claim, standing=standing))}
    writer.put_assessments(
        [replace(assessment(corroboration(dossier)), claim=claim) for claim, dossier in found.items()]
    )
    return len(found)


def mark(store: Store, writer: Writer, claims: Iterable[str]) -> None:
    """Mark the assessments of claims whose reports are about to change, so that they are made anew whatever happens."""
    ids = sorted(set(claims))
    rows = store.rows("claim", id=ids) if ids else []
    stale = [
        Assessment(
            claim=str(row["id"]),
            status=Status(str(row["status"])),
            rule=PENDING,
            origins_min=int(row.get("origins_min", 0)),
            origins_max=int(row.get("origins_max", 0)),
            reports=int(row.get("reports", 0)),
            publishers=int(row.get("publishers", 0)),
        )
        for row in rows
        if row.get("status") and row.get("rule") != PENDING
    ]
    if stale:
        writer.put_assessments(stale)


def unassessed(store: Store, claims: Iterable[str]) -> list[str]:
    """Return those of the claims that have no assessment, one that is marked as stale, or one by another policy."""
    by = f" by {in_force().label}"
    ids = sorted(set(claims))
    rows = store.rows("claim", id=ids) if ids else []
    return [str(row["id"]) for row in rows if not row.get("status") or not str(row.get("rule")).endswith(by)]
