"""Which of many texts are most like one: a vector's cosine and likeness of words, weighed together.

This orders; it decides nothing. A list is never shortened by what the guard thinks of its entries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from graph.embed.encoder import unit
from graph.match.gloss import gloss
from graph.match.lexical import Lexical, pieces_of, words_of
from graph.match.tidy import is_post, tidy, views

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from graph.embed import Encoder

    Likeness: TypeAlias = NDArray[np.float32]

__all__ = ["Ranking"]

_COSINE, _PIECES, _WORDS = 0.48, 0.38, 0.14
"""Tuned on the training and development tweets of CheckThat! 2020 (task 2): see docs/matching.md."""
_POSTS, _REPOSTED = 0.7, 0.95
"""Two posts are alike in being posts: what two of them score under .95, which is the same post again, counts for .7."""
_TOGETHER = 8
_BLOCK = 256


class Ranking:
    """Texts that others are compared with. Read only after it is built; threads may share one.

    Texts are tidied first (`graph.match.tidy`), Ukrainian and Russian ones glossed (`graph.match.gloss`). Building
    costs one run of the model for each text. Where several are equally like another, the first of them comes first.
    """

    def __init__(self, texts: Sequence[str], encoder: Encoder) -> None:
        self._encoder = encoder
        self._texts = [tidy(text) for text in texts]
        self._posts = np.array([is_post(text) for text in texts], bool)
        self._vectors = _encoded(encoder, texts)
        self._words = Lexical(self._texts, lambda text: words_of(_with_gloss(text)))
        self._pieces = Lexical(self._texts, lambda text: pieces_of(_with_gloss(text)))

    def __len__(self) -> int:
        return len(self._texts)

    def best(self, texts: Sequence[str], count: int) -> Iterator[list[tuple[int, float]]]:
        """Yield for each text the `count` most like it: their numbers and scores from 0 to 1, best first."""
        vectors = _encoded(self._encoder, texts)
        posts = [is_post(text) for text in texts]
        yield from self._ranked([tidy(text) for text in texts], posts, vectors, count, itself=False)

    def best_of_each(self, count: int) -> Iterator[list[tuple[int, float]]]:
        """Yield for each of the texts themselves the `count` others most like it, as `best` does."""
        yield from self._ranked(self._texts, self._posts.tolist(), self._vectors, count, itself=True)

    def _ranked(
        self, texts: Sequence[str], posts: Sequence[bool], vectors: Likeness, count: int, *, itself: bool
    ) -> Iterator[list[tuple[int, float]]]:
        for start in range(0, len(texts), _BLOCK):
            cosines = vectors[start : start + _BLOCK] @ self._vectors.T
            for place, cosine in enumerate(cosines):
                number = start + place
                scores = self._weigh(texts[number], cosine)
                if posts[number]:
                    scores[self._posts & (scores < _REPOSTED)] *= _POSTS
                if itself:
                    scores[number] = -1
                yield _top(scores, min(count, len(self) - itself))

    def _weigh(self, text: str, cosine: Likeness) -> Likeness:
        weighed: Likeness = (
            _COSINE * np.maximum(cosine, 0)
            + _PIECES * self._pieces.likeness(text)
            + _WORDS * self._words.likeness(text)
        )
        return weighed


def _with_gloss(text: str) -> str:
    """Return a text with its gloss behind it, where it has one: both languages' words find it."""
    told = gloss(text)
    return text if told == text else f"{text} {told}"


def _encoded(encoder: Encoder, texts: Sequence[str]) -> Likeness:
    """Return the vectors of texts, of all their views together. Texts that are equal when tidied have the first's."""
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(tidy(text), text)
    shown = [views(text) for text in first.values()]
    found = encoder.encode([gloss(view) for several in shown for view in several], together=_TOGETHER)
    vectors = np.zeros((len(shown), encoder.size), np.float32)
    np.add.at(vectors, [number for number, several in enumerate(shown) for _ in several], found)
    place = {text: number for number, text in enumerate(first)}
    return unit(vectors)[[place[tidy(text)] for text in texts]]


def _top(scores: Likeness, count: int) -> list[tuple[int, float]]:
    """Return the numbers of the `count` highest scores with these, the lower number first where scores are equal."""
    if count < 1:
        return []
    least = np.partition(scores, -count)[-count]
    numbers = np.flatnonzero(scores >= least)
    best = numbers[np.argsort(-scores[numbers], kind="stable")][:count]
    return [(int(number), round(float(min(1.0, max(0.0, scores[number]))), 4)) for number in best]
