"""Which of two texts that share their words was there first.

By publication: a date counts as its last moment (a whole day as its last second), so that a report of which the hour is
known comes before one of which only the day is, and one without a date comes last. Of texts that this leaves level the
longer is the original, because copies are cut more often than they grow; then the one that was named first.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from graph.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Moment", "last_moment", "ranked"]

Moment: TypeAlias = float
"""Seconds since 1970, UTC; infinite for what is not known."""
_WHOLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DAY = 86_400.0
_UNKNOWN: Moment = float("inf")


def last_moment(published: str | None) -> Moment:
    """Return the last moment that a date leaves open; times without a zone are UTC. No date: infinity.

    Raises `ModelError` for what is no date in ISO 8601.
    """
    if published is None:
        return _UNKNOWN
    whole = _WHOLE.fullmatch(published)
    try:
        if whole:
            return _last_day(*(int(part) if part else None for part in whole.groups()))
        moment = datetime.fromisoformat(published)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        raise ModelError(
            f"{published!r} is not a date",
            value=published,
            remedy="write 2024, 2024-11, 2024-11-24 or 2024-11-24T10:00:00Z",
        ) from None


def ranked(moments: Sequence[Moment], sizes: Sequence[int]) -> list[int]:
    """Return the indexes of texts, the earliest first; `sizes` are their lengths."""
    return sorted(range(len(moments)), key=lambda index: (moments[index], -sizes[index], index))


def _last_day(year: int | None, month: int | None = None, day: int | None = None) -> Moment:
    year = year or 0
    last_month = month or 12
    last = day or calendar.monthrange(year, last_month)[1]
    return datetime(year, last_month, last, tzinfo=UTC).timestamp() + _DAY - 1
