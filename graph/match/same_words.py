"""One word for one thing: before claims in two languages are compared, the English one takes the other's words.

What a Ukrainian or Russian wording says is told in one English word of several that news uses for it; where the
English wording has another of these, it stands for that one. Two wordings in one language are left as they are: there
one word for another can be all that differs.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graph.match.facts import EVENT_OF
from graph.match.lexicon import UNITS
from graph.match.vocabulary import OPEN, vocabulary
from graph.match.words import listed, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.match.facts import Facts

__all__ = ["in_same_words", "told_apart"]

_MANY = 3
"""So many words left on both sides, and too little is known of what they say."""


def in_same_words(a: Facts, b: Facts) -> tuple[Facts, Facts]:
    """Return both claims, the one in English with the words of the other where they mean the same. Symmetric.

    What stands between a figure and its unit ("5 train passengers") comes to its content: in the other language it
    stands behind.
    """
    if bool(a.tongue) == bool(b.tongue):
        return a, b
    return (a, _told(b, a)) if a.tongue else (_told(a, b), b)


def told_apart(a: Facts, b: Facts) -> str | None:
    """Return, in words, what one of two languages names that the other does not; None where that can not be told.

    It can where the other has words left for it: translators choose their verbs, and one word that differs tells little
    there, but a museum is no church in either. What the vocabulary does not know may be the same.
    """
    if a.tongue == b.tongue or (a.tongue and b.tongue and OPEN in {a.tongue, b.tongue}):
        return None
    mine, others = a.content - b.words, b.content - a.words
    known = [frozenset(filter(str.isascii, words)) for words in (mine, others)]
    if a.tongue and b.tongue:
        mine, others = known
    if min(len(mine), len(others)) >= _MANY:
        return f"too much differs: {listed(mine)} against {listed(others)}"
    mine, others = known
    for one, other, left in ((a, b, others), (b, a, mine)):
        things = one.things - other.words - other.maybe
        if things and left:
            return f"one tells of {listed(things)}, the other of {listed(left)}"
    return None


def _told(english: Facts, other: Facts) -> Facts:
    content = _said(english.content | english.qualifying, other.content)
    counted = {unit: min(_said({unit}, other.units)) for unit in english.units}
    return replace(
        english,
        content=content,
        words=content | (english.words - english.content),
        figures=tuple(replace(one, unit=counted.get(one.unit or "")) for one in english.figures),
    )


def _said(words: Iterable[str], others: frozenset[str]) -> frozenset[str]:
    """Return words with those in the place of each that it may be told in here and that the others have."""
    found = [(({word} | _alike().get(word, frozenset())) & others) or {word} for word in words]
    return frozenset().union(*found)


@cache
def _alike() -> Mapping[str, frozenset[str]]:
    """Return for the stem of each English word, and what it is in content, in which words its meaning may be told."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in vocabulary().rows:
        words = {form for word in row for form in _forms(word)}
        for word in words:
            found[word] |= words
    for meaning, others in vocabulary().also.items():
        for word in (form for other in others for form in _forms(other)):
            found[word] |= _forms(meaning)
    return {word: frozenset(meanings - {word}) for word, meanings in found.items()}


def _forms(word: str) -> set[str]:
    """Return what a word is in content, and what it is as a unit: "household" is counted as "home"."""
    return {stem(word), EVENT_OF.get(stem(word), stem(word)), UNITS.get(word, stem(word))}
