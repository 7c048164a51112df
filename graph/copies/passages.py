"""Where in a copy the words stand that it shares with its original."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from graph.copies.index import known
from graph.copies.quoted import quoted
from graph.copies.words import GRAM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.copies.words import Places, Wording

__all__ = ["convincing", "passages", "shared_runs"]

_TOLD_PART, _TOLD_RUNS = 0.1, 5
_SENTENCES, _IN_SENTENCE = 3, 3
_WHOLE, _MUCH = 0.8, 150
_END = re.compile(r"""[.!?\u2026]["'\u201d\u2019\u00bb)\]]*\s+|[\u3002\uff01\uff1f]|\n+""")


def shared_runs(copy: Wording, original: Wording) -> NDArray[np.bool_]:
    """Return for each run of words of the copy whether the original has it."""
    return known(np.sort(original.grams), copy.grams)


def passages(copy: Wording, shared: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the passages that shared runs make, as code points of the copy's text, in order and apart."""
    if not shared.any():
        return []
    covered = np.zeros(copy.starts.size + 2, bool)
    for place in range(1, GRAM + 1):
        covered[place : place + shared.size] |= shared
    edges = np.flatnonzero(covered[1:] != covered[:-1])
    starts, ends = copy.starts[edges[::2]], copy.ends[edges[1::2] - 1]
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def convincing(text: str, copy: Wording, shared: NDArray[np.bool_], containment: float) -> bool:
    """Tell whether what is shared shows that one text was made from the other; `containment` is how much it is.

    `shared` are the shared runs that count.

    Two reports that quote one statement at length did not take it from each other: a copy shares what lies between the
    quotations too. And a sentence or two can be a set phrase, a law or a notice: a copy has more of the other text,
    unless it has little else.
    """
    middle = copy.starts[np.flatnonzero(shared) + GRAM // 2]
    if _outside(quoted(text), middle).sum() < _TOLD_RUNS + _TOLD_PART * middle.size:
        return False
    if containment >= _WHOLE or middle.size >= _MUCH:
        return True
    sentence = np.searchsorted([match.end() for match in _END.finditer(text)], middle, "right")
    return bool((np.bincount(sentence) >= _IN_SENTENCE).sum() >= _SENTENCES)


def _outside(spans: list[tuple[int, int]], places: Places) -> NDArray[np.bool_]:
    """Tell for each place whether it is in none of the spans."""
    if not spans:
        return np.ones(places.size, bool)
    starts, ends = np.array(spans).T
    last = np.searchsorted(starts, places, "right") - 1
    outside: NDArray[np.bool_] = (last < 0) | (places >= ends[last])
    return outside
