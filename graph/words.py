"""How a search reads words: one reading for both stores, so that both find the same.

It is that of Neo4j's analyzer `standard-folding` (Lucene's tokenizer, lower case, accents off Latin letters, English
stop words left out), for the words of news: letters and digits, with an apostrophe or full stop between two of them and
a comma between digits ("59,000", "u.s", "o'brien"). Letters of other scripts are left as they are.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["asked_words", "folded", "narrows", "text_words"]

_WORD = re.compile(r"[^\W_]+(?:(?:['.]|(?<=\d),(?=\d))[^\W_]+)*")
_POSSESSIVE = "'s"
_LETTERS = str.maketrans(
    {"\u2019": "'", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "ħ": "h"}
)
# Lucene's English stop words: they are not in Neo4j's index, so nobody may ask for them.
_STOP_WORDS = frozenset(
    "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this "
    "to was will with".split()
)


def text_words(text: str) -> list[str]:
    """Return the words of a text in order, folded, as an index holds them ("Russia's" is "russia's")."""
    return [word for word in _WORD.findall(folded(text)) if word not in _STOP_WORDS]


def asked_words(text: str) -> dict[str, tuple[str, str]]:
    """Return the words that a search asks for, each with the forms it is met in: itself and its possessive.

    A possessive that is asked for is its word: "Russia's" asks for "russia". Nothing in `text` is syntax.
    """
    words = dict.fromkeys(word.removesuffix(_POSSESSIVE) for word in text_words(text))
    return {word: (word, word + _POSSESSIVE) for word in words if word not in _STOP_WORDS}


def narrows(text: str) -> bool:
    """Tell whether searching for `text` leaves anything out: not when all its words are too common to be indexed."""
    return bool(asked_words(text)) or not _WORD.search(folded(text))


def folded(text: str) -> str:
    """Return a text in lower case, its Latin letters without accents."""
    return "".join(map(_base, unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)))


def _base(letter: str) -> str:
    """Return a Latin letter without its accents, and any other character as it is."""
    if letter.isascii() or not letter.isalpha():
        return letter
    first = unicodedata.normalize("NFD", letter)[0]
    return first if first.isascii() and first.isalnum() else letter
