from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import ReadError
from loaders.tagger.blocks import blocks
from loaders.tagger.decode import decode
from loaders.tagger.links import CONTENT, NOTHING, SOURCE, Link, links
from loaders.tagger.model import Scores
from loaders.tagger.owners import settle
from loaders.tagger.parameters import Parameters
from loaders.tagger.pieces import cut, plain
from loaders.tagger.quotes import quotations
from loaders.tagger.tagger import WEIGHTS
from loaders.tagger.tokenizer import load_tokenizer, marks
from loaders.tagger.viterbi import best_paths
from loaders.tagger.windows import windows

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

# The marks of prose, and what Unicode makes of letters.
TEXT = st.text(st.sampled_from(list("aB1.,:;!?“”«»\"'`’ \n\r\t-🙂é\u0301\x00\u2028İ")), max_size=120)  # noqa: RUF001


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tokenizer(WEIGHTS / "tokenizer.json")


@pytest.fixture(scope="module")
def of_letters() -> Tokenizer:
    """Return a tokenizer whose pieces begin with the space before them, as those of multilingual encoders do."""
    from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: PLC0415 - the product loads it late, too

    vocabulary = [("<s>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("\u2581", -2.0)]
    vocabulary += [(letter, -3.0) for letter in "aB1.,:;!?“”«»\"'`’-é"]  # noqa: RUF001
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=2))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer


def test_the_pieces_of_begin_and_end_are_known(tokenizer: Tokenizer, of_letters: Tokenizer) -> None:
    assert marks(tokenizer) == (101, 102)
    assert marks(of_letters) == (0, 1)
    from tokenizers import Tokenizer, models  # noqa: PLC0415

    with pytest.raises(ReadError, match="no pieces for begin and end"):
        marks(Tokenizer(models.WordLevel({"a": 0}, unk_token="a")))  # noqa: S106 - no password


@given(text=TEXT)
def test_no_piece_begins_with_the_space_before_it(of_letters: Tokenizer, text: str) -> None:
    pieces = cut(plain(text), of_letters)
    assert not any(pieces.text[start].isspace() for start in pieces.start.tolist() if start < len(pieces.text))
    assert (pieces.start <= pieces.end).all()
    assert (np.diff(pieces.start) >= 0).all()


def inside(text: str) -> str:
    return "".join(str(number) if number else "." for number in quotations(text)[:-1])


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ('a "b" c "d"', "..111...222"),
        ("a “b” «c»", "..111.222"),
        ("``a'' b", "11111.."),
        ("“a\nb", "11.."),
        ("a” b", "...."),
        ("“a “b” c", "111111.."),
        ("", ""),
    ],
)
def test_quotations_are_numbered(text: str, numbers: str) -> None:
    assert inside(text) == numbers


@given(TEXT)
def test_plain_keeps_every_code_point_in_its_place(text: str) -> None:
    result = plain(text)
    assert len(result) == len(text)
    assert plain(result) == result
    assert not set(result) & set("\r\u2028")
    assert all(new == old for new, old in zip(result, text, strict=True) if old not in "\r\n\u2028")


@given(TEXT, TEXT)
def test_plain_makes_line_ends_equal(one: str, other: str) -> None:
    joined = [plain(one.rstrip("\r") + end + other.lstrip("\n")) for end in ("\n", "\r\n", "\r")]
    assert len({text.replace(" ", "") for text in joined}) == 1


@given(st.text(st.sampled_from("ab .\n"), max_size=300), st.integers(2, 40))
def test_blocks_joined_are_the_text(text: str, size: int) -> None:
    parts = list(blocks(text, size))
    assert "".join(part for _, part in parts) == text
    assert all(0 < len(part) <= size for _, part in parts)
    assert [offset for offset, _ in parts] == [len("".join(p for _, p in parts[:n])) for n in range(len(parts))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("aaaaaa bb. cc\ndd\n\nee ffffff", "aaaaaa bb. cc\ndd\n\n"),
        ("aaaaaaaa bb. cc\ndd eeeeee", "aaaaaaaa bb. cc\n"),
        ("aaaaaaaaaa bb. cc ddddddd", "aaaaaaaaaa bb. "),
        ("aaaaaaaaaa bb cc ddddddddd", "aaaaaaaaaa bb cc "),
        ("a" * 30, "a" * 20),
    ],
)
def test_a_block_ends_at_the_best_place(text: str, first: str) -> None:
    assert next(blocks(text, 20))[1] == first


@pytest.mark.parametrize("number", ["1,376", "2.5", "1,234,567.89", "10:30"])
def test_a_number_is_one_word(tokenizer: Tokenizer, number: str) -> None:
    text = f"It is {number} square."
    pieces = cut(text, tokenizer)
    spans = [pieces.span(word, word + 1) for word in range(len(pieces.words))]
    assert number in [text[start:end] for start, end in spans]


def test_a_full_stop_after_a_number_is_not_part_of_it(tokenizer: Tokenizer) -> None:
    pieces = cut("In 2024, 5. Then", tokenizer)
    assert [pieces.text[pieces.start[word]] for word in pieces.words] == ["I", "2", ",", "5", ".", "T"]


