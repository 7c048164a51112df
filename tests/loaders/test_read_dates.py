from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.when import check_date
from loaders.read.dates import read_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024", "2024"),
        ("2024-11", "2024-11"),
        (" 2024-11-24\n", "2024-11-24"),
        ("2024-11-24T10:00Z", "2024-11-24T10:00:00Z"),
        ("2024-11-24 10:00:01.500+0200", "2024-11-24T10:00:01.500+02:00"),
        ("2024-11-24T10:00:00.000Z", "2024-11-24T10:00:00Z"),
        ("20241124T100000Z", "2024-11-24T10:00:00Z"),
        ("2024-11-24T10:00:00+00:00", "2024-11-24T10:00:00Z"),
        ("2024-11-24 10:00 UTC", "2024-11-24T10:00:00Z"),
        ("Nov 24, 2024", "2024-11-24"),
        ("November 24th, 2024", "2024-11-24"),
        ("Sept. 3, 2024 at 12:05 a.m.", "2024-09-03T00:05:00"),
        ("Sunday, November 24, 2024 10:30 PM EST", "2024-11-24T22:30:00-05:00"),
        ("24 November 2024, 10:30", "2024-11-24T10:30:00"),
        ("24 November 2024 - 10:30 +02:00", "2024-11-24T10:30:00+02:00"),
        ("November 2024", "2024-11"),
        ("24.11.2024", "2024-11-24"),
        ("2024/11/4", "2024-11-04"),
        ("24 листопада 2024", "2024-11-24"),
        ("24 ноября 2024 г., 10:30", "2024-11-24T10:30:00"),  # noqa: RUF001 - Cyrillic
        ("Sun, 24 Nov 2024 10:00:00 GMT", "2024-11-24T10:00:00Z"),
        ("Sun, 24 Nov 2024 10:00:00 +0200 (EET)", "2024-11-24T10:00:00+02:00"),
        ("Sun, 24 Nov 2024 10:00:00 -0000", "2024-11-24T10:00:00"),
        ("Sun, 24 Nov 2024 10:00:00 CET", "2024-11-24T10:00:00"),
    ],
)
def test_a_date_is_read_at_its_precision(written: str, read: str) -> None:
    assert read_date(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "yesterday",
        "11/24/2024",
        "24/11/2024",
        "11-24-2024",
        "24.11.24",
        "1732442400",
        "2024-13",
        "2024-02-30",
        "Feb 30, 2024",
        "31.11.2024",
        "0000",
        "2024-11-24T25:00:00Z",
        "2024-11-24T10:00:00+25:00",
        "Nov 24, 2024 13:00 pm",
        "Nov 24, 2024 0:30 am",
        "٢٠٢٤",
        "２０２４-１１-２４",  # noqa: RUF001 - digits, but not ours
        "Nov 24",
        "Monday",
        "2024-11-24 and later",
        "9" * 100,
    ],
)
def test_what_is_no_date_or_two_dates_is_not_read(written: str) -> None:
    assert read_date(written) is None


@given(st.text() | st.text("0123456789-/.:TZ+, NovAPM"))
def test_whatever_is_read_is_a_date(written: str) -> None:
    found = read_date(written)
    assert found is None or check_date(found) == found


@given(st.dates())
def test_every_day_is_read_in_every_form(day: date) -> None:
    year = f"{day.year:04}"
    months = "January February March April May June July August September October November December".split()
    month = months[day.month - 1]
    for written in (
        day.isoformat(),
        f"{month} {day.day}, {year}",
        f"{day.day} {month[:3]} {year}",
        f"{day.day}.{day.month}.{year}",
        f"{year}/{day.month}/{day.day}",
    ):
        assert read_date(written) == day.isoformat()


@given(
    st.datetimes(datetime(1000, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the bound must be naive
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_every_instant_is_read_as_itself(instant: datetime, zone: timezone) -> None:
    local = instant.replace(tzinfo=zone)
    for written in (local.isoformat(), local.isoformat(" ")):
        found = read_date(written)
        assert found is not None
        assert datetime.fromisoformat(found) == local
    found = read_date(format_datetime(local))
    assert found is not None
    assert datetime.fromisoformat(found).replace(tzinfo=zone) == local.replace(microsecond=0)
