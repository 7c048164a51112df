"""Observations as arrays: who gave which value for which item, told apart by number, ready for sums over millions."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.agreement.values import meanings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Observations", "Table"]


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
        self._names, self._items, self._texts = _Numbers(), _Numbers(), _Numbers()
        self._source, self._origin, self._item, self._text = array("i"), array("i"), array("i"), array("i")
        self._declared = False

    def add(
        self, sources: Sequence[str], items: Sequence[str], values: Sequence[str], origins: Sequence[str] | None = None
    ) -> None:
        """Add rows; the columns have one length. An origin that is empty, or none given at all: the source itself."""
        before = len(self._source)
        self._source.extend(map(self._names.__getitem__, sources))
        self._item.extend(map(self._items.__getitem__, items))
        self._text.extend(map(self._texts.__getitem__, values))
        if origins is None:
            self._origin.extend(self._source[before:])
        else:
            given = [origin or source for origin, source in zip(origins, sources, strict=True)]
            self._origin.extend(map(self._names.__getitem__, given))
            self._declared = self._declared or any(origins)

    def observations(self) -> Observations:
        """Return what was gathered. Values of an item that mean the same in other spellings have one number."""
        texts = list(self._texts)
        size = max(1, len(texts))
        spelt, of_row, times = np.unique(
            _numbers(self._item).astype(np.int64) * size + _numbers(self._text), return_inverse=True, return_counts=True
        )
        item, text = np.divmod(spelt, size)
        meant, of_spelling = np.unique(item * size + meanings(texts)[text], return_inverse=True)
        # The commonest spelling stands for its value; of equals the one that was met first.
        best = np.lexsort((text, -times, of_spelling))
        first = best[np.searchsorted(of_spelling[best], np.arange(len(meant)))]
        return Observations(
            source=_numbers(self._source),
            origin=_numbers(self._origin),
            value=of_spelling.astype(np.int32)[of_row],
            item_of=(meant // size).astype(np.int32),
            text_of=text[first].astype(np.int32),
            names=list(self._names),
            items=list(self._items),
            texts=texts,
            declared=self._declared,
        )


def _numbers(numbers: array[int]) -> NDArray[np.int32]:
    return np.frombuffer(numbers, dtype=np.int32) if numbers else np.zeros(0, np.int32)
