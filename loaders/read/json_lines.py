"""JSON lines: an article or a review a line, read as a stream."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from graph.errors import ReadError
from loaders.read.failures import unreadable
from loaders.read.json_text import parse_json
from loaders.read.json_values import found_in
from loaders.read.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.read.json_values import Found

__all__ = ["read_json_lines"]

_STEP = 1 << 20


def read_json_lines(file: IO[bytes], origin: str, limit: int) -> Iterator[Found]:
    """Yield the document or review of each line, or its error; blank lines are passed over.

    No more than `limit` bytes of a line are held: a longer one is an error, and reading goes on behind it. A stream of
    blank lines alone yields one error.
    """
    empty = True
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        place = f"{origin} line {number:,}"
        if len(line) > limit:
            empty = False
            _skip(file, line)
            yield unreadable(place, f"is over the limit of {limit:,} bytes", "split it")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            empty = False
            try:
                yield from found_in(parse_json(decode(line, origin=place).rstrip(), place, is_line=True), place)
            except ReadError as error:
                yield error
    if empty:
        yield unreadable(origin, "is empty" if not number else "has only white space", "give a file with text")


def _skip(file: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(_STEP)
