from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import ReadError
from loaders.tagger import load_tagger
from loaders.tagger.spans import spans_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "🙂 Night boats\n\n“The boats are safe,” the director said."


def test_a_line_in_is_a_line_out() -> None:
    lines = [json.dumps({"id": "a", "text": TEXT}) + "\n", "\n", json.dumps({"id": 7, "text": "", "more": 1})]
    out = list(spans_lines(lines, load_tagger()))
    first, second = (json.loads(line) for line in out)
    assert first["id"] == "a"
    (found,) = first["attributions"]
    assert {role: [TEXT[start:end] for start, end in spans] for role, spans in found.items()} == {
        "source": ["the director"],
        "cue": ["said"],
        "content": ["“The boats are safe,”"],
    }
    assert second == {"id": 7, "attributions": []}
    assert all(line.isascii() and "\n" not in line for line in out)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "line 2 is broken JSON at column 2"),
        ("[" * 100_000, "line 2 is JSON that cannot be read"),
        ("1" * 5000, "line 2 is JSON that cannot be read"),
        ("[]", "line 2 is no JSON object"),
        ('{"text": "a"}', 'line 2 has no "id"'),
        ('{"id": [], "text": "a"}', 'line 2 has an "id" that is neither'),
        ('{"id": "a"}', 'line 2 has no "text"'),
        ('{"id": "a", "text": 1}', 'line 2 has a "text" that is no string'),
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(line: str, why: str) -> None:
    good = json.dumps({"id": "a", "text": TEXT})
    errors: list[ReadError] = []
    out = list(spans_lines([good, line, good], load_tagger(), failed=errors.append))
    assert len(out) == 2
    (error,) = errors
    assert str(error).startswith(why)
    assert error.value == "2"
    with pytest.raises(ReadError, match="line 2"):
        list(spans_lines([good, line, good], load_tagger()))


def test_lines_are_read_as_they_are_asked_for() -> None:
    def lines() -> Iterator[str]:
        yield json.dumps({"id": "a", "text": ""})
        pytest.fail("the second line was read before the first was given")

    assert next(spans_lines(lines(), load_tagger()))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(max_size=30) | st.builds(json.dumps, st.recursive(st.none() | st.text(), st.lists))))
def test_any_lines_give_answers_or_errors(lines: list[str]) -> None:
    errors: list[ReadError] = []
    out = list(spans_lines(lines, load_tagger(), failed=errors.append))
    assert len(out) + len(errors) == sum(bool(line.strip("\ufeff \t\r\n")) for line in lines)
