from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.errors import NotAcceptableError
from api.negotiation import choose, media_type_of, parse_accept

OFFERED = ("application/json", "text/turtle", "application/trig", "application/n-quads", "application/ld+json")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("text/*", "text/turtle"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/turtle;q=0.5, application/trig", "application/trig"),
        ("text/turtle;q=0.5, application/trig;q=0.5", "text/turtle"),
        ("application/json;q=0.1, */*;q=0.2", "text/turtle"),
        ("application/json;q=0, */*", "text/turtle"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, yes;q=0"', "application/ld+json"),
        ("application/ld+json; charset=utf-8 ; q=1.000", "application/ld+json"),
        ("nonsense, text/turtle", "text/turtle"),
        ("text/turtle;q=7, application/trig;q=0.001", "application/trig"),
        ("text/html, text/turtle;q=0.2", "text/turtle"),
    ],
)
def test_the_best_liked_media_type_is_chosen(header: str | None, expected: str) -> None:
    assert choose(header, OFFERED) == expected


@pytest.mark.parametrize(
    "header", ["text/html", "image/*", "application/json;q=0", "nonsense", "*/json", "*/*;q=0", ";"]
)
def test_nothing_that_fits_is_an_error_that_lists_what_there_is(header: str) -> None:
    with pytest.raises(NotAcceptableError) as caught:
        choose(header, ("application/json",))
    assert caught.value.value == header
    assert "application/json" in str(caught.value)


@given(st.text())
def test_any_header_is_read_or_refused(header: str) -> None:
    try:
        assert choose(header, OFFERED) in OFFERED
    except NotAcceptableError:
        assert header.strip()


@given(st.lists(st.tuples(st.sampled_from(OFFERED), st.integers(0, 1000)), min_size=1, unique_by=lambda pair: pair[0]))
def test_quality_decides(wanted: list[tuple[str, int]]) -> None:
    header = ", ".join(f"{media_type};q={quality / 1000:.3f}" for media_type, quality in wanted)
    best = max(quality for _, quality in wanted)
    if best == 0:
        with pytest.raises(NotAcceptableError):
            choose(header, OFFERED)
    else:
        assert dict(wanted)[choose(header, OFFERED)] == best


def test_many_quotes_do_not_take_long() -> None:
    assert parse_accept('"' * 60_001 + "\\" * 1000) == []
    assert parse_accept("a/b;x=" + '"\\' * 30_000) is not None


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [(None, ""), ("", ""), ("Text/Plain; charset=utf-8", "text/plain"), (" application/json ", "application/json")],
)
def test_bare_media_type(content_type: str | None, expected: str) -> None:
    assert media_type_of(content_type) == expected
