"""Opening the directory of an embedded store, and waiting for another process to let go of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.errors import StoreBusyError, StoreUnavailableError, StoreUrlError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["open_quads"]


def open_quads(folder: Path | None, wait: float) -> ox.Store:
    """Open the quads in a directory, made if it is not there, or (None) in memory; `wait` seconds for another process.

    Raises `StoreUrlError` for what is no directory of a store, `StoreUnavailableError` for one that cannot be used, and
    `StoreBusyError` when another process keeps it.
    """
    if folder is None:
        return ox.Store()
    quads = folder / "quads"
    if folder.is_file():
        raise StoreUrlError(f"{folder} is a file, not a directory", value=folder, remedy="name a directory")
    try:
        if not quads.is_dir() and folder.is_dir() and any(folder.iterdir()):
            raise StoreUrlError(
                f"{folder} is a directory with other things in it, not a store",
                value=folder,
                remedy="name a new or an empty directory",
            )
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailableError(
            f"the directory {folder} cannot be used: {error.strerror}", value=folder, remedy="name one you can write to"
        ) from error
    deadline = time.monotonic() + wait
    while True:
        try:
            return ox.Store(str(quads))
        except (OSError, RuntimeError) as error:  # RuntimeError is what a damaged database raises
            if "lock" not in str(error).lower():
                raise StoreUnavailableError(
                    f"the store in {folder} cannot be opened: {error}", value=folder, remedy="check rights and disk"
                ) from error
            if time.monotonic() >= deadline:
                raise StoreBusyError(
                    f"another process has the store in {folder} open",
                    value=folder,
                    remedy="stop that process (a `sayso serve`?), or use Neo4j for several at once",
                ) from error
        time.sleep(0.1)
