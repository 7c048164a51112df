"""CSV files as engines take them: a path or `-`, what is wrong told line by line, and the exit code at the end."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import typer

from api.cli.failures import complain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.errors import ReadError

__all__ = ["table"]

_SHOWN = 20


@contextmanager
def table(path: str) -> Iterator[tuple[IO[str], Callable[[ReadError], None]]]:
    """Open the table at `path`, or standard input for `-`, with what to call for a row that cannot be used.

    The first twenty such rows are told one by one, the others by their number. When there were any, leaving ends the
    command with the exit code 1.
    """
    from loaders.tables import open_table  # noqa: PLC0415 - loaded when a table is read

    name, wrong = "standard input" if path == "-" else path, 0

    def failed(error: ReadError) -> None:
        nonlocal wrong
        wrong += 1
        if wrong <= _SHOWN:
            complain(f"{name}: {error}")

    if path == "-":
        yield io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="surrogateescape", newline=""), failed
    else:
        with open_table(path) as stream:
            yield stream, failed
    if wrong > _SHOWN:
        complain(f"{name}: {wrong - _SHOWN:,} more rows were left out")
    if wrong:
        raise typer.Exit(1)
