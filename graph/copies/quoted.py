"""Which parts of a text stand in quotation marks: others print the same words when they quote the same person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["quoted"]

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r'["\u201c\u201d\u201e\u201f\u00ab\u00bb]')
_BEFORE = frozenset("([{\u2014\u2013-\u2018'")


def quoted(text: str) -> list[tuple[int, int]]:
    """Return the spans between quotation marks, in order. Which mark opens and which closes is told by its neighbours,
    so that all conventions are read; an opening without a closing runs to the end of its paragraph if the next
    paragraph begins with one.
    """  # noqa: D205 -- the rule needs the room
    spans: list[tuple[int, int]] = []
    if not _MARK.search(text):
        return spans
    waiting: tuple[int, int] | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        first, last = paragraph.span()
        marks = list(_marks(text, first, last))
        if waiting and marks and marks[0] == (first, True):
            spans.append(waiting)
        waiting = None
        opened: int | None = None
        for place, opens in marks:
            if opens and opened is None:
                opened = place + 1
            elif not opens and opened is not None:
                spans.append((opened, place))
                opened = None
        if opened is not None:
            waiting = (opened, last)
    return spans


def _marks(text: str, first: int, last: int) -> Iterator[tuple[int, bool]]:
    """Yield the quotation marks of a paragraph, and whether each opens."""
    for match in _MARK.finditer(text, first, last):
        place = match.start()
        before = text[place - 1] if place > first else " "
        after = text[place + 1] if place + 1 < last else " "
        opens = (before.isspace() or before in _BEFORE) and not after.isspace()
        yield place, opens
