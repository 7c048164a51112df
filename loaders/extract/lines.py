"""Line ends: reading knows line feeds alone, and what it finds is told of the text as it was given."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.statement import Spans, Statement

__all__ = ["Lines", "lines_of"]

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text with each line end as one line feed. `ends` are where in it a line end stands that was two characters."""

    text: str
    ends: tuple[int, ...] = ()

    def back(self, spans: Spans) -> Spans:
        """Return spans of this text as spans of the text that was given."""
        if not self.ends:
            return spans
        return tuple(
            (start + bisect_right(self.ends, start - 1), end + bisect_right(self.ends, end - 1)) for start, end in spans
        )

    def all_back(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Return statements read from this text as statements of the text that was given."""
        if not self.ends:
            return tuple(statements)
        return tuple(
            replace(one, content=self.back(one.content), cue=self.back(one.cue), source=self.back(one.source))
            for one in statements
        )


def lines_of(text: str) -> Lines:
    r"""Return a text with its line ends, `\r\n`, `\r` and whatever else Unicode ends lines with, as line feeds."""
    ends = [match.start() - number for number, match in enumerate(re.finditer("\r\n", text))]
    return Lines(_LINE_END.sub("\n", text), tuple(ends)) if _LINE_END.search(text) else Lines(text)
