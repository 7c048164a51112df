"""`sayso record`: verdicts in, the record of each source out, without a store."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.screen import print_json
from api.cli.tables import table
from graph.errors import ReadError

__all__ = ["record"]


def record(
    verdicts: Annotated[
        str, typer.Argument(metavar="VERDICTS.csv", help="source,held[,topic] a row, or - for standard input.")
    ],
) -> None:
    """Show how reliable sources were, from verdicts in CSV.

    held is 1 where a checked claim of the source held and 0 where it did not, or a share between them. Prints one JSON
    object a source, each on one line. Keeps going past a row that cannot be read; the exit code is then 1.
    """
    from graph.reliability.records import records  # noqa: PLC0415 - loaded when it is asked for
    from loaders.verdicts import read_verdicts  # noqa: PLC0415 - the same

    with table(verdicts) as (stream, failed):
        found = records(read_verdicts(stream, failed))
        if not found:
            failed(ReadError("holds no verdict that can be used", remedy="write source,held[,topic] in each row"))
        for one in found:
            print_json(one.json(), compact=True)
