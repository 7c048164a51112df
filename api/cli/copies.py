"""`sayso copies`: which text was taken from which, without a store."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import IO, TYPE_CHECKING, Annotated

import typer

from api.cli.failures import complain

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from graph.errors import ReadError

__all__ = ["copies"]


def copies(
    file: Annotated[
        str,
        typer.Argument(
            metavar="REPORTS.jsonl",
            help='JSON lines {"id", "text", "published"}, or - for standard input.',
            show_default=False,
        ),
    ],
) -> None:
    """Find texts that were taken from others, without a store.

    Prints {"copy", "of", "containment", "shared"} for each as JSON, one a line; shared passages are code points of the
    copy's text. Passes over a line that cannot be read; the exit code is then 1.
    """
    from graph.copies.lines import copies_lines  # noqa: PLC0415 - numpy is loaded when something is compared

    failed = 0

    def bad(error: ReadError) -> None:
        nonlocal failed
        failed += 1
        complain(f"{'standard input' if file == '-' else file}: {error}")

    with _lines(file) as lines:
        for line in copies_lines(lines, failed=bad):
            sys.stdout.write(line + "\n")
    if failed:
        raise typer.Exit(1)


def _lines(name: str) -> AbstractContextManager[IO[str]]:
    # Bytes that are no UTF-8 come as lone surrogates: they count as one character each, and no line is lost.
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")  # type: ignore[union-attr]
        return nullcontext(sys.stdin)
    return open(name, encoding="utf-8", errors="surrogateescape", newline="\n")  # noqa: PTH123 - `-` is no path
