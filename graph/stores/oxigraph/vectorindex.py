"""The index of claims' vectors: a table in SQLite beside the quads, and in memory, once it is searched, one matrix.

A vector belongs to a claim's own text, which never changes under its id. What the index knows of a claim that is gone
does no harm, since texts are compared before a verdict; what it does not know is told by `lacking`.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.errors import StoreError
from graph.stores.oxigraph.indexfile import open_index
from graph.vectors import Model, check_model

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from graph.embed.encoder import Vectors
    from graph.embed.matrix import Matrix
    from graph.vectors import Embedded, Named

__all__ = ["VectorIndex"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS model (name TEXT NOT NULL, digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS vector (claim TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


class VectorIndex:
    """One index, in a file or (path None) in memory. Safe to use from several threads.

    A file that is no index, or a broken one, is replaced by an empty one.
    """

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.Lock()
        self._connection = open_index(path, _SCHEMA)
        self._matrix: Matrix | None = None

    def model(self) -> Model | None:
        """Return the model of the vectors; None when there were none yet."""
        with self._lock:
            return self._model()

    def _model(self) -> Model | None:
        row = self._connection.execute("SELECT name, digest FROM model").fetchone()
        return Model(*row) if row else None

    def put(self, embedded: Embedded, model: Named) -> None:
        """Set the vectors of claims, all or nothing. Raises `StaleIndexError` where others are of another model."""
        from graph.embed.matrix import packed  # noqa: PLC0415 - numpy, when there are vectors

        with self._writing() as connection:
            check_model(self._model(), model)
            if self._model() is None:
                connection.execute("INSERT INTO model VALUES (?, ?)", (model.name, model.digest))
            connection.executemany(
                "INSERT OR REPLACE INTO vector VALUES (?, ?)",
                zip(embedded.claims, packed(embedded.vectors), strict=True),
            )
            if self._matrix is not None:
                self._matrix.put(embedded.claims, embedded.vectors)

    def nearest(self, vectors: Vectors, model: Named, limit: int) -> list[list[tuple[str, float]]]:
        """Return for each vector the claims nearest to it, best first."""
        from graph.embed.matrix import Matrix  # noqa: PLC0415 - numpy, when there are vectors

        with self._lock:
            kept = self._model()
            if kept is None or limit < 1:
                return [[] for _ in vectors]
            check_model(kept, model)
            if self._matrix is None:
                self._matrix = Matrix(self._connection.execute("SELECT claim, value FROM vector").fetchall())
            return self._matrix.nearest(vectors, limit)

    def lacking(self, claims: Iterable[str]) -> list[str]:
        """Return those of the claims that have no vector, in their order."""
        with self._lock:
            execute = self._connection.execute
            return [one for one in claims if execute("SELECT 1 FROM vector WHERE claim = ?", (one,)).fetchone() is None]

    def forget(self, claims: Collection[str]) -> None:
        """Forget claims; those that it does not know are no error."""
        if not claims:
            return
        with self._writing() as connection:
            connection.executemany("DELETE FROM vector WHERE claim = ?", ((claim,) for claim in claims))
            if self._matrix is not None:
                self._matrix.forget(claims)

    def keep(self, claims: Collection[str]) -> None:
        """Forget all claims but these."""
        with self._lock:
            known = [row[0] for row in self._connection.execute("SELECT claim FROM vector")]
        self.forget([claim for claim in known if claim not in claims])

    def clear(self) -> None:
        """Forget everything, the model too."""
        with self._writing() as connection:
            connection.execute("DELETE FROM vector")
            connection.execute("DELETE FROM model")
            self._matrix = None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                with self._connection:
                    yield self._connection
            except sqlite3.Error as error:
                # What is in memory may be ahead of what was written.
                self._matrix = None
                raise StoreError(
                    f"the index of vectors cannot be written: {error}", remedy="free space, then reindex"
                ) from error

    def close(self) -> None:
        """Close the file. Closing twice is no error."""
        with self._lock:
            self._matrix = None
            self._connection.close()
