"""Numbers as written: `59,000`, `1.5 million`, `$1.5bn`, `two hundred`, `a dozen`."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["AMOUNT", "SECOND", "amount"]

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen "
        "eighteen nineteen".split()
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "k": Decimal(10**3),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "bn": Decimal(10**9),
    "tn": Decimal(10**12),
}
_NUMBER_WORD = (
    r"(?:(?:" + "|".join(_TENS) + r")(?:[-\s](?:" + "|".join(list(_SMALL)[1:10]) + r"))?|"
    r"(?:" + "|".join(sorted(_SMALL, key=len, reverse=True)) + r"))"
)
_LONG = r"hundred|thousand|million|billion|trillion|dozen"

# AMOUNT finds a figure; SECOND, matched at a place, is the other end of a range. `number` is in digits, `word` in
# words; `scale` follows either. `m` means a million after a currency only.
_FIGURE = (
    r"(?P<currency>(?:US|A|C|NZ|HK|S)?[$€£¥₩₴₽])?\s?"
    r"(?:(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:(?P<scale>(?:\s|-)?(?:{_LONG})\b|\s?(?:bn|tn|mn|k)\b|(?<=\d)m\b))?"
    rf"|(?<![\w-])(?P<word>{_NUMBER_WORD}|an?(?=[-\s](?:{_LONG})\b))"
    rf"(?P<scales>(?:[-\s](?:{_LONG})\b(?:[-\s]and(?=[-\s]{_NUMBER_WORD}\b))?(?:[-\s]{_NUMBER_WORD}\b)?)*)(?!\w))"
    r"(?![\w/]|[.,:]\d)"
)
AMOUNT = re.compile(r"(?<![\w.,/:\u2013-])" + _FIGURE, re.IGNORECASE)
SECOND = re.compile(_FIGURE, re.IGNORECASE)


def amount(match: re.Match[str]) -> Decimal | None:
    """Return the value of a match of `AMOUNT`; None for a pronoun ("one")."""
    if match["number"]:
        value = Decimal(match["number"].replace(",", ""))
        scale = (match["scale"] or "").strip(" -\n\t\xa0").casefold()
        if scale == "m" and not match["currency"]:
            return value
        return _plain(value * _SCALES[scale]) if scale else value
    words = re.split(r"[-\s]+", f"{match['word']} {match['scales'] or ''}".casefold().strip())
    if words in (["one"], ["a"], ["an"]):
        return None
    return _value(words)


def _plain(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value


def _value(words: list[str]) -> Decimal:
    total, part = Decimal(0), Decimal(0)
    for word in words:
        if word in {"a", "an"}:
            part = Decimal(1)
        elif word in _SMALL:
            part += _SMALL[word]
        elif word in _TENS:
            part += _TENS[word]
        elif word in {"hundred", "dozen"}:
            part = (part or 1) * _SCALES[word]
        elif word in _SCALES:
            total += (part or 1) * _SCALES[word]
            part = Decimal(0)
    return total + part
