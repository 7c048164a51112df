"""Dates in Ukrainian and Russian text, resolved against the day of publication: "11 листопада", "на прошлой неделе".

As in English, only what can be told is told, at the precision that is told. Whether a date without a year, or a day of
the week, has been or is to come is told by the verb nearest to it; where none tells, it has been.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from loaders.extract.dates import (
    Moment,
    ago,
    common,
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
from loaders.extract.slavic.calendar import CALENDARS
from loaders.extract.slavic.morphology import morphology
from loaders.extract.slavic.numbers_russian import SMALL as SMALL_RUSSIAN
from loaders.extract.slavic.numbers_ukrainian import SMALL as SMALL_UKRAINIAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from loaders.extract.slavic.calendar import Calendar

__all__ = ["moments"]

_SMALL = {"uk": SMALL_UKRAINIAN, "ru": SMALL_RUSSIAN}
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# As far as a sentence is searched for a verb to either side of a date.
_NEAR = 200
_NEVER = 100_000
_LAST_WORD = re.compile(r"([^\W\d_]+(?:'[^\W\d_]+)*)\s+$")
_FEW_DAYS = 31


def moments(text: str, published: str | None, language: str) -> tuple[Moment, ...]:
    """Return the dates that a text in `language` ("uk" or "ru") states and that can be resolved, in order. Total.

    `text` has its apostrophes plain. `published` is ISO 8601 text of whatever precision, or None; one that is coarser
    than a day resolves only dates that name their year.
    """
    calendar = CALENDARS[language]
    today = publication_day(published)
    found = []
    for match in _expression(language).finditer(text):
        value = _Reading(text, match, today, calendar, language).value()
        if value is not None:
            found.append(Moment(match.start(), match.end(), value))
    return tuple(found)


def _any(words: Iterable[str]) -> str:
    return "|".join(words)


@cache
def _expression(language: str) -> re.Pattern[str]:
    """Return the pattern of all dates of a language. A branch is told by the name of the group that it fills."""
    c = CALENDARS[language]
    months, inside = _any(c.months), _any(c.in_months)
    turn = rf"(?:{c.last}|{c.this}|{c.next})"
    spans, units = _any(c.spans), _any(c.units)
    which = rf"(?:{turn}\s+(?:{'|'.join(k for k, v in c.spans.items() if v == 'year')})"
    which += rf"|{_any(c.year_words)})" if c.year_words else ")"
    # "11 листопада 2023 року", "11 листопада минулого року": after a month, the year that it is of.
    of_year = rf"(?:,?\s+(?:(?P<{{0}}>(?:19|20)\d\d)(?!\d|[.,]\d)(?:{c.year})?|(?P<{{1}}>{which})(?!\w)))?"
    return re.compile(
        r"(?<![\d.,/-])(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])"
        r"|(?<![\d.,/-])(?P<dotted>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?!\d|[.,]\d)"
        rf"|(?<![\w.,:/-])(?P<day>\d{{1,2}})(?:\s*[-\u2013\u2014]\s*(?P<till>\d{{1,2}}))?(?:-?(?:го|е))?\s+"
        rf"(?P<of>{months})(?!\w){of_year.format('year', 'which')}"
        rf"|(?<!\w)(?:(?P<year_before>{_any(c.year_words) or '(?!)'})\s+)?{c.at}\s+(?:(?P<turned>{turn})\s+)?"
        rf"(?P<month>{inside})(?!\w){of_year.format('year2', 'which2')}"
        rf"|(?<!\w){c.early}(?P<month2>{months})(?!\w){of_year.format('year3', 'which3')}"
        rf"|(?<!\w)(?P<month3>{months})\s+(?P<year4>(?:19|20)\d\d)(?!\d|[.,]\d)(?:{c.year})?"
        rf"|(?<![\w.,:/\u2013\u2014-])(?:{c.early}|(?:{c.at}|за|на)\s+)?(?P<year5>(?:19|20)\d\d){c.year}(?!\w)"
        rf"|(?<!\w){c.at}\s+(?P<year6>(?:19|20)\d\d)-?(?:му|м)(?!\w)"
        rf"|(?<!\w){c.at}\s+(?:(?:ніч|ночь)\s+на\s+)?(?:(?P<turn>{turn})\s+)?(?P<weekday>{_any(c.weekdays)})(?!\w)"
        r"|(?<!\w)(?:станом|по\s+состоянию)\s+на\s+(?:\w+\s+)?"
        rf"(?P<weekday2>{_any((*c.weekdays, *c.of_weekdays))})(?!\w)"
        rf"|(?<!\w)(?P<turn3>{turn})\s+(?P<weekday3>{_any(c.of_weekdays)})(?!\w)"
        rf"|(?<!\w)(?P<near>{_any(c.near)})(?!\w)"
        rf"|(?<!\w)(?:{c.early}|(?:на|за|{c.at})\s+)?(?P<turn4>{turn})\s+(?P<span>{spans})(?!\w)"
        rf"|(?<!\w)(?P<said_year>{_any(c.year_words) or '(?!)'})(?!\w)"
        rf"|(?<!\w)(?:(?P<count>\d{{1,3}}|{_any(c.numbers)})\s+)?(?P<unit>{units})\s+{c.ago}(?!\w)",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One expression being resolved."""

    text: str
    match: re.Match[str]
    today: date | None
    calendar: Calendar
    language: str

    def value(self) -> str | None:
        """Return what the expression comes to; None where that cannot be told."""
        return next(read(self) for group, read in _BRANCHES if self.match[group])

    def _full(self) -> str | None:
        if self.match["iso"]:
            return iso(*map(int, self.match["iso"].split("-")))
        day, month, year = map(int, self.match["dotted"].split("."))
        return iso(year, month, day)

    def _day(self) -> str | None:
        month, day = self._number(self.calendar.months, self.match["of"]), int(self.match["day"])
        last = int(self.match["till"] or day)
        if last < day or last > _FEW_DAYS:
            return None
        year = self._year("year", "which")
        if year is None:
            near = day_in_month(self.today, month, last, ahead=self._ahead()) if self.today else None
            year = f"{near.year:04}" if near else None
        if year is None:
            return None
        ends = [found for each in (day, last) if (found := iso(int(year), month, each))]
        return common(*map(date.fromisoformat, ends)) if len(ends) == 2 else None  # noqa: PLR2004 -- both ends are days

    def _month(self) -> str | None:
        month = self._number(self.calendar.in_months, self.match["month"])
        year = self._year("year2", "which2") or self._turned_year("year_before")
        turned = self.match["turned"]
        if year or not turned or self.today is None:
            return self._of(month, year)
        step = self._turn(turned)
        if step > 0:
            # "In the next December": whether this year's or the one after it nobody can tell.
            step = 1 if month <= self.today.month else _NEVER
        elif step < 0:
            step = -1 if month >= self.today.month else 0
        year = years_on(self.today, step)
        return self._of(month, year) if year else None

    def _edge_of_month(self) -> str | None:
        return self._of(self._number(self.calendar.months, self.match["month2"]), self._year("year3", "which3"))

    def _month_and_year(self) -> str | None:
        return f"{self.match['year4']}-{self._number(self.calendar.months, self.match['month3']):02}"

    def _of(self, month: int, year: str | None) -> str | None:
        if year:
            return f"{year}-{month:02}"
        return month_in_year(self.today, month, ahead=self._ahead()) if self.today else None

    def _plain_year(self) -> str | None:
        return self.match["year5"] or self.match["year6"]

    def _weekday(self) -> str | None:
        c, names = self.calendar, ("weekday", "weekday2", "weekday3")
        said = next(self.match[name] for name in names if self.match[name])
        number = next(
            n for n, forms in enumerate(zip(c.weekdays, c.of_weekdays, strict=True)) if _is(said, _any(forms))
        )
        if self.today is None:
            return None
        turned = self.match["turn"] or self.match["turn3"]
        step = self._turn(turned) if turned else 0
        ahead = step > 0 or (step == 0 and number != self.today.weekday() and self._ahead())
        return weekday_near(self.today, number, ahead=ahead, before=step < 0)

    def _day_near(self) -> str | None:
        step = next(n for words, n in self.calendar.near.items() if _is(self.match["near"], words))
        return days_on(self.today, step) if self.today else None

    def _span(self) -> str | None:
        if self.today is None:
            return None
        step = self._turn(self.match["turn4"])
        unit = next(unit for words, unit in self.calendar.spans.items() if _is(self.match["span"], words))
        return {"week": week_from, "month": months_on, "year": years_on}[unit](self.today, step)

    def _said_year(self) -> str | None:
        return self._turned_year("said_year")

    def _ago(self) -> str | None:
        before = self.text[max(0, self.match.start() - 24) : self.match.start()]
        rough = re.search(rf"(?:(?<!\w){self.calendar.rough}\s+|\d\s*|%\s*)$", before, re.IGNORECASE)
        word = _LAST_WORD.search(before)
        if self.today is None or rough or (word and word[1].casefold() in _SMALL[self.language]):
            return None  # "over five years ago", "twenty one years ago"
        said, unit = self.match["count"], self.match["unit"]
        if said is None and not _is(unit, self.calendar.one):
            return None
        number = 1 if said is None else int(said) if said.isdecimal() else self.calendar.numbers[said.casefold()]
        return ago(self.today, number, next(name for words, name in self.calendar.units.items() if _is(unit, words)))

    def _number(self, months: tuple[str, ...], said: str) -> int:
        return next(number for number, forms in enumerate(months, start=1) if _is(said, forms))

    def _turn(self, said: str) -> int:
        return -1 if _is(said, self.calendar.last) else 1 if _is(said, self.calendar.next) else 0

    def _year(self, digits: str, words: str) -> str | None:
        return self.match[digits] or self._turned_year(words)

    def _turned_year(self, group: str) -> str | None:
        """Return the year that words tell: "last year"."""
        said = self.match[group]
        if not said or self.today is None:
            return None
        step = self.calendar.year_words.get(said.casefold())
        return years_on(self.today, self._turn(said.split()[0]) if step is None else step)

    def _ahead(self) -> bool:
        """Whether the nearest verb of the sentence that tells a time tells the future."""
        text, c = self.text, self.calendar
        low, high = max(0, self.match.start() - _NEAR), min(len(text), self.match.end() + _NEAR)
        for stop in c.bearings.stops.finditer(text, low, high):
            if stop.end() <= self.match.start():
                low = stop.end()
            elif stop.start() >= self.match.end():
                high = stop.start()
                break
        left = [m.group() for m in _WORD.finditer(text, low, self.match.start())]
        right = [m.group() for m in _WORD.finditer(text, self.match.end(), high)]
        for near in range(max(len(left), len(right))):
            for word in (*right[near : near + 1], *left[len(left) - near - 1 : len(left) - near]):
                told = self._tense(word)
                if told is not None:
                    return told
        return False

    def _tense(self, word: str) -> bool | None:
        """Whether a word tells the future (True) or the past (False); None for one that tells neither."""
        if self.calendar.ahead.fullmatch(word):
            return True
        form = next(iter(morphology(self.language).forms(word)), None)
        if form is None or form.pos not in {"VERB", "PRTS"} or not (form.past or form.coming):
            return None
        return form.coming


_BRANCHES: tuple[tuple[str, Callable[[_Reading], str | None]], ...] = (
    ("iso", _Reading._full),  # noqa: SLF001 -- the class's own branches
    ("dotted", _Reading._full),  # noqa: SLF001
    ("day", _Reading._day),  # noqa: SLF001
    ("month", _Reading._month),  # noqa: SLF001
    ("month2", _Reading._edge_of_month),  # noqa: SLF001
    ("month3", _Reading._month_and_year),  # noqa: SLF001
    ("year5", _Reading._plain_year),  # noqa: SLF001
    ("year6", _Reading._plain_year),  # noqa: SLF001
    ("weekday", _Reading._weekday),  # noqa: SLF001
    ("weekday2", _Reading._weekday),  # noqa: SLF001
    ("weekday3", _Reading._weekday),  # noqa: SLF001
    ("near", _Reading._day_near),  # noqa: SLF001
    ("span", _Reading._span),  # noqa: SLF001
    ("said_year", _Reading._said_year),  # noqa: SLF001
    ("unit", _Reading._ago),  # noqa: SLF001
)


def _is(said: str, forms: str) -> bool:
    return re.fullmatch(forms, said, re.IGNORECASE) is not None
