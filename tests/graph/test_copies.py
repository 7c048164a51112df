"""Which text was taken from which."""

from __future__ import annotations

import random
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.planted import planted, sentences
from graph.copies import index
from graph.copies.find import Found, Item, find_copies
from graph.copies.order import last_moment
from graph.copies.quoted import quoted
from graph.copies.words import wordings
from graph.errors import ModelError

_POOL = sentences(3000, seed=7)
_CYRILLIC = str.maketrans("abdefgiklmnoprstuvxz", "абдефгіклмнопрстувхз")


def _text(seed: int, number: int = 12) -> list[str]:
    return random.Random(seed).sample(_POOL, number)  # noqa: S311 - made-up texts


def _joined(body: list[str]) -> str:
    return " ".join(body)


def _pairs(*items: Item) -> list[tuple[object, object]]:
    return [(found.copy, found.of) for found in find_copies(items)]


def test_a_verbatim_copy_is_of_the_earlier_text_and_shares_all_of_it() -> None:
    text = _joined(_text(1))
    found = list(find_copies([Item("later", text, "2024-11-25"), Item("earlier", text, "2024-11-24")]))
    assert found == [Found("later", "earlier", 1.0, ((0, len(text) - 1),))], "the last full stop is no word"


def test_case_punctuation_accents_and_invisible_marks_do_not_hide_a_copy() -> None:
    text = _joined(_text(2)).replace("o", "ö")
    changed = (
        unicodedata.normalize("NFD", text.upper()).replace(",", " --").replace("A", "A\u00ad").replace(" ", "\u00a0")
    )
    assert [f.containment for f in find_copies([Item(1, text, "2020"), Item(2, changed, "2021")])] == [1.0]


def test_shared_passages_are_code_points_of_the_copy() -> None:
    body, own = _text(3), _text(4, 8)
    copy = _joined(["\U0001f4f0 " + own[0], *body[2:9], own[1]])
    (found,) = find_copies([Item("a", _joined(body), "2020-01-01"), Item("b", copy, "2020-01-02")])
    assert [copy[start:end] for start, end in found.shared] == [_joined(body[2:9])[:-1]]


def test_the_truncated_and_the_partial_and_the_reworded_are_copies() -> None:
    body = _text(5, 20)
    draw = random.Random(1)  # noqa: S311 - the same
    others = _joined(_text(6, 30)).split()
    reworded = " ".join(draw.choice(others) if draw.random() < 0.15 else word for word in _joined(body).split())
    copies = {
        "cut": _joined(body[:6]),
        "part": _joined([*_text(8, 5), *body[6:13], *_text(9, 5)]),
        "reworded": reworded,
    }
    items = [Item("o", _joined(body), "2020"), *(Item(name, text, "2021") for name, text in copies.items())]
    assert _pairs(*items) == [(name, "o") for name in copies]


def test_a_text_that_holds_a_whole_shorter_one_is_a_copy_of_it() -> None:
    brief = _joined(_text(10, 5))
    assert _pairs(Item("round-up", _joined([*_text(11, 60), brief]), "2021"), Item("brief", brief, "2020")) == [
        ("round-up", "brief")
    ]


def test_a_short_text_is_a_copy_only_as_a_whole() -> None:
    body = _text(12)
    brief = " ".join(_joined(body).split()[:40])
    assert _pairs(Item("o", _joined(body), "2020"), Item("brief", brief, "2021")) == [("brief", "o")]
    half = " ".join([*brief.split()[:20], *_joined(_text(13)).split()[:20]])
    assert _pairs(Item("o", _joined(body), "2020"), Item("half", half, "2021")) == []


def test_the_original_of_a_copy_of_a_copy_is_what_it_has_most_of_and_the_earliest_of_equals() -> None:
    body = _text(14, 20)
    first = _joined(body)
    edited = _joined([*body[:6], *_text(15, 8), *body[14:]])
    items = [Item("a", first, "2020-01-01"), Item("b", edited, "2020-01-02"), Item("c", edited, "2020-01-03")]
    assert _pairs(*items) == [("b", "a"), ("c", "b")]
    again = [Item("a", first, "2020-01-01"), Item("b", first, "2020-01-02"), Item("c", first, "2020-01-03")]
    assert _pairs(*again) == [("b", "a"), ("c", "a")]


def test_a_text_put_together_from_two_is_a_copy_of_both() -> None:
    one, two = _text(16), _text(17)
    items = [Item("x", _joined([*one, *two]), "2022"), Item("1", _joined(one), "2020"), Item("2", _joined(two), "2021")]
    assert set(_pairs(*items)) == {("x", "1"), ("x", "2")}


def test_without_dates_the_longer_is_the_original_and_then_the_first() -> None:
    body = _text(18)
    assert _pairs(Item("cut", _joined(body[:8])), Item("whole", _joined(body))) == [("cut", "whole")]
    assert _pairs(Item("x", _joined(body)), Item("y", _joined(body))) == [("y", "x")]
    assert _pairs(Item("undated", _joined(body)), Item("dated", _joined(body), "2024")) == [("undated", "dated")]


def test_an_hour_comes_before_its_day_and_time_zones_count() -> None:
    text = _joined(_text(19))
    assert _pairs(Item("day", text, "2024-11-24"), Item("hour", text, "2024-11-24T23:00:00Z")) == [("day", "hour")]
    assert _pairs(Item("z", text, "2024-11-24T10:00:00Z"), Item("k", text, "2024-11-24T11:30:00+02:00")) == [("z", "k")]


@pytest.mark.parametrize("wrong", ["", "soon", "2024-13", "2024-02-30", "24.11.2024", "99999-01-01"])
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(ModelError, match="is not a date"):
        last_moment(wrong)


