"""`sayso copies`: which text was taken from which, without a store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.failures import complain
from api.cli.jsonl import opened_lines

if TYPE_CHECKING:
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

    with opened_lines(file) as lines:
        for line in copies_lines(lines, failed=bad):
            sys.stdout.write(line + "\n")
    if failed:
        raise typer.Exit(1)
