"""`sayso extract --spans`: JSON lines in, the flat attributions of each text out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from api.cli.failures import complain
from api.cli.jsonl import opened_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.errors import ReadError

__all__ = ["print_spans"]


def print_spans(files: Iterable[str]) -> int:
    """Read JSON lines `{"id", "text"}` from files or `-` and print `{"id", "attributions"}` for each, as they come.

    A line or a file that cannot be read is complained of and passed over; returns how many there were.
    """
    from loaders.ahead import cores  # noqa: PLC0415
    from loaders.extract.flat import InItsLanguage  # noqa: PLC0415
    from loaders.tagger import load_tagger  # noqa: PLC0415 - the model is loaded when something is read
    from loaders.tagger.spans import spans_lines  # noqa: PLC0415

    failed = 0
    workers = cores()
    # Texts side by side are read sooner than each by several threads.
    tagger = InItsLanguage(load_tagger(threads=1))
    for name in files:

        def bad(error: ReadError, place: str = "standard input" if name == "-" else name) -> None:
            nonlocal failed
            failed += 1
            complain(f"{place}: {error}")

        try:
            with opened_lines(name) as lines:
                for line in spans_lines(lines, tagger, failed=bad, workers=workers):
                    sys.stdout.write(line + "\n")
                    # Whoever reads line by line gets each line when it is ready.
                    sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            failed += 1
            complain(f"{name} cannot be read ({error.strerror})")
    return failed
