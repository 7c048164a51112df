"""An inverted index of runs of five words, and what it says of which text took how much from which.

What counts as a copy: at least 50 different runs of five words that are shared, and at least a quarter of the shorter
text; or, for short texts, 20 and four fifths. Runs that stand in more than 100 texts are phrases and boilerplate and
count for nothing, unless a text has hardly anything else: then the text itself is what was passed around.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.copies import COMMON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from graph.copies.words import Numbers, Places

__all__ = ["Index", "Pick", "is_copy", "known"]

_PART, _RUNS = 0.25, 50
_SHORT_PART, _SHORT_RUNS = 0.8, 20
_OWN = 0.25
"""A text of which less than this is not common was passed around as a whole."""
_EARLIEST = 20
"""Of texts that were passed around in more copies than we count, so many are looked at, the earliest."""
_AS_MUCH = 0.98
"""An earlier text is the original even when a later one has a little more of the copy."""
_ORIGINALS = 5
_MANY = 1 << 22
"""From so many numbers on, parting them first is worth it."""


def is_copy(shared: Places, shorter: Places, scale: int = 1) -> NDArray[np.bool_]:
    """Tell for each pair of texts whether so many shared runs, of those that the shorter text has, make a copy.

    Where only one in `scale` runs was looked at, numbers of these are given.
    """
    runs, part = shared * scale, shared / np.maximum(shorter, 1)
    enough: NDArray[np.bool_] = ((runs >= _RUNS) & (part >= _PART)) | ((runs >= _SHORT_RUNS) & (part >= _SHORT_PART))
    return enough


@dataclass(frozen=True, slots=True)
class Pick:
    """An original of a text: its rank, how many runs they share, and the part of the shorter text that this is."""

    of: int
    shared: int
    containment: float


class Index:
    """The index of texts that are known by their rank in time, 0 being the earliest.

    `grams` are the runs of all texts, `ranks` the text of each; a run may be given twice. `common` are runs that are
    known to be common although there are few of them here. `scale` is the number of runs of which one is given.
    """

    def __init__(
        self, grams: Numbers, ranks: NDArray[np.uint32], texts: int, *, common: Numbers | None = None, scale: int = 1
    ) -> None:
        self._scale = scale
        bits = max(1, (max(texts, 1) - 1).bit_length())
        low = np.uint64((1 << bits) - 1)
        # The number of a run and that of its text in one number: sorting it is several times faster than by two.
        entries = grams & ~low
        entries |= ranks
        entries = _sorted(entries)
        if entries.size:
            entries = entries[np.concatenate(([True], entries[1:] != entries[:-1]))]
        own = (entries & low).view(np.int64)
        # Neighbours of two runs differ above the bits of the text.
        first = np.flatnonzero(np.concatenate(([True], (entries[1:] ^ entries[:-1]) > low)))[: entries.size]
        texts_of = np.diff(first, append=entries.size)
        self._low = low
        is_common = texts_of > COMMON
        if common is not None:
            is_common |= known(np.sort(common & ~low), entries[first] & ~low)
        self._common_keys = entries[first[is_common]] & ~low
        all_runs = np.bincount(own, minlength=texts)
        rare_runs = all_runs - np.bincount(own[np.repeat(is_common, texts_of)], minlength=texts)
        self._spread = rare_runs < _OWN * all_runs
        self._sizes = np.where(self._spread, all_runs, rare_runs)
        # A run in one text alone compares it with nothing.
        several = np.repeat(texts_of > 1, texts_of)
        self._own = own[several].astype(np.int32)
        texts_of, is_common = texts_of[texts_of > 1], is_common[texts_of > 1]
        firsts = (np.cumsum(texts_of) - texts_of).astype(_narrow(self._own.size))
        self._first = np.repeat(firsts, texts_of)
        self._common = np.repeat(is_common, texts_of)
        # A common run meets nobody, as if it stood in this text first.
        self._first_rare = np.where(self._common, np.arange(self._own.size, dtype=firsts.dtype), self._first)
        self._by_text = _grouped(self._own, texts).astype(firsts.dtype)
        self._borders = np.concatenate(([0], np.cumsum(np.bincount(self._own, minlength=texts))))

    def copies(self) -> Iterator[tuple[int, list[Pick]]]:
        """Yield the rank of every text that is a copy, with its originals: the one it has most of first."""
        for rank in np.flatnonzero(self._met() * self._scale >= _SHORT_RUNS).tolist():
            if picks := self.originals(rank):
                yield rank, picks

    def _met(self) -> Places:
        """Return for each text how often its runs stand in the earlier texts that it is compared with."""
        earlier = np.arange(self._own.size) - self._first_rare
        entries = np.flatnonzero(self._spread[self._own])
        earlier[entries] = np.minimum(entries - self._first[entries], _EARLIEST)
        return np.bincount(self._own, earlier, self._spread.size).astype(np.int64)

    def originals(self, rank: int) -> list[Pick]:
        """Return the earlier texts that this one took its words from; mostly there is none, or one.

        It is the one it has most of, the earliest where several have as much. A further one counts for what none
        before it has.
        """
        entries = self._by_text[self._borders[rank] : self._borders[rank + 1]].astype(np.int64)
        if self._spread[rank]:
            first = self._first[entries]
            lengths = np.minimum(entries - first, _EARLIEST)
        else:
            first = self._first_rare[entries]
            lengths = entries - first
        if int(lengths.sum()) * self._scale < _SHORT_RUNS:
            return []
        offset = np.cumsum(lengths) - lengths
        places = np.repeat(first - offset, lengths)
        places += np.arange(places.size)
        earlier = self._own[places]
        found: list[Pick] = []
        ranks, shared = self._fitting(rank, earlier)
        if not ranks.size:
            return found
        whole = dict(zip(ranks.tolist(), shared.tolist(), strict=True))
        run = np.repeat(np.arange(lengths.size), lengths)
        while ranks.size:
            best = int(ranks[shared >= _AS_MUCH * shared.max()].min())
            count = whole[best]
            found.append(Pick(best, count, count / min(int(self._sizes[rank]), int(self._sizes[best]))))
            # What does not fit with all runs does not with fewer.
            if ranks.size == 1 or len(found) == _ORIGINALS:
                break
            left = np.ones(lengths.size, bool)
            left[run[earlier == best]] = False
            keep = left[run]
            earlier, run = earlier[keep], run[keep]
            ranks, shared = self._fitting(rank, earlier)
        return found

    def copied_by(self, rank: int) -> list[int]:
        """Return the later texts that share enough with this one to be copies of it."""
        entries = self._by_text[self._borders[rank] : self._borders[rank + 1]]
        if not self._spread[rank]:
            entries = entries[~self._common[entries]]
        inside = np.isin(self._first, self._first[entries]) & (self._own > rank)
        ranks, shared = _counted(self._own[inside], self._borders.size, self._least)
        fitting = is_copy(shared, np.minimum(self._sizes[rank], self._sizes[ranks]), self._scale)
        return [int(other) for other in ranks[fitting]]

    def counts(self, rank: int, grams: Numbers) -> NDArray[np.bool_]:
        """Tell which runs of this text count: those that are not common, or all of a text that was passed around."""
        if self._spread[rank] or not self._common_keys.size:
            return np.ones(grams.size, bool)
        return ~known(self._common_keys, grams & ~self._low)

    @property
    def _least(self) -> int:
        return max(1, -(-_SHORT_RUNS // self._scale))

    def _fitting(self, rank: int, earlier: NDArray[np.int32]) -> tuple[Places, Places]:
        """Return the texts among `earlier` that stand there often enough for a copy, and how often."""
        ranks, shared = _counted(earlier, rank, self._least)
        fitting = is_copy(shared, np.minimum(self._sizes[rank], self._sizes[ranks]), self._scale)
        return ranks[fitting], shared[fitting]


def known(numbers: Numbers, asked: Numbers) -> NDArray[np.bool_]:
    """Tell for each of `asked` whether it is one of `numbers`, which are sorted."""
    if not numbers.size:
        return np.zeros(asked.size, bool)
    same: NDArray[np.bool_] = numbers.take(np.searchsorted(numbers, asked), mode="clip") == asked
    return same


def _sorted(entries: Numbers) -> Numbers:
    """Return numbers in order. Many are parted by their highest bits first, which is a third faster."""
    if entries.size < _MANY:
        entries.sort()
        return entries
    highest = (entries >> np.uint64(48)).astype(np.uint16)
    entries = entries[np.argsort(highest, kind="stable")]
    borders = np.cumsum(np.bincount(highest, minlength=1 << 16)).tolist()
    for start, stop in zip([0, *borders], borders, strict=False):
        entries[start:stop].sort()
    return entries


def _narrow(size: int) -> type[np.int32 | np.int64]:
    """Return the numbers that hold places in so many entries: half as wide is read and sorted faster."""
    return np.int32 if size < 1 << 31 else np.int64


def _grouped(texts: NDArray[np.int32], below: int) -> Places:
    """Return the places of all entries, those of one text together: numbers of 16 bits are sorted many times faster."""
    order = np.argsort((texts & 0xFFFF).astype(np.uint16), kind="stable")
    if below > 1 << 16:
        order = order[np.argsort((texts[order] >> 16).astype(np.uint16), kind="stable")]
    return order


def _counted(values: NDArray[np.signedinteger], below: int, least: int) -> tuple[Places, Places]:
    """Return the values, all under `below`, that stand there at least `least` times, and how often each does."""
    if values.size < least:
        return values[:0], values[:0]
    if values.size * 32 < below:
        ordered = np.sort(values)
        edges = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1], [True])))
        found, counts = ordered[edges[:-1]], np.diff(edges)
        often = counts >= least
        return found[often], counts[often]
    counts = np.bincount(values)
    found = np.flatnonzero(counts >= least)
    return found, counts[found]
