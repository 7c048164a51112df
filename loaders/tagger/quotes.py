"""Which characters stand inside quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["quotations"]

_OPENING = "“«"
_CLOSING = "”»"
# Newswire that went through old typesetting has these for the straight mark.
_DOUBLED = ("''", "``")


def quotations(text: str) -> NDArray[np.int64]:
    """Return the number of the quotation that each character stands in: 1, 2, 3 ... in reading order, 0 outside.

    There is one item more than characters. The marks themselves count as inside. A quotation ends at its closing mark
    or at the end of its line: a stray mark must not turn the rest of an article inside out, and a quotation that goes
    on in the next paragraph opens again there.
    """
    numbers = np.zeros(len(text) + 1, np.int64)
    last = 0
    inside = 0
    index = 0
    while index < len(text):
        mark = text[index]
        width = 1
        if mark == "\n":
            inside = 0
        elif mark in _OPENING:
            if not inside:
                last += 1
            inside = last
        elif mark in _CLOSING:
            numbers[index] = inside
            inside = 0
            index += 1
            continue
        elif mark == '"' or text[index : index + 2] in _DOUBLED:
            width = 1 if mark == '"' else 2
            if inside:
                numbers[index : index + width] = inside
                inside = 0
            else:
                last += 1
                inside = last
                numbers[index : index + width] = inside
            index += width
            continue
        numbers[index] = inside
        index += 1
    return numbers
