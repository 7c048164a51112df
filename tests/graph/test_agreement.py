"""How probable values are, from who says them: one vote per origin, order that does not matter, copies found."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.agreement import flights
from graph.agreement.agree import agree
from graph.agreement.observations import Table

Row = tuple[str, str, str, str]


def worked_out(rows: list[Row]) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, Any]]]:
    table = Table()
    if rows:
        table.add(*(list(column) for column in zip(*rows, strict=True)))
    found = agree(table.observations())
    items = {one["item"]: {value["value"]: value["probability"] for value in one["values"]} for one in found.items()}
    for values in items.values():
        assert list(values.values()) == sorted(values.values(), reverse=True), "best first"
    return items, {one["source"]: one for one in found.sources()}


def test_nothing() -> None:
    assert worked_out([]) == ({}, {})


def test_what_more_say_is_more_probable_and_a_lone_claim_as_its_source_is_right() -> None:
    items, sources = worked_out([("A", "p", "x", ""), ("B", "p", "x", ""), ("C", "p", "y", ""), ("D", "q", "z", "")])
    assert items["p"]["x"] > 0.6 > items["p"]["y"]
    assert 0.4 < items["q"]["z"] < 0.6
    assert sources["A"]["agreement"] == items["p"]["x"]
    assert sources["C"]["agreement"] < sources["D"]["agreement"]


def test_values_are_given_back_as_most_spell_them() -> None:
    items, _ = worked_out(
        [("A", "p", "1,000", ""), ("B", "p", "1000", ""), ("C", "p", "1000", ""), ("D", "p", "7", "")]
    )
    assert list(items["p"]) == ["1000", "7"]


def test_ten_that_pass_on_one_have_one_vote() -> None:
    rows = [(f"outlet{n}", "p", "59000", "General Staff") for n in range(10)] + [("X", "p", "40000", "")]
    items, _ = worked_out(rows)
    assert items["p"]["59000"] == items["p"]["40000"]
    alone, _ = worked_out([("General Staff", "p", "59000", ""), ("X", "p", "40000", "")])
    assert alone["p"] == items["p"]


def test_an_origin_that_also_speaks_itself_is_the_same_voter() -> None:
    rows = [("Reuters", "p", "1", ""), ("outlet", "p", "1", "Reuters"), ("X", "p", "2", "")]
    items, _ = worked_out(rows)
    assert items["p"]["1"] == items["p"]["2"]


def test_an_origin_quoted_in_two_ways_shares_its_vote() -> None:
    rows = [("a", "p", "1", "O"), ("b", "p", "1", "O"), ("c", "p", "1", "O"), ("d", "p", "2", "O")]
    items, _ = worked_out(rows)
    assert items["p"]["1"] > items["p"]["2"]


ROWS = st.lists(
    st.tuples(
        st.sampled_from("ABCDEF"),
        st.sampled_from("pqr"),
        st.sampled_from(["1", "2", "x", "x y"]),
        st.sampled_from(["", "O"]),
    ),
    max_size=30,
)


@given(ROWS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_rows_changes_nothing(rows: list[Row], dice: random.Random) -> None:
    shuffled = list(rows)
    dice.shuffle(shuffled)
    assert worked_out(rows) == worked_out(shuffled)


@given(ROWS)
@settings(deadline=None)
def test_probabilities_are_shares_of_one(rows: list[Row]) -> None:
    for values in worked_out(rows)[0].values():
        assert all(0 <= share <= 1 for share in values.values())
        assert sum(values.values()) <= 1 + 1e-3 * len(values)


@given(ROWS)
@settings(deadline=None)
def test_a_row_again_changes_nothing_where_a_source_says_one_thing(rows: list[Row]) -> None:
    once = list({(source, item): (source, item, value, "") for source, item, value, _ in rows}.values())
    assert worked_out(once)[0] == worked_out([*once, *once])[0]


def test_sites_that_copy_are_found_and_count_once() -> None:
    told, found = flights(declared=True, items=1_500), flights(declared=False, items=1_500)
    assert found.accuracy == pytest.approx(told.accuracy, abs=0.005)
    assert found.accuracy > found.vote + 0.1
    assert found.calibration_error < 0.03


def test_sources_that_are_merely_right_are_no_copies() -> None:
    dice = random.Random(2)  # noqa: S311 - not for secrets
    rows = [
        (f"s{source}", f"i{item}", "t" if dice.random() < 0.97 else f"f{dice.randint(1, 9)}", "")
        for source in range(6)
        for item in range(300)
    ]
    _, sources = worked_out(rows)
    assert not any("origin" in one for one in sources.values())


@given(st.lists(st.tuples(*[st.text(max_size=3)] * 3), min_size=1, max_size=30))
def test_lines_are_the_json_of_the_items(rows: list[tuple[str, str, str]]) -> None:
    table = Table()
    table.add(*zip(*rows, strict=True))
    found = agree(table.observations())
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    assert list(found.lines()) == list(map(encode, found.items()))
