"""The language of a report: as its tag says, else as its text shows."""

from __future__ import annotations

import re

__all__ = ["detected_language", "is_cyrillic", "primary_language"]

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_READ = 4000  # characters; more of the same text tells no more
_LEAST = 20  # letters; a few names are in no language
_LEAST_LETTERS = 2  # one may stand in a name
_FAR = 10  # a quotation in the other language has a few
_MARGIN = 10.0  # nats of the best language over the second
_NONE = frozenset({"zxx", "und"})
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
# Letters that only one of the languages of news in Cyrillic has, and letters of none of the two that are told here.
_UKRAINIAN = re.compile("[\u0456\u0457\u0454\u0491]", re.IGNORECASE)
_RUSSIAN = re.compile("[\u044b\u044d\u0451]", re.IGNORECASE)
_OTHERS = re.compile(
    "[\u045e\u0458\u0459\u045a\u045b\u0452\u0453\u045c\u045f\u0455\u04d9\u0493\u049b\u04a3\u04e9\u04b1\u04af\u04bb]",
    re.IGNORECASE,
)


def primary_language(tag: str) -> str | None:
    """Return the language of a BCP 47 tag in lower case ("en-GB" and "en_US" are "en"); None where it is no tag."""
    match = _TAG.fullmatch(tag.strip())
    return match[1].lower() if match else None


def detected_language(text: str) -> str | None:
    """Return the language that a text is written in (ISO 639), or None where it is too short or too mixed to tell."""
    text = text[:_READ]
    told = _by_letters(text)
    if told:
        return told
    import py3langid  # noqa: PLC0415 - heavy, and not needed where the language is given

    if sum(letter.isalpha() for letter in text) < _LEAST:
        return None
    (best, first), (_, second) = py3langid.rank(text)[:2]
    return str(best) if best not in _NONE and float(first) - float(second) >= _MARGIN else None


def is_cyrillic(text: str) -> bool:
    """Whether most letters of a text are Cyrillic, of those that are Cyrillic or Latin."""
    text = text[:_READ]
    return len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))


def _by_letters(text: str) -> str | None:
    """Tell Ukrainian and Russian by letters that the other one lacks; None where they do not tell.

    Belarusian has letters of both, and other languages have letters of neither: they are left to the model.
    """
    if not is_cyrillic(text) or _OTHERS.search(text):
        return None
    ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
    if ukrainian + russian < _LEAST_LETTERS or (
        ukrainian and russian and min(ukrainian, russian) * _FAR > max(ukrainian, russian)
    ):
        return None
    return "uk" if ukrainian > russian else "ru"
