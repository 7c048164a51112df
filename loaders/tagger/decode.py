"""From the model's scores to attributions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from loaders.statement import Attribution
from loaders.tagger.links import CONTENT, NOTHING, SOURCE, links
from loaders.tagger.owners import settle
from loaders.tagger.viterbi import best_paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from loaders.statement import Spans
    from loaders.tagger.links import Link
    from loaders.tagger.model import Scores
    from loaders.tagger.parameters import Parameters
    from loaders.tagger.pieces import Pieces

__all__ = ["decode"]

_TAGS = 7
_BEGIN_CUE = 3
_SOURCE, _CUE, _CONTENT = 1, 2, 3
_NEVER = -1e4


def decode(pieces: Pieces, windows: Sequence[Scores], parameters: Parameters) -> list[Attribution]:
    """Return the attributions in order of their cues, with spans into `pieces.text`; each has content."""
    if not len(pieces):
        return []
    tags = np.concatenate([scores.tags[_core(scores)] for scores in windows])[pieces.words]
    marked = tags.astype(np.float64)
    marked[:, _BEGIN_CUE] += parameters.cue_bias
    spans = _role_spans(np.concatenate(best_paths(_by_paragraph(pieces, marked), *_grammar())))
    cues = [(first, last) for role, first, last in spans if role == _CUE]
    sources = [(first, last) for role, first, last in spans if role == _SOURCE]
    contents = [(first, last) for role, first, last in spans if role == _CONTENT]
    found = settle(links(pieces, windows, tags, cues=cues, sources=sources, parameters=parameters), contents, len(tags))
    attributions = (_attribution(pieces, link, sources, parameters) for link in found)
    return [attribution for attribution in attributions if attribution.content]


def _core(scores: Scores) -> slice:
    window = scores.window
    return slice(window.first - window.low, window.last - window.low)


def _grammar() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the scores of transitions and of the first tag: an inside tag only follows its own role."""
    transition, start = np.zeros((_TAGS, _TAGS)), np.zeros(_TAGS)
    for inside in (2, 4, 6):
        start[inside] = _NEVER
        for before in range(_TAGS):
            if before not in (inside - 1, inside):
                transition[before, inside] = _NEVER
    return transition, start


def _by_paragraph(pieces: Pieces, tags: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Return the tags of each paragraph. No span goes on into the next: what is inside one there begins a new one."""
    begins = np.flatnonzero(np.diff(pieces.paragraph[pieces.words])) + 1
    for inside in (2, 4, 6):
        tags[begins, inside - 1] = np.logaddexp(tags[begins, inside - 1], tags[begins, inside])
        tags[begins, inside] = _NEVER
    return np.split(tags, begins)


def _role_spans(tags: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Return (role, first word, last word) of each tagged span."""
    spans: list[tuple[int, int, int]] = []
    role = first = 0
    for index, tag in enumerate([*tags.tolist(), 0]):
        its_role, begins = (tag + 1) // 2, tag % 2 == 1
        if role and (its_role != role or begins):
            spans.append((role, first, index))
            role = 0
        if its_role and not role:
            role, first = its_role, index
    return spans


def _attribution(pieces: Pieces, link: Link, sources: Sequence[tuple[int, int]], parameters: Parameters) -> Attribution:
    source = _source(pieces, link, sources, parameters)
    return Attribution(
        source=_spans(pieces, [source] if source else []),
        # A cue may be a colon and nothing else: what is trimmed away elsewhere is all there is of it.
        cue=_spans(pieces, [(link.first, link.last)]) or (pieces.span(link.first, link.last, trim=False),),
        content=tuple(
            (start, end)
            for start, end in _spans(pieces, _runs(pieces, link, CONTENT))
            if any(letter.isalnum() for letter in pieces.text[start:end])
        ),
    )


def _spans(pieces: Pieces, ranges: Sequence[tuple[int, int]]) -> Spans:
    spans = (pieces.span(first, last) for first, last in ranges)
    return tuple((start, end) for start, end in spans if start < end)


def _source(
    pieces: Pieces, link: Link, sources: Sequence[tuple[int, int]], parameters: Parameters
) -> tuple[int, int] | None:
    """Choose the tagged source that the cue links to best; without one over the threshold, the best linked words."""
    gain = link.scores[:, SOURCE] - link.scores[:, NOTHING]
    scored = [
        (float(gain[max(first, link.low) - link.low : min(last, link.high) - link.low].mean()), first, last)
        for first, last in sources
        if first < link.high and last > link.low
    ]
    best = max((item for item in scored if item[0] > parameters.source_threshold), default=None)
    if best:
        return best[1:]
    runs = _runs(pieces, link, SOURCE)
    return max(runs, key=lambda run: float(gain[run[0] - link.low : run[1] - link.low].sum()), default=None)


def _runs(pieces: Pieces, link: Link, label: int) -> list[tuple[int, int]]:
    """Return the ranges of words that carry `label`, none of them over the end of a paragraph."""
    paragraph = pieces.paragraph[pieces.words[link.low : link.high]]
    # Each word's group is its paragraph where it carries the label, else -1; a run ends where the group changes.
    group = np.concatenate(([-1], np.where(link.labels == label, paragraph, -1), [-1]))
    edges = np.flatnonzero(np.diff(group)).tolist()
    return [(first + link.low, last + link.low) for first, last in pairwise(edges) if group[first + 1] >= 0]
