"""Which parts of a text stand in quotation marks: others print the same words when they quote the same person."""

from __future__ import annotations

import re

__all__ = ["quoted"]

_MARKS = '["\u201c\u201d\u201e\u201f\u00ab\u00bb]'
# A mark after a blank, a bracket or a dash and before a word opens, every other one closes.
_PLACES = re.compile(
    f"(?P<opens>(?<![^\\s(\\[{{\u2014\u2013\\-\u2018']){_MARKS}(?=\\S))|(?P<closes>{_MARKS})|(?P<line>\\n)"
)


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
        if match.lastgroup == "line":
            if place > begin:
                waiting = None if opened is None else (opened, place)
            opened, begin = None, place + 1
        elif match.lastgroup == "opens":
            if waiting and place == begin:
                spans.append(waiting)
                waiting = None
            opened = place + 1 if opened is None else opened
        elif opened is not None:
            spans.append((opened, place))
            opened = None
    return spans
