"""Copies in a whole collection: texts are read once, kept on disk, and compared through one index in memory."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TypeAlias

import numpy as np

from graph.copies.index import Index
from graph.copies.order import last_moment, ranked
from graph.copies.passages import convincing, passages, shared_runs
from graph.copies.words import Wording, wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from numpy.typing import NDArray

    from graph.copies.words import Numbers

__all__ = ["Found", "Item", "find_copies"]

_ROOM = 100_000_000
"""Runs of words that are kept in memory at most; sorting them takes some 30 bytes for each."""
_AT_ONCE = 50_000
"""Characters that are compared at once: more no longer fit into the processor's cache."""
_KEPT = 31 << 20
Name: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Item:
    """A text to compare; `published` is a date in ISO 8601 or None."""

    id: Name
    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A copy: `shared` are the passages of `copy` that stand in `of`, as half-open code points of the copy's text.

    `containment` is the part of the shorter of both texts that they share, from .25 to 1.
    """

    copy: Name
    of: Name
    containment: float
    shared: tuple[tuple[int, int], ...]


def find_copies(items: Iterable[Item], *, room: int = _ROOM) -> Iterator[Found]:
    """Yield the copies among texts, in the order of the texts, once all of them were read.

    What is a copy is said in `graph.copies.index`, and which text is the original in `graph.copies.order`; shared words
    that both only quote do not count (`graph.copies.passages`). Ids are not looked at: two texts of one id are two.
    Memory holds the runs of words, at most `room` of them (of larger collections every second, fourth ... run is looked
    at), and a few numbers for each text; texts wait in a temporary file. Raises `ModelError` for a bad date.
    """
    _keep_freed_memory()
    with _Collection(room) as collection:
        for part in _parts(items):
            collection.add(part)
        yield from collection.copies()


def _keep_freed_memory() -> None:
    """Have the C library keep what is freed, up to 64 MB, instead of giving it back and asking again for each array.

    glibc keeps twice the size of the largest block under 32 MB that was freed (mallopt(3), M_MMAP_THRESHOLD), which
    saves a tenth of all time. Other C libraries are not moved by it.
    """
    np.empty(_KEPT, np.uint8)


class _Collection:
    """Texts on disk, their runs of words in memory."""

    def __init__(self, room: int) -> None:
        self._room = max(1, room)
        self._scale = 1
        self._names: list[Name] = []
        self._moments: list[float] = []
        self._sizes: list[int] = []
        self._places: list[int] = []
        self._length = 0
        self._grams: list[Numbers] = []
        self._owners: list[NDArray[np.uint32]] = []
        self._held = 0
        self._file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 -- it lives as long as the collection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, items: Sequence[Item]) -> None:
        found = wordings([item.text for item in items])
        first = len(self._names)
        sizes = [wording.grams.size for wording in found]
        self._names += [item.id for item in items]
        self._moments += [last_moment(item.published) for item in items]
        self._sizes += sizes
        for item, wording in zip(items, found, strict=True):
            self._places.append(self._length)
            self._length += self._file.write(_packed(item.text, wording))
        owners = np.repeat(np.arange(first, first + len(items), dtype=np.uint32), sizes)
        self._keep(np.concatenate([wording.grams for wording in found]), owners)

    def _keep(self, grams: Numbers, owners: NDArray[np.uint32]) -> None:
        grams, owners = _sampled(grams, owners, self._scale)
        self._grams.append(grams)
        self._owners.append(owners)
        self._held += grams.size
        while self._held > self._room:
            self._scale *= 2
            kept = [_sampled(*pair, self._scale) for pair in zip(self._grams, self._owners, strict=True)]
            self._grams, self._owners = [pair[0] for pair in kept], [pair[1] for pair in kept]
            self._held = sum(part.size for part in self._grams)

    def copies(self) -> Iterator[Found]:
        order = ranked(self._moments, self._sizes)
        if not order:
            return
        places = np.array(order)
        ranks = np.empty(len(order), np.uint32)
        ranks[places] = np.arange(len(order), dtype=np.uint32)
        grams, owners = np.concatenate(self._grams), np.concatenate(self._owners)
        self._grams.clear()
        self._owners.clear()
        index = Index(grams, ranks[owners], len(order), scale=self._scale)
        del grams, owners
        for copy, rank, picks in sorted((order[rank], rank, picks) for rank, picks in index.copies()):
            text, wording = self._text(copy)
            counts = index.counts(rank, wording.grams)
            for pick in picks:
                of = order[pick.of]
                shared = shared_runs(wording, self._text(of)[1])
                if convincing(text, wording, shared & counts, pick.containment):
                    spans = tuple(passages(wording, shared))
                    yield Found(self._names[copy], self._names[of], round(pick.containment, 3), spans)

    def _text(self, index: int) -> tuple[str, Wording]:
        self._file.seek(self._places[index])
        return _unpacked(self._file.read(self._until(index) - self._places[index]))

    def _until(self, index: int) -> int:
        return self._places[index + 1] if index + 1 < len(self._places) else self._length


def _packed(text: str, wording: Wording) -> bytes:
    """Write a text and its words down, to be read back faster than they were made."""
    sizes = np.array([wording.starts.size, wording.grams.size], np.int64)
    numbers = (sizes, wording.grams, wording.starts.astype(np.int32), wording.ends.astype(np.int32))
    return b"".join(part.tobytes() for part in numbers) + text.encode("utf-8", "surrogatepass")


def _unpacked(packed: bytes) -> tuple[str, Wording]:
    words, runs = np.frombuffer(packed, np.int64, 2).tolist()
    place = 16
    grams = np.frombuffer(packed, np.uint64, runs, place)
    place += 8 * runs
    starts, ends = np.frombuffer(packed, np.int32, 2 * words, place).astype(np.int64).reshape(2, words)
    return packed[place + 8 * words :].decode("utf-8", "surrogatepass"), Wording(starts, ends, grams)


def _sampled(grams: Numbers, owners: NDArray[np.uint32], scale: int) -> tuple[Numbers, NDArray[np.uint32]]:
    """Return those of the runs that are looked at when one in `scale`, a power of two, is: always the same ones."""
    if scale == 1:
        return grams, owners
    # The highest bits: the lowest make way for the number of the text in the index.
    chosen = grams >= np.uint64(2**64 - 2**64 // scale)
    return grams[chosen], owners[chosen]


def _parts(items: Iterable[Item]) -> Iterator[list[Item]]:
    part: list[Item] = []
    length = 0
    for item in items:
        part.append(item)
        length += len(item.text) + 1
        if length >= _AT_ONCE:
            yield part
            part, length = [], 0
    if part:
        yield part
