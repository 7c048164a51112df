"""Numbers as written: `59,000`, `1 376`, `1.5 million`, `$1.5bn`, `two hundred`, `a dozen`, `half a million`."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["AMOUNT", "SECOND", "amount", "plain_number"]

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
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
    "lakh": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "k": Decimal(10**3),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "tn": Decimal(10**12),
}
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "three": Decimal("0.75")}
_NUMBER_WORD = (
    r"(?:(?:" + "|".join(_TENS) + r")(?:[-\s](?:" + "|".join(list(_SMALL)[1:10]) + r"))?|"
    r"(?:" + "|".join(sorted(_SMALL, key=len, reverse=True)) + r"))"
)
_LONG = r"hundred|thousand|million|billion|trillion|dozen|lakh|crore"
_HALVES = r"[-\s]and[-\s]a[-\s]half"
# A space parts thousands only between groups of three: "1 376", with whatever kind of space.
_GROUPED = r"\d{1,3}(?:(?:,\d{3})+|(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d))(?:\.\d+)?"

# AMOUNT finds a figure; SECOND, matched at a place, is the other end of a range. `number` is in digits, `word` in
# words; `scale` follows either; `part` is a part of a scale ("half a million"). `m` means a million after a
# currency, or before what can be counted ("1.2m people").
_FIGURE = (
    r"(?P<currency>(?:US|A|C|NZ|HK|S)?[$€£¥₩₴₽]|\b(?:USD|EUR|GBP|JPY|UAH|RUB|CHF|Rs\.?)(?=\s?\d))?\s?"
    rf"(?:(?P<number>{_GROUPED}|\d+(?:\.\d+)?)"
    rf"(?:(?P<scale>(?:{_HALVES})?(?:\s|-)?(?:{_LONG})\b|\s?(?:bn|bln|tn|mn|mln|k)\b|"
    r"(?<=\d)m(?=\s[a-z]+s\b|\s(?:people|men|women|children)\b)|(?<=\d)m\b))?"
    rf"|(?<![\w-])(?P<part>half|(?:a[-\s])?quarter[-\s]of|three[-\s]quarters[-\s]of)[-\s]an?[-\s](?P<whole>{_LONG})\b"
    rf"|(?<![\w-])(?P<word>{_NUMBER_WORD}|an?(?=[-\s](?:{_LONG})\b))(?P<half>{_HALVES}(?=[-\s](?:{_LONG})\b))?"
    rf"(?P<scales>(?:[-\s](?:{_LONG})\b(?:[-\s]and(?=[-\s]{_NUMBER_WORD}\b))?(?:[-\s]{_NUMBER_WORD}\b)?)*)"
    rf"(?P<over>{_HALVES}\b)?(?!\w))"
    r"(?![\w/]|[.,:]\d)"
)
AMOUNT = re.compile(r"(?<![\w.,/:\u2013-])" + _FIGURE, re.IGNORECASE)
SECOND = re.compile(_FIGURE, re.IGNORECASE)
_SEPARATOR = re.compile(r"[,\s]")


def plain_number(written: str) -> Decimal:
    """Return the value of digits with their separators of thousands: "1,376", "1 376", "2.5"."""
    return Decimal(_SEPARATOR.sub("", written))


def amount(match: re.Match[str]) -> Decimal | None:
    """Return the value of a match of `AMOUNT`; None for a pronoun ("one")."""
    if match["number"]:
        value = plain_number(match["number"])
        scale = (match["scale"] or "").casefold()
        if "half" in scale:
            value += Decimal("0.5")
        scale = re.split(r"[-\s]+", scale.strip(" -\n\t\xa0"))[-1]
        if scale == "m" and not (match["currency"] or re.match(r"\s[a-z]", match.string[match.end() :])):
            return value
        return _plain(value * _SCALES[scale]) if scale else value
    if match["part"]:
        part = next(value for word, value in _PARTS.items() if word in match["part"].casefold())
        return _plain(part * _SCALES[match["whole"].casefold()])
    words = re.split(r"[-\s]+", f"{match['word']} {match['scales'] or ''}".casefold().strip())
    if words in (["one"], ["a"], ["an"]):
        return None
    value = _value(words)
    if match["half"] or match["over"]:
        # "one and a half million", "a million and a half": half of the scale that follows, or that went before; of one
        # where there is none, "seven and a half years".
        value += _SCALES.get(words[-1], Decimal(1)) / 2
    return _plain(value)


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
