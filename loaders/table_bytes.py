"""CSV files from their bytes: plain blocks as arrays, at once, and whatever is not plain row by row, as ever."""

from __future__ import annotations

import csv
import io
from collections import deque
from dataclasses import dataclass
from itertools import chain
from typing import IO, TYPE_CHECKING, TypeAlias

from loaders.coded import Coded, coded_columns
from loaders.tables import SIGNATURE, Block, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graph.errors import ReadError
    from loaders.tables import Layout

__all__ = ["AnyBlock", "CodedBlock", "byte_blocks"]

_AT_ONCE = 1 << 26
"""So many bytes are read at once: a text that is met again in them costs nothing."""


@dataclass(frozen=True, slots=True)
class CodedBlock:
    """Some rows of a table like a `Block`, each text of a column once."""

    columns: tuple[Coded | None, ...]
    lines: Sequence[int]


AnyBlock: TypeAlias = Block | CodedBlock


def byte_blocks(
    stream: IO[bytes], layout: Layout, failed: Callable[[ReadError], None], *, at_once: int = _AT_ONCE
) -> Iterator[AnyBlock]:
    """Yield the rows of a table in UTF-8: those of `loaders.tables.blocks`, with the same told to `failed`.

    Blocks without quotes and other irregularities are arrays; the others are read by the csv module. A quoted cell that
    goes on beyond what is read at once leaves all that follows to it.
    """
    reading = Reading(layout, failed)
    rest = b""
    start = SIGNATURE.encode()
    while True:
        data = stream.read(at_once)
        whole = rest + data
        cut = whole.rfind(b"\n") + 1 if data else len(whole)
        piece, rest = whole[:cut], whole[cut:]
        if piece:
            piece, start = piece.removeprefix(start), b""
            if reading.places is None:  # the header, if there is one, is not as the other rows are
                head = piece.find(b"\n") + 1 or len(piece)
                if not _ends_whole(piece[:head]):
                    yield from reading.read(chain(_lines(piece), _lines(rest, stream)))
                    return
                yield from reading.read(_lines(piece[:head]))
                piece = piece[head:]
        if piece:
            block = _coded(piece, reading)
            if block is not None:
                yield block
            elif _ends_whole(piece):
                yield from reading.read(_lines(piece))
            else:
                yield from reading.read(chain(_lines(piece), _lines(rest, stream)))
                return
        if not data:
            return


def _coded(piece: bytes, reading: Reading) -> CodedBlock | None:
    found = reading.places
    if found is None:
        return None
    layout = reading.layout
    columns = coded_columns(piece, found.places, least=found.least, most=found.width, needed=len(layout.needed))
    if columns is None:
        return None
    rows = next(len(column.codes) for column in columns if column is not None)
    lines = range(reading.line + 1, reading.line + 1 + rows)
    reading.line += rows
    return CodedBlock(columns, lines)


def _ends_whole(piece: bytes) -> bool:
    """Tell whether no cell goes on behind these lines; where quotes are not as they should be, that is not certain."""
    if b'"' not in piece:
        return True
    try:
        deque(csv.reader(_lines(piece), strict=True), maxlen=0)
    except csv.Error:
        return False
    return True


def _lines(data: bytes, stream: IO[bytes] | None = None) -> Iterator[str]:
    """Yield the lines of some bytes, and of a stream that they are the beginning of, as `open_table` would."""
    parts = [io.BytesIO(data)] if stream is None else [io.BufferedReader(_Joined(data, stream))]  # type: ignore[type-var]  # it can read, which is all
    for part in parts:
        yield from io.TextIOWrapper(part, encoding="utf-8", errors="surrogateescape", newline="")


class _Joined(io.RawIOBase):
    """Some bytes, and then those of a stream."""

    def __init__(self, data: bytes, stream: IO[bytes]) -> None:
        self._data, self._stream = data, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # any buffer will do
        if not self._data:
            self._data = self._stream.read(len(buffer))
        part, self._data = self._data[: len(buffer)], self._data[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
