"""What a claim would rest on if somebody had not spoken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.reason.chains import chains

if TYPE_CHECKING:
    from graph.dossier import Dossier

__all__ = ["without"]


def without(dossier: Dossier, source: str) -> Dossier:
    """Return a dossier as if an agent had said nothing: no chain is left in which it speaks, first, between or last.

    Reviews by it go too. What others say stays, also in the same report. Pure; without the agent nothing changes.
    """
    kept = {
        assertion
        for chain in chains(dossier)
        if all(hop.agent != source for hop in chain.hops)
        for assertion in chain.assertions
    }
    return replace(
        dossier,
        assertions=tuple(assertion for assertion in dossier.assertions if assertion.id in kept),
        reviews=tuple(review for review in dossier.reviews if review.reviewer != source),
    )
