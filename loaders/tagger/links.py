"""What a cue takes as its source and its content: scores of the words around it, and their best labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loaders.tagger.model import log_softmax
from loaders.tagger.viterbi import best_paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from loaders.tagger.model import Scores
    from loaders.tagger.parameters import Parameters
    from loaders.tagger.pieces import Pieces

__all__ = ["CONTENT", "NOTHING", "SOURCE", "Link", "links"]

NOTHING, SOURCE, CONTENT = range(3)
_NEVER = -1e4
_FARTHEST = 128


@dataclass(frozen=True, slots=True)
class Link:
    """A cue (words `first` to `last`, half open) and the words around it, from word `low` on.

    `scores` is (words, 3), in nats, `labels` (words,): NOTHING, SOURCE or CONTENT of this cue.
    """

    first: int
    last: int
    low: int
    scores: NDArray[np.float64]
    labels: NDArray[np.int64]

    @property
    def high(self) -> int:
        """The word after the last one that this cue was asked about."""
        return self.low + len(self.labels)


def links(
    pieces: Pieces,
    windows: Sequence[Scores],
    tags: NDArray[np.float32],
    *,
    cues: Sequence[tuple[int, int]],
    sources: Sequence[tuple[int, int]],
    parameters: Parameters,
) -> list[Link]:
    """Link each cue (a range of words) to the words of its window.

    `tags` are the tag scores of all words, `sources` the ranges tagged as sources: nobody's content. Neither are cues
    content, nor what stands in an earlier paragraph than the cue, unless in quotation marks.
    """
    outside = np.logaddexp(tags[:, 0], np.logaddexp(tags[:, 3], tags[:, 4]))
    content = np.logaddexp(tags[:, 5], tags[:, 6]) - outside
    is_cue, is_source = _mask(cues, len(tags)), _mask(sources, len(tags))
    paragraph, quotation = pieces.paragraph[pieces.words], pieces.quotation[pieces.words]
    ends = np.array([scores.window.last for scores in windows])
    lows, scored = [], []
    for first, last in cues:
        window = windows[int(np.searchsorted(ends, pieces.words[first], side="right"))]
        low, answers = _answers(pieces, window, first, last)
        high = low + len(answers)
        answers[:, SOURCE] += parameters.source_bias
        answers[:, CONTENT] += parameters.tag_weight * content[low:high] + parameters.content_bias
        answers[is_cue[low:high], SOURCE:] = _NEVER
        answers[is_source[low:high], CONTENT] = _NEVER
        # What stands in an earlier paragraph without quotation marks is a headline, or the end of another's words.
        answers[(paragraph[low:high] < paragraph[first]) & (quotation[low:high] == 0), CONTENT] = _NEVER
        lows.append(low)
        scored.append(answers)
    switches = -parameters.switch_cost * (1 - np.eye(3))
    return [
        Link(first, last, low, answers, labels)
        for (first, last), low, answers, labels in zip(cues, lows, scored, best_paths(scored, switches), strict=True)
    ]


def _mask(ranges: Sequence[tuple[int, int]], count: int) -> NDArray[np.bool_]:
    mask = np.zeros(count, bool)
    for first, last in ranges:
        mask[first:last] = True
    return mask


def _answers(pieces: Pieces, scores: Scores, first: int, last: int) -> tuple[int, NDArray[np.float64]]:
    """Return the number of the first word of the window, and each of its words' log-probabilities of the three labels.

    A cue of several words asks with each of them, and the mean counts.
    """
    low, high = np.searchsorted(pieces.words, (scores.window.low, scores.window.high)).tolist()
    columns = pieces.words[low:high]
    rows = pieces.words[first : min(last, high)]
    asks = scores.asks[rows - scores.window.low]
    answers = scores.answers[columns - scores.window.low]
    found = np.einsum("rkd,ckd->rck", asks, answers)
    distance = np.clip(columns[None, :] - rows[:, None], -_FARTHEST, _FARTHEST) + _FARTHEST
    return low, log_softmax((found + scores.distance[distance]).mean(0)).astype(np.float64)
