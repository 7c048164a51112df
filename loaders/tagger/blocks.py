"""Long texts in blocks, so that memory does not grow with their length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BLOCK", "blocks"]

BLOCK = 40_000
"""Code points of a block at most. Nearly every article is one block, and reads as if there were no blocks."""

# Where to cut, best first: between paragraphs, lines, sentences, words.
_PLACES = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"[.!?][”\"’')\]]*\s+"),  # noqa: RUF001 - the marks of prose
    re.compile(r"\s+"),
)


def blocks(text: str, size: int = BLOCK) -> Iterator[tuple[int, str]]:
    """Yield (offset, block) in order; the blocks joined are the text. A text of no characters has none.

    Cut in the second half of each block, at the last of the best places there; one without any is cut hard.
    """
    first = 0
    while len(text) - first > size:
        cut = _cut(text, first + size // 2, first + size)
        yield first, text[first:cut]
        first = cut
    if first < len(text):
        yield first, text[first:]


def _cut(text: str, low: int, high: int) -> int:
    for place in _PLACES:
        ends = [match.end() for match in place.finditer(text, low, high)]
        if ends:
            return ends[-1]
    return high
