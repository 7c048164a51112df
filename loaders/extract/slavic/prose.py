"""Sentences and quotations of Ukrainian and Russian text: their abbreviations, and marks that nest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.prose import Prose

if TYPE_CHECKING:
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.statement import Span

__all__ = ["prose_of"]

_OPEN = {"\u00ab": "\u00bb", "\u201e": "\u201c\u201d\u00bb", "\u201c": "\u201d"}
_YEARS = frozenset({"г", "р", "гг", "рр", "м"})
_DIGIT_BEFORE = re.compile(r"\d\s*\w+$")
_NEAR = 12
_WORD_BEFORE = re.compile(r"[^\s(\[\"\u201c\u00ab\u201e]*$")


def prose_of(text: str, lexicon: Lexicon) -> Prose:
    """Return the text as prose."""

    def stops(said: str, begin: int, dot: int, first: str) -> bool:  # noqa: ARG001 -- a capital follows, by contract
        word = _WORD_BEFORE.search(said[begin:dot])
        last = word.group() if word else ""
        if len(last) == 1 and last.isupper():
            return False
        if last.casefold() not in lexicon.before_names:
            return True
        # The same letter ends a year and begins a town.
        return last.casefold() in _YEARS and bool(_DIGIT_BEFORE.search(said[max(0, dot - _NEAR) : dot]))

    return Prose(text, quotes=_quotes, stops=stops)


def _quotes(text: str, start: int, end: int) -> list[Span]:  # noqa: C901 -- one branch a kind of mark
    """Return the outermost quotations of a paragraph; one that never closes ends with it."""
    found: list[Span] = []
    closing: list[str] = []
    opened = start
    for position in range(start, end):
        char = text[position]
        if closing and (char in closing[-1]):
            closing.pop()
            if not closing:
                found.append((opened, position + 1))
            continue
        if char == '"':
            after = text[position + 1 : position + 2]
            before = text[position - 1 : position] if position else ""
            if not after or after.isspace() or before.isalnum() or not closing_allowed(closing):
                continue
            if not closing:
                opened = position
            closing.append('"')
            continue
        if char in _OPEN:
            if not closing:
                opened = position
            elif closing[-1] == '"' and char == "\u201c":
                continue
            closing.append(_OPEN[char])
    if closing and end - opened > 1:
        found.append((opened, end))
    return found


def closing_allowed(closing: list[str]) -> bool:
    """Whether a straight mark may open a quotation here: none of its kind is open."""
    return '"' not in closing
