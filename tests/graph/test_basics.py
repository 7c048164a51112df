"""Dates, names, IRIs and quotes: what everything else stands on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ModelError
from graph.iris import Iris, short, slug
from graph.model import Quote
from graph.when import check_date, datatype_of, instant, parse_instant
from ontology.names import normal_name
from ontology.terms import SAYSO, XSD


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2024", XSD.gYear),
        ("2024-11", XSD.gYearMonth),
        ("2024-02-29", XSD.date),
        ("2024-11-24T10:00:00Z", XSD.dateTime),
        ("2024-11-24T10:00:00.25+02:00", XSD.dateTime),
    ],
)
def test_a_date_has_the_datatype_of_its_precision(value: str, datatype: str) -> None:
    assert datatype_of(value) == datatype
    assert check_date(value) == value


@pytest.mark.parametrize(
    "value",
    ["", "24", "2024-13", "2023-02-29", "2024-11-24T10:00Z", "2024-11-24T25:00:00Z", "24.11.2024", "2024-11-24 "],
)
def test_what_is_no_date_is_refused_by_name(value: str) -> None:
    with pytest.raises(ModelError) as caught:
        datatype_of(value)
    assert repr(value) in str(caught.value)
    assert caught.value.remedy


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))])))
def test_an_instant_is_read_back_as_it_was(value: datetime) -> None:
    assert parse_instant(instant(value)) == value
    assert instant(value).endswith("Z")


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ModelError):
        instant(datetime(2024, 1, 1))  # noqa: DTZ001 - the point of the test
    with pytest.raises(ModelError):
        parse_instant("2024-01-01T00:00:00")


@given(st.text())
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert normal_name(normal_name(name)) == normal_name(name)


def test_names_fold_alike_however_they_are_quoted() -> None:
    assert normal_name("  The “Kyiv  Post”. ") == normal_name("the 'kyiv post'")


@given(st.text(), st.text())
def test_iris_are_the_same_for_the_same_words_and_have_no_spaces(name: str, key: str) -> None:
    iris = Iris("https://example.org/x")
    assert iris.report(name, key) == Iris("https://example.org/x/").report(name, key)
    for one in (iris.report(name, key), iris.claim(name), iris.agent("Person", name)):
        assert one.startswith("https://example.org/x/")
        assert not set(one) & set(' <>"{}|\\^`\n')
    assert slug(name)


def test_different_things_have_different_iris() -> None:
    iris = Iris()
    assert iris.agent("Person", "Reuters") != iris.agent("Organization", "Reuters")
    assert iris.claim("About 59,000 troops") != iris.claim("About 5,900 troops")
    assert iris.report("The Quay", "https://a.example/1") != iris.report("The Quay", "https://a.example/2")


def test_the_short_form_is_what_follows_the_base() -> None:
    iris = Iris("https://example.org/report/")
    assert short(iris.claim("Rain")) == iris.claim("Rain").removeprefix(iris.base)
    assert short("urn:x") == "urn:x"


@given(st.text(min_size=1), st.data())
def test_a_quote_is_the_words_of_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = Quote.of(text, start, end, context=5)
    assert quote.exact == text[start:end]
    assert text[max(0, start - 5) : end + 5] == quote.prefix + quote.exact + quote.suffix


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (0, 5)])
def test_a_span_that_does_not_fit_its_words_is_refused(start: int, end: int) -> None:
    with pytest.raises(ModelError):
        Quote(start, end, "abc")


def test_a_misspelt_term_fails() -> None:
    with pytest.raises(AttributeError, match="relayz"):
        _ = SAYSO.relayz
    with pytest.raises(KeyError, match="relayz"):
        _ = SAYSO["relayz"]
    assert "relays" in SAYSO
