"""Figures in English text: digits and words, bounds, approximation, units, money, percentages and ranges.

Dates, times of day, years, ordinals, scores and numbers that are part of a name ("Article 5") are no quantities.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.model import Quantity
from loaders.extract.numerals import AMOUNT, SECOND, amount, plain_number
from loaders.extract.times import CALENDAR, DATE, as_of, moments
from loaders.extract.units import PERCENT, STOP, is_plural, unit_of
from ontology.schemes import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.statement import Span

__all__ = ["quantities"]

_BOUNDS = (
    (r"more than|over|above|exceeding|upwards? of|in excess of|higher than|greater than|beyond", Bound.MORE_THAN),
    (r"at least|no fewer than|no less than|not less than|a minimum of|at minimum", Bound.AT_LEAST),
    (r"less than|fewer than|under|below|lower than", Bound.LESS_THAN),
    (r"up to|at most|no more than|not more than|as many as|as much as|a maximum of", Bound.AT_MOST),
)
_ABOUT = r"about|around|approximately|some|roughly|nearly|near|almost|circa|close to|an estimated|estimated|or so|~"
_BEFORE = re.compile(
    r"(?:\b(?:"
    + "|".join(f"(?P<b{number}>{words})" for number, (words, _) in enumerate(_BOUNDS))
    + rf"|(?P<about>{_ABOUT}))\s*)$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[^.!?]{0,40}?\b(?:or so|more or less|approximately|or thereabouts)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLUS = re.compile(r"\+(?!\w)|-plus\b|\s+(?:people|dollars|euros)?\s?or more\b", re.IGNORECASE)
_ODD = re.compile(r"-odd\b|-ish\b")
_PROPORTION = re.compile(r"\s+(?:out of|in)(?:\s+every)?\s+", re.IGNORECASE)
_MOST_IN_A_SHARE = 1000
_LABEL = re.compile(
    r"\b(?:No|Nos|Art|Sec|Article|Section|Chapter|Channel|Resolution|Flight|Route|Highway|Room|Level|Phase|Page|"
    r"Figure|Table|"
    r"Volume|Part|Gate|Pier|Hall|Building|Unit|Block|Sector|District|Ward)\.?\s*$"
)
_ORDINARY_START = re.compile(r"(?:^|[.!?:\u201c\"(]\s*|\n)[^\W\d_]\w*\s+$")


def quantities(text: str, published: str | None = None) -> tuple[Quantity, ...]:
    """Return the quantities that a text states, in order, each once. Total.

    `published` is the day of publication as ISO 8601 text, which "on Sunday" is resolved against. `as_of` is the date
    at which the text says that the figure held, None where it does not say.
    """
    stated = moments(text, published)
    found = list(_figures(text, [(moment.start, moment.end) for moment in stated]))
    dates = as_of(text, [(start, end) for _, start, end in found], stated)
    return tuple(
        dict.fromkeys(
            replace(quantity, as_of=date) if date else quantity
            for (quantity, _, _), date in zip(found, dates, strict=True)
        )
    )


def _figures(text: str, dates: list[Span]) -> Iterator[tuple[Quantity, int, int]]:
    """Yield the quantities of a text with where each stands, in order; a range is two, at one place."""
    taken = [*dates, *(m.span() for m in DATE.finditer(text))]
    done = 0
    for match in AMOUNT.finditer(text):
        if match.start() < done or any(s < match.end() and match.start() < e for s, e in taken):
            continue
        share = _of_how_many(text, match)
        other = share or _range(text, match)
        done = other.end() if other else match.end()
        years = _year_like(match) and _year_like(other) if other else _is_no_amount(text, match)
        if years or _is_name(text, match):
            continue
        if other is None:
            yield from _single(text, match)
        elif share is None:
            yield from _both(text, match, other)


def _single(text: str, match: re.Match[str]) -> Iterator[tuple[Quantity, int, int]]:
    value = amount(match)
    unit, stop = unit_of(text, match, match.end())
    if value is None or (match["word"] and unit is None and not match["scale"]):
        return
    bound, about = _qualifiers(text, match.start())
    if _PLUS.match(text, match.end()):
        bound = bound or Bound.AT_LEAST
    after = _AFTER.match(text, stop) is not None and "," not in text[stop : stop + 2].strip(" ,")
    about = about or after or _ODD.match(text, match.end()) is not None
    yield Quantity(value, unit, bound, about), match.start(), stop


def _both(text: str, match: re.Match[str], other: re.Match[str]) -> Iterator[tuple[Quantity, int, int]]:
    first, last = amount(match), amount(other)
    unit, stop = unit_of(text, match if match["currency"] else other, other.end())
    if first is None or last is None or (unit is None and "-" in text[match.end() : other.start("number")]):
        return
    if match["number"] and other["number"] and other["scale"] and not match["scale"]:
        first *= last / plain_number(other["number"])
    yield Quantity(first, unit, Bound.AT_LEAST), match.start(), stop
    yield Quantity(last, unit, Bound.AT_MOST), match.start(), stop


def _range(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Return the second figure of "200 to 300 metres", "between 2 and 3 million", "200-300 troops"."""
    joint = re.compile(r"\s*(?:-|\u2013|\bto\b|\band\b|\bor\b)\s*").match(text, match.end())
    if not joint:
        return None
    other = SECOND.match(text, joint.end())
    if not other or bool(match["number"]) != bool(other["number"]) or (match["part"] or other["part"]):
        return None
    before = text[max(0, match.start() - 12) : match.start()].casefold()
    word = joint.group().strip()
    if word == "and" and not before.endswith("between "):
        return None
    if word == "to" and re.search(r"\bfrom\s+[$€£]?$", before):
        return None
    if match["word"]:
        small, large = amount(match), amount(other)
        return other if small is not None and large is not None and small < large else None
    low, high = plain_number(match["number"]), plain_number(other["number"])
    return other if low < high or other["scale"] else None


