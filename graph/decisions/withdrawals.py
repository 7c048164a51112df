"""What was decided about reports: that one counts as withdrawn, and that it counts again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.decisions.decision import Decision

__all__ = ["UNNAMED", "UNSAID", "Undone", "undone_withdrawals"]

UNNAMED, UNSAID = "somebody unnamed", "no reason was given"
"""Who decided, and why, where that is not said: it need not be, unlike for claims, since a report can say it itself."""


@dataclass(frozen=True, slots=True)
class Undone:
    """A withdrawal that no longer holds: the decision that made it, and the one that took it back."""

    withdrawal: Decision
    undoing: Decision

    @property
    def effective(self) -> str:
        """From when the report counted as withdrawn."""
        return self.withdrawal.effective or self.withdrawal.at.date().isoformat()


def undone_withdrawals(decisions: Iterable[Decision]) -> dict[str, tuple[Undone, ...]]:
    """Return the withdrawals that were undone, by report, in the order in which they were made.

    One that was replaced by another date or reason before it was undone is that other one.
    """
    found: dict[str, list[Undone]] = defaultdict(list)
    standing: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda one: (one.at, one.id)):
        if decision.withdraws:
            standing[decision.withdraws] = decision
        elif decision.reinstates and (withdrawal := standing.pop(decision.reinstates, None)):
            found[decision.reinstates].append(Undone(withdrawal, decision))
    return {report: tuple(undone) for report, undone in found.items()}
