"""Datelines and credits of Ukrainian and Russian reports: whose item it is, and the words that say only that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.credits import Credit
from ontology.gazetteer import gazetteer

if TYPE_CHECKING:
    from loaders.extract.prose import Prose
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.statement import Span

__all__ = ["credit"]

_DASH = "[-\u2013\u2014]"
_UP = "[A-Z\u0404-\u042f\u0490]"
_NAME = r"[\w'\u2019-]+"
_DATELINE = re.compile(
    rf"(?:{_UP}[^()\n/:;\u00ab]{{1,50}}?)[,.]?\s*[(/](?P<agency>[^()/\n]{{2,40}})[)/]\s*(?:{_DASH}|\.|:)?\s*{_DASH}?\s*"
    rf"|(?:{_UP}{_NAME}(?:[ -]{_UP}{_NAME})?),?\s*\d{{1,2}}\s\w{{3,10}}\.?\s*"
    rf"{_DASH}\s*(?P<agency2>{_UP}[\w -]{{1,25}}?)\s*(?:{_DASH}|\.)\s+"
    rf"|(?:{_UP}[\w'\u2019-]+)\.\s*\d{{1,2}}\s\w{{3,10}}\.\s*(?P<agency3>{_UP}[\w -]{{1,25}}?)\.?\s*(?:{_DASH}|\.)\s+"
)
_LAST = re.compile(r"\((?:[^\W\d_]+:\s*)?(?P<agency>[^()\n]{2,40})\)\s*\.?\s*$")
_SIGNED = re.compile(
    rf"(?:^|(?<=[.!?\u00bb\u201d]))\s*(?:{_DASH}|\u00a9(?: ?\d{{4}})?|(?:джерело|источник|за матеріалами"
    rf"|по материалам|фото)\s*:?\s*(?:агентства|агенції|видання|издания)?)\s*"
    rf"[\u00ab\u201c]?(?P<agency>{_UP}[\w .-]{{1,30}}?)[\u00bb\u201d]?\s*\.?$",
    re.MULTILINE | re.IGNORECASE,
)
_LAST_PARAGRAPHS = 3


def credit(prose: Prose, lexicon: Lexicon) -> Credit:
    """Read the datelines and credits of a text."""
    text, agency = prose.text, None
    spans: list[Span] = []
    for start, end in prose.paragraphs[:_LAST_PARAGRAPHS]:
        found = _DATELINE.match(text, start, end)
        named = _agency(found, lexicon) if found else None
        if found and named:
            agency = named
            spans.append(found.span())
            break
    for start, end in prose.paragraphs[-_LAST_PARAGRAPHS:]:
        for form in (_LAST, _SIGNED):
            last = form.search(text, start, end)
            named = _agency(last, lexicon) if last else None
            if last and named:
                agency = agency or named
                spans.append(last.span())
                break
    return Credit(agency, tuple(spans))


def _agency(match: re.Match[str] | None, lexicon: Lexicon) -> str | None:
    """Return the agency that a credit names; None unless the gazetteer knows it as a medium."""
    if match is None:
        return None
    given = next((v for k, v in match.groupdict().items() if k.startswith("agency") and v), "").strip()
    entry = gazetteer().find(given, lexicon.code)
    return given if entry is not None and entry.is_medium else None
