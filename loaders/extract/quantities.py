"""Figures in English text: digits and words, bounds, approximation, units, money, percentages and ranges.

Dates, times of day, years, ordinals, scores and numbers that are part of a name ("Article 5") are no quantities.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.model import Quantity
from loaders.extract.lexicon import SPEECH
from loaders.extract.numerals import AMOUNT, SECOND, amount
from ontology.schemes import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["quantities"]

_BOUNDS = (
    (r"more than|over|above|exceeding|upwards? of|in excess of|higher than|greater than|beyond", Bound.MORE_THAN),
    (r"at least|no fewer than|no less than|not less than|a minimum of|at minimum", Bound.AT_LEAST),
    (r"less than|fewer than|under|below|lower than", Bound.LESS_THAN),
    (r"up to|at most|no more than|not more than|as many as|as much as|a maximum of", Bound.AT_MOST),
)
_ABOUT = r"about|around|approximately|some|roughly|nearly|near|almost|circa|close to|an estimated|estimated|or so|~"
_BEFORE = re.compile(
    r"(?:\b(?:"
    + "|".join(f"(?P<b{number}>{words})" for number, (words, _) in enumerate(_BOUNDS))
    + rf"|(?P<about>{_ABOUT}))\s*)$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[^.!?]{0,40}?\b(?:or so|more or less|approximately|or thereabouts)\b", re.IGNORECASE)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-\u2013]\s*\d{{1,2}})?\b(?:,?\s+\d{{4}}\b)?(?!,\d{{3}})"
    rf"|\b\d{{1,2}}(?:\s*[-\u2013]\s*\d{{1,2}})?(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}\b\.?(?:,?\s+\d{{4}}\b)?"
    rf"|\b{_MONTH}\.?\s+\d{{4}}\b"
    r"|\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b|GMT|UTC|hours)?"
    r"(?<=[:.]\d\d)(?=\s*(?:[ap]\.?m|GMT|UTC|local|hours|\W))(?<=:\d\d)"
    r"|\b\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b|\b\d{1,2}:\d\d\b"
    r"|\b\d+(?:-\d+)?/\d+\b|\b(?:one|two|three|four|five)-(?:and|half|third|quarter|fifth)\w*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CURRENCY = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₩": "won", "₴": "hryvnias", "₽": "roubles"}
_PERCENT = re.compile(r"\s?%|[\s-]?(?:percentage points?|per ?cent|pct)\b", re.IGNORECASE)
_WORD = re.compile(r"[\s-]+([^\W\d_][\w'\u2019-]*)")
_MODIFIERS = frozenset("square cubic nautical metric light light-years kilowatt megawatt gigawatt barrels".split())
_STOP = frozenset(
    "a an the of in on at by to from for with and or but as per than that which who whose where when while were "
    "was is "
    "are be been being have has had do does did will would can could may might should must since until before after "
    "during over under about into onto between among against without within across around near not no it its they "
    "their "
    "he she his her we our you your this these those there if because so then each every more less fewer most out up "
    "down off through so-called".split()
)
_IRREGULAR = frozenset(
    "people men women children troops police personnel cattle staff aircraft sheep fish deaths mice feet teeth km "
    "kg mm "
    "cm mph kph mw gw kwh mg ml ha sq".split()
)
_NOT_PLURAL = ("ss", "us", "is", "ous", "'s", "\u2019s")
_MAX_NOUN_PHRASE = 5
_LABEL = re.compile(
    r"\b(?:No|Nos|Art|Sec|Article|Section|Chapter|Channel|Resolution|Flight|Route|Highway|Room|Level|Phase|Page|"
    r"Figure|Table|"
    r"Volume|Part|Gate|Pier|Hall|Building|Unit|Block|Sector|District|Ward)\.?\s*$"
)
_ORDINARY_START = re.compile(r"(?:^|[.!?:\u201c\"(]\s*|\n)[^\W\d_]\w*\s+$")


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that a text states, in order, each once. `as_of` is always None. Total."""
    return tuple(dict.fromkeys(_find(text)))


def _find(text: str) -> Iterator[Quantity]:
    taken = [m.span() for m in _DATE.finditer(text)]
    done = 0
    for match in AMOUNT.finditer(text):
        if match.start() < done or any(s < match.end() and match.start() < e for s, e in taken):
            continue
        other = _range(text, match)
        done = other.end() if other else match.end()
        if _is_name(text, match) or (not other and _is_bare_year(text, match)):
            continue
        if not other and re.match(r"[-\u2013]\d", text[match.end() : match.end() + 2]):
            continue
        first, last = amount(match), amount(other) if other else None
        if first is None:
            continue
        end = (other or match).end()
        unit, stop = _unit(text, match, end)
        if other is not None and last is not None:
            scale = last / Decimal(other["number"].replace(",", "")) if other["scale"] and not match["scale"] else 1
            if unit is None and other.group().count("-"):
                continue
            yield Quantity(first * scale, unit, Bound.AT_LEAST)
            yield Quantity(last, unit, Bound.AT_MOST)
            continue
        if match["word"] and unit is None and not match["scale"]:
            continue
        bound, about = _qualifiers(text, match.start())
        about = about or (_AFTER.match(text, stop) is not None and "," not in text[stop : stop + 2].strip(" ,"))
        yield Quantity(first, unit, bound, about)


