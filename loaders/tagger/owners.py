"""Settle which cue a word of content belongs to, where several claim it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from loaders.tagger.links import CONTENT, NOTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from loaders.tagger.links import Link

__all__ = ["settle"]


def settle(found: Sequence[Link], contents: Sequence[tuple[int, int]], count: int) -> list[Link]:
    """Return the links with each of the text's `count` words left as content to one cue at most.

    Words that were tagged together as one content (`contents` are ranges of words) are not torn apart: of the cues that
    claim words there, the one with the greatest claim on all of them together keeps its words. Any other word goes to
    the cue with the greatest claim on it. Of equal claims the earlier cue's stands.
    """
    # Word by word, a figure within a quotation could go to the last cue before it, and the quotation fell in two.
    together = np.arange(-1, -count - 1, -1)  # a word on its own
    for number, (first, last) in enumerate(contents):
        together[first:last] = number
    claims: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for cue, link in enumerate(found):
        for index in np.flatnonzero(link.labels == CONTENT).tolist():
            gain = float(link.scores[index, CONTENT] - link.scores[index, NOTHING])
            claims[int(together[link.low + index])][cue] += gain
    owner = {group: max(by_cue, key=by_cue.__getitem__) for group, by_cue in claims.items()}
    return [replace(link, labels=_without_lost(link, cue, together, owner)) for cue, link in enumerate(found)]


def _without_lost(link: Link, cue: int, together: NDArray[np.int64], owner: dict[int, int]) -> NDArray[np.int64]:
    labels = link.labels.copy()
    for index in np.flatnonzero(labels == CONTENT).tolist():
        if owner[int(together[link.low + index])] != cue:
            labels[index] = NOTHING
    return labels
