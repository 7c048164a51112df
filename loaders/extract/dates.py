"""The calendar behind the dates of a text, whatever its language, and which figure a date belongs to.

A language brings its words (`loaders.extract.times`, `loaders.extract.slavic.times`); what they come to is worked out
here, at the precision that they tell and never a finer one.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from loaders.statement import Span

__all__ = [
    "Bearings",
    "Moment",
    "ago",
    "as_of",
    "common",
    "day_in_month",
    "days_on",
    "iso",
    "month_in_year",
    "months_on",
    "publication_day",
    "week_from",
    "weekday_near",
    "years_on",
]

_SOON = 14


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that a text states: where it stands, as code-point offsets, and its value as ISO 8601 text."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Bearings:
    """A language's words that tell what a date has to do with a figure.

    `stops` end a sentence; `edge` stands before a date at which something began or ended; `ends` are verbs of saying,
    whose own date it may be; `opens` is all that stands before a date which opens its sentence.
    """

    stops: re.Pattern[str]
    edge: re.Pattern[str]
    ends: re.Pattern[str]
    opens: re.Pattern[str]


def as_of(text: str, figures: Sequence[Span], dates: Sequence[Moment], words: Bearings) -> list[str | None]:
    """Return for each figure, given in order by where it stands, the date at which the text says that it held.

    It is the date that follows in the same sentence before another figure comes; else one right before it; else the
    one that opens the sentence. A date that is the beginning or the end of something ("since August") is none.
    """
    if not dates:
        return [None] * len(figures)
    ends = (
        match.end() for match in words.stops.finditer(text) if not any(m.start < match.start() < m.end for m in dates)
    )
    stops = [0, *ends, len(text) + 1]
    usable = [moment for moment in dates if not words.edge.search(text, max(0, moment.start - 20), moment.start)]
    starts = [moment.start for moment in usable]
    found: list[str | None] = []
    for number, (start, end) in enumerate(figures):
        place = bisect_left(stops, start + 1)
        low, high = stops[place - 1], stops[place]
        previous = figures[number - 1][1] if number else 0
        following = next((s for s, _ in figures[number + 1 :] if s > start), len(text))
        here = usable[bisect_left(starts, low) : bisect_left(starts, high)]
        after = next(
            (m for m in here if end <= m.start < following and not words.ends.search(text, end, m.start)), None
        )
        before = next((m for m in reversed(here) if max(low, previous) <= m.start < start), None)
        if before and words.ends.search(text, low, start):
            before = None  # "said on Monday that 300 jobs would go": the day of the saying
        opening = here[0] if here and words.opens.fullmatch(text, low, here[0].start) else None
        if opening and words.ends.search(text, opening.end, start):
            opening = None  # "On Monday it said that 300 jobs would go"
        found.append(next((m.value for m in (after, before, opening) if m), None))
    return found


def publication_day(published: str | None) -> date | None:
    """Return the day that ISO 8601 text gives; None where it is coarser than a day, or no date."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def iso(year: int, month: int, day: int) -> str | None:
    """Return a day as ISO 8601 text; None where the calendar has no such day."""
    found = _date(year, month, day)
    return found.isoformat() if found else None


def day_in_month(today: date, month: int, day: int, *, ahead: bool) -> date | None:
    """Return the day of a month without a year: the last up to today, or the next where that is meant.

    The next one is meant where the text speaks of what is to come (`ahead`) or where it is less than a fortnight away.
    """
    known = sorted(found for y in (today.year - 1, today.year, today.year + 1) if (found := _date(y, month, day)))
    past = [found for found in known if found <= today]
    coming = [found for found in known if found > today]
    soon = bool(coming) and ((coming[0] - today).days < _SOON or ahead)
    return next(iter(coming[:1] if soon else past[-1:]), None)


def month_in_year(today: date, month: int, *, ahead: bool) -> str | None:
    """Return a month without a year: this year's, the last one's where it has not come yet, the next where `ahead`."""
    step = -1 if month > today.month and not ahead else 1 if month < today.month and ahead else 0
    year = years_on(today, step)
    return f"{year}-{month:02}" if year else None


def weekday_near(today: date, weekday: int, *, ahead: bool, before: bool = False) -> str | None:
    """Return a day of the week (Monday is 0): the last one up to today, or the next where `ahead`.

    `before` says that it is not today: "last Sunday", told on a Sunday.
    """
    back = (today.weekday() - weekday) % 7
    return days_on(today, 7 - back if ahead else -7 if before and back == 0 else -back)


def days_on(today: date, step: int) -> str | None:
    """Return the day so many days from today; None where no calendar reaches."""
    found = _moved(today, step)
    return found.isoformat() if found else None


def week_from(today: date, step: int) -> str | None:
    """Return the finest date that holds the whole week `step` weeks from this one."""
    return _span(today, 7 * step - today.weekday(), 7 * step - today.weekday() + 6)


def months_on(today: date, step: int) -> str | None:
    """Return the month `step` months from this one; None where no calendar reaches."""
    year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
    return f"{year:04}-{month + 1:02}" if MINYEAR <= year <= MAXYEAR else None


def years_on(today: date, step: int) -> str | None:
    """Return the year `step` years from this one; None where no calendar reaches."""
    return f"{today.year + step:04}" if MINYEAR <= today.year + step <= MAXYEAR else None


def ago(today: date, number: int, unit: str) -> str | None:
    """Return the date so many days, weeks, months or years (`unit`, in the singular) before today.

    A week is not counted to the day. None where no calendar reaches.
    """
    if unit == "day":
        return days_on(today, -number)
    if unit == "week":
        return _span(today, -7 * number - 3, -7 * number + 3)
    return months_on(today, -number) if unit == "month" else years_on(today, -number)


def common(first: date, last: date) -> str | None:
    """Return the finest date that holds both days: a day, a month or a year; None for none."""
    one, other = first.isoformat(), last.isoformat()
    return next((one[:size] for size in (10, 7, 4) if one[:size] == other[:size]), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moved(today: date, step: int) -> date | None:
    try:
        return today + timedelta(days=step)
    except OverflowError:
        return None


def _span(today: date, first: int, last: int) -> str | None:
    one, other = _moved(today, first), _moved(today, last)
    return common(one, other) if one and other else None
