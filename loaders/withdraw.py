"""Taking reports back: a report that was withdrawn stays, says so, and nothing rests on it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.decisions.decision import Decision, decision_quads
from graph.decisions.withdrawals import UNNAMED, UNSAID
from graph.when import check_date, now
from loaders.assess import assess, mark

if TYPE_CHECKING:
    from graph.store import Change, Store

__all__ = ["reinstate", "withdraw"]


def withdraw(store: Store, report: str, *, at: str, reason: str | None = None, by: str | None = None) -> Change | None:
    """Note that a report was taken back `at` a date, and assess anew what it spoke of; None for no such report.

    Withdrawing again replaces date and reason. Who said so, when and why is kept as a decision, which stays when the
    withdrawal is undone. Raises `ModelError` when `at` is no date.
    """
    check_date(at)
    return _say(store, report, at, reason, by)


def reinstate(store: Store, report: str, *, why: str | None = None, by: str | None = None) -> Change | None:
    """Undo `withdraw`; None when there is no such report. Reinstating one that was not withdrawn changes nothing.

    What is left of the withdrawal are two decisions: the one that made it, and this one.
    """
    rows = store.rows("report", id=report)
    undoes = bool(rows) and rows[0].get("withdrawn") is not None
    return _say(store, report, None, why, by, decided=undoes)


def _say(
    store: Store, report: str, at: str | None, why: str | None, by: str | None, *, decided: bool = True
) -> Change | None:
    decision = Decision.made(
        store.iris,
        by=_said(by) or UNNAMED,
        at=now(),
        why=_said(why) or UNSAID,
        withdraws=report if at else None,
        reinstates=None if at else report,
        effective=at,
    )
    with store.writer() as writer:
        # Marked first, so that an interruption leaves no status that looks fresh and is not.
        token = mark(store, writer, [str(row["id"]) for row in store.rows("claims_of_report", id=report)])
        change = writer.withdraw(report, at, why if at else None)
        if change:
            if decided:
                writer.add(decision_quads(decision, store.iris))
            assess(store, writer, change.claims, token)
    return change


def _said(text: str | None) -> str | None:
    return (text.strip() or None) if text else None
