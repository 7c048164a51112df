"""Quotations with the author's words inside their marks: «We hold, — he said. — We shall stay»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.extract.slavic.morphology import Morphology
    from loaders.statement import Span

__all__ = ["parted"]

_INSERTED = re.compile(
    r"[,!?\u2026]\s*[\u2014\u2013-]\s+(?P<clause>[^\u2014\u2013\u00ab\u00bb\n]{3,160}?)"
    r"(?:(?P<on>[.,]\s*[\u2014\u2013-]\s+)|\.?\s*[\u00bb\u201d\u201c\"]?$)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_FIRST = 3


def parted(text: str, quotes: tuple[Span, ...], lexicon: Lexicon, morphology: Morphology) -> tuple[Span, ...]:
    """Return the quotations without the author's words in them: one that holds some becomes two, or a shorter one."""
    return tuple(part for quote in quotes for part in _parts(text, quote, lexicon, morphology))


def _parts(text: str, quote: Span, lexicon: Lexicon, morphology: Morphology) -> Iterator[Span]:
    start, end = quote
    for match in _INSERTED.finditer(text, start, end):
        words = [w.group() for w in _WORD.finditer(match["clause"])][:_FIRST]
        if not any(f.lemma in lexicon.speech and f.pos == "VERB" for w in words for f in morphology.forms(w)):
            continue
        yield start, match.start() + 1
        start = match.end() if match["on"] else end
    if start < end:
        yield start, end
