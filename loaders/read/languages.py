"""The language of a report: as its tag says, else as its text shows."""

from __future__ import annotations

import re

__all__ = ["detected_language", "primary_language"]

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_READ = 4000  # characters; more of the same text tells no more
_LEAST = 20  # letters; a few names are in no language
_MARGIN = 10.0  # nats of the best language over the second
_NONE = frozenset({"zxx", "und"})


def primary_language(tag: str) -> str | None:
    """Return the language of a BCP 47 tag in lower case ("en-GB" and "en_US" are "en"); None where it is no tag."""
    match = _TAG.fullmatch(tag.strip())
    return match[1].lower() if match else None


def detected_language(text: str) -> str | None:
    """Return the language that a text is written in (ISO 639), or None where it is too short or too mixed to tell."""
    import py3langid  # noqa: PLC0415 - heavy, and not needed where the language is given

    text = text[:_READ]
    if sum(letter.isalpha() for letter in text) < _LEAST:
        return None
    (best, first), (_, second) = py3langid.rank(text)[:2]
    return str(best) if best not in _NONE and float(first) - float(second) >= _MARGIN else None
