"""The two clocks: what had been *published* by a date, and what this store had *loaded* by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.when import check_date, instant

if TYPE_CHECKING:
    from graph.model import Report, Revision

__all__ = ["PRESENT", "Clocks", "published_by", "sortable"]

_DAY = len("2024-11-24")


@dataclass(frozen=True, slots=True)
class Clocks:
    """As of when to look: `as_of` by the clock of the world, `loaded_by` by the store's. Dates of any precision.

    None is the present. Raises `ModelError` for what is no date.
    """

    as_of: str | None = None
    loaded_by: str | None = None

    def __post_init__(self) -> None:
        for date in (self.as_of, self.loaded_by):
            if date is not None:
                check_date(date)

    def loaded(self, report: Report | None) -> bool | None:
        """Whether the report's present content was in the store by then; None when that is not known."""
        if self.loaded_by is None:
            return True
        if report is None or report.loaded is None:
            return None
        return published_by(instant(report.loaded), self.loaded_by)

    def had(self, state: Revision) -> bool:
        """Whether a state of a report was in the store by then."""
        return self.loaded_by is None or published_by(instant(state.loaded), self.loaded_by)

    def published(self, report: Report | None) -> bool | None:
        """Whether the report had been published by then; None when that is not known."""
        if self.as_of is None:
            return True
        return None if report is None or report.published is None else published_by(report.published, self.as_of)

    def withdrawn(self, report: Report | None) -> bool:
        """Whether the report had been taken back by then, and the store had learnt of it."""
        if report is None or report.withdrawn is None:
            return False
        if self.as_of is not None and not published_by(report.withdrawn, self.as_of):
            return False
        learnt = report.withdrawal_loaded or report.loaded
        return self.loaded_by is None or learnt is None or published_by(instant(learnt), self.loaded_by)


PRESENT = Clocks()


def published_by(published: str, as_of: str) -> bool:
    """Whether `published` is not after `as_of`, compared at the coarser precision of the two.

    Two instants with time zones are compared as instants; otherwise their texts are, as far as both go.
    """
    moment, limit = _moment(published), _moment(as_of)
    if moment and limit:
        return moment <= limit
    precision = min(len(published), len(as_of))
    if precision > _DAY:
        # One has a time zone and the other has none: the days can be compared, the hours cannot.
        precision = len(as_of) if _zoneless(published) and _zoneless(as_of) else _DAY
    return published[:precision] <= as_of[:precision]


def sortable(date: str) -> str:
    """Return a text by which dates sort in time: instants in UTC; a coarser date goes before the finer ones in it."""
    moment = _moment(date)
    return moment.isoformat() if moment else date


def _zoneless(date: str) -> bool:
    return re.search(r"(?:Z|[+-]\d\d:\d\d)$", date[_DAY:]) is None


def _moment(date: str) -> datetime | None:
    if len(date) <= _DAY or _zoneless(date):
        return None
    return datetime.fromisoformat(date).astimezone(UTC)
