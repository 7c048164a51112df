"""A text as prose: paragraphs, sentences and quotations, as code-point offsets. Total: any text has a reading."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from loaders.statement import Span

    Quotes: TypeAlias = Callable[[str, int, int], list[Span]]
    Stops: TypeAlias = Callable[[str, int, int, str], bool]

__all__ = ["Prose", "Sentence"]

_OPEN = "\u201c\u00ab\u201e"
_CLOSE = "\u201d\u00bb"
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt maj sgt capt cmdr adm sen rep gov hon rev st jr sr inc corp co ltd no nos vs etc "
    "jan "
    "feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.u d.c a.m p.m e.g i.e fig approx dept est ave blvd "
    "mt "
    "ft oz lb km sq ph.d m.d b.a m.a op cit al pres rev".split()
)
# A full stop after these always belongs to the abbreviation; after the others a capital may start a new sentence.
_BEFORE_NAMES = frozenset(
    "mr mrs ms dr prof gen col lt maj sgt capt cmdr adm sen rep gov hon rev st no nos vs e.g i.e mt pres".split()
)
_STARTERS = frozenset(
    "the a an he she it they we i in on at but and this that these those his her its their there if when after".split()
)
_END = re.compile("[.!?\u2026]+[\"'\u201d\u2019\u00bb)\\]]*(?=\\s)")
_NEXT = re.compile('\\s+["\'\u201c\u2018\u00ab(\\[]*(?=[^\\W\\d_]|\\d|[\u201c"\u00ab])')
_TERMINAL = re.compile("[.!?\u2026:;][\"'\u201d\u2019\u00bb)\\]]*\\s*(?:\\([^()]{2,40}\\)\\W*)?$")
_MAX_HEADING = 22


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, the number of its paragraph, and whether that paragraph is a heading, not running text."""

    start: int
    end: int
    paragraph: int
    heading: bool = False


class Prose:
    """Paragraphs, sentences and quotations of a text.

    `paragraphs` and `sentences` are in order, do not overlap, and leave out white space at their ends. A sentence never
    ends within a quotation unless the quotation does, or the paragraph. `quotes` are spans with their marks; one that
    is never closed ends with its paragraph. Another language brings its own ways of finding quotations in a paragraph
    (`quotes`) and of telling whether a full stop ends a sentence (`stops`: text, start, full stop, what follows).
    """

    def __init__(self, text: str, *, quotes: Quotes | None = None, stops: Stops | None = None) -> None:
        self.text = text
        find, self._stops = quotes or _quotes, stops or _stops
        self.paragraphs: tuple[Span, ...] = tuple(
            (m.start(), m.end()) for m in re.finditer(r"\S[^\n]*\S|\S", text) if m.group().strip()
        )
        self.quotes: tuple[Span, ...] = tuple(q for start, end in self.paragraphs for q in find(text, start, end))
        self.sentences: tuple[Sentence, ...] = tuple(self._sentences())

    @cached_property
    def starts(self) -> list[int]:
        """Where the sentences start, in order."""
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [start for start, _ in self.quotes]

    @cached_property
    def _members(self) -> dict[int, list[int]]:
        members: dict[int, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            members.setdefault(sentence.paragraph, []).append(number)
        return members

    def members(self, paragraph: int) -> list[int]:
        """Return the numbers of the sentences of a paragraph, in order."""
        return self._members.get(paragraph, [])

    def quote_at(self, position: int) -> Span | None:
        """Return the quotation that this offset lies in, marks included; None outside of any."""
        number = bisect_right(self._quote_starts, position) - 1
        return self.quotes[number] if number >= 0 and position < self.quotes[number][1] else None

    def quotes_in(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the quotations that share something with `[start, end)`, in order."""
        first = max(0, bisect_right(self._quote_starts, start) - 1)
        last = bisect_left(self._quote_starts, end)
        return tuple(q for q in self.quotes[first:last] if q[1] > start)

    def _sentences(self) -> list[Sentence]:
        found = []
        lone = len(self.paragraphs) == 1
        for number, (start, end) in enumerate(self.paragraphs):
            inside = self.quotes_in(start, end)
            heading = not lone and _is_heading(self.text[start:end])
            for first, last in _split(self.text, start, end, inside, self._stops):
                found.append(Sentence(first, last, number, heading))
        return found


def _is_heading(paragraph: str) -> bool:
    return not _TERMINAL.search(paragraph) and len(paragraph.split()) <= _MAX_HEADING


def _quotes(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for position in range(start, end):
        char = text[position]
        if opened is None:
            if char in _OPEN or (char == '"' and _opens(text, position)):
                opened = position
        elif char in _CLOSE or char == '"':
            found.append((opened, position + 1))
            opened = None
    if opened is not None and end - opened > 1:
        found.append((opened, end))
    return found


def _opens(text: str, position: int) -> bool:
    """Whether a straight mark opens: something follows, and what stands before is no letter (an inch mark, a slip)."""
    after = text[position + 1 : position + 2]
    before = text[position - 1 : position] if position else ""
    return bool(after) and not after.isspace() and not before.isalnum()


def _split(text: str, start: int, end: int, quotes: tuple[Span, ...], stops: Stops) -> list[Span]:
    found: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if any(s < match.start() and stop < e for s, e in quotes):
            continue
        after = _NEXT.match(text, stop, end)
        if not after:
            continue
        first = text[after.end() : after.end() + 12]
        if first[:1].islower() or (match.group() == "." and not stops(text, begin, match.start(), first)):
            continue
        found.append((begin, stop))
        begin = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
    if begin < end:
        found.append((begin, end))
    return found


def _stops(text: str, begin: int, dot: int, first: str) -> bool:
    """Whether the full stop at `dot` ends a sentence, given the first characters of what follows."""
    word = re.search(r"[^\s(\[\"“«]*$", text[begin:dot])
    last = word.group().casefold() if word else ""
    if last in _BEFORE_NAMES or (len(last) == 1 and last.isalpha()):
        return False
    opener = first.split(" ", 1)[0].strip('\u201c"\u00ab').casefold()
    return last not in _ABBREVIATIONS or opener in _STARTERS
