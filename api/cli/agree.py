"""`sayso agree`: who says what of which item in, how probable each value is out, without a store."""

from __future__ import annotations

import json
import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.tables import table
from graph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["agree"]

_LINES = 2_000


def agree(
    observations: Annotated[
        str,
        typer.Argument(metavar="OBSERVATIONS.csv", help="source,item,value[,origin] a row, or - for standard input."),
    ],
    *,
    sources: Annotated[
        bool, typer.Option("--sources", help="Print how far each source agrees with the others instead.")
    ] = False,
) -> None:
    """Show which values sources agree on, one vote per origin.

    origin is whom a source passes on, where that is known; where no row names one, sources that copy each other are
    found and count as one. Prints one JSON object an item, each on one line, the most probable value first. Keeps going
    past a row that cannot be read; the exit code is then 1.
    """
    from graph.agreement.agree import agree as work_out  # noqa: PLC0415 - loaded when it is asked for
    from loaders.observations import read_observations  # noqa: PLC0415 - the same

    with table(observations) as (stream, failed):
        read = read_observations(stream, failed)
        if not len(read):
            failed(ReadError("holds no observation that can be used", remedy="write source,item,value in each row"))
        found = work_out(read)
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        _print(map(encode, found.sources()) if sources else found.lines())


def _print(lines: Iterator[str]) -> None:
    # Millions of lines: many at a time.
    while part := list(islice(lines, _LINES)):
        sys.stdout.write("\n".join(part) + "\n")
