"""Blocks of plain CSV read as arrays: fields found, and equal ones numbered, without a Python object for each of them.

Plain is a block without quotes, carriage returns or blanks around cells, in which every row has the same cells: what
machines write. Anything else is for the csv module; where both can read a block, they read the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Coded", "coded_columns"]

_LONGEST = 1024
"""Bytes of the longest field that is read so: all fields of a column are compared word by word up to its longest."""
_WORD = 8
_COMMA, _LINE_FEED, _BLANK = 0x2C, 0x0A, 0x20
_NOT_PLAIN = (b'"', b"\r", b"\0")
# Blanks beyond ASCII, which are taken off cells too: U+0085 and U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029 and
# U+202F, U+205F, U+3000.
_WIDE_BLANK = re.compile(rb"\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80")
_MASKS = np.array([(1 << (8 * count)) - 1 for count in range(_WORD + 1)], np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_SAMPLE = 4096
_FEW, _MANY = 16, 22
"""Bits of a slot's number, by how many different texts a sample has: few slots stay in the processor's cache."""


class Coded(NamedTuple):
    """A column: row `n` has `texts[codes[n]]`; each text stands once, in the order in which they are first met."""

    texts: Sequence[str]
    codes: NDArray[np.int32]


def coded_columns(
    data: bytes, places: Sequence[int | None], *, least: int, most: int, needed: int
) -> tuple[Coded | None, ...] | None:
    """Read whole lines of CSV: the columns at `places`, None for one that is not there; None where they are not plain.

    Rows have from `least` to `most` cells, all the same number; none of the first `needed` columns is empty.
    """
    if any(mark in data for mark in _NOT_PLAIN) or not (data.isascii() or _WIDE_BLANK.search(data) is None):
        return None
    if not data.endswith(b"\n"):
        data += b"\n"
    ends = _ends(data, least, most)
    if ends is None:
        return None
    padded = np.frombuffer(data + bytes(_LONGEST + _WORD), np.uint8)
    columns: list[Coded | None] = []
    for number, place in enumerate(places):
        if place is None or place >= ends.shape[1]:
            columns.append(None)
            continue
        before = ends[:, place - 1] if place else np.concatenate(([-1], ends[:-1, -1]))
        column = _Column(padded, before + 1, ends[:, place] - before - 1)
        if not column.plain(empty=number >= needed):
            return None
        columns.append(column.coded(data))
    return tuple(columns)


def _ends(data: bytes, least: int, most: int) -> NDArray[np.int64] | None:
    """Return where the fields of each row end; None where rows differ in how many they have."""
    octets = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero((octets == _COMMA) | (octets == _LINE_FEED))
    width = data.count(b",", 0, data.find(b"\n")) + 1
    rows = data.count(b"\n")
    if not least <= width <= most or len(ends) != rows * width:
        return None
    found = ends.reshape(-1, width)
    # As many line feeds as rows: if each row ends in one, no field does.
    return found if (octets[found[:, -1]] == _LINE_FEED).all() else None


class _Column:
    """The fields of one column, by where they begin in the padded data and how long they are."""

    def __init__(self, octets: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> None:
        self._octets, self._starts, self._lengths = octets, starts, lengths
        # Eight bytes from any place on, as one number: the same memory, seen with a step of one byte.
        self._from = np.ndarray((len(octets) - _WORD + 1,), "<u8", octets, 0, (1,))
        self._count = max(1, -(-int(lengths.max()) // _WORD))

    def plain(self, *, empty: bool) -> bool:
        """Whether no field is too long, none is empty unless it may be, and none begins or ends with a blank."""
        if self._lengths.max() > _LONGEST or (not empty and not self._lengths.min()):
            return False
        first, last = self._octets[self._starts], self._octets[self._starts + np.maximum(self._lengths, 1) - 1]
        blank = (first <= _BLANK) | (last <= _BLANK)
        return not (blank & (self._lengths > 0)).any()

    def _words(self, number: int, rows: NDArray[np.int32] | None = None) -> NDArray[np.uint64]:
        """Return the `number`th eight bytes of the fields of some rows, or of all, zeros behind their ends."""
        starts, lengths = (self._starts, self._lengths) if rows is None else (self._starts[rows], self._lengths[rows])
        left = np.clip(lengths - number * _WORD, 0, _WORD)
        # No field reaches beyond the padding, and of one that has ended nothing is kept.
        return np.asarray(self._from[starts + number * _WORD] & _MASKS[left])

    def coded(self, data: bytes) -> Coded:
        """Return the fields by number, equal ones alike.

        Each row goes into a slot by its hash, and the first row of a slot stands for all of the slot that are equal to
        it, byte for byte; those that are not go on to another hash. So nothing is sorted, and nothing left to chance.
        """
        key = self._words(0)
        hashes = key * _MIX
        for number in range(1, self._count):
            hashes = (hashes ^ (hashes >> _SHIFT) ^ self._words(number)) * _MIX
        stands_for = np.arange(len(key), dtype=np.int32)
        rows = stands_for.copy()
        many = len(np.unique(hashes[:: max(1, len(hashes) // _SAMPLE)])) > _SAMPLE // 2
        bits = _MANY if many else _FEW
        slots = np.empty(1 << bits, np.int32)
        while len(rows):
            hashes ^= hashes >> _SHIFT
            hashes *= _MIX
            slot = (hashes >> np.uint64(64 - bits)).astype(np.int32)
            slots[slot[::-1]] = rows[::-1]  # of several the last that is put stays: the first row
            first = slots[slot]
            other = self._differ(key, rows, first)
            stands_for[rows] = first
            rows, hashes = rows[other], hashes[other]
        own = np.flatnonzero(stands_for == np.arange(len(stands_for)))
        codes = np.empty(len(stands_for), np.int32)
        codes[own] = np.arange(len(own), dtype=np.int32)
        starts = self._starts[own]
        bounds = zip(starts.tolist(), (starts + self._lengths[own]).tolist(), strict=True)
        texts = [data[start:end].decode("utf-8", "surrogateescape") for start, end in bounds]
        return Coded(texts, codes[stands_for])

    def _differ(self, key: NDArray[np.uint64], rows: NDArray[np.int32], first: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return the places at which a row is not the same text as the row that would stand for it."""
        other = key[rows] != key[first]
        for number in range(1, self._count):
            other |= self._words(number, rows) != self._words(number, first)
        return np.flatnonzero(other)
