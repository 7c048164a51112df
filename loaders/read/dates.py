"""Dates as reports write them, to ISO 8601 at the precision given; what is ambiguous is not read."""

from __future__ import annotations

import re

from graph.errors import ModelError
from graph.when import check_date

__all__ = ["read_date"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan січня января",
            "february feb лютого февраля",
            "march mar березня марта",
            "april apr квітня апреля",
            "may травня мая",
            "june jun червня июня",
            "july jul липня июля",
            "august aug серпня августа",
            "september sept sep вересня сентября",
            "october oct жовтня октября",
            "november nov листопада ноября",
            "december dec грудня декабря",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?:\s*(?:г\.|р\.|года|року))?"  # noqa: RUF001 - Cyrillic
_CLOCK = (
    r"(?:(?:,|\s+at|\s*[-–—|])?\s+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"  # noqa: RUF001 - dashes
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>[a-z]{1,5}|[+-]\d\d:?\d\d)?(?:\s*\([a-z ]+\))?)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_WRITTEN = tuple(
    re.compile(_WEEKDAY + form + _CLOCK, re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",  # with full stops the day goes first everywhere
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
    )
)
_WRITTEN_MONTH = re.compile(rf"{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_ISO_TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[Tt ]\s*(\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?)\s*([Zz]|UTC|[+-]\d\d(?::?\d\d)?)?"
)
# The names of RFC 2822; any other name ("CET") says different things in different places, or nothing to us.
_ZONES = {
    **dict.fromkeys(("Z", "UTC", "GMT", "UT"), "Z"),
    "EDT": "-04:00",
    "EST": "-05:00",
    "CDT": "-05:00",
    "CST": "-06:00",
    "MDT": "-06:00",
    "MST": "-07:00",
    "PDT": "-07:00",
    "PST": "-08:00",
}
_LONGEST = 80
_NOON = 12


def read_date(value: str) -> str | None:
    """Return a date as ISO 8601 (2024, 2024-11, 2024-11-24 or a date with time), or None where it cannot be read.

    Read are ISO 8601, RFC 2822 and what newspapers write: "Nov 24, 2024", "24 November 2024, 10:30 UTC", "24.11.2024",
    months in English, Ukrainian and Russian. A zone is kept as its offset; a time without one, or with one whose name
    says no offset, stays without. "11/24/2024" is not read: elsewhere it would be another day.
    """
    value = " ".join(value.split())
    if not value or len(value) > _LONGEST:
        return None
    for reader in (_plain, _iso, _written):
        found = reader(value)
        if found is not None:
            try:
                return check_date(found)
            except ModelError:
                return None
    return None


def _plain(value: str) -> str | None:
    return value if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", value) else None


def _iso(value: str) -> str | None:
    match = _ISO_TIME.fullmatch(value)
    if match is None:
        return None
    year, month, day, clock, zone = match.groups()
    digits = clock.replace(":", "").replace(",", ".")
    whole, _, fraction = digits.partition(".")
    whole = whole.ljust(6, "0")
    text = f"{year}-{month}-{day}T{whole[:2]}:{whole[2:4]}:{whole[4:6]}"
    return text + (f".{fraction}" if fraction.strip("0") else "") + _zone(zone)


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return _ZONES.get(zone.upper(), "")
    digits = zone[1:].replace(":", "").ljust(4, "0")
    if digits == "0000":
        return "Z" if zone[0] == "+" else ""  # RFC 2822: "-0000" is a time of no known zone
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _written(value: str) -> str | None:
    for form in _WRITTEN:
        if match := form.fullmatch(value):
            found = match.groupdict()
            month = _MONTHS.get(found["month"].lower()) or int(found["month"])
            return f"{found['year']}-{month:02}-{int(found['day']):02}{_clock(found)}"
    match = _WRITTEN_MONTH.fullmatch(value)
    return f"{match['year']}-{_MONTHS[match['month'].lower()]:02}" if match else None


def _clock(found: dict[str, str | None]) -> str:
    if found["hour"] is None:
        return ""
    hour = int(found["hour"])
    half = (found["half"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= _NOON:
            return "?"  # no time at all: the date will not be read
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return f"T{hour:02}:{found['minute']}:{found['second'] or '00'}{_zone(found['zone'])}"
