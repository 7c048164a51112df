"""What a figure counts or measures: the words that follow it, a percent sign, a currency before it."""

from __future__ import annotations

import re

from loaders.extract.lexicon import SPEECH

__all__ = ["PERCENT", "STOP", "is_plural", "unit_of"]

_SIGNS = dict(zip("$€£¥₩₴₽", "dollars euros pounds yen won hryvnias roubles".split(), strict=True))
_CODES = dict(
    zip(
        "usd eur gbp jpy uah rub chf rs".split(),
        "dollars euros pounds yen hryvnias roubles francs rupees".split(),
        strict=True,
    )
)
# What a figure's unit is written with that is no plain word: "sq km", "km²", "40°C", "25 basis points".
_WRITTEN_UNIT = re.compile(
    r"\s?(?P<degrees>\u00b0\s?[CF]\b|(?<=\s)degrees (?:Celsius|Fahrenheit)\b)"
    r"|[\s-](?P<square>(?:sq\.?|square)[\s-](?:km|kms|mi|ft|m|miles|kilomet(?:er|re)s?|met(?:er|re)s?|feet)\b)"
    r"|\s?(?P<power>[kcm]?m[\u00b2\u00b32](?!\w))"
    r"|[\s-](?P<points>basis points?)\b",
    re.IGNORECASE,
)
PERCENT = re.compile(r"\s?%|[\s-]?(?:percentage points?|per ?cent|pct)\b", re.IGNORECASE)
_WORD = re.compile(r"[\s-]+([^\W\d_][\w'\u2019-]*)")
_MODIFIERS = frozenset("square cubic nautical metric light light-years kilowatt megawatt gigawatt barrels".split())
STOP = frozenset(
    "a an the of in on at by to from for with and or but as per than that which who whose where when while were was is "
    "are be been being have has had do does did will would can could may might should must since until before after "
    "during over under about into onto between among against without within across around near not no it its they "
    "their he she his her we our you your this these those there if because so then each every more less fewer most "
    "out up down off through so-called".split()
)
_IRREGULAR = frozenset(
    "people men women children troops police personnel cattle staff aircraft sheep fish deaths mice feet teeth km kg "
    "mm cm mph kph mw gw kwh mg ml ha sq".split()
)
_NOT_PLURAL = ("ss", "us", "is", "ous", "'s", "\u2019s")
_MAX_NOUN_PHRASE = 5
_NO_UNIT = frozenset("others strong more times fold".split())
_SUFFIXES = frozenset({"odd", "plus"})


def unit_of(text: str, match: re.Match[str], end: int) -> tuple[str | None, int]:
    """Return the unit of the figure that ends at `end`, None for a bare number, and where the unit's words end.

    `match` is of `loaders.extract.numerals.AMOUNT`: a currency before the figure is its unit.
    """
    percent = PERCENT.match(text, end)
    if percent:
        points = "point" in percent.group().casefold()
        return ("percentage points" if points else "%"), percent.end()
    if match["currency"]:
        sign = match["currency"].rstrip(".").casefold()
        return _CODES.get(sign) or _SIGNS[sign[-1]], end
    written = _WRITTEN_UNIT.match(text, end)
    if written:
        return _normal_unit(written), written.end()
    return _noun(text, end)


def _noun(text: str, end: int) -> tuple[str | None, int]:
    """Read what is counted: the first plural of the words that follow, or the noun that they end with."""
    words: list[str] = []
    stop = end + 1 if text[end : end + 1] == "+" else end
    while len(words) < _MAX_NOUN_PHRASE and (found := _WORD.match(text, stop)):
        word = found[1]
        folded = word.casefold()
        if folded in STOP or folded in SPEECH or word.endswith("-") or (not words and folded in _NO_UNIT):
            break
        stop = found.end()
        if not words and folded in _SUFFIXES:
            continue
        words.append(word)
        if word.islower() and is_plural(word):
            keep = words[-2:] if len(words) > 1 and words[-2] in _MODIFIERS else words[-1:]
            return " ".join(keep), stop
    if not words:
        return _part(text, end)
    first, last = words[0].split("-")[0], words[-1]
    if text[end : end + 1] == "-":
        return (first.casefold() if first.isalpha() else None), end + 1 + len(first)
    fits = last.islower() and len(words) <= _MAX_NOUN_PHRASE - 2 and _follows(text, stop)
    return (last, stop) if fits else (None, end)


def _normal_unit(written: re.Match[str]) -> str:
    if written["degrees"]:
        return (
            "\u00b0C" if written["degrees"].casefold().startswith(("\u00b0c", "\u00b0 c", "degrees c")) else "\u00b0F"
        )
    return re.sub(r"[\s-]+", " ", (written["square"] or written["power"] or written["points"]).casefold())


def _part(text: str, end: int) -> tuple[str | None, int]:
    """Read the unit of "two of its lorries"."""
    found = re.match(
        r"\s+of\s+(?:the|its|their|his|her|these|those|our)\s+(?:[\w-]+\s+){0,2}?([a-z]+s|dead|injured|wounded|"
        r"missing|killed|people|men|women|children)\b",
        text[end : end + 60],
    )
    return (found[1], end + found.end()) if found else (None, end)


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural, as what is counted mostly is."""
    return word in _IRREGULAR or (len(word) > 2 and word.endswith("s") and not word.endswith(_NOT_PLURAL))  # noqa: PLR2004


def _follows(text: str, stop: int) -> bool:
    """Whether a noun phrase may end here: at punctuation, at the end, or before a function word."""
    found = _WORD.match(text, stop)
    return not found or found[1].casefold() in STOP
