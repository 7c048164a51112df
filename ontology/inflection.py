"""Ukrainian and Russian case endings, cut off crudely so that "Генштабу" finds "Генштаб"."""

from __future__ import annotations

import re

from ontology.names import normal_name

__all__ = ["is_inflected", "stems"]

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile("[\u0400-\u04ff]{4,}")
_ENDING = re.compile(
    "(?<=[\u0400-\u04ff]{3})(?:"
    "иями|ями|ами|ими|ыми|ого|его|ому|ему|иях|иям|ией|ією|"  # noqa: RUF001 -- Cyrillic it is
    "ях|ах|ам|ям|ом|ем|єм|ою|ею|єю|ой|ей|ої|ий|ый|ій|ая|яя|ое|ее|их|ых|ім|им|ым|ів|їв|ов|ев|"  # noqa: RUF001 -- as above
    "ия|ие|ии|ию|ія|ії|ію|ую|юю|а|я|у|ю|і|ї|и|ы|е|є|о|ь|й)$"  # noqa: RUF001 -- as above
)

# A vowel of "Київ" changes as the syllable opens, in "Києва"; the locative of Korea looks like an adjective.
_IRREGULAR = {"київ": "києв", "корее": "коре", "гвинее": "гвине"}
_DOUBLED = re.compile("(?<=[\u0400-\u04ff]{2})([дзлнстцш])\\1ю$")


def is_inflected(text: str) -> bool:
    """Whether the text has letters of a language whose names change their endings: any Cyrillic."""
    return bool(_CYRILLIC.search(text))


def stems(text: str) -> str:
    """Fold a name and cut the case endings off its Cyrillic words of four letters and more.

    Three letters are always left. Other scripts, and acronyms of three letters, stay as `normal_name` has them.
    """
    return _WORD.sub(lambda word: _stem(word[0]), normal_name(text))


def _stem(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    # "Білорусь" is "Білоруссю" in the instrumental: the last consonant is doubled.
    doubled = _DOUBLED.search(word)
    return word[: doubled.end(1)] if doubled else _ENDING.sub("", word)
