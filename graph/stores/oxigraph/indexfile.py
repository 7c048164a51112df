"""Opening the SQLite files that lie beside the quads and can be made anew from them."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["open_index"]


def open_index(path: Path | None, schema: str) -> sqlite3.Connection:
    """Open an index file, or (path None) one in memory, with the tables of `schema`; usable from several threads.

    A file that is no index, or a broken one, is replaced by an empty one.
    """
    try:
        return _opened(path, schema)
    except sqlite3.DatabaseError:
        if path is None:
            raise
        path.unlink(missing_ok=True)
        return _opened(path, schema)


def _opened(path: Path | None, schema: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path or ":memory:", check_same_thread=False)
    try:
        connection.executescript(schema)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
