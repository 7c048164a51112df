"""Taking reports back: a report that was withdrawn stays, says so, and nothing rests on it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.assess import assess, mark

if TYPE_CHECKING:
    from graph.store import Change, Store

__all__ = ["reinstate", "withdraw"]


def withdraw(store: Store, report: str, *, at: str, reason: str | None = None) -> Change | None:
    """Note that a report was taken back `at` a date, and assess anew what it spoke of; None for no such report.

    Withdrawing again replaces date and reason. Raises `ModelError` when `at` is no date.
    """
    return _say(store, report, at, reason)


def reinstate(store: Store, report: str) -> Change | None:
    """Undo `withdraw`; None when there is no such report. Reinstating one that was not withdrawn changes nothing."""
    return _say(store, report, None, None)


def _say(store: Store, report: str, at: str | None, reason: str | None) -> Change | None:
    with store.writer() as writer:
        # Marked first, so that an interruption leaves no status that looks fresh and is not.
        mark(store, writer, [str(row["id"]) for row in store.rows("claims_of_report", id=report)])
        change = writer.withdraw(report, at, reason)
        if change:
            assess(store, writer, change.claims)
    return change
