"""What the network is to say of each piece, from the annotated spans; and the same from a teacher's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from loaders.statement import Attribution, Spans
    from loaders.tagger.pieces import Pieces
    from training.gold import Article

__all__ = ["Labels", "label", "words_of"]

IGNORED = -1


@dataclass(frozen=True, slots=True)
class Labels:
    """`tags`: BIO of source, cue, content for each piece, IGNORED within words. `cues`: pieces of each cue.

    `links`: (cues, pieces), 0 nothing, 1 source, 2 content of that cue.
    """

    tags: NDArray[np.int64]
    cues: list[NDArray[np.int64]]
    links: NDArray[np.int8]


def label(article: Article, pieces: Pieces) -> Labels:
    """Label the pieces of an article; where two attributions share a word the later one's tag stands."""
    tags = np.full(len(pieces), IGNORED, np.int64)
    tags[pieces.words] = 0
    cues, links = [], []
    for attribution in article.attributions:
        row = np.zeros(len(pieces), np.int8)
        cue = np.zeros(0, np.int64)
        for role, spans in enumerate(_roles(attribution)):
            for start, end in spans:
                covered = words_of(pieces, start, end)
                if not len(covered):
                    continue
                tags[covered] = 2 + 2 * role
                tags[covered[0]] = 1 + 2 * role
                if role == 1:
                    cue = covered
                else:
                    row[covered] = 1 if role == 0 else 2
        if len(cue):
            cues.append(cue)
            links.append(row)
    return Labels(tags, cues, np.array(links, np.int8).reshape(-1, len(pieces)))


def words_of(pieces: Pieces, start: int, end: int) -> NDArray[np.int64]:
    """Return the first pieces of the words that the span touches."""
    begins = pieces.start[pieces.words]
    after = np.append(pieces.words[1:], len(pieces)) - 1
    ends = pieces.end[after]
    found: NDArray[np.int64] = pieces.words[(begins < end) & (ends > start)]
    return found


def _roles(attribution: Attribution) -> tuple[Spans, Spans, Spans]:
    return attribution.source, attribution.cue, attribution.content