@settings(deadline=None)
@given(TEXT)
def test_pieces_are_in_order_within_the_text(text: str) -> None:
    pieces = cut(plain(text), load_tokenizer(WEIGHTS / "tokenizer.json"))
    assert np.all(pieces.start <= pieces.end)
    assert np.all(np.diff(pieces.start) >= 0)
    assert np.all(np.diff(pieces.paragraph) >= 0)
    assert not len(pieces) or pieces.end.max() <= len(text)
    assert np.all((pieces.features >= 0) & (pieces.features < np.array([4, 3, 2])))
    assert list(pieces.words[:1]) == [0] * bool(len(pieces))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(["word ", "Long-winded ", "end. ", "\n\n", "1,376 "]), max_size=1500).map("".join))
def test_windows_cover_every_piece_once_and_fit_the_model(text: str) -> None:
    pieces = cut(text, load_tokenizer(WEIGHTS / "tokenizer.json"))
    found = windows(pieces)
    assert [piece for window in found for piece in range(window.first, window.last)] == list(range(len(pieces)))
    assert all(0 <= window.low <= window.first < window.last <= window.high <= len(pieces) for window in found)
    assert all(window.high - window.low <= 254 for window in found)


def scores(rows: int) -> st.SearchStrategy[NDArray[np.float64]]:
    return st.lists(st.lists(st.integers(-20, 20), min_size=3, max_size=3), min_size=rows, max_size=rows).map(
        lambda lists: np.array(lists, float).reshape(rows, 3)
    )


@settings(deadline=None)
@given(st.lists(st.integers(0, 5).flatmap(scores), max_size=4), scores(3))
def test_the_best_path_is_the_best_of_all_paths(
    emissions: list[NDArray[np.float64]], transition: NDArray[np.float64]
) -> None:
    def total(rows: NDArray[np.float64], path: tuple[int, ...]) -> float:
        labels = sum(rows[step, label] for step, label in enumerate(path))
        return float(labels + sum(transition[a, b] for a, b in pairwise(path)))

    # One matrix of transitions for all, as in use; padding must not make a shorter sequence end elsewhere.
    for rows, found in zip(emissions, best_paths(emissions, transition), strict=True):
        best = max(total(rows, path) for path in product(range(3), repeat=len(rows)))
        assert total(rows, tuple(found.tolist())) == best


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 2**32 - 1))
def test_whatever_the_scores_no_cue_takes_what_cannot_be_its_own(seed: int) -> None:
    text = "The boats are late. Anna Berg said so.\n\n“They run,” said the mayor. He told us that it rains.\n\nNot so."
    pieces = cut(text, load_tokenizer(WEIGHTS / "tokenizer.json"))
    random = np.random.default_rng(seed)
    rows, width = len(pieces), 4

    def anything(*shape: int) -> NDArray[np.float32]:
        return random.normal(size=shape, scale=3).astype(np.float32)

    (window,) = windows(pieces)
    tags = anything(rows, 7)
    scored = Scores(window, tags, anything(rows, 3, width), anything(rows, 3, width), anything(257, 3))
    words = len(pieces.words)
    cues = [(6, 7), (15, 16), (words - 3, words - 2)]
    sources = [(4, 6), (18, 20)]
    parameters = Parameters(0, 1, 0.1, 0, 5, 0)
    paragraph, quotation = pieces.paragraph[pieces.words], pieces.quotation[pieces.words]
    found = links(pieces, [scored], tags[pieces.words], cues=cues, sources=sources, parameters=parameters)
    for one in found:
        content = one.low + np.flatnonzero(one.labels == CONTENT)
        assert not set(content.tolist()) & {word for first, last in cues + sources for word in range(first, last)}
        earlier = content[paragraph[content] < paragraph[one.first]]
        assert np.all(quotation[earlier] > 0)
    assert any((one.labels == CONTENT).any() for one in found)

    for attribution in decode(pieces, [scored], parameters):
        assert attribution.cue
        spans = [*attribution.source, *attribution.cue, *attribution.content]
        assert not any("\n" in text[start:end] for start, end in spans)
        assert all(any(letter.isalnum() for letter in text[start:end]) for start, end in attribution.content)


def link(low: int, labels: list[int], gains: list[float]) -> Link:
    found = np.zeros((len(labels), 3))
    found[:, CONTENT] = gains
    return Link(0, 1, low, found, np.array(labels))


def test_words_tagged_together_go_to_one_cue() -> None:
    earlier = link(0, [0, 0, 0, 2, 2, 0], [0, 0, 0, 9, 9, 0])
    later = link(1, [2, 2, 2, 2, 2], [7, 7, 5, 5, 7])
    first, second = settle([earlier, later], [(1, 6)], 6)
    assert first.labels.tolist() == [0] * 6
    assert second.labels.tolist() == [2] * 5


def test_words_tagged_apart_go_to_the_cue_that_claims_them_most() -> None:
    first, second = settle([link(0, [2, 2], [3, 1]), link(0, [2, 2], [2, 2])], [(0, 1), (1, 2)], 2)
    assert (first.labels.tolist(), second.labels.tolist()) == ([2, 0], [0, 2])


def test_an_untagged_word_goes_to_the_cue_that_claims_it_most() -> None:
    first, second = settle([link(0, [2, 1], [3, 1]), link(0, [2, 2], [2, 2])], [], 2)
    assert first.labels.tolist() == [CONTENT, SOURCE]
    assert second.labels.tolist() == [NOTHING, CONTENT]
