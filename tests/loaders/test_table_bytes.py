"""Tables from their bytes: the same rows, lines and errors as by the csv module, however the bytes are cut."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.agreement.agree import agree
from loaders.coded import coded_columns
from loaders.observations import LAYOUT, read_observations
from loaders.table_bytes import CodedBlock, byte_blocks
from loaders.tables import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.errors import ReadError
    from loaders.table_bytes import AnyBlock

_Rows = tuple[list[tuple[str, ...]], list[int], list[str]]


def rows(read: Callable[[Callable[[ReadError], None]], Iterable[AnyBlock]]) -> _Rows:
    errors: list[ReadError] = []
    found: list[tuple[str, ...]] = []
    lines: list[int] = []
    for block in read(errors.append):
        lines += block.lines
        blank = [""] * len(block.lines)  # a column that is not there, or of which a row has no cell
        if isinstance(block, CodedBlock):
            columns = [one and [one.texts[code] for code in one.codes.tolist()] for one in block.columns]
            for one in filter(None, block.columns):
                assert len(set(one.texts)) == len(one.texts)
                assert list(dict.fromkeys(one.codes.tolist())) == list(range(len(one.texts))), "first met, first"
            found += zip(*(blank if column is None else column for column in columns), strict=True)
        else:
            found += zip(*(blank if column is None else column for column in block.columns), strict=True)
    return found, lines, [str(error) for error in errors]


def by_csv(data: bytes) -> _Rows:
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", errors="surrogateescape", newline="")
    return rows(lambda failed: blocks(text, LAYOUT, failed))


def by_bytes(data: bytes, at_once: int) -> _Rows:
    return rows(lambda failed: byte_blocks(io.BytesIO(data), LAYOUT, failed, at_once=at_once))


PLAIN = st.text(st.sampled_from("abAB09 .é本𝄞"), min_size=1, max_size=20).map(lambda text: text.strip() or "x")
ODD = st.sampled_from(
    ["", " ", "a b", " a", "a\t", "\u00a0a", "a\u3000", "a\x1f", '"a"', '"a,b"', '"a""b"', 'a"b', '"a\nb"', '"']
)
HEAD = st.sampled_from(
    ["", "source,item,value\n", "Value, Source ,x,item\n", "source,item,value,origin\n", "source,x,value\n"]
)


def lines_of(cell: st.SearchStrategy[str], widths: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    row = widths.flatmap(lambda width: st.lists(cell, min_size=width, max_size=width)).map(",".join)
    return st.lists(row, max_size=30).map("\n".join)


@given(HEAD, lines_of(PLAIN | ODD, st.integers(1, 5)), st.integers(1, 40), st.sampled_from(["", "\n", "\n\n"]))
@example("", '"a\nb,c,d\ne,f,g', 3, "\n")
@example("", "\n\na,b,c\n", 1, "")
@example("source,item,value\n", 'a,b,c\nd,"e\n,f",g\nh,i,j\n', 8, "")
def test_any_table_is_read_as_by_the_csv_module(head: str, body: str, at_once: int, end: str) -> None:
    data = (head + body + end).encode()
    assert by_bytes(data, at_once) == by_csv(data)
    assert by_bytes(b"\xef\xbb\xbf" + data, at_once) == by_csv(b"\xef\xbb\xbf" + data)


@given(st.sampled_from([3, 4]).flatmap(lambda width: lines_of(PLAIN, st.just(width))), st.integers(1, 400))
def test_plain_tables_are_read_as_by_the_csv_module(body: str, at_once: int) -> None:
    data = body.encode()
    assert by_bytes(data, at_once) == by_csv(data)


@pytest.mark.parametrize("mark", [b'"', b"\r", b"\0", b"a ,", b"a\xc2\xa0,", b"\xe3\x80\x80a,", b",,"])
def test_what_is_not_plain_is_left_to_the_csv_module(mark: bytes) -> None:
    data = b"a,b,c\n" + mark + b"b,c\n"
    assert coded_columns(data, (0, 1, 2), least=3, most=3, needed=3) is None


def test_long_and_broken_texts_are_told_apart() -> None:
    long = "x" * 900
    data = f"{long}1,i,v\n{long}2,i,v\n{long}1,j,v\n".encode() + b"\xff,i,v\n\xfe,i,v\n"
    columns = coded_columns(data, (0, 1, 2, None), least=3, most=4, needed=3)
    assert columns is not None
    assert columns[0] is not None
    assert columns[0].codes.tolist() == [0, 1, 0, 2, 3]
    assert columns[0].texts[2:] == ["\udcff", "\udcfe"]
    assert columns[3] is None
    assert coded_columns(b"x" * 2000 + b",i,v\n", (0, 1, 2), least=3, most=3, needed=3) is None


def test_many_texts_share_slots_and_are_told_apart() -> None:
    names = [f"item number {number * 7919 % 100_003}" for number in range(70_000)]
    data = "".join(f"s{number % 7},{name},{number % 11}\n" for number, name in enumerate(names * 2)).encode()
    columns = coded_columns(data, (0, 1, 2), least=3, most=3, needed=3)
    assert columns is not None
    assert columns[1] is not None
    assert list(columns[1].texts) == names
    assert columns[1].codes.tolist() == [*range(70_000)] * 2


@given(st.lists(st.tuples(*[st.sampled_from("abcdé")] * 3, st.sampled_from(["", "a", "x"])), min_size=1, max_size=40))
def test_what_comes_out_is_the_same(told: list[tuple[str, str, str, str]]) -> None:
    text = "source,item,value,origin\n" + "".join(",".join(row) + "\n" for row in told)
    errors: list[ReadError] = []
    slow = agree(read_observations(io.StringIO(text), errors.append))
    fast = agree(read_observations(io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"), errors.append))
    assert list(fast.items()) == list(slow.items())
    assert list(fast.sources()) == list(slow.sources())
    assert errors == []
