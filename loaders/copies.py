"""Copies in a store: what comes in is compared with the few reports that share its words, never with all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.copies import COMMON
from graph.view import View

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from graph.copies.find import Item
    from graph.copies.judge import Verdict
    from graph.model import Copy
    from graph.store import Store, Writer

__all__ = ["copiers", "find_copies", "mark_reports"]

_JUDGED = 40
"""So many reports are compared in full with one: those that share most, and their originals."""
_FEWEST, _FEWEST_OF_SHORT, _SHORT = 5, 3, 8
"""Who shares fewer marks (one run of words in four has one) shares too little to be a copy: of 50 runs, 12 or so."""
_READ_AT_ONCE = 200


def copiers(store: Store, reports: Iterable[str]) -> set[str]:
    """Return the reports that are found to be copies of any of these."""
    return {report for report, of, asked in _links(store, reports) if of == asked}


def find_copies(store: Store, reports: Iterable[str], *, created: Collection[str] = ()) -> dict[str, tuple[Copy, ...]]:
    """Find of which others these reports are copies, and which others are copies of these; return what has changed.

    Out come the copies of every report whose copies are not what the store has: hand them to `Writer.put_copies`. The
    reports are in the store, marked (`mark_reports`); `created` are those that nothing can be known of yet. A later
    report that is a copy of one of these is judged anew, and so are its own copiers. So it does not matter in which
    order reports come.
    """
    todo = list(dict.fromkeys(reports))
    changed: dict[str, tuple[Copy, ...]] = {}
    judge, view, seen = _Judge(store, todo, changed), View(store), set(todo)
    while todo:
        report = todo.pop()
        verdict = judge.verdict(report)
        if verdict is None:
            continue
        fresh = report in created
        known = () if fresh else view.copies(report)
        if verdict.copies != tuple(copy for copy in known if copy.report == report):
            changed[report] = verdict.copies
        further = {*verdict.later, *(copy.report for copy in known if copy.of == report)} - seen
        seen |= further
        todo += sorted(further)
    return changed


def mark_reports(store: Store, writer: Writer, reports: Sequence[str]) -> None:
    """Make the marks by which reports are found that share words with others."""
    from graph.copies.marks import marked  # noqa: PLC0415 - numpy is loaded when something is compared

    for start in range(0, len(reports), _READ_AT_ONCE):
        part = _items(store, reports[start : start + _READ_AT_ONCE])
        writer.put_marks([marked(str(item.id), item.text, item.published) for item in part])


class _Judge:
    """Judges reports of a store, one after the other; `found` are verdicts that the store does not have yet."""

    def __init__(self, store: Store, reports: Sequence[str], found: Mapping[str, tuple[Copy, ...]]) -> None:
        self._store = store
        self._found = found
        self._known = {str(item.id): item for item in _items(store, reports)}

    def verdict(self, report: str) -> Verdict | None:
        """Judge a report against those that share its words; None when it has no text."""
        from graph.copies.judge import Verdict, judge  # noqa: PLC0415 - numpy is loaded when something is compared
        from graph.copies.marks import marked  # noqa: PLC0415

        item = self._known.get(report) or next(_items(self._store, [report]), None)
        if item is None:
            return None
        marks = marked(report, item.text, item.published).marks
        sharing = self._store.sharing(marks)
        sharing.pop(report, None)
        common = {mark for mark, reports in _counted(sharing).items() if reports >= COMMON}
        others = self._worth_comparing(sharing, common, _FEWEST if len(marks) >= _SHORT else _FEWEST_OF_SHORT)
        return judge(item, _items(self._store, sorted(others)), common) if others else Verdict()

    def _worth_comparing(self, sharing: dict[str, frozenset[int]], common: set[int], fewest: int) -> set[str]:
        shared = {other: (len(marks - common), len(marks)) for other, marks in sharing.items()}
        enough = [other for other, (_, every) in shared.items() if every >= fewest]
        best = sorted(enough, key=lambda other: (shared[other], other), reverse=True)[:_JUDGED]
        # Of a text that hundreds print only some are here; what they are copies of is the original of the others too.
        originals: set[str] = set()
        if len(enough) > _JUDGED:
            kept = _links(self._store, [other for other in best if other not in self._found])
            originals = {of for report, of, asked in kept if report == asked}
            originals |= {copy.of for other in best for copy in self._found.get(other, ())}
        return originals.union(best)


def _links(store: Store, reports: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the copies that reports have to do with: who copied, from whom, and which report that was asked for."""
    wanted = sorted(set(reports))
    for row in store.rows("copy_links", id=wanted) if wanted else ():
        yield str(row["report"]), str(row["of"]), str(row["asked"])


def _counted(sharing: dict[str, frozenset[int]]) -> Counter[int]:
    return Counter(mark for marks in sharing.values() for mark in marks)


def _items(store: Store, reports: Sequence[str]) -> Iterator[Item]:
    """Yield the texts of reports; those that are gone are left out."""
    from graph.copies.find import Item  # noqa: PLC0415 - numpy is loaded when something is compared

    found: dict[str, Item] = {}
    for row in store.rows("texts", id=list(reports)) if reports else ():
        name = str(row["id"])
        found.setdefault(name, Item(name, str(row["text"]), str(row["published"]) if "published" in row else None))
    for report in reports:
        if report in found:
            yield found[report]