def _range(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Return the second figure of "200 to 300 metres", "between 2 and 3 million", "200-300 troops"."""
    joint = re.compile(r"\s*(?:-|\u2013|\bto\b|\band\b)\s*").match(text, match.end())
    if not joint:
        return None
    other = SECOND.match(text, joint.end())
    if not other or not match["number"] or not other["number"]:
        return None
    before = text[max(0, match.start() - 12) : match.start()].casefold()
    word = joint.group().strip()
    if word == "and" and not before.endswith("between "):
        return None
    if word == "to" and re.search(r"\bfrom\s+[$€£]?$", before):
        return None
    low, high = Decimal(match["number"].replace(",", "")), Decimal(other["number"].replace(",", ""))
    return other if low < high or other["scale"] else None


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the figure is part of a name: it follows a capitalised word that does not open the sentence."""
    before = text[max(0, match.start() - 40) : match.start()]
    if _LABEL.search(before):
        return True
    if match["currency"] or match["scale"] or "," in match.group() or _PERCENT.match(text, match.end()):
        return False
    named = re.search(r"(?:^|[\s(\u201c\"])([A-Z][\w.'\u2019]*)\s+$", before)
    if not named or named[1].casefold() in _STOP or _BEFORE.search(before):
        return False
    return not (match.start() - len(before) == 0 or len(before) < 40) or not _ORDINARY_START.search(before)  # noqa: PLR2004 -- the window above


def _is_bare_year(text: str, match: re.Match[str]) -> bool:
    if not match["number"] or not _YEAR.fullmatch(match.group()):
        return False
    unit, _ = _unit(text, match, match.end())
    before = text[max(0, match.start() - 14) : match.start()].casefold()
    if re.search(r"(?:\b(?:in|since|by|of|until|from|the|during|after|before|early|late|mid)[\s-]+)$", before):
        return True
    return unit is None or not unit.endswith("s")


def _qualifiers(text: str, start: int) -> tuple[Bound | None, bool]:
    """Read what stands before the figure, from the right: "about", "more than", "up to some"."""
    bound: Bound | None = None
    about = False
    end = start
    while found := _BEFORE.search(text, max(0, end - 24), end):
        if found["about"]:
            about = True
        else:
            bound = next(b for number, (_, b) in enumerate(_BOUNDS) if found[f"b{number}"])
        end = found.start()
    return bound, about


def _unit(text: str, match: re.Match[str], end: int) -> tuple[str | None, int]:
    """Return the unit of the figure that ends at `end`, and where the unit's words end."""
    percent = _PERCENT.match(text, end)
    if percent:
        points = "point" in percent.group().casefold()
        return ("percentage points" if points else "%"), percent.end()
    if match["currency"]:
        return _CURRENCY[match["currency"][-1]], end
    words: list[str] = []
    stop = end
    while len(words) < _MAX_NOUN_PHRASE and (found := _WORD.match(text, stop)):
        word = found[1]
        if word.casefold() in _STOP or word.casefold() in SPEECH or word.endswith("-"):
            break
        words.append(word)
        stop = found.end()
        if word.islower() and _is_plural(word):
            keep = words[-2:] if len(words) > 1 and words[-2] in _MODIFIERS else words[-1:]
            return " ".join(keep), stop
    if not words:
        return _part(text, end)
    hyphen = text[end : end + 1] == "-"
    first = words[0].split("-")[0]
    if hyphen:
        return (first.casefold() if first.isalpha() else None), end + 1 + len(first)
    last = words[-1]
    return (
        (last, stop) if last.islower() and len(words) <= _MAX_NOUN_PHRASE - 2 and _follows(text, stop) else (None, end)
    )


def _part(text: str, end: int) -> tuple[str | None, int]:
    """Read the unit of "two of its lorries"."""
    found = re.match(
        r"\s+of\s+(?:the|its|their|his|her|these|those|our)\s+(?:[\w-]+\s+){0,2}?([a-z]+s|dead|injured|wounded|"
        r"missing|killed|people|men|women|children)\b",
        text[end : end + 60],
    )
    return (found[1], end + found.end()) if found else (None, end)


def _is_plural(word: str) -> bool:
    return word in _IRREGULAR or (len(word) > 2 and word.endswith("s") and not word.endswith(_NOT_PLURAL))  # noqa: PLR2004


def _follows(text: str, stop: int) -> bool:
    """Whether a noun phrase may end here: at punctuation, at the end, or before a function word."""
    found = _WORD.match(text, stop)
    return not found or found[1].casefold() in _STOP