def _of_how_many(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Return the second figure of "one in five" and "7 out of 10": the two say a share, and count nothing."""
    joint = _PROPORTION.match(text, match.end())
    other = SECOND.match(text, joint.end()) if joint else None
    if other is None or match["scale"] or _year_like(other):
        return None
    part, whole = amount(match) or Decimal(1), amount(other)
    return other if whole is not None and part < whole <= _MOST_IN_A_SHARE else None


def _year_like(match: re.Match[str]) -> bool:
    return bool(match["number"]) and _YEAR.fullmatch(match["number"]) is not None


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the figure is part of a name: it follows a capitalised word that does not open the sentence."""
    before = text[max(0, match.start() - 40) : match.start()]
    if _LABEL.search(before):
        return True
    if match["currency"] or match["scale"] or "," in match.group() or PERCENT.match(text, match.end()):
        return False
    named = re.search(r"(?:^|[\s(\u201c\"])([A-Z][\w.'\u2019]*)\s+$", before)
    if not named or named[1].casefold() in STOP or CALENDAR.fullmatch(named[1]) or _BEFORE.search(before):
        return False
    return not (match.start() - len(before) == 0 or len(before) < 40) or not _ORDINARY_START.search(before)  # noqa: PLR2004 -- the window above


def _is_no_amount(text: str, match: re.Match[str]) -> bool:
    """Whether the digits are a year, or the first half of something hyphened that is no range."""
    if re.match(r"[-\u2013]\d", text[match.end() : match.end() + 2]):
        return True
    if not match["number"] or not _YEAR.fullmatch(match.group()):
        return False
    unit, _ = unit_of(text, match, match.end())
    before = text[max(0, match.start() - 14) : match.start()].casefold()
    if re.search(r"(?:\b(?:in|since|by|of|until|from|the|during|after|before|early|late|mid|between)[\s-]+)$", before):
        return True
    return unit is None or not is_plural(unit.split()[-1])


def _qualifiers(text: str, start: int) -> tuple[Bound | None, bool]:
    """Read what stands before the figure, from the right: "about", "more than", "up to some"."""
    bound: Bound | None = None
    about = False
    end = start
    while found := _BEFORE.search(text, max(0, end - 24), end):
        if found["about"]:
            about = True
        else:
            bound = next(b for number, (_, b) in enumerate(_BOUNDS) if found[f"b{number}"])
        end = found.start()
    return bound, about