def test_a_notice_that_many_share_makes_no_copies_however_long() -> None:
    notice = _joined(_text(20, 5))
    items = [Item(number, _joined([*_text(100 + number, 9), notice]), "2024") for number in range(140)]
    assert _pairs(*items) == []


def test_what_hundreds_print_is_still_a_copy_of_the_first() -> None:
    body = _text(21, 14)
    items = [Item("wire", _joined(body), "2024-01-01")]
    items += [Item(number, _joined([_POOL[number], *body[: 8 + number % 7]]), "2024-01-02") for number in range(250)]
    assert _pairs(*items) == [(number, "wire") for number in range(250)]


def test_two_reports_that_quote_one_statement_are_not_copies() -> None:
    statement = _joined(_text(22, 6))
    one = _joined([*_text(23, 3), f"“{statement}”, the minister said.", *_text(24, 3)])
    two = _joined([*_text(25, 2), f'"{statement}" the minister said in the evening.', *_text(26, 4)])
    assert _pairs(Item("1", one, "2020"), Item("2", two, "2021")) == []
    unmarked = two.replace('"', "")
    assert _pairs(Item("1", one, "2020"), Item("2", unmarked, "2021")) == [("2", "1")]


def test_a_copy_with_quotations_is_one() -> None:
    told, said = _text(27, 6), _text(28, 6)
    body = _joined([f"{a} «{b}»" for a, b in zip(told, said, strict=True)])
    assert _pairs(Item("1", body, "2020"), Item("2", body, "2021")) == [("2", "1")]


def test_one_long_sentence_in_common_is_no_copy() -> None:
    long = " ".join(word for line in _text(29, 5) for word in line.rstrip(".").split()) + "."
    one, two = _joined([*_text(30, 4), long]), _joined([long, *_text(31, 5)])
    assert _pairs(Item("1", one, "2020"), Item("2", two, "2021")) == []


def test_other_scripts() -> None:
    body = [line.translate(_CYRILLIC) for line in _text(32, 20)]
    items = [Item("ru", _joined(body), "2020"), Item("cut", _joined(body[3:11]), "2021")]
    assert _pairs(*items) == [("cut", "ru")]
    han = "".join(chr(0x4E00 + step * step % 9973) for step in range(400))
    assert _pairs(Item("han", han, "2020"), Item("part", han[50:350], "2021")) == [("part", "han")]


def test_little_room_finds_what_much_room_finds() -> None:
    collection = planted(300, 200, _POOL, seed=3)
    found = {(f.copy, f.of) for f in find_copies(collection.items)}
    less = {(f.copy, f.of) for f in find_copies(collection.items, room=60_000)}
    assert len(found & less) >= 0.9 * len(found | less)


def test_planted_copies_are_found_and_nothing_else_is() -> None:
    collection = planted(1700, 1300, sentences(20_000, seed=11), seed=5)
    found = {(f.copy, f.of) for f in find_copies(collection.items)}
    wanted = {(copy, of) for copy, (of, _) in collection.copies.items()}
    assert len(found & wanted) >= 0.99 * len(found)
    assert len(found & wanted) >= 0.97 * len(wanted)


def test_a_large_collection_is_sorted_in_parts_and_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    items = planted(60, 40, _POOL, seed=3).items
    whole = list(find_copies(items))
    monkeypatch.setattr(index, "_MANY", 0)
    assert list(find_copies(items)) == whole
    assert whole


def test_nothing_in_nothing_out() -> None:
    assert list(find_copies([])) == []
    assert list(find_copies([Item(1, ""), Item(2, ""), Item(3, "a b c")])) == []


def test_quotations_of_every_convention_are_seen() -> None:
    text = 'He said "one two". “Three”, „four“ and «five» or »six«. A 5" pipe.\n“Seven\n“eight” nine'
    assert [text[start:end] for start, end in quoted(text)] == [
        "one two", "Three", "four", "five", "six", "Seven", "eight",
    ]  # fmt: skip


_TEXTS = st.lists(st.text(max_size=60), max_size=6)


@given(_TEXTS)
def test_a_text_is_read_alike_alone_and_among_others(texts: list[str]) -> None:
    for text, among in zip(texts, wordings(texts), strict=True):
        (alone,) = wordings([text])
        for one, other in ((alone.starts, among.starts), (alone.ends, among.ends), (alone.grams, among.grams)):
            assert np.array_equal(one, other)
        assert alone.grams.size == max(0, alone.starts.size - 4)
        assert all(
            text[start:end].strip() == text[start:end] != ""
            for start, end in zip(alone.starts, alone.ends, strict=True)
        )
        assert (alone.ends[:-1] <= alone.starts[1:]).all()


@given(
    st.lists(st.from_regex("[a-zA-Z\u0431-\u0434\u0451\u0451\u04510-9]{1,9}", fullmatch=True), max_size=30),
    st.sampled_from([" ", ", ", " — ", "\n"]),
)
def test_runs_are_those_of_the_words(words: list[str], between: str) -> None:
    (one,), (other,) = wordings([between.join(words)]), wordings([" ".join(words).upper()])
    assert one.starts.size == len(words)
    assert np.array_equal(one.grams, other.grams)
    folded = [word.casefold().replace("\u0451", "\u0435") for word in words]
    runs = [tuple(folded[start : start + 5]) for start in range(len(words) - 4)]
    assert len(set(runs)) == np.unique(one.grams).size


def test_a_run_has_the_same_number_everywhere() -> None:
    (wording,) = wordings(["One origin, however many outlets repeat it."])
    assert wording.grams.tolist() == [9001915886105624424, 15219494311743035783, 11857219836404376477]
