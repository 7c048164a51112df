"""Where noun phrases begin and end in a sentence, by their words: no parser, so precision before recall."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.lexicon import ADVERBS, SPEECH
from loaders.extract.mentions import is_capital

if TYPE_CHECKING:
    from loaders.statement import Span

__all__ = ["phrase_after", "phrase_before", "trim"]

_WORD = re.compile('["\u201c\u201d]?([^\\W_][\\w.\'\u2019&/-]*)["\u201d]?')
_STOP = frozenset(
    "that who which whom whose as after when while where has had have is was were are will would could can may "
    "might be been "
    "because since before during but or so if told saying telling reporting citing quoting until despite amid than "
    "it he she "
    "they we i also then however adding".split()
)
_JOINTS = frozenset(
    "of for in at from the a an with inside within on near to familiar close by and into about de von van".split()
)
# Forms of verbs of saying that are nouns after an article: "an internal report by the bank".
_NOUNS = frozenset({"report", "estimate", "claim"})
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her"})
_BREAK = re.compile('[,;:\u201c\u201d"\u2014\u2013()]|\\s-\\s|\\b(?:that|where|while|but|because|and then)\\b')
_IN_FRONT = re.compile(
    r"in front of\b|with reference to\b|in (?:an?|his|her|its|their) (?:\w+ )?(?:interview|statement|post|comment|"
    r"commentary)\b"
)
_NAME_IN_MARKS = re.compile('[\u201c"\u00ab]([A-Z][\\w.-]*(?: [A-Z][\\w.-]*){0,3})[\u201d"\u00bb]\\s*$')
_EDGE = " \t\n\xa0,;:\u2014\u2013-"
_LONGEST = 24


def trim(text: str, start: int, end: int, edges: str = _EDGE) -> Span:
    """Move the ends of a span inwards over white space and separating marks; the result may be empty."""
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def phrase_after(text: str, start: int, end: int) -> Span:
    """Return the noun phrase that begins at `start` (after white space), up to `end` at most. May be empty."""
    position = first = end - len(text[start:end].lstrip())
    last = position
    count = 0
    while position < end and count < _LONGEST:
        found = _WORD.match(text, position, end)
        if not found:
            break
        word = found[1].casefold().rstrip(".")
        noun = word in _NOUNS and text[first : first + 4].split(" ", 1)[0].casefold() in _ARTICLES
        verb = word in SPEECH and not is_capital(found[1]) and not noun
        if count and (word in _STOP or verb or (word in ADVERBS and not is_capital(found[1]))):
            break
        if (not count and word in _STOP) or _IN_FRONT.match(text, position, end):
            break
        ends = found[1].endswith(".") and found.end() >= end - 1
        if word not in _JOINTS or is_capital(found[1]):
            last = found.end() - (1 if ends and "." not in found[1][:-1] else 0)
        count += 1
        position = found.end()
        gap = re.match(r"\s+", text[position:end])
        if not gap or (gap.group().count("\n")):
            break
        position += gap.end()
    return first, last


def phrase_before(text: str, start: int, end: int) -> Span:
    """Return the noun phrase that ends at `end`, the subject of the verb there, with its apposition."""
    limit = end
    words = re.search(r"(?:\s+(?:" + "|".join(ADVERBS) + r"))+\s*$", text[start:end], re.IGNORECASE)
    if words:
        limit = start + words.start()
    named = _NAME_IN_MARKS.search(text[start:limit])
    if named:
        return start + named.start(1), start + named.end(1)
    first, last = trim(text, start, limit)
    closed = text[last:end].lstrip().startswith(",")
    breaks = [m for m in _BREAK.finditer(text, first, last) if m.group() not in "()"]
    if not breaks:
        return first, last
    if closed and len(breaks) > 0:
        head = breaks[-2].end() if len(breaks) > 1 else first
        return trim(text, head, last)
    return trim(text, breaks[-1].end(), last)
