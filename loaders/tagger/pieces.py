"""A text as the model sees it: word pieces with their features, words, sentences and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loaders.tagger.quotes import quotations

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

__all__ = ["FEATURES", "Pieces", "cut", "plain"]

FEATURES = 3
"""Features of a piece: case of its word, line breaks before it, inside a quotation or not."""

_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+")  # noqa: RUF001 - the marks of prose
_SENTENCE_END_REACH = 4
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# "1,376", "59.5", "12:30": the tokenizer makes three words of each, and nobody is quoted as saying half of a number.
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)+")
_LOWER, _CAPITAL, _UPPER, _DIGITS = range(4)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text; every array but `words` has one row a piece.

    `start` and `end` are code-point offsets into `text`. `words` holds the index of the first piece of each word; a
    number with its separators is one word. `sentence` and `paragraph` count from 0 (a line is a paragraph);
    `quotation` is the number of the quotation that a piece stands in, 0 outside.
    """

    text: str
    ids: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    features: NDArray[np.int64]
    sentence: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    quotation: NDArray[np.int64]
    words: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.ids)

    def span(self, first: int, last: int, *, trim: bool = True) -> tuple[int, int]:
        """Return the span of the words `first` to `last` (half open), without spaces, commas and colons at its edges.

        It is empty (start equals end) where nothing else is left. With `trim` False nothing is taken off.
        """
        start = int(self.start[self.words[first]])
        after = int(self.words[last]) if last < len(self.words) else len(self)
        end = max(start, int(self.end[after - 1]))
        while trim and start < end and self.text[start] in " \t\n,;:":
            start += 1
        while trim and end > start and self.text[end - 1] in " \t\n,;:":
            end -= 1
        return start, end


def plain(text: str) -> str:
    r"""Return `text` with every line end as `\n` and no lone surrogates, each code point still where it was.

    `\r\n` becomes a space and `\n`, so that offsets into the result are offsets into `text`.
    """
    text = _LINE_END.sub(lambda end: " \n" if end[0] == "\r\n" else "\n", text)
    return _SURROGATE.sub("\ufffd", text)


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text, which must be `plain`, into pieces. A text of white space alone has none."""
    ids, start, end, owner = _pieces(text, tokenizer)
    count = len(ids)
    first = np.ones(count, bool)
    first[1:] = owner[1:] != owner[:-1]

    inside = quotations(text)[start] if count else np.zeros(0, np.int64)
    heads = np.flatnonzero(first)
    rows = np.zeros(
        (len(heads), 5), np.int64
    )  # of each word: case, lines before it, in a quotation, sentence, paragraph
    opens, closes = start[heads].tolist(), end[np.append(heads[1:], count)[: len(heads)] - 1].tolist()
    sentences = paragraphs = 0
    before = 0
    for number, (begin, close) in enumerate(zip(opens, closes, strict=True)):
        lines = 0
        if begin > before:
            lines = text.count("\n", before, begin)
            if number and lines:
                paragraphs += 1
                sentences += 1
            elif number and _SENTENCE_END.search(text, max(0, before - _SENTENCE_END_REACH), begin):
                sentences += 1
        rows[number] = (_case(text[begin:close]), min(lines, 2) if number else 2, 0, sentences, paragraphs)
        before = close
    rows[:, 2] = inside[heads] > 0
    spread = rows[np.cumsum(first) - 1] if count else np.zeros((0, 5), np.int64)
    features, sentence, paragraph = spread[:, :FEATURES], spread[:, 3], spread[:, 4]
    _join_numbers(text, start, first)
    return Pieces(text, ids, start, end, features, sentence, paragraph, inside, np.flatnonzero(first))


def _pieces(text: str, tokenizer: Tokenizer) -> tuple[NDArray[np.int64], ...]:
    """Return id, start, end and word of each piece. A space that a piece begins with is not part of it."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, np.int64).reshape(-1, 2)
    start, end = offsets[:, 0].copy(), offsets[:, 1].copy()
    owner = np.array([-1 if word is None else word for word in encoding.word_ids], np.int64)
    ids = np.array(encoding.ids, np.int64)
    spaces = np.array([letter.isspace() for letter in text], bool)
    # The tokenizers of multilingual encoders count the spaces before a word in, and make pieces of further ones.
    kept = np.ones(len(ids), bool)
    for number in np.flatnonzero((start < end) & spaces[np.minimum(start, len(text) - 1)]).tolist() if text else ():
        while start[number] < end[number] and spaces[start[number]]:
            start[number] += 1
        kept[number] = start[number] < end[number]
    return ids[kept], start[kept], end[kept], owner[kept]


def _case(word: str) -> int:
    if word.isalpha():
        if word.islower():
            return _LOWER
    elif any(letter.isdigit() for letter in word):
        return _DIGITS
    if len(word) > 1 and word.isupper():
        return _UPPER
    return _CAPITAL if word[:1].isupper() else _LOWER


def _join_numbers(text: str, start: NDArray[np.int64], first: NDArray[np.bool_]) -> None:
    for number in _NUMBER.finditer(text):
        low = int(np.searchsorted(start, number.start(), side="right"))
        high = int(np.searchsorted(start, number.end(), side="left"))
        first[low:high] = False
