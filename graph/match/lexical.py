"""Likeness of words: TF-IDF over words, pairs of words and pieces of words, as an inverted index in numpy."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from numpy.typing import NDArray

__all__ = ["Lexical", "pieces_of", "words_of"]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_COMMON = 0.2
"""What more than this share of the texts hold tells nothing; it is left out, where there are many texts."""
_MANY = 200
_SHORTEST, _LONGEST = 3, 5


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, and after them its pairs of neighbouring words."""
    words = [word.removesuffix("'s") for word in _WORD.findall(text.casefold())]
    return [*words, *(f"{one} {other}" for one, other in pairwise(words))]


def pieces_of(text: str) -> list[str]:
    """Return the pieces of three to five letters of each word, its edges included."""
    found = []
    for word in _WORD.findall(text.casefold()):
        padded = f" {word} "
        for size in range(_SHORTEST, _LONGEST + 1):
            found += [padded[start : start + size] for start in range(max(1, len(padded) - size + 1))]
            if len(padded) <= size:
                break
    return found


class Lexical:
    """Texts under one way of cutting them into terms. Read only after it is built; threads may share one."""

    def __init__(self, texts: Iterable[str], terms: Callable[[str], Iterable[str]]) -> None:
        self._terms = terms
        counted = [Counter(terms(text)) for text in texts]
        self._size = len(counted)
        holding = Counter(term for counts in counted for term in counts)
        most = _COMMON * self._size if self._size > _MANY else self._size
        self._weights = {
            term: math.log((1 + self._size) / (1 + count)) + 1 for term, count in holding.items() if count <= most
        }
        texts_of: dict[str, list[int]] = defaultdict(list)
        weights_of: dict[str, list[float]] = defaultdict(list)
        for number, counts in enumerate(counted):
            for term, weight in self._vector(counts).items():
                texts_of[term].append(number)
                weights_of[term].append(weight)
        self._postings = {
            term: (np.array(numbers, np.int32), np.array(weights_of[term], np.float32))
            for term, numbers in texts_of.items()
        }

    def likeness(self, text: str) -> NDArray[np.float32]:
        """Return how alike each of the texts is to `text`: a cosine from 0 to 1."""
        found = np.zeros(self._size, np.float32)
        for term, weight in self._vector(Counter(self._terms(text))).items():
            posting = self._postings.get(term)
            if posting is not None:
                found[posting[0]] += weight * posting[1]
        return found

    def _vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        known = {
            term: (1 + math.log(count)) * self._weights[term] for term, count in counts.items() if term in self._weights
        }
        length = math.sqrt(sum(weight * weight for weight in known.values()))
        return {term: weight / length for term, weight in known.items()}
