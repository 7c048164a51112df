"""A frame: in one sentence, who (source), by what words (cue), said what (content); and small facts about frames."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extract.phrases import trim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.statement import Span, Spans

__all__ = ["Frame", "agrees", "is_subject", "meets", "overlaps", "same_cue", "trimmed"]

_NOT_SUBJECT = re.compile(
    r"\b(?:which|what|when|if|because|having|being|as|after|before|were|was|are|is|that|it|there|but|and then|"
    r"where|how|why|to|citing|quoting)\b",
    re.IGNORECASE,
)
_AUXILIARIES = frozenset(
    "had has have was were is are be been did does do would will could can may might not also to never yet".split()
)
_ADJUNCT = re.compile(
    r"(?:on|in|at|by|from|for|with|about|during|after|before|of|to|via|through|under|over|late|early|last)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution in the sentence numbered `sentence`. `source` and `cue` are None where there is none."""

    sentence: int
    source: Span | None
    cue: Span | None
    content: Spans
    rule: str = ""

    @property
    def block(self) -> Span | None:
        """The region that source and cue take up when they stand together; of them, the cue's alone otherwise."""
        if self.cue is None:
            return self.source
        if self.source is None:
            return self.cue
        return min(self.source[0], self.cue[0]), max(self.source[1], self.cue[1])


def overlaps(span: Span, content: Spans) -> bool:
    """Whether a span has a code point in common with a content."""
    return any(s < span[1] and span[0] < e for s, e in content)


def meets(one: Frame, other: Frame) -> bool:
    """Whether the blocks of two frames overlap."""
    a, b = one.block, other.block
    return bool(a and b and a[0] < b[1] and b[0] < a[1])


def same_cue(one: Frame, other: Frame) -> bool:
    """Whether the cues of two frames overlap."""
    return bool(one.cue and other.cue and one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1])


def trimmed(text: str, spans: Iterable[Span]) -> Spans:
    """Return the spans without white space and marks at their ends, those without a word left out."""
    cut = (trim(text, *span) for span in spans)
    return tuple(span for span in cut if re.search(r"\w", text[span[0] : span[1]]))


def is_subject(phrase: str) -> bool:
    """Whether a phrase can be the subject of a verb of saying: short, no clause, no adjunct."""
    bare = re.sub(r"^(?:and|but|so)\s+", "", phrase.strip())
    if bare.casefold() == "it":
        return True
    if set(bare.casefold().split()) <= _AUXILIARIES:
        return False
    bare = re.sub(r",?\s(?:who|which|whose)\s.*$", "", bare, flags=re.DOTALL)
    return bool(bare) and not _ADJUNCT.match(bare) and len(bare.split()) <= 14 and not _NOT_SUBJECT.search(bare)  # noqa: PLR2004 -- a subject is short


_BASE = frozenset(
    "report believe fear expect estimate deny argue doubt warn insist predict suggest claim promise say tell "
    "complain explain assure "
    "state add note".split()
)
_PLURALS = re.compile(
    r"(?:s|they|we|people|police|some|others|many|most|few|men|women|children|media|data|both|all|i|you)\)?$",
    re.IGNORECASE,
)


def agrees(subject: str, verb: str) -> bool:
    """Whether a subject and the form of a verb fit: "report" is a verb after a plural alone, else a noun."""
    head = re.split(r"\s+(?:of|in|at|from|for|with|on|to|by|who|close|familiar)\s|,", subject.strip(), maxsplit=1)[0]
    return verb.rsplit(" ", 1)[-1].casefold() not in _BASE or bool(_PLURALS.search(head.strip()))
