"""CSV files, block by block: columns by name, the line of whatever is wrong, and speed for the many good rows."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO, TYPE_CHECKING

from graph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["SIGNATURE", "Block", "Layout", "Places", "Reading", "blocks", "open_table"]

_ROWS = 1 << 16
_BLANK_AT_END = re.compile(r"\n(?:(?<=\s\n)|(?=\s))")
"""A blank, of any kind, before or after the end of a line."""
SIGNATURE = "\ufeff"


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns a table has: `needed` in the order in which they stand without a header, then the `optional`."""

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All columns, in order."""
        return self.needed + self.optional

    @property
    def example(self) -> str:
        """The header to write."""
        return ",".join(self.needed) + "".join(f"[,{name}]" for name in self.optional)


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a table: a sequence for each column of the layout, None for an optional one that is not there.

    `lines` are the numbers of the lines that the rows begin on, counted from 1.
    """

    columns: tuple[Sequence[str] | None, ...]
    lines: Sequence[int]


def open_table(path: str) -> IO[str]:
    """Open a CSV file; bytes that are no UTF-8 come as lone surrogates: one bad name ends no reading."""
    return open(path, encoding="utf-8", errors="surrogateescape", newline="")  # noqa: PTH123 - as text, or raises OSError


def blocks(stream: IO[str], layout: Layout, failed: Callable[[ReadError], None]) -> Iterator[Block]:
    """Yield the rows of a table in blocks.

    The first row is a header when every needed column is named in it; columns are then found by name, in any order and
    whatever else stands there, else by their place. Blank lines are passed over. Cells come without the spaces around
    them. A row with too few or too many cells, or without a needed one, is told to `failed` by its line and left out;
    what comes before and after it is read.
    """
    first = next(stream, "").removeprefix(SIGNATURE)
    yield from Reading(layout, failed).read(chain([first], stream))


class Reading:
    """A table as it is read: which columns stand where, once that is known, and the number of lines read so far."""

    def __init__(self, layout: Layout, failed: Callable[[ReadError], None]) -> None:
        self.layout = layout
        self.places: Places | None = None
        self.line = 0
        self._failed = failed

    def read(self, lines: Iterable[str]) -> Iterator[Block]:
        """Yield the rows of these lines in blocks, as `blocks` does; the file's first line is among the first ones."""
        reader = csv.reader(lines)
        before = self.line
        for rows, broken in _batches(reader):
            start, self.line = self.line, before + reader.line_num
            missing = None
            while rows and self.places is None:
                first = rows[0]
                if any(cell.strip() for cell in first):
                    self.places = _places(first, self.layout)
                    missing = _missing(first, self.layout)
                    if missing:
                        self._failed(_bad(start + 1, f"names no column {missing}", self.layout))
                if self.places is None or self.places.named or missing:
                    del rows[0]
                    start += 1
            if self.places is not None and rows:
                block = _block(rows, self.layout, self.places, start, self._failed)
                if block.lines:
                    yield block
            if broken is not None:
                self._failed(_bad(self.line, f"is no CSV ({broken})", self.layout))


@dataclass(frozen=True, slots=True)
class Places:
    """Where the layout's columns stand in a row, how many cells it has at least and at most, if a header says so."""

    places: tuple[int | None, ...]
    least: int
    width: int
    named: bool


def _batches(reader: Iterator[list[str]]) -> Iterator[tuple[list[list[str]], csv.Error | None]]:
    while True:
        rows: list[list[str]] = []
        try:
            rows.extend(islice(reader, _ROWS))
        except csv.Error as error:
            yield rows, error
            continue
        if not rows:
            return
        yield rows, None


def _places(first: Sequence[str], layout: Layout) -> Places:
    header = [cell.strip().casefold() for cell in first]
    if set(layout.needed) <= set(header):
        at = tuple(header.index(name) if name in header else None for name in layout.names)
        least = 1 + max(header.index(name) for name in layout.needed)
        return Places(at, least, len(header), named=True)
    return Places(tuple(range(len(layout.names))), len(layout.needed), len(layout.names), named=False)


def _missing(first: Sequence[str], layout: Layout) -> str | None:
    """Return the first needed column that a header forgets; None when the row is a whole header, or none at all."""
    header = {cell.strip().casefold() for cell in first}
    missing = [name for name in layout.needed if name not in header]
    return missing[0] if 0 < len(missing) < len(layout.needed) else None


def _bad(line: int, why: str, layout: Layout) -> ReadError:
    return ReadError(f"line {line:,} {why}", value=line, remedy=f"write {layout.example} in each row")


def _block(
    rows: list[list[str]], layout: Layout, found: Places, start: int, failed: Callable[[ReadError], None]
) -> Block:
    """Turn rows into columns: at once where nothing is wrong with any of them, else row by row."""
    widths = set(map(len, rows))
    if len(widths) == 1 and found.least <= max(widths) <= found.width:
        columns = list(zip(*rows, strict=True))
        at = [place if place is not None and place < len(columns) else None for place in found.places]
        if all(_tidy(columns[place]) for place in at if place is not None):
            chosen = tuple(None if place is None else columns[place] for place in at)
            return Block(chosen, range(start + 1, start + 1 + len(rows)))
    kept: list[list[str]] = []
    lines: list[int] = []
    for row in rows:
        line, start = start + 1, start + max(1, 1 + sum(cell.count("\n") for cell in row))
        if not any(cell.strip() for cell in row):
            continue
        cells = _cells(row, found)
        why = _wrong(row, cells, found, layout)
        if why:
            failed(_bad(line, why, layout))
        else:
            kept.append(cells)
            lines.append(line)
    turned = list(zip(*kept, strict=True)) or [()] * len(found.places)
    return Block(tuple(turned[n] if place is not None else None for n, place in enumerate(found.places)), lines)


def _tidy(column: Sequence[str]) -> bool:
    """Whether no cell is empty, has blanks around it, or holds a line break."""
    text = "\n".join(column)
    return (
        text != ""
        and text.count("\n") == len(column) - 1
        and text == text.strip()
        and "\r" not in text
        and _BLANK_AT_END.search(text) is None
    )


def _cells(row: Sequence[str], found: Places) -> list[str]:
    return [row[place].strip() if place is not None and place < len(row) else "" for place in found.places]


def _wrong(row: Sequence[str], cells: Sequence[str], found: Places, layout: Layout) -> str | None:
    """Say what is wrong with a row, or None."""
    if len(row) < found.least:
        return f"has {len(row)} of {found.least} cells"
    if len(row) > found.width:
        return f"has {len(row)} cells, {len(row) - found.width} too many"
    for name, cell in zip(layout.names, cells, strict=True):
        if not cell and name in layout.needed:
            return f"has no {name}"
        if "\n" in cell or "\r" in cell:
            return f"has a line break in its {name}: a quote was opened and not closed"
    return None
