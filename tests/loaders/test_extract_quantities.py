from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.quantities import quantities
from ontology.schemes import Bound


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound", "about"),
    [
        ("about 59,000 troops in the region", "59000", "troops", None, True),
        ("some 1,376 square kilometres of land", "1376", "square kilometres", None, True),
        ("We reached 1,376 square kilometers, more or less.", "1376", "square kilometers", None, True),
        ("above 40% of the captured lands", "40", "%", Bound.MORE_THAN, False),
        ("over 40 per cent", "40", "%", Bound.MORE_THAN, False),
        ("at least 17 people were killed", "17", "people", Bound.AT_LEAST, False),
        ("up to 2,000 homes", "2000", "homes", Bound.AT_MOST, False),
        ("fewer than 20 patients", "20", "patients", Bound.LESS_THAN, False),
        ("near 800 square kilometers", "800", "square kilometers", None, True),
        ("11,000 North Korean soldiers are now there", "11000", "soldiers", None, False),
        ("a deal worth $1.5bn", "1500000000", "dollars", None, False),
        ("a fee of £52m", "52000000", "pounds", None, False),
        ("2.3 billion crowns", "2300000000", "crowns", None, False),
        ("three hundred and fifty workers", "350", "workers", None, False),
        ("two dozen villages", "24", "villages", None, False),
        ("two of its lorries were hit", "2", "lorries", None, False),
        ("a 45-year-old man", "45", "year", None, False),
        ("0.5 percentage points", "0.5", "percentage points", None, False),
        ("an 8% fall", "8", "%", None, False),
        ("seven and a half tonnes of grain", "7.5", "tonnes", None, False),
        ("two and a half tonnes of grain", "2.5", "tonnes", None, False),
    ],
)
def test_a_figure_is_read(text: str, value: str, unit: str, bound: Bound | None, about: bool) -> None:  # noqa: FBT001
    found = quantities(text)
    assert [(q.value, q.unit, q.bound, q.approximate) for q in found] == [(Decimal(value), unit, bound, about)]


@pytest.mark.parametrize(
    "text",
    [
        "on November 11 the commander",
        "2-1/2 years after World War Two",
        "on Nov. 11, 2024",
        "on 11 November 2024",
        "in 2024 elections",
        "by 2030",
        "at 10:30 a.m. on 2024-11-24",
        "at 6 p.m.",
        "the 11th brigade",
        "Article 5 of the treaty",
        "a Boeing 737 landed",
        "they won 3-2",
        "one of them said",
        "COVID-19 and the G7 and an F-16",
    ],
)
def test_dates_names_and_scores_are_no_figures(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize("text", ["200 to 300 meters a day", "between 200 and 300 meters", "200-300 meters"])
def test_a_range_is_two_bounds(text: str) -> None:
    found = [(q.value, q.unit, q.bound) for q in quantities(text)]
    assert found == [(Decimal(200), "meters", Bound.AT_LEAST), (Decimal(300), "meters", Bound.AT_MOST)]


def test_the_scale_of_a_range_is_shared() -> None:
    assert [q.value for q in quantities("between 2.1 and 2.4 billion euros")] == [2_100_000_000, 2_400_000_000]


def test_a_change_is_no_range() -> None:
    assert [(q.value, q.bound) for q in quantities("rose from 3% to 5%")] == [(Decimal(3), None), (Decimal(5), None)]


@given(st.integers(min_value=10, max_value=10**9), st.sampled_from(["troops", "people", "houses", "square miles"]))
def test_any_number_with_its_separators_is_read_back(number: int, unit: str) -> None:
    found = quantities(f"They counted {number:,} {unit} there.")
    assert [(q.value, q.unit) for q in found] == [(Decimal(number), unit)]


@given(st.text(alphabet=st.sampled_from("0123456789.,-/:%$€ abmknt'\n\u2013two hundredmillion"), max_size=60))
def test_any_text_has_a_reading(text: str) -> None:
    for quantity in quantities(text):
        assert quantity.value.is_finite()
