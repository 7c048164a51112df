"""Which parts of a text stand in quotation marks: others print the same words when they quote the same person."""

from __future__ import annotations

import re

__all__ = ["quoted"]

_PLACES = re.compile('["\u201c\u201d\u201e\u201f\u00ab\u00bb\n]')
_BEFORE = frozenset("([{\u2014\u2013-\u2018'")


def quoted(text: str) -> list[tuple[int, int]]:
    """Return the spans between quotation marks, in order.

    Which mark opens and which closes is told by its neighbours, so that all conventions are read. An opening without a
    closing runs to the end of its paragraph if the next paragraph begins with one.
    """
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    waiting: tuple[int, int] | None = None
    begin = 0
    for match in _PLACES.finditer(text):
        place = match.start()
        if match[0] == "\n":
            if place > begin:
                waiting = None if opened is None else (opened, place)
            opened, begin = None, place + 1
        elif _opens(text, place):
            if waiting and place == begin:
                spans.append(waiting)
                waiting = None
            opened = place + 1 if opened is None else opened
        elif opened is not None:
            spans.append((opened, place))
            opened = None
    return spans


def _opens(text: str, place: int) -> bool:
    """Tell whether the mark there opens: after a blank, a bracket or a dash, and before a word. Others close."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(after) and not after.isspace() and (not before or before.isspace() or before in _BEFORE)
