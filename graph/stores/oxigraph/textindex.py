"""The index of claims' words: SQLite FTS5, beside the quads, derived from them and rebuilt when it does not fit them.

Fit is told by a stamp that is written into the quads and into the index whenever either changes. What a word is, and
how it is folded, `graph.words` says: the index is given words, and only has to part them at the spaces.
"""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

from graph.errors import StoreError
from graph.stores.oxigraph.indexfile import open_index
from graph.words import asked_words, text_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["TextIndex"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS stamp (value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS claim (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE IF NOT EXISTS words
USING fts5(wordings, tokenize = "unicode61 remove_diacritics 0 tokenchars '.,'''");
"""
_SEARCH = """
SELECT claim.id FROM words JOIN claim ON claim.number = words.rowid
WHERE words MATCH ? ORDER BY bm25(words), claim.id LIMIT ?
"""


class TextIndex:
    """One index, in a file or (path None) in memory. Safe to use from several threads.

    A file that is no index, or a broken one, is replaced by an empty one, whose stamp fits nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.Lock()
        self._connection = open_index(path, _SCHEMA)

    def stamp(self) -> str:
        """Return the stamp of the quads that this was made from; "" for a new index."""
        with self._lock:
            row = self._connection.execute("SELECT value FROM stamp").fetchone()
        return row[0] if row else ""

    def update(self, wordings: Mapping[str, Iterable[str]], stamp: str, *, clear: bool = False) -> None:
        """Set the wordings of claims (none: forget it) and the stamp, all or nothing. `clear` forgets all first."""
        with self._lock:
            try:
                with self._connection:
                    if clear:
                        self._connection.execute("DELETE FROM words")
                        self._connection.execute("DELETE FROM claim")
                    for claim, texts in wordings.items():
                        self._set(claim, "\n".join(dict.fromkeys(filter(None, map(self.folded, texts)))))
                    self._connection.execute("DELETE FROM stamp")
                    self._connection.execute("INSERT INTO stamp VALUES (?)", (stamp,))
            except sqlite3.Error as error:
                raise StoreError(
                    f"the index of words cannot be written: {error}", remedy="free space, then reindex"
                ) from error

    def _set(self, claim: str, text: str) -> None:
        execute = self._connection.execute
        row = execute("SELECT number FROM claim WHERE id = ?", (claim,)).fetchone()
        if row is not None:
            execute("DELETE FROM words WHERE rowid = ?", row)
        if not text:
            execute("DELETE FROM claim WHERE id = ?", (claim,))
            return
        if row is None:
            row = (execute("INSERT INTO claim (id) VALUES (?)", (claim,)).lastrowid,)
        execute("INSERT INTO words (rowid, wordings) VALUES (?, ?)", (row[0], text))

    @staticmethod
    def folded(text: str) -> str:
        """Return what is indexed of a wording: its words, with single spaces between them."""
        return " ".join(text_words(text))

    def known(self, claim: str) -> list[str]:
        """Return the wordings that are indexed for a claim, folded."""
        with self._lock:
            row = self._connection.execute(
                "SELECT wordings FROM words WHERE rowid = (SELECT number FROM claim WHERE id = ?)", (claim,)
            ).fetchone()
        return row[0].split("\n") if row else []

    def search(self, words: str, *, every: bool, limit: int) -> list[str]:
        """Return ids of claims that hold any (or `every`) of the words, best first. Nothing in `words` is syntax."""
        terms = ["(" + " OR ".join('"' + form + '"' for form in forms) + ")" for forms in asked_words(words).values()]
        if not terms:
            return []
        with self._lock:
            rows = self._connection.execute(_SEARCH, ((" AND " if every else " OR ").join(terms), limit)).fetchall()
        return [row[0] for row in rows]

    def close(self) -> None:
        """Close the file. Closing twice is no error."""
        with self._lock:
            self._connection.close()
