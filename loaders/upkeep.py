"""What a store's reports and claims need besides loading: deleted, compared with each other, assessed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.assess import assess, mark
from loaders.copies import copiers, find_copies, mark_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.store import Change, Store, Writer

__all__ = ["claims_of", "compare", "delete", "reassess", "settle"]

_AT_ONCE = 200


def delete(store: Store, report: str) -> Change | None:
    """Remove a report and assess anew the claims that it spoke of; None when there is no such report."""
    with store.writer() as writer:
        taken = sorted(copiers(store, [report]))
        token = mark(store, writer, claims_of(store, [report, *taken]))
        change = writer.delete(report)
        if change:
            writer.put_copies(find_copies(store, taken))
            assess(store, writer, {*change.claims, *claims_of(store, taken)}, token)
    return change


def reassess(
    store: Store, claims: Iterable[str] | None = None, progress: Callable[[int, int], None] | None = None
) -> int:
    """Assess these claims, or all, anew; return how many there were. `progress` gets how many are done, of how many."""
    found = sorted(set(claims)) if claims is not None else [str(row["id"]) for row in store.rows("claims")]
    done = 0
    with store.writer() as writer:
        for start in range(0, len(found), _AT_ONCE):
            part = found[start : start + _AT_ONCE]
            done += assess(store, writer, part)
            if progress:
                progress(start + len(part), len(found))
    return done


def settle(store: Store, reports: Iterable[str], claims: Iterable[str]) -> int:
    """Do for RDF that was added what loading does: compare its reports with others, and assess its claims.

    Returns how many claims were assessed. Done again, it changes nothing.
    """
    found = sorted(set(reports))
    touched = set(claims)
    with store.writer() as writer:
        for start in range(0, len(found), _AT_ONCE):
            touched |= {*compare(store, writer, found[start : start + _AT_ONCE])}
    return reassess(store, touched)


def compare(
    store: Store, writer: Writer, reports: Iterable[str], token: str | None = None, created: Sequence[str] = ()
) -> tuple[str, ...]:
    """Find the copies that reports are, or that others are of them; return the claims that have to do with that."""
    found = list(reports)
    mark_reports(store, writer, store.unmarked(found))
    copies = find_copies(store, found, created=frozenset(created))
    touched = claims_of(store, sorted(copies))
    mark(store, writer, touched, token)
    writer.put_copies(copies)
    return touched


def claims_of(store: Store, reports: Sequence[str]) -> tuple[str, ...]:
    """Return the claims that these reports speak of, sorted."""
    if not reports:
        return ()
    return tuple(sorted({str(row["id"]) for row in store.rows("claims_of_report", id=sorted(set(reports)))}))
