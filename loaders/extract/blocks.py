"""Where attributions stand in a sentence: the blocks that they take up, and how far from them something stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extract.spans import overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.extract.frame import Frame
    from loaders.statement import Span

__all__ = ["blocks_of", "distance", "free", "is_told", "touches"]

_NEAR = 3
_ADVERBS_BETWEEN = 60


def free(frame: Frame, start: int, taken: list[Span]) -> bool:
    """Whether a frame stands in the sentence proper, and in no response."""
    place = frame.cue[0] if frame.cue else frame.block[0] if frame.block else start
    return not (frame.block and (frame.block[1] <= start or any(s <= place < e for s, e in taken)))


def blocks_of(frame: Frame, frames: Sequence[Frame] = ()) -> list[Span]:
    """Return what a frame takes up besides its content: one block, or two where content stands between.

    `frames` are all of the sentence: what another one says stands between too ("He said A, and called B").
    """
    if frame.rule == "impersonal" and any(overlap(frame.cue, c) for c in frame.content):
        # "is said to be dark": the verb is part of the content.
        return []
    if frame.rule == "put-late" and frame.source:
        # "was put at 31 by the governor": the verb is part of the content.
        return [(frame.source[0] - len("by "), frame.source[1])]
    if frame.source and frame.cue:
        between = (min(frame.source[1], frame.cue[1]), max(frame.source[0], frame.cue[0]))
        parted = any(f.cue and between[0] <= f.cue[0] and f.cue[1] <= between[1] for f in frames)
        if parted or between[1] - between[0] > _ADVERBS_BETWEEN or any(overlap(between, c) for c in frame.content):
            return [frame.source, frame.cue]
    return [frame.block] if frame.block else []


def is_told(span: Span, frames: list[Frame]) -> bool:
    """Whether a relay is told of in the words themselves: "the plan was shown to the Post, people said"."""
    owner = min(frames, key=lambda f: distance(f, span))
    return any(s < span[0] and span[1] <= e for s, e in owner.content) and not touches(owner, span)


def touches(frame: Frame, span: Span) -> bool:
    """Whether a span stands right beside a frame's block."""
    return bool(frame.block) and distance(frame, span) <= _NEAR


def distance(frame: Frame, span: Span) -> int:
    """Return how far a span is from a frame's block; what stands before it counts double."""
    block = frame.block or frame.content[0]
    if overlap(block, span):
        return 0
    return span[0] - block[1] if block[1] <= span[0] else 2 * (block[0] - span[1])
