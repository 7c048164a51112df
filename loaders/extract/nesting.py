"""Which attribution of a sentence passes on which: "X reported that Y said Z", "Z, Y said, X reported"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.contents import subtract
from loaders.extract.lexicon import SPEECH

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.extract.frame import Frame
    from loaders.extract.prose import Prose
    from loaders.statement import Span

__all__ = ["outers"]

_FIGURES = frozenset("data figures estimates statistics information reports results".split())
_FINDING = frozenset("found determined discovered established show shows showed".split())
_SIBLING = re.compile(r"(?:,|;|\u201d)?\s*(?:and|but|while|whereas|although|though|;)\s*$", re.IGNORECASE)
_SHORT_GAP = re.compile(r"[\s,\u201d\"]*(?:(?:on|in|at|late|early)\s+)?(?:[\w.'\u2019]+\s*){0,4}[,\s]*")
_THAT = re.compile(
    r"[\s,]*(?:(?:on|in|late|early|earlier|last|also)\s+[\w\s]{2,25}?)?[\s,]*(?:that\b)?[\s,]*(?:\w+ly\s+)?"
)


def outers(
    prose: Prose, frames: list[Frame], rank: Callable[[Frame], int], skipped: list[Span], end: int
) -> dict[int, int]:
    """Return, per number of a frame, the number of the frame that passes it on. Never a cycle.

    `rank` says how surely a frame's source passes on: an outlet before a document, anybody else 0. `skipped` are
    phrases between frames that do not separate them (relays, citings); `end` is where the sentence ends.
    """
    found: dict[int, int] = {}
    for inner, frame in enumerate(frames):
        for outer, other in enumerate(frames):
            if (
                inner == outer
                or inner in found
                or found.get(outer) == inner
                or frame.block is None
                or other.block is None
            ):
                continue
            if _passes_on(prose, frame, other, rank, skipped, end) and not _cycle(found, inner, outer):
                found[inner] = outer
    return found


def _cycle(found: dict[int, int], inner: int, outer: int) -> bool:
    while outer in found:
        outer = found[outer]
        if outer == inner:
            return True
    return False


def _passes_on(  # noqa: C901, PLR0911, PLR0917 -- one return a form; called from one place
    prose: Prose, inner: Frame, outer: Frame, rank: Callable[[Frame], int], skipped: list[Span], end: int
) -> bool:
    text = prose.text
    first, second = inner.block, outer.block
    if first is None or second is None or inner.source is None or outer.source is None:
        return False
    if text[inner.source[0] : inner.source[1]].casefold() == text[outer.source[0] : outer.source[1]].casefold():
        return False
    cue = text[outer.cue[0] : outer.cue[1]].casefold() if outer.cue else ""
    inner_cue = text[inner.cue[0] : inner.cue[1]].casefold() if inner.cue else ""
    if second[0] >= first[1]:
        gap = _without(text, (first[1], second[0]), skipped)
        rest = _without(text, (second[1], end), skipped)
        finds = bool(_FINDING & set(inner_cue.split()))
        if _covers(outer, first) and (_strong(inner_cue) or finds) and rank(outer) > rank(inner):
            return True
        late = "according" in cue and text[max(0, second[0] - 3) : second[0]].rstrip().endswith(",")
        if late and _strong(inner_cue) and _covers(inner, second):
            # "The service told deputies that a hundred had died, according to one of them"
            return True
        trailing = _SHORT_GAP.fullmatch(gap) is not None and len(re.findall(r"\w+", rest)) <= 6  # noqa: PLR2004 -- "on Monday"
        return (
            trailing
            and (rank(outer) > 0 or ("according" in cue and "according" not in inner_cue))
            and (rank(inner) < max(1, rank(outer)) or ("according" in cue and "according" not in inner_cue))
        )
    if (
        "according" in inner_cue
        and _covers(outer, first)
        and text[max(0, first[0] - 3) : first[0]].rstrip().endswith(",")
    ):
        return False
    gap = text[second[1] : first[0]]
    if re.match(r"\s*(?:that|this|it|so)?\s*:", gap):
        # What follows a colon is said by whoever is named after it, and not what the first one rejects.
        return False
    if _SIBLING.search(gap) or ";" in gap or ("according" in inner_cue and not gap.strip()):
        return False
    direct = _THAT.fullmatch(_without(text, (second[1], first[0]), skipped)) is not None
    if "according" in cue:
        named = text[outer.source[0] : outer.source[1]].casefold().split()
        says = _strong(inner_cue) and any(s >= first[1] for s, _ in inner.content) and not _FIGURES & set(named)
        return direct and (rank(outer) > 0 or says) and rank(inner) == 0
    if rank(outer):
        return (direct or _covers(outer, first)) and _strong(inner_cue)
    return (
        (direct or _covers(outer, first)) and _strong(inner_cue) and _strong(cue) and prose.quote_at(first[0]) is None
    )


def _covers(frame: Frame, span: Span) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in frame.content)


def _strong(cue: str) -> bool:
    return bool(set(re.findall(r"\w+", cue)) & SPEECH) or "according" in cue


def _without(text: str, span: Span, skipped: list[Span]) -> str:
    return "".join(text[start:end] for start, end in subtract(span, skipped))
