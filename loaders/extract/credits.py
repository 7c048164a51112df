"""Datelines and credits: the news agency whose item an article is, `KYIV, Nov 23 (Reuters) -` or a last `(Yonhap)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extract.organisations import entry_of, is_media
from ontology.schemes import AgentType

if TYPE_CHECKING:
    from loaders.extract.prose import Prose
    from loaders.statement import Span

__all__ = ["Credit", "credit"]

_DASH = "[-\u2013\u2014\u2015]{1,2}"
_DATELINE = re.compile(
    rf"(?P<place>[A-Z\u00c0-\u00de][^()\n]{{0,60}}?)?[,.]?\s*\((?P<agency>[^()\n]{{2,40}})\)\s*(?:\.?{_DASH}|:|"
    rf"\.(?=\s))\s*"
    r"|(?P<place5>[A-Z]{3,}[^()\n]{0,40}?)\s*\((?P<agency5>[^()\n]{2,40})\)\s+(?=[A-Z])"
    rf"|(?P<place2>[A-Z][^()\n/]{{0,60}}?)\s*/(?P<agency2>[A-Z][\w .-]{{1,25}})/\s*[.\-\u2013\u2014\u2015]*\s*"
    rf"|(?P<agency3>[A-Z][\w .-]{{1,25}}?)\s*,\s*[A-Z][\w ]{{2,30}}?\s*{_DASH}\s+"
    rf"|(?P<place4>[A-Z][\w .,]{{1,40}}?)\s*{_DASH}\s*\(?(?P<agency4>[A-Z][\w-]{{1,25}})\)?\s*{_DASH}\s+"
)
_PLACE = re.compile(
    rf"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'\u2019./ -]{{2,40}}(?:,[^()\n\-\u2013\u2014\u2015]{{1,30}})?\s+{_DASH}\s+"
)
_BYLINE = re.compile(
    r"(?:By|Story by|Text by|From)\s+(?:[^\n]*?(?:,|\||/|\bfor\b|\bof\b|\bfor "
    r"the\b)\s*)?(?:the\s+)?(?P<agency>[A-Z][\w .-]{1,40}?)\s*(?:\n|$)"
)
_LAST = re.compile(
    r"\((?:(?:[Ss]ource|[Rr]eporting by|[Ww]ith inputs? from|[Vv]ia|[Ww]ith)[:\s]+)?(?P<agency>[^()\n]{2,40})\)\s*$"
)
_SIGNED = re.compile(
    rf"(?:^|(?<=[.!?\u201d\"]))\s*(?:{_DASH}|\u00a9(?: ?\d{{4}})?|Source:|With inputs? from|Via|Courtesy of|"
    rf"Credit:|Reporting by(?: the)?|"
    r"With reporting (?:by|from)|Additional reporting by)\s*(?P<agency>[A-Z][\w .-]{1,30}?)\s*\.?$",
    re.MULTILINE,
)
_CREDIT_LINE = re.compile(
    r"\(?(?:(?:Additional |Writing|Editing|Further )?[Rr]eporting by|Writing by|Editing by|With inputs? from|Photo|"
    r"Image|Picture|Source:|\u00a9)\b",
)
_OF_AGENCY = re.compile(r"\b(?:of|for)\s+(?:the\s+)?(?P<agency>[A-Z][\w -]{1,30}?)(?=[;,.)]|\s+in\b|$)")
_SITE = re.compile(r"[\w-]{2,30}\.(?:com|net|org|info|news|tv|co|in|bd|pk|ng|za|uk|ie|au)")
_LAST_PARAGRAPHS = 3


@dataclass(frozen=True, slots=True)
class Credit:
    """`agency` as the text names it, None without one; `spans` are the datelines and credits, which say nothing."""

    agency: str | None
    spans: tuple[Span, ...]


def credit(prose: Prose) -> Credit:
    """Read the datelines and credits of a text."""
    text, agency = prose.text, None
    spans: list[Span] = []
    for start, end in prose.paragraphs[:_LAST_PARAGRAPHS]:
        found = _DATELINE.match(text, start, end)
        named = _agency(found, known=not (found["agency"] or found["agency5"])) if found else None
        if (
            found
            and named
            and (found["agency"] or found["agency5"] or found["agency2"] or found["agency3"] or found["agency4"])
        ):
            agency = agency or named
            spans.append(found.span())
            break
        plain = _PLACE.match(text, start, end)
        if plain:
            spans.append(plain.span())
            break
        byline = _BYLINE.match(text, start, end)
        if byline and byline.end() >= end - 1:
            named = _agency(byline, known=True)
            agency = agency or named
            spans.append((start, end))
    for start, end in prose.paragraphs[-_LAST_PARAGRAPHS:]:
        last = _LAST.search(text, start, end)
        final = end == prose.paragraphs[-1][1]
        named = _agency(last, known=not final) if last else None
        if last and named:
            agency = agency or named
            spans.append(last.span())
            continue
        signed = _SIGNED.search(text, start, end)
        named = _agency(signed, known=True) if signed else None
        if signed and named:
            agency = agency or named
            spans.append(signed.span())
        elif _CREDIT_LINE.match(text, start, end):
            of = _OF_AGENCY.search(text, start, end)
            named = _agency(of, known=True) if of and "eporting by" in text[start:end] else None
            agency = agency or named
            spans.append((start, end))
    return Credit(agency, tuple(spans))


def _agency(match: re.Match[str] | None, *, known: bool) -> str | None:
    """Return the agency that a credit names: in the gazetteer, or, where the form leaves no doubt, any short name."""
    if match is None:
        return None
    given = next((v for k, v in match.groupdict().items() if k.startswith("agency") and v), "").strip()
    for name in (given, *re.split(r"\s*[/,&]\s*", given)):
        entry = entry_of(name)
        if entry and (entry.type is AgentType.NEWS_AGENCY or (entry.type is AgentType.NEWS_OUTLET and not known)):
            return name
    if not known and _SITE.fullmatch(given):
        return given
    plausible = 0 < len(given.split()) <= 3 and given[:1].isupper() and not re.search(r"\d", given)  # noqa: PLR2004
    return (
        given
        if not known and plausible and (is_media(given) or len(given.split()) == 1) and entry_of(given) is None
        else None
    )
