"""Ukrainian and Russian wordings, told in the English words that the rules know, so that languages can be compared.

This is no translation. `slavic.json` has what the rules rest on (bounds, negation, dates, numerals, what is counted
and what happens), `graph.match.vocabulary` other words of news, and places. What neither knows stays a stem of its own;
names that the gazetteer does not know are written in Latin letters.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.match.vocabulary import vocabulary
from ontology.inflection import is_inflected, stems

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ROMANISED", "english", "is_inflected", "phrased", "romanised", "skeleton"]

ROMANISED = "*"
"""Ends a name that was written in Cyrillic and is given in Latin letters, without its endings."""

_DATA = json.loads((Path(__file__).parent / "slavic.json").read_text(encoding="utf-8"))
"""`phrases`: English to the phrases that mean it. `words`: pairs of an English word and words that mean it, in forms
that are not listed too. `forms`: pairs of an English word and what means it in news, whatever else its stem may be.
"""
_ENGLISH = {form: meaning for meaning, forms in _DATA["phrases"].items() for form in forms}
_PHRASE = re.compile(
    "|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in sorted(_ENGLISH, key=len, reverse=True)), re.IGNORECASE
)


def _table(key: Callable[[str], str], *parts: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for meaning, forms in (pair for part in parts for pair in _DATA[part]):
        for form in forms.split():
            found.setdefault(key(form), meaning)
    return found


_EXACT, _STEMMED = _table(str, "words", "forms"), _table(stems, "words")
_LETTERS = str.maketrans(
    dict(
        zip(
            "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
            "a b v h g d e ie e zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ y _ e iu ia".split(),
            strict=True,
        )
    )
)
_ALIKE = (("shch", "s"), ("kh", "k"), ("zh", "s"), ("sh", "s"), ("ch", "s"), ("ts", "s"), ("ph", "f"), ("ck", "k"))
_SOUNDS = str.maketrans({"h": "g", "w": "v", "c": "k", "q": "k", "x": "ks", "z": "s"})
_LEAST = 3


def phrased(text: str) -> str:
    """Return a text with the phrases that are more than one word put into English; other languages come back as is."""
    return _PHRASE.sub(lambda found: _ENGLISH[found[0].lower()], text) if is_inflected(text) else text


@lru_cache(maxsize=65536)
def english(word: str, language: str | None = None, *, name: bool = False) -> str | None:
    """Return the English for a word in Cyrillic in lower case, "uk" or "ru"; None where it is not known.

    It may be of several words: "will lend". What may be a `name` is told only in the words that the rules rest on: a
    "Коваль" is no blacksmith.
    """
    more = None if name else vocabulary().told(word, language)
    return _EXACT.get(word) or more or _STEMMED.get(stems(word))


@lru_cache(maxsize=65536)
def romanised(word: str) -> str:
    """Return a word in Cyrillic without its endings and in Latin letters, marked: "Зеленського" is "zelensk*"."""
    return stems(word).translate(_LETTERS).replace("_", "").replace("'", "") + ROMANISED


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return what of a name stays the same however it is spelt: the sounds of its consonants, and a vowel before them.

    "Zelensky", "Zelenskyy" and "zelensk*" are the same; two names that only sound alike are too.
    """
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", name.rstrip(ROMANISED).lower()) if letter.isalpha()
    )
    for letters, sound in _ALIKE:
        plain = plain.replace(letters, sound)
    plain = re.sub(r"[^a-z]", "", plain).translate(_SOUNDS)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    bare = plain[:1] + re.sub(r"[aeiouyj]", "", plain[1:])
    bare = bare.replace("ks", "k") if len(bare) > _LEAST else bare
    return ("a" + bare[1:] if bare[:1] in "aeiouyj" else bare) if bare else ""
