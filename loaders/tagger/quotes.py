"""Which characters stand inside quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["quotations"]

# Newswire that went through old typesetting has '' and `` for the straight mark. A line's end is a mark here, too.
_MARK = re.compile("[“”«»\"\n]|''|``")
_OPENING = "“«"
_CLOSING = "”»"


def quotations(text: str) -> NDArray[np.int64]:
    """Return the number of the quotation that each character stands in: 1, 2, 3 ... in reading order, 0 outside.

    There is one item more than characters. The marks themselves count as inside. A quotation ends at its closing mark
    or at the end of its line: a stray mark must not turn the rest of an article inside out, and a quotation that goes
    on in the next paragraph opens again there.
    """
    numbers = np.zeros(len(text) + 1, np.int64)
    last = 0
    begin = -1  # of the quotation that is open
    for mark in _MARK.finditer(text):
        kind = mark[0]
        if kind == "\n":
            end = mark.start()
        elif kind in _CLOSING:
            end = mark.end()
        elif begin < 0:
            last += 1
            begin = mark.start()
            continue
        elif kind in _OPENING:
            continue
        else:
            end = mark.end()
        if begin >= 0:
            numbers[begin:end] = last
            begin = -1
    if begin >= 0:
        numbers[begin:-1] = last
    return numbers
