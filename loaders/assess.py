"""Assessing claims: from their dossiers to the assessments that a store keeps of them.

Several loaders may assess one claim at once, and what one of them worked out may be old by the time it is written. So
whoever is about to change what bears on a claim marks its assessment as pending, with a token of its own; and an
assessment is written only where there is none, or the mark is still its own. Where it is not, somebody else has been at
work: the claim is marked again, its dossier read again, and if a later mark comes in between even then, whoever made it
reads what this one wrote, and assesses the claim. A claim that is left marked is known to be stale.
"""

from __future__ import annotations

import secrets
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
"""How the rule begins of an assessment that is about to be made anew; then comes the token of whoever is about it."""


def assess(store: Store, writer: Writer, claims: Iterable[str], token: str | None = None) -> int:
    """Assess claims and keep the assessments; return how many claims there are. Claims that are gone are skipped.

    A claim that was merged into another is assessed as that one, and so is that one. `token` is of `mark`, for who has
    marked all of them that had an assessment before changing what bears on them.
    """
    view = View(store)
    standing = view.standing()
    asked = sorted({one for claim in claims for one in (claim, standing.claim_of(claim))})
    own = token or mark(store, writer, asked)
    todo, count = asked, 0
    for last in (False, True):
        found = {claim: dossier for claim in todo if (dossier := view.dossier(claim, standing=standing))}
        count = max(count, len(found))
        made = [replace(assessment(corroboration(dossier)), claim=claim) for claim, dossier in found.items()]
        todo = sorted(found.keys() - writer.put_assessments(made, instead_of=own))
        if last or not todo:
            break
        mark(store, writer, todo, own)
    return count


def mark(store: Store, writer: Writer, claims: Iterable[str], token: str | None = None) -> str:
    """Mark the assessments of claims whose reports are about to change, so that they are made anew whatever happens.

    Returns the token that `assess` is to be given; `token` is one that marks made before have, to go on with.
    """
    rule = token or f"{PENDING} {secrets.token_hex(8)}"
    ids = sorted(set(claims))
    rows = store.rows("claim", id=ids) if ids else []
    stale = [
        Assessment(
            claim=str(row["id"]),
            status=Status(str(row["status"])),
            rule=rule,
            origins_min=int(row.get("origins_min", 0)),
            origins_max=int(row.get("origins_max", 0)),
            reports=int(row.get("reports", 0)),
            publishers=int(row.get("publishers", 0)),
        )
        for row in rows
        if row.get("status") and row.get("rule") != rule
    ]
    if stale:
        writer.put_assessments(stale)
    return rule


def unassessed(store: Store, claims: Iterable[str]) -> list[str]:
    """Return those of the claims that have no assessment, one that is marked as stale, or one by another policy."""
    by = f" by {in_force().label}"
    ids = sorted(set(claims))
    rows = store.rows("claim", id=ids) if ids else []
    return [str(row["id"]) for row in rows if not row.get("status") or not str(row.get("rule")).endswith(by)]
