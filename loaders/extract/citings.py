"""`X reported, citing Y, that ...`: Y is the source, and X the relay."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.extract.agents import read
from loaders.extract.forms import source_pair
from loaders.extract.frame import Frame
from loaders.extract.mentions import parse
from loaders.extract.phrases import phrase_after
from loaders.extract.relays import CITING
from loaders.extract.spans import overlap

if TYPE_CHECKING:
    from loaders.extract.scene import Scene
    from loaders.statement import Span

__all__ = ["Citing", "turn_around"]

_CLAUSE = re.compile(r",\s+(?:who|which|whose)\b[^,.;\u201c\u201d]{3,90},")
_SEEN = re.compile(
    r"\s+(?:that\s+|which\s+)?(?:it|he|she|they)\s+(?:has\s+|had\s+|have\s+)?(?:seen|saw|obtained|reviewed|viewed|"
    r"received|released|published|issued|collected|compiled|gathered)"
)
# Who accuses, citing a paper, says so himself.
_JUDGES = re.compile(
    r"\b(?:accus|slam|critici[sz]|condemn|blam|denounc|blast|attack|urg|call|vow|pledg|promis|threaten)\w*"
)
_CLOSE = 6
_NOT_CITING = re.compile(r"\b(?:without|not|never|of|by|from|for|is|are|was|were)\s+(?:\w+ly\s+)?$")


@dataclass(frozen=True, slots=True)
class Citing:
    """A citing: the whole phrase, the source that it names, and the frame of who cites."""

    phrase: Span
    origin: Span
    reporter: Frame


def turn_around(scene: Scene, number: int, body: Span, frames: list[Frame]) -> tuple[list[Frame], list[Citing]]:
    """Return the frames of a sentence with those that cite turned around, and the citings."""
    text = scene.text
    cited: list[Citing] = []
    for match in CITING.finditer(text, *body):
        quoted = any(f.rule.startswith("quoted") and overlap(match.span(), f.block) for f in frames)
        if (
            quoted
            or scene.prose.quote_at(match.start()) is not None
            or _NOT_CITING.search(text, body[0], match.start())
        ):
            continue
        origin = phrase_after(text, match.end(), body[1])
        owner, _ = source_pair(text[slice(*origin)])
        if origin[1] <= origin[0] or read(parse(owner), scene.names) is None:
            frames = [_cut(f, (match.start(), origin[1])) for f in frames]
            frames = [f for f in frames if f.content]
            if origin[1] > origin[0]:
                block = (match.start(), origin[1])
                cited.append(Citing(block, block, Frame(number, None, None, (), "reporter")))
            continue
        clause = _CLAUSE.match(text, origin[1], body[1])
        seen = _SEEN.match(text, origin[1], body[1])
        block = (match.start(), next((m.end() for m in (clause, seen) if m), origin[1]))
        near = [f for f in frames if f.block and not overlap(f.cue, block) and not overlap(f.source, origin)]
        others = [f for f in frames if f not in near]
        reporter = _reporter(near, others, match.start())
        judges = reporter and reporter.cue and _JUDGES.search(text, *reporter.cue)
        if reporter and (judges or _tells_of_another(text, reporter, near)):
            # "X said so, the Herald reported, citing the minutes": what the Herald cites is no further source.
            frames = [f for f in (_cut(f, block) for f in frames) if f.content]
            cited.append(Citing(block, block, replace(reporter, rule="reporter")))
            continue
        content = [c for f in (*([reporter] if reporter else []), *others) for c in f.content]
        left = [piece for c in sorted(set(content)) for piece in _without(c, block, origin)]
        frames = [f for f in near if f is not reporter]
        if reporter and left:
            frames.append(Frame(number, origin, match.span(), tuple(left), "citing"))
            cited.append(Citing(block, origin, replace(reporter, rule="reporter")))
    frames.sort(key=lambda f: f.block or f.content[0])
    return frames, cited


def _tells_of_another(text: str, reporter: Frame, frames: list[Frame]) -> bool:
    """Whether who cites passes on what somebody else of the sentence said right before."""
    own = reporter.block
    said = (f for f in frames if f is not reporter and f.source and f.cue and f.block)
    return own is not None and any(
        f.block[1] <= own[0] and "," in text[f.block[1] : own[0]] and len(text[f.block[1] : own[0]].split()) <= _CLOSE
        for f in said
        if f.block
    )


def _cut(frame: Frame, block: Span) -> Frame:
    """Return a frame without a content that is nothing but who or what is cited."""
    return replace(frame, content=tuple(c for c in frame.content if not (block[0] <= c[0] and c[1] <= block[1])))


def _reporter(near: list[Frame], others: list[Frame], position: int) -> Frame | None:
    """Return who cites: the last attribution before, else the first after, else the citing frame's own source."""
    early = [f for f in near if f.block and f.block[0] < position]
    if early or near:
        return early[-1] if early else near[0]
    own = others[0] if others else None
    return replace(own, cue=own.source) if own and own.source and own.source[0] < position else None


def _without(content: Span, block: Span, origin: Span) -> list[Span]:
    if origin[0] <= content[0] and content[1] <= origin[1]:
        return []
    if content[1] <= block[0] or content[0] >= block[1]:
        return [content]
    return [(s, e) for s, e in ((content[0], block[0]), (block[1], content[1])) if e - s > 1]
