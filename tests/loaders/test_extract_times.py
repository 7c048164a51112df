from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.when import check_date
from loaders.extract.quantities import quantities
from loaders.extract.times import moments

SUNDAY = "2024-11-24"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Nov. 11", "2024-11-11"),
        ("on 11 November", "2024-11-11"),
        ("on the 3rd of March", "2024-03-03"),
        ("on December 1", "2024-12-01"),
        ("on Dec. 20", "2023-12-20"),
        ("the talks will be held on Dec. 20", "2024-12-20"),
        ("on March 3, 2022", "2022-03-03"),
        ("2024-11-11", "2024-11-11"),
        ("11.11.2024", "2024-11-11"),
        ("on Sunday", "2024-11-24"),
        ("on Monday", "2024-11-18"),
        ("last Sunday", "2024-11-17"),
        ("next Tuesday", "2024-11-26"),
        ("they will vote on Friday", "2024-11-29"),
        ("yesterday", "2024-11-23"),
        ("the day before yesterday", "2024-11-22"),
        ("in August", "2024-08"),
        ("in early October", "2024-10"),
        ("in December", "2023-12"),
        ("in September 1939", "1939-09"),
        ("in 2023", "2023"),
        ("last week", "2024-11"),
        ("last month", "2024-10"),
        ("last year", "2023"),
        ("three days ago", "2024-11-21"),
        ("two months ago", "2024-09"),
    ],
)
def test_a_date_is_resolved_against_publication(text: str, value: str) -> None:
    assert [moment.value for moment in moments(text, SUNDAY)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "it may march",
        "Sunday's vote",
        "in recent weeks",
        "31 February",
        "on 30.02.2024",
        "in 2000 people",
        "the past month",
    ],
)
def test_what_is_no_date_or_tells_none_is_left(text: str) -> None:
    assert moments(text, SUNDAY) == ()


def test_a_week_that_lies_in_two_months_is_told_by_the_year() -> None:
    assert [moment.value for moment in moments("last week", "2024-11-06")] == ["2024"]
    assert moments("last week", "2025-01-08") == ()


@pytest.mark.parametrize("published", [None, "2024", "2024-11", "yesterday"])
def test_without_a_day_of_publication_only_whole_dates_are_read(published: str | None) -> None:
    assert [m.value for m in moments("on Sunday, on 11 November 2024, in August", published)] == ["2024-11-11"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("in 2023, 5,000 people died", ["2023"]),
        ("5,000 people in 2022 and 7,000 people in 2023", ["2022", "2023"]),
        ("rose from 3% in 2022 to 5% in 2023", ["2022", "2023"]),
        ("As of Nov. 11, 700 patients were in hospital and 12 had died", ["2024-11-11", "2024-11-11"]),
        ("700 patients were in hospital on Jan. 5", ["2024-01-05"]),
        ("At the peak in October it held 9,000 acres. Now it holds 4,000 acres", ["2024-10", None]),
        ("900 homes were lost since August", [None]),
        ("said on Monday that 300 jobs would go", [None]),
        ("300 jobs will go", [None]),
        ("two weeks ago 40 people were hurt", ["2024-11"]),
    ],
)
def test_a_figure_is_of_the_date_that_its_sentence_gives(text: str, dates: list[str | None]) -> None:
    assert [quantity.as_of for quantity in quantities(text, SUNDAY)] == dates


def test_the_digits_of_a_date_are_no_figures() -> None:
    found = quantities("On Nov. 11, 2024 and again two weeks ago, 40 people came", SUNDAY)
    assert [quantity.value for quantity in found] == [Decimal(40)]


_PIECES = st.sampled_from(
    "on in by since last next two weeks ago Sunday Nov. May 11 2023 31 August 29 February 1,200 people .".split()
)


@given(
    st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=60),
    st.none() | st.dates().map(str) | st.text(max_size=12),
)
def test_any_text_has_dates_that_lie_within_it_and_are_dates(text: str, published: str | None) -> None:
    for moment in moments(text, published):
        assert 0 <= moment.start < moment.end <= len(text)
        assert check_date(moment.value) == moment.value
    for quantity in quantities(text, published):
        assert quantity.as_of is None or check_date(quantity.as_of)
