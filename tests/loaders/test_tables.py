"""CSV files block by block: columns by name or place, bad rows by their line, and the rest goes on."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.tables import Layout, blocks
from loaders.verdicts import read_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.errors import ReadError

LAYOUT = Layout(("source", "item", "value"), ("origin",))


def rows(text: str | Iterable[str]) -> tuple[list[tuple[str | None, ...]], list[int], list[str]]:
    errors: list[ReadError] = []
    found: list[tuple[str | None, ...]] = []
    lines: list[int] = []
    stream = io.StringIO(text if isinstance(text, str) else "".join(text), newline="")
    for block in blocks(stream, LAYOUT, errors.append):
        lines += block.lines
        blank: list[str | None] = [None] * len(block.lines)
        found += zip(*(blank if column is None else column for column in block.columns), strict=True)
    return found, lines, [str(error) for error in errors]


def test_columns_are_found_by_name_in_any_order() -> None:
    text = "\ufeffValue,x,Source,item\n1,?,A,p\n2,,B,q\n"
    assert rows(text) == ([("A", "p", "1", None), ("B", "q", "2", None)], [2, 3], [])


def test_or_by_place_without_a_header() -> None:
    assert rows("A,p,1\nB,q,2\n")[:2] == ([("A", "p", "1", None), ("B", "q", "2", None)], [1, 2])
    assert rows("A,p,1,o\nB,q,2\n")[0] == [("A", "p", "1", "o"), ("B", "q", "2", "")]


def test_blanks_are_taken_off_and_blank_lines_passed_over() -> None:
    assert rows("\n  \nA , p,1\r\n\r\n,,\nB,q,2")[:2] == ([("A", "p", "1", ""), ("B", "q", "2", "")], [3, 6])


def test_what_is_wrong_is_told_by_its_line_and_the_rest_read() -> None:
    found, lines, errors = rows('source,item,value,origin\nA,p,1\nB,q\n,q,2\n"a\nb",p,1\nC,q,3,o,x\nD,q,4,o\n')
    assert found == [("A", "p", "1", ""), ("D", "q", "4", "o")]
    assert lines == [2, 8]
    assert [error.partition(";")[0] for error in errors] == [
        "line 3 has 2 of 3 cells",
        "line 4 has no source",
        "line 5 has a line break in its source: a quote was opened and not closed",
        "line 7 has 5 cells, 1 too many",
    ]


def test_a_row_alone_needs_its_cells_too() -> None:
    found, _, errors = rows("A,p,\n")
    assert found == []
    assert [error.partition(";")[0] for error in errors] == ["line 1 has no value"]


def test_a_header_that_forgets_a_column_is_told() -> None:
    found, _, errors = rows("source,object,value\nA,p,1\n")
    assert found == [("A", "p", "1", None)]
    assert errors == ["line 1 names no column item; write source,item,value[,origin] in each row"]


def test_a_cell_without_end_is_told_and_what_follows_read() -> None:
    found, _, errors = rows(["A,p,1\n", '"', "x\n" * 140_000, "B,q,2\n"])
    assert found[0] == ("A", "p", "1", None)
    assert found[-1][:3] == ("B", "q", "2")
    assert "is no CSV" in errors[0]


CELL = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=5)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=1))
def test_what_is_written_is_read(written: list[tuple[str, str, str, str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("source", "item", "value", "origin"), *written])
    assert rows(out.getvalue()) == (written, list(range(2, len(written) + 2)), [])


@pytest.mark.parametrize(("held", "share"), [("1", 1), ("0", 0), ("True", 1), ("no", 0), (".25", 0.25), ("1.0", 1)])
def test_verdicts(held: str, share: float) -> None:
    errors: list[ReadError] = []
    (verdict,) = read_verdicts(io.StringIO(f"source,held,topic\nA,{held},\n"), errors.append)
    assert (verdict.held, verdict.topic, errors) == (share, None, [])


@pytest.mark.parametrize("held", ["half-true", "2", "-1", "1.5", "nan", "0,5", "1e0"])
def test_other_verdicts_are_refused(held: str) -> None:
    errors: list[ReadError] = []
    assert not list(read_verdicts(io.StringIO(f'source,held\nA,"{held}"\n'), errors.append))
    assert [error.value for error in errors] == [held]
    assert str(errors[0]).startswith(f"line 2 has '{held}' for held; write 1 or true")
