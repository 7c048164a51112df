"""Dates of the world at the precision that is known, as ISO 8601 text; and instants of our own clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from graph.errors import ModelError
from ontology.terms import XSD

__all__ = ["check_date", "datatype_of", "instant", "now", "parse_instant"]

_DATE_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?"
_FORMS = (
    (re.compile(r"\d{4}"), XSD.gYear),
    (re.compile(r"\d{4}-\d\d"), XSD.gYearMonth),
    (re.compile(r"\d{4}-\d\d-\d\d"), XSD.date),
    (re.compile(_DATE_TIME), XSD.dateTime),
)

_FIRST = {XSD.gYear: "-01-01", XSD.gYearMonth: "-01", XSD.date: ""}
"""What makes a whole day of a date."""


def datatype_of(value: str) -> str:
    """Return the XSD datatype IRI of a date: gYear, gYearMonth, date or dateTime. Raises `ModelError` for no date."""
    for form, datatype in _FORMS:
        if form.fullmatch(value):
            try:
                if datatype == XSD.dateTime:
                    datetime.fromisoformat(value)
                else:
                    date.fromisoformat(value + _FIRST[datatype])
            except ValueError:
                break
            return datatype
    raise ModelError(
        f"{value!r} is not a date",
        value=value,
        remedy="write 2024, 2024-11, 2024-11-24 or 2024-11-24T10:00:00Z",
    )


def check_date(value: str) -> str:
    """Return `value` unchanged if it is a date of some precision, else raise `ModelError`."""
    datatype_of(value)
    return value


def now() -> datetime:
    """Return the present instant, UTC, to the microsecond."""
    return datetime.now(UTC)


def instant(value: datetime) -> str:
    """Write an aware instant as xsd:dateTime in UTC with a `Z`. Raises `ModelError` for a naive one."""
    if value.tzinfo is None:
        raise ModelError(f"{value!r} has no time zone", value=value, remedy="give an aware datetime in UTC")
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def parse_instant(value: str) -> datetime:
    """Read what `instant` wrote. Raises `ModelError` for anything else."""
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError:
        raise ModelError(f"{value!r} is not an instant", value=value) from None
    if parsed.tzinfo is None:
        raise ModelError(f"{value!r} has no time zone", value=value)
    return parsed.astimezone(UTC)
