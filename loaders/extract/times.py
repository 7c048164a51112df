"""Dates in English text, resolved against the day of publication: "on Nov. 11", "Sunday", "last week", "in 2023".

Only what can be told is told, at the precision that is told: "in August" is a month, "last week" the month that the
whole week lies in, "recently" nothing. Without a day of publication only dates that name their year are resolved.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.dates import (
    Bearings,
    Moment,
    ago,
    day_in_month,
    days_on,
    iso,
    month_in_year,
    months_on,
    publication_day,
    week_from,
    weekday_near,
    years_on,
)
from loaders.extract.dates import as_of as dates_of
from loaders.extract.units import is_plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from loaders.statement import Span

__all__ = ["CALENDAR", "DATE", "Moment", "as_of", "moments"]

_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
DATE = re.compile(
    rf"\b{MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-\u2013]\s*\d{{1,2}})?\b(?:,?\s+\d{{4}}\b)?(?!,\d{{3}})"
    rf"|\b\d{{1,2}}(?:\s*[-\u2013]\s*\d{{1,2}})?(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH}\b\.?(?:,?\s+\d{{4}}\b)?"
    rf"|\b{MONTH}\.?\s+\d{{4}}\b"
    r"|\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b|GMT|UTC|hours)?"
    r"(?<=[:.]\d\d)(?=\s*(?:[ap]\.?m|GMT|UTC|local|hours|\W))(?<=:\d\d)"
    r"|\b\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b|\b\d{1,2}:\d\d\b"
    r"|\b\d+(?:-\d+)?/\d+\b|\b(?:one|two|three|four|five)-(?:and|half|third|quarter|fifth)\w*",
    re.IGNORECASE,
)
"""What looks like a date, a time of day, a score or a fraction: its digits are no figure."""

CALENDAR = re.compile(rf"{MONTH}\.?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
"""A month or a day of the week."""

# Months and days of the week are names in English: "may march" holds neither.
_NAMED = r"(?P<month>(?-i:[A-Z])[a-z]{2,8})\.?"
_COUNT = "one two three four five six seven eight nine ten eleven twelve".split()
_EXPRESSION = re.compile(
    r"\b(?P<iso>\d{4}-\d\d-\d\d)\b"
    r"|\b(?P<dotted>\d{1,2}\.\d{1,2}\.\d{4})\b"
    rf"|\b{_NAMED}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[-\u2013]\s*\d)(?:,?\s+(?P<year>(?:19|"
    rf"20)\d\d)\b)?(?![,.:]?\d)"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_NAMED.replace('month', 'month2')}(?!\w)"
    r"(?:,?\s+(?P<year2>(?:19|20)\d\d)\b)?"
    rf"|\b{_NAMED.replace('month', 'month3')},?\s+(?P<year3>(?:19|20)\d\d)\b"
    r"|\b(?:in|during|by|throughout)\s+(?P<when>(?:(?:early|late|mid)[-\s]|the (?:start|end|middle|beginning) of\s+)?"
    rf"{_NAMED.replace('month', 'month4')}(?!\w)(?!,?\s+(?:\d{{1,2}}|(?:19|20)\d\d)\b))"
    r"|\b(?:in|during|throughout|by|of|for)\s+(?:early[-\s]|late[-\s]|mid[-\s]|the (?:start|end|middle) of\s+)?"
    r"(?P<year4>(?:19|20)\d\d)(?![\w-]|[.,]\d)"
    r"|\b(?P<turn>last|this|next|(?:earlier|later) this|on|late on|early on|by)?\s*"
    r"\b(?P<weekday>(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!'s|\u2019s)"
    r"|\b(?P<near>the day before yesterday|yesterday|today|tonight|tomorrow)\b(?!'s|\u2019s)"
    r"|\b(?P<which>last|this|next|the previous|the past)\s+(?P<span>week|month|year)\b(?!'s|\u2019s|-)"
    rf"|\b(?P<ago>\d{{1,3}}|an?|{'|'.join(_COUNT)})\s+(?P<ago_unit>day|week|month|year)s?\s+ago\b",
    re.IGNORECASE,
)
# A date after one of these is where something began or ended, not when a figure held.
_EDGE = re.compile(
    r"\b(?:since|until|till|from|after|before|between|to|through|prior to|pre-|post-)\s*(?:the\s+)?$", re.IGNORECASE
)
_AHEAD = re.compile(r"\b(?:will|would|shall|plans? to|expects?|expected|due|scheduled|set to|next|by)\b", re.IGNORECASE)
_STOPS = re.compile(r"[.!?][\u201d\"\u2019)]*\s+(?=[\u201c\"(]?[A-Z\d])|\n")
_ENDS = re.compile(r"\b(?:said|says|told|reported|announced|added)\b")
_OPENS = re.compile(r"[\s\"\u201c(]*(?:(?:as of|on|in|by|at|during|late|early|already)\s+)*(?:the\s+)?", re.IGNORECASE)
_BEARINGS = Bearings(stops=_STOPS, edge=_EDGE, ends=_ENDS, opens=_OPENS)


def moments(text: str, published: str | None) -> tuple[Moment, ...]:
    """Return the dates that a text states and that can be resolved, in order. Total.

    `published` is ISO 8601 text of whatever precision, or None; one that is coarser than a day resolves only what it
    suffices for. A date without a year or a day of the week is the last one up to publication, or the next one where
    the sentence speaks of what is to come; a day of a month also where that is less than a fortnight away.
    """
    today = publication_day(published)
    found = []
    for match in _EXPRESSION.finditer(text):
        value = _resolve(text, match, today)
        if value is not None:
            found.append(Moment(match.start(), match.end(), value))
    return tuple(found)


def as_of(text: str, figures: Sequence[Span], dates: Sequence[Moment]) -> list[str | None]:
    """Return for each figure, given in order by where it stands, the date at which the text says that it held."""
    return dates_of(text, figures, dates, _BEARINGS)


def _resolve(text: str, match: re.Match[str], today: date | None) -> str | None:
    read = next(read for names, read in _BRANCHES if any(match[name] for name in names))
    return read(text, match, today)


def _full(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001 -- one signature for all readers
    if match["iso"]:
        return iso(*map(int, match["iso"].split("-")))
    day, month, year = map(int, match["dotted"].split("."))
    return iso(year, month, day)


def _day_of_month(text: str, match: re.Match[str], today: date | None) -> str | None:
    month = _month(match["month"] or match["month2"])
    day, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
    if month is None:
        return None
    if year:
        return iso(int(year), month, day)
    if today is None:
        return None
    found = day_in_month(today, month, day, ahead=_speaks_ahead(text, match))
    return found.isoformat() if found else None


def _month_and_year(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001
    month = _month(match["month3"])
    return f"{match['year3']}-{month:02}" if month else None


def _month_alone(text: str, match: re.Match[str], today: date | None) -> str | None:
    month = _month(match["month4"])
    if month is None or today is None:
        return None
    return month_in_year(today, month, ahead=_speaks_ahead(text, match))


def _year(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001
    following = re.match(r"\s+([a-z]+)", text[match.end() : match.end() + 20])
    return None if following and is_plural(following[1]) else str(match["year4"])


def _weekday(text: str, match: re.Match[str], today: date | None) -> str | None:
    if today is None:
        return None
    turn = (match["turn"] or "").casefold()
    number = _DAYS.index(match["weekday"].casefold())
    past = turn == "last" or number == today.weekday()
    ahead = turn == "next" or (not past and _speaks_ahead(text, match))
    return weekday_near(today, number, ahead=ahead, before=turn == "last")


_NEAR = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _near(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001
    return days_on(today, _NEAR[match["near"].casefold()]) if today else None


def _spell(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001
    if today is None:
        return None
    step = {"this": 0, "next": 1}.get(match["which"].casefold(), -1)
    span = match["span"].casefold()
    if span == "year":
        return None if "past" in match["which"].casefold() else years_on(today, step)
    if span == "month":
        return None if "past" in match["which"].casefold() else months_on(today, step)
    return week_from(today, step)


def _ago(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001
    if today is None:
        return None
    word = match["ago"].casefold()
    number = int(word) if word.isdigit() else 1 if word in {"a", "an"} else _COUNT.index(word) + 1
    return ago(today, number, match["ago_unit"].casefold())


_BRANCHES: tuple[tuple[tuple[str, ...], Callable[[str, re.Match[str], date | None], str | None]], ...] = (
    (("iso", "dotted"), _full),
    (("day", "day2"), _day_of_month),
    (("year3",), _month_and_year),
    (("month4",), _month_alone),
    (("year4",), _year),
    (("weekday",), _weekday),
    (("near",), _near),
    (("span",), _spell),
    (("ago",), _ago),
)


def _speaks_ahead(text: str, match: re.Match[str]) -> bool:
    start = max((stop.end() for stop in _STOPS.finditer(text, 0, match.start())), default=0)
    return _AHEAD.search(text, start, match.end()) is not None


def _month(name: str) -> int | None:
    found = [number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name.casefold())]
    return found[0] if len(found) == 1 else None
