"""Whatever the text: what is read lies in it, word for word, and does not hang on how its lines end."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document import Document
from loaders.extract import extract
from loaders.extract.flat import InItsLanguage
from loaders.extract.lines import lines_of
from loaders.tagger import load_tagger
from ontology.schemes import Kind
from tests.loaders.news import FRAGMENTS, LINE_ENDS, lines, texts

if TYPE_CHECKING:
    from loaders.extract import Reads
    from loaders.statement import Span, Spans, Statement

LANGUAGES = ("en", "uk", "ru")
# Figures and scripts that nothing parts are words of their own: "showed\u4e2d\u6587About", "0\u041f\u043e".
_WORD = re.compile(r"\d+|[A-Za-z\u00c0-\u024f]+|[\u0400-\u04ff]+|[^\W\d_]")


@cache
def _tagger() -> Reads:
    return load_tagger()


def _read(text: str, language: str) -> tuple[Statement, ...]:
    document = Document(text, publisher="The Example", published="2024-11-24", language=language)
    return extract(document, tagger=_tagger()).statements


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _sound(text: str, found: tuple[Statement, ...]) -> None:
    """What holds of any reading of any text."""
    last: Span = (0, 0)
    for number, one in enumerate(found):
        assert one.content
        assert one.content[0] >= last, "statements stand in the order of the text"
        last = one.content[0]
        for spans in (one.content, one.cue, one.source):
            for start, end in spans:
                assert 0 <= start < end <= len(text)
                assert text[start:end].strip(), "a span has words"
        assert all(a[1] <= b[0] for a, b in zip(one.content, one.content[1:], strict=False)), "contents do not overlap"
        assert one.claim.strip()
        said = _words(text)
        assert _words(one.claim) <= said | _words(one.chain[0].name), "a claim has no word that the text does not hold"
        assert one.hedge is None or _words(one.hedge) <= said
        assert one.chain[-1].kind is Kind.PUBLISHER
        assert all(hop.name.strip() for hop in one.chain)
        assert all(0 <= other < number for other in one.covers)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_what_is_read_lies_in_the_text(language: str, data: st.DataObject) -> None:
    text = data.draw(texts(language))
    _sound(text, _read(text, language))


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_line_ends_do_not_matter(language: str, data: st.DataObject) -> None:
    """The same lines, ended otherwise: the same statements, where those lines now stand."""
    parts = data.draw(lines(language))
    expected = _read("\n".join(parts), language)
    for end in data.draw(st.permutations(LINE_ENDS[1:]))[:3]:
        text = end.join(parts)
        found = _read(text, language)
        assert [_told(one) for one in found] == [_told(one) for one in expected]
        for one, other in zip(found, expected, strict=True):
            for here, there in ((one.content, other.content), (one.cue, other.cue), (one.source, other.source)):
                assert here == _moved(there, parts, end)


def _told(one: Statement) -> tuple[object, ...]:
    return one.claim, one.stance, one.chain, one.quantities, one.covers, one.certainty, one.hedge, one.ground_rule


def _moved(spans: Spans, parts: list[str], end: str) -> Spans:
    """Where spans of the lines joined by line feeds are in the lines joined by `end`."""
    feeds = list(accumulate(len(part) + 1 for part in parts))[:-1]  # after each line feed

    def place(offset: int) -> int:
        return offset + (len(end) - 1) * sum(feed <= offset for feed in feeds)

    return tuple((place(start), place(stop - 1) + 1) for start, stop in spans)


@given(st.lists(st.sampled_from(["word", "слово", " ", "", "x\n", *LINE_ENDS]), max_size=20).map("".join))
def test_spans_come_back_to_the_words_they_were_read_from(text: str) -> None:
    plain = lines_of(text)
    assert not set(plain.text) & {"\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"}
    for match in re.finditer(r"\w+", plain.text):
        ((start, end),) = plain.back((match.span(),))
        assert text[start:end] == match.group()


@pytest.mark.parametrize("end", LINE_ENDS)
def test_flat_attributions_are_of_the_text_as_it_is(end: str) -> None:
    text = f"Заголовок{end}{end}Мост закрыт, сообщил мэр города Иван Ветров."
    (found,) = InItsLanguage(_tagger()).read(text)
    assert [text[s:e] for s, e in found.content] == ["Мост закрыт"]
    assert [text[s:e] for s, e in found.source] == ["мэр города Иван Ветров"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_piece_of_the_texts_is_read_as_something(language: str) -> None:
    """The pieces are real: together they give statements of many kinds, so the rules have something to do."""
    found = _read(". ".join(FRAGMENTS[language]) + ".\n\n" + ".\n\n".join(FRAGMENTS[language]), language)
    assert len(found) >= 10
    assert len({one.stance for one in found}) >= 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("joint", ["", " ", ", ", " \u201c", "\u00ab", ".", "\u200b", '"'])
def test_a_line_longer_than_any_is_read_to_its_end(language: str, joint: str) -> None:
    """A line of 12,000 characters, without spaces or all one sentence; `python -m benchmarks.long_text` times it."""
    line = joint.join(FRAGMENTS[language])
    text = joint.join([line] * (12_000 // len(line) + 1))
    _sound(text, _read(text, language))
