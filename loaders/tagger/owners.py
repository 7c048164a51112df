"""Settle which cue a word of content belongs to, where several claim it."""

from __future__ import annotations

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
    groups = int(together.max(initial=-1)) + 1 + count
    together = np.where(together < 0, groups + together, together)
    best = np.full(groups, -np.inf)
    owner = np.zeros(groups, np.int64)
    for cue, link in enumerate(found):
        places = np.flatnonzero(link.labels == CONTENT)
        gains = link.scores[places, CONTENT] - link.scores[places, NOTHING]
        claims = np.bincount(together[link.low + places], gains, groups)
        claimed = np.zeros(groups, bool)
        claimed[together[link.low + places]] = True
        wins = claimed & (claims > best)
        best[wins] = claims[wins]
        owner[wins] = cue
    return [replace(link, labels=_without_lost(link, cue, together, owner)) for cue, link in enumerate(found)]


def _without_lost(link: Link, cue: int, together: NDArray[np.int64], owner: NDArray[np.int64]) -> NDArray[np.int64]:
    whose = owner[together[link.low : link.high]]
    return np.where((link.labels == CONTENT) & (whose != cue), NOTHING, link.labels)
