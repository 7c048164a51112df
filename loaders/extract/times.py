"""Dates in English text, resolved against the day of publication: "on Nov. 11", "Sunday", "last week", "in 2023".

Only what can be told is told, at the precision that is told: "in August" is a month, "last week" the month that the
whole week lies in, "recently" nothing. Without a day of publication only dates that name their year are resolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from loaders.extract.units import is_plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
    rf"|\b{_NAMED}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[-\u2013]\s*\d)(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?(?![,.:]?\d)"
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
_SOON = 14


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that a text states: where it stands, as code-point offsets, and its value as ISO 8601 text."""

    start: int
    end: int
    value: str


def moments(text: str, published: str | None) -> tuple[Moment, ...]:
    """Return the dates that a text states and that can be resolved, in order. Total.

    `published` is ISO 8601 text of whatever precision, or None; one that is coarser than a day resolves only what it
    suffices for. A date without a year or a day of the week is the last one up to publication, or the next one where
    the sentence speaks of what is to come; a day of a month also where that is less than a fortnight away.
    """
    today = _day(published)
    found = []
    for match in _EXPRESSION.finditer(text):
        value = _resolve(text, match, today)
        if value is not None:
            found.append(Moment(match.start(), match.end(), value))
    return tuple(found)


def as_of(text: str, figures: Sequence[Span], dates: Sequence[Moment]) -> list[str | None]:
    """Return for each figure, given in order by where it stands, the date at which the text says that it held.

    It is the date that follows in the same sentence before another figure comes; else one right before it; else the
    one that opens the sentence. A date that is the beginning or the end of something ("since August") is none.
    """
    ends = (match.end() for match in _STOPS.finditer(text) if not any(m.start < match.start() < m.end for m in dates))
    stops = [0, *ends, len(text) + 1]
    usable = [moment for moment in dates if not _EDGE.search(text, max(0, moment.start - 20), moment.start)]
    found: list[str | None] = []
    for number, (start, end) in enumerate(figures):
        place = bisect_left(stops, start + 1)
        low, high = stops[place - 1], stops[place]
        previous = figures[number - 1][1] if number else 0
        following = next((s for s, _ in figures[number + 1 :] if s > start), len(text))
        here = [moment for moment in usable if low <= moment.start < high]
        after = next((m for m in here if end <= m.start < following and not _ENDS.search(text, end, m.start)), None)
        before = next((m for m in reversed(here) if max(low, previous) <= m.start < start), None)
        if before and _ENDS.search(text, low, start):
            before = None  # "said on Monday that 300 jobs would go": the day of the saying
        opening = here[0] if here and _OPENS.fullmatch(text, low, here[0].start) else None
        found.append(next((m.value for m in (after, before, opening) if m), None))
    return found


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _resolve(text: str, match: re.Match[str], today: date | None) -> str | None:
    read = next(read for names, read in _BRANCHES if any(match[name] for name in names))
    return read(text, match, today)


def _full(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001 -- one signature for all readers
    if match["iso"]:
        return _iso(*map(int, match["iso"].split("-")))
    day, month, year = map(int, match["dotted"].split("."))
    return _iso(year, month, day)


def _day_of_month(text: str, match: re.Match[str], today: date | None) -> str | None:
    month = _month(match["month"] or match["month2"])
    day, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
    if month is None:
        return None
    if year:
        return _iso(int(year), month, day)
    if today is None:
        return None
    known = sorted(value for y in (today.year - 1, today.year, today.year + 1) if (value := _date(y, month, day)))
    past = [value for value in known if value <= today]
    coming = [value for value in known if value > today]
    soon = bool(coming) and ((coming[0] - today).days < _SOON or _speaks_ahead(text, match))
    found = coming[:1] if soon else past[-1:]
    return found[0].isoformat() if found else None


def _month_and_year(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001
    month = _month(match["month3"])
    return f"{match['year3']}-{month:02}" if month else None


def _month_alone(text: str, match: re.Match[str], today: date | None) -> str | None:
    month = _month(match["month4"])
    if month is None or today is None:
        return None
    year = today.year
    ahead = _speaks_ahead(text, match)
    if month > today.month and not ahead:
        year -= 1
    elif month < today.month and ahead:
        year += 1
    return f"{year}-{month:02}"


def _year(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001
    following = re.match(r"\s+([a-z]+)", text[match.end() : match.end() + 20])
    return None if following and is_plural(following[1]) else str(match["year4"])


def _weekday(text: str, match: re.Match[str], today: date | None) -> str | None:
    if today is None:
        return None
    turn = (match["turn"] or "").casefold()
    back = (today.weekday() - _DAYS.index(match["weekday"].casefold())) % 7
    if turn == "next" or (turn != "last" and back and _speaks_ahead(text, match)):
        return (today + timedelta(days=7 - back)).isoformat()
    if turn == "last" and back == 0:
        back = 7
    return (today - timedelta(days=back)).isoformat()


_NEAR = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _near(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001
    return (today + timedelta(days=_NEAR[match["near"].casefold()])).isoformat() if today else None


def _spell(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001
    if today is None:
        return None
    step = {"this": 0, "next": 1}.get(match["which"].casefold(), -1)
    span = match["span"].casefold()
    if span == "year":
        return None if "past" in match["which"].casefold() else str(today.year + step)
    if span == "month":
        return None if "past" in match["which"].casefold() else _months_on(today, step)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    return _common(monday, monday + timedelta(days=6))


def _ago(text: str, match: re.Match[str], today: date | None) -> str | None:  # noqa: ARG001
    if today is None:
        return None
    word = match["ago"].casefold()
    number = int(word) if word.isdigit() else 1 if word in {"a", "an"} else _COUNT.index(word) + 1
    unit = match["ago_unit"].casefold()
    if unit == "day":
        return (today - timedelta(days=number)).isoformat()
    if unit == "week":
        # A week is not counted to the day.
        middle = today - timedelta(weeks=number)
        return _common(middle - timedelta(days=3), middle + timedelta(days=3))
    if unit == "month":
        return _months_on(today, -number)
    return str(today.year - number) if number < today.year else None


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


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(year: int, month: int, day: int) -> str | None:
    found = _date(year, month, day)
    return found.isoformat() if found else None


def _months_on(today: date, step: int) -> str | None:
    months = today.year * 12 + today.month - 1 + step
    return f"{months // 12:04}-{months % 12 + 1:02}" if months >= 12 else None  # noqa: PLR2004 -- there is no year 0


def _common(first: date, last: date) -> str | None:
    """Return the finest date that holds both days: a day, a month or a year; None for none."""
    one, other = first.isoformat(), last.isoformat()
    return next((one[:size] for size in (10, 7, 4) if one[:size] == other[:size]), None)
