"""Observations as arrays: who gave which value for which item, told apart by number, ready for sums over millions."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from graph.agreement.values import meanings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Observations", "Table"]


_Coded: TypeAlias = "tuple[Sequence[str], NDArray[np.int32]]"
_ITSELF = -1
"""The origin of a row that names none."""


@dataclass(frozen=True, slots=True)
class Observations:
    """Rows by number: `source[n]` gave, with the vote of `origin[n]`, the value `value[n]`.

    `item_of[v]` is the item of value `v`; values are numbered so that those of one item stand together, items in
    ascending order. `texts[text_of[v]]` is how most rows spell it. `origin` is the source itself, or whom it passes on.
    `names` and `items` are what sources and origins, and items, are called. `declared`: some row names an origin.
    """

    source: NDArray[np.int32]
    origin: NDArray[np.int32]
    value: NDArray[np.int32]
    item_of: NDArray[np.int32]
    text_of: NDArray[np.int32]
    names: Sequence[str]
    items: Sequence[str]
    texts: Sequence[str]
    declared: bool = False

    def __len__(self) -> int:
        return len(self.source)


class _Numbers(dict[str, int]):
    """Numbers strings in the order in which they are first asked for."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


class Table:
    """Gathers rows, column by column, and becomes `Observations`: a text is kept once, however often it is met."""

    def __init__(self) -> None:
        self._names, self._items, self._texts, self._origins = _Numbers(), _Numbers(), _Numbers(), _Numbers()
        self._source, self._origin, self._item, self._text = array("i"), array("i"), array("i"), array("i")

    def add(
        self, sources: Sequence[str], items: Sequence[str], values: Sequence[str], origins: Sequence[str] | None = None
    ) -> None:
        """Add rows; the columns have one length. An origin that is empty, or none given at all: the source itself."""
        self._source.extend(map(self._names.__getitem__, sources))
        self._item.extend(map(self._items.__getitem__, items))
        self._text.extend(map(self._texts.__getitem__, values))
        if origins is None:
            self._origin.extend(repeat(_ITSELF, len(sources)))
        else:
            self._origin.extend(self._origins[origin] if origin else _ITSELF for origin in origins)

    def add_coded(self, sources: _Coded, items: _Coded, values: _Coded, origins: _Coded | None = None) -> None:
        """Add rows as `add` does; a column is its texts, each once, and for each row the place of its text there."""
        for column, known, (texts, codes) in (
            (self._source, self._names, sources),
            (self._item, self._items, items),
            (self._text, self._texts, values),
        ):
            column.frombytes(_known(known, texts)[codes].tobytes())
        if origins is None:
            self._origin.extend(repeat(_ITSELF, len(sources[1])))
        else:
            texts, codes = origins
            own = np.array([self._origins[text] if text else _ITSELF for text in texts], np.int32)
            self._origin.frombytes(own[codes].tobytes())

    def observations(self) -> Observations:
        """Return what was gathered. Values of an item that mean the same in other spellings have one number."""
        source, origin, names = self._voices()
        texts = list(self._texts)
        size = max(1, len(texts))
        spelt, of_row, times = np.unique(
            _numbers(self._item).astype(np.int64) * size + _numbers(self._text), return_inverse=True, return_counts=True
        )
        item, text = np.divmod(spelt, size)
        meaning = meanings(texts)
        if (meaning == np.arange(len(texts))).all():
            # No two texts mean the same: every spelling is a value of its own.
            meant, first, value = spelt, np.arange(len(spelt)), of_row.astype(np.int32)
        else:
            meant, of_spelling = np.unique(item * size + meaning[text], return_inverse=True)
            # The commonest spelling stands for its value; of equals the one that was met first.
            best = np.lexsort((text, -times, of_spelling))
            first = best[np.searchsorted(of_spelling[best], np.arange(len(meant)))]
            value = of_spelling.astype(np.int32)[of_row]
        return Observations(
            source=source,
            origin=origin,
            value=value,
            item_of=(meant // size).astype(np.int32),
            text_of=text[first].astype(np.int32),
            names=names,
            items=list(self._items),
            texts=texts,
            declared=bool(self._origins),
        )

    def _voices(self) -> tuple[NDArray[np.int32], NDArray[np.int32], list[str]]:
        """Return the numbers of sources and origins, and all their names: origins that are no source come last."""
        source, origin = _numbers(self._source), _numbers(self._origin)
        if not self._origins:
            return source, source, list(self._names)
        numbers = _Numbers(self._names)
        of = _known(numbers, list(self._origins))
        return source, np.where(origin == _ITSELF, source, of[np.maximum(origin, 0)]), list(numbers)


def _known(numbers: _Numbers, texts: Sequence[str]) -> NDArray[np.int32]:
    """Return the numbers of texts; those that are new get the next ones."""
    return np.fromiter(map(numbers.__getitem__, texts), np.int32, count=len(texts))


def _numbers(numbers: array[int]) -> NDArray[np.int32]:
    return np.frombuffer(numbers, dtype=np.int32) if numbers else np.zeros(0, np.int32)
