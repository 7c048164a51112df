"""The index of reports' marks: a table in SQLite beside the quads, derived from their texts.

What it knows of a report that is gone does no harm, since texts are compared before a verdict; what it does not know
is told by `unmarked`.
"""

from __future__ import annotations

import math
import sqlite3
import threading
from array import array
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.copies import COMMON
from graph.errors import StoreError
from graph.stores.oxigraph.indexfile import open_index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from graph.copies.marks import Marked

__all__ = ["MarkIndex"]

_SCHEMA = """
PRAGMA cache_size = -65536;
CREATE TABLE IF NOT EXISTS report (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, moment INTEGER, marks BLOB);
CREATE TABLE IF NOT EXISTS mark (mark INTEGER, moment INTEGER, report INTEGER, PRIMARY KEY (mark, moment, report))
WITHOUT ROWID;
"""
_NEVER = 2**62
_EACH = COMMON + 1


class MarkIndex:
    """One index, in a file or (path None) in memory. Safe to use from several threads.

    A file that is no index, or a broken one, is replaced by an empty one.
    """

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.Lock()
        self._connection = open_index(path, _SCHEMA)

    @property
    def empty(self) -> bool:
        """Whether it knows no report."""
        with self._lock:
            return self._connection.execute("SELECT 1 FROM report LIMIT 1").fetchone() is None

    def put(self, reports: Iterable[Marked], *, clear: bool = False) -> None:
        """Set the marks of reports, all or nothing. `clear` forgets all others first."""
        with self._writing() as connection:
            if clear:
                connection.execute("DELETE FROM mark")
                connection.execute("DELETE FROM report")
            for one in reports:
                self._forget(connection, one.report)
                moment = int(one.moment) if math.isfinite(one.moment) else _NEVER
                blob = array("q", one.marks).tobytes()
                number = connection.execute(
                    "INSERT INTO report (id, moment, marks) VALUES (?, ?, ?)", (one.report, moment, blob)
                ).lastrowid
                connection.executemany(
                    "INSERT INTO mark VALUES (?, ?, ?)", ((mark, moment, number) for mark in one.marks)
                )

    def forget(self, reports: Iterable[str]) -> None:
        """Forget reports; those that it does not know are no error."""
        with self._writing() as connection:
            for report in reports:
                self._forget(connection, report)

    @staticmethod
    def _forget(connection: sqlite3.Connection, report: str) -> None:
        row = connection.execute("SELECT number, moment, marks FROM report WHERE id = ?", (report,)).fetchone()
        if row is not None:
            number, moment, blob = row
            connection.executemany(
                "DELETE FROM mark WHERE mark = ? AND moment = ? AND report = ?",
                ((mark, moment, number) for mark in array("q", blob)),
            )
            connection.execute("DELETE FROM report WHERE number = ?", (number,))

    def sharing(self, marks: Collection[int]) -> dict[str, frozenset[int]]:
        """Return the reports that have some of the marks: of each mark the 101 that were published first."""
        found: dict[int, set[int]] = {}
        with self._lock:
            execute = self._connection.execute
            for mark in marks:
                for (number,) in execute(
                    "SELECT report FROM mark WHERE mark = ? ORDER BY moment, report LIMIT ?", (mark, _EACH)
                ):
                    found.setdefault(number, set()).add(mark)
            ids = {
                number: execute("SELECT id FROM report WHERE number = ?", (number,)).fetchone()[0] for number in found
            }
        return {ids[number]: frozenset(shared) for number, shared in found.items()}

    def unmarked(self, reports: Iterable[str]) -> list[str]:
        """Return those of the reports that it does not know."""
        with self._lock:
            execute = self._connection.execute
            return [one for one in reports if execute("SELECT 1 FROM report WHERE id = ?", (one,)).fetchone() is None]

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                with self._connection:
                    yield self._connection
            except sqlite3.Error as error:
                raise StoreError(
                    f"the index of texts cannot be written: {error}", remedy="free space, then reindex"
                ) from error

    def close(self) -> None:
        """Close the file. Closing twice is no error."""
        with self._lock:
            self._connection.close()
