"""`sayso match`: for each claim of a file the claims most like it, and how they stand to it. No store is needed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.failures import complain
from api.cli.jsonl import opened_lines

if TYPE_CHECKING:
    from graph.errors import ReadError
    from graph.match.lines import Line

__all__ = ["match"]


def match(
    file: Annotated[str, typer.Argument(metavar="CLAIMS", help='JSON lines {"id", "text"}, or - for standard input.')],
    *,
    against: Annotated[
        str | None,
        typer.Option(metavar="CLAIMS", help="Compare with these claims instead of with each other; - too."),
    ] = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="List the N likest.")] = 5,
    reasons: Annotated[bool, typer.Option("--reasons", help="Say what agrees, or what differs.")] = False,
) -> None:
    """Find the claims most like each other, and how alike they are.

    Prints a line {"id", "matches": [{"id", "score", "relation"}]} for each line of CLAIMS, likest first; a relation is
    same, competing or related. Two claims whose figures, dates, names or negation disagree are never the same.
    """
    from graph.embed import minilm  # noqa: PLC0415 - the model is loaded when something is read
    from graph.match.lines import match_lines  # noqa: PLC0415

    if file == "-" == against:
        raise typer.BadParameter("standard input cannot be both", param_hint="--against")
    claims, failed = _read(file)
    others, failed_too = _read(against) if against else (None, 0)
    for line in match_lines(claims, minilm(), against=others, top=top, reasons=reasons):
        sys.stdout.write(line + "\n")
    if failed + failed_too:
        raise typer.Exit(1)


def _read(name: str) -> tuple[list[Line], int]:
    from graph.match.lines import read_lines  # noqa: PLC0415

    failed = 0

    def bad(error: ReadError) -> None:
        nonlocal failed
        failed += 1
        complain(f"{'standard input' if name == '-' else name}: {error}")

    with opened_lines(name) as lines:
        return list(read_lines(lines, failed=bad)), failed
