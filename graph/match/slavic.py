"""Ukrainian and Russian wordings, told in the English words that the rules know, so that languages can be compared.

This is no translation: a few hundred words of news (what is counted, what happens, bounds, negation, dates), found by
their stems. Other words stay stems of their own; names that the gazetteer does not know are written in Latin letters.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from ontology.inflection import is_inflected, stems

__all__ = ["ROMANISED", "english", "is_inflected", "phrased", "romanised", "skeleton"]

ROMANISED = "*"
"""Ends a name that was written in Cyrillic and is given in Latin letters, without its endings."""

_DATA = json.loads((Path(__file__).parent / "slavic.json").read_text(encoding="utf-8"))
"""`phrases`: English to the phrases that mean it. `words`: pairs of an English word and words that mean it."""
_ENGLISH = {form: meaning for meaning, forms in _DATA["phrases"].items() for form in forms}
_PHRASE = re.compile(
    "|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in sorted(_ENGLISH, key=len, reverse=True)), re.IGNORECASE
)


def _table() -> dict[str, str]:
    exact: dict[str, str] = {}
    stemmed: dict[str, str] = {}
    for meaning, forms in _DATA["words"]:
        for form in forms.split():
            exact.setdefault(form, meaning)
            stemmed.setdefault(stems(form), meaning)
    return stemmed | exact


_KNOWN = _table()
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
def english(word: str) -> str | None:
    """Return the English word for a lower-case word in Cyrillic; None where it is not known."""
    return _KNOWN.get(word) or _KNOWN.get(stems(word))


@lru_cache(maxsize=65536)
def romanised(word: str) -> str:
    """Return a word in Cyrillic without its endings and in Latin letters, marked: "Зеленського" is "zelensk*"."""
    return stems(word).translate(_LETTERS).replace("_", "").replace("'", "") + ROMANISED


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return what of a name stays the same however it is spelt: the sounds of its consonants, and a vowel before them.

    "Zelensky", "Zelenskyy" and "zelensk*" are the same; two names that only sound alike are too.
    """
    plain = name.rstrip(ROMANISED).lower()
    for letters, sound in _ALIKE:
        plain = plain.replace(letters, sound)
    plain = re.sub(r"[^a-z]", "", plain).translate(_SOUNDS)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    bare = plain[:1] + re.sub(r"[aeiouyj]", "", plain[1:])
    bare = bare.replace("ks", "k") if len(bare) > _LEAST else bare
    return ("a" + bare[1:] if bare[:1] in "aeiouyj" else bare) if bare else ""
