from __future__ import annotations

import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.tagger import Tagger, load_tagger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.statement import Attribution, Spans

ARTICLE = """Ferry line drops its night boats

The ferry line has cut 1,376 sailings since May, its director said on Monday. “We had to choose between 2.5 million \
euros of losses and a smaller timetable. We chose,” Anna Berg told reporters.

According to the harbour office, about 11,000 passengers are affected. The union called the decision a mistake.

The mayor has not commented.
"""

# Marks, numbers, line ends and letters of more than one code point, between words that make attributions likely.
WORDS = st.sampled_from(
    ["Kyiv", "said", "“We", "will”,", '"', "''", "1,376", "2.5", "told", "that", ".", "\n\n", "\r\n", "\r", "the", "İ"]
)
PROSE = st.lists(WORDS | st.text(max_size=4), max_size=40).map(" ".join)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)  # lone surrogates too


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def words(text: str, spans: Spans) -> list[str]:
    return [text[start:end] for start, end in spans]


def the_one_of(text: str, found: tuple[Attribution, ...], content: str) -> Attribution:
    (one,) = [item for item in found if any(content in part for part in words(text, item.content))]
    return one


def test_who_said_what_is_read_from_an_article(tagger: Tagger) -> None:
    found = tagger.read(ARTICLE)
    passengers = the_one_of(ARTICLE, found, "11,000 passengers")
    assert words(ARTICLE, passengers.source) == ["the harbour office"]
    assert words(ARTICLE, passengers.cue) == ["According to"]
    assert words(ARTICLE, passengers.content) == ["about 11,000 passengers are affected"]
    assert words(ARTICLE, the_one_of(ARTICLE, found, "sailings").source) == ["its director"]


@pytest.mark.parametrize("number", ["1,376", "2.5", "1,234,567.89", "10:30", "59,000", "3", "0.5"])
@pytest.mark.parametrize(
    "frame",
    [
        "According to the source, the army holds on.\n\n“At the peak we held {} square kilometres. Now less,” he said.",
        'The office said so on Monday. "We counted {} boats in May, and fewer since," the director told reporters.',
        "The minister, citing the report, said: “It cost {} million. It was worth {} million.”",
    ],
)
def test_a_quotation_is_not_cut_at_a_number(tagger: Tagger, frame: str, number: str) -> None:
    text = frame.format(number, number)
    place = text.index(number)
    holding = [
        (start, end)
        for item in tagger.read(text)
        for start, end in item.content
        if start < place + len(number) and end > place
    ]
    assert len(holding) == 1
    start, end = holding[0]
    before, after = text[:place].splitlines()[-1], text[place:].splitlines()[0]
    assert start <= place - len(before.partition("“")[2] or before.partition('"')[2])
    assert end >= place + len(after.rpartition("”")[0] or after.rpartition('"')[0])


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2029"])
def test_the_same_words_are_found_whatever_the_line_ends(tagger: Tagger, end: str) -> None:
    other = ARTICLE.replace("\n", end)

    def found(text: str) -> list[list[list[str]]]:
        return [
            [[" ".join(part.split()) for part in words(text, spans)] for spans in (item.source, item.cue, item.content)]
            for item in tagger.read(text)
        ]

    assert found(other) == found(ARTICLE)
    assert found(other)


@settings(deadline=None, max_examples=200)
@given(text=PROSE | ANY_TEXT)
def test_any_text_is_read_and_every_span_lies_within_it(text: str) -> None:
    for item in load_tagger().read(text):
        assert item.content
        assert item.cue
        for spans in (item.source, item.cue, item.content):
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert list(spans) == sorted(spans)


@settings(deadline=None, max_examples=100)
@given(text=PROSE)
def test_no_two_attributions_share_content(text: str) -> None:
    spans = sorted(span for item in load_tagger().read(text) for span in item.content)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\r\n\t", "\x00", "\ufeff", "\ud800", "\udfff\ud800", "\u0301", "🙂", "“", "''", "1,", " " * 5_000_000],
)
def test_a_text_without_words_says_nothing(tagger: Tagger, text: str) -> None:
    assert tagger.read(text) == ()


def test_no_content_runs_over_the_end_of_a_paragraph(tagger: Tagger) -> None:
    content = [part for item in tagger.read(ARTICLE) for part in words(ARTICLE, item.content)]
    assert "The ferry line has cut 1,376 sailings since May" in content
    assert not [part for part in content if "\n" in part or "night boats" in part]


def test_a_colon_may_be_a_cue(tagger: Tagger) -> None:
    text = "The director of the ferry line: “The boats are safe.”\n\nThe director added: “They have always been safe.”"
    assert all(item.cue for item in tagger.read(text))


def test_offsets_count_code_points(tagger: Tagger) -> None:
    text = "🙂 \x00\n\n“Boats 🙂 are safe \ud800 now,” said Ånna Berg 🙂 on Monday."
    (found,) = tagger.read(text)
    assert words(text, found.content)[0].startswith("“Boats 🙂 are")
    assert words(text, found.cue) == ["said"]


def test_a_word_of_a_megabyte_is_read(tagger: Tagger) -> None:
    text = "“Boats are safe,” said Anna Berg. " + "x" * 1_000_000 + "\n\nAnna Berg said that boats are safe."
    assert [words(text, item.cue) for item in tagger.read(text)] == [["said"], ["said"]]


def test_what_stands_far_into_a_long_text_is_found_where_it_stands(tagger: Tagger) -> None:
    padding = (("y" * 150 + " ") * 300 + "\n\n") * 3  # longer than a block, and cheap: an unknown word is one piece
    found = tagger.read(padding + ARTICLE)
    assert [words(padding + ARTICLE, item.content) for item in found] == [
        words(ARTICLE, item.content) for item in tagger.read(ARTICLE)
    ]


def test_memory_does_not_grow_with_the_text(tagger: Tagger) -> None:
    def peak(size: int) -> int:
        text = ("x" * 199 + " ") * (1_000 * size)
        tracemalloc.start()
        tagger.read(text)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    # At most two more copies of the text itself.
    assert peak(4) < peak(1) + 2 * 600_000


def test_many_are_read_as_each_alone_and_one_at_a_time(tagger: Tagger) -> None:
    texts = [ARTICLE, "", "Kyiv said it was so.", ARTICLE * 3, "no one"]
    asked: list[str] = []

    def stream() -> Iterator[str]:
        for text in texts:
            asked.append(text)
            yield text

    found = tagger.read_many(stream())
    assert next(found) == tagger.read(ARTICLE)
    assert asked == [ARTICLE]
    assert list(found) == [tagger.read(text) for text in texts[1:]]


def test_threads_may_share_a_tagger(tagger: Tagger) -> None:
    texts = [ARTICLE, ARTICLE[:200], "Kyiv said it was so. " * 20] * 3
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(tagger.read, texts)) == [tagger.read(text) for text in texts]
