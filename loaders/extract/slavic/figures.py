"""Figures in Ukrainian and Russian text: digits and words, bounds, approximation, units, money, percentages, ranges.

Dates, times of day, years, ordinals and numbers that are part of a name are no quantities.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from graph.model import Quantity
from loaders.extract.dates import as_of
from loaders.extract.slavic.calendar import CALENDARS
from loaders.extract.slavic.russian import RUSSIAN
from loaders.extract.slavic.times import moments
from loaders.extract.slavic.ukrainian import UKRAINIAN
from ontology.schemes import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.statement import Span

__all__ = ["figures"]

_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_AFTER = re.compile(r"\s*(?:-го|-м|-му|-й)?\s*(?:г\.|гг\.|год\w*|р\.|рр\.|рок\w*|року)", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"(?:с|к|до|в|у|з|від|после|після|начала|кінця|конца|початку|літа|лета|весны|осени|зимы|восени)\s+$", re.IGNORECASE
)
_TIME = re.compile(r"\d{1,2}:\d\d|\d{1,2}\.\d\d\.(?:\d{2,4})?|\d{4}-\d\d-\d\d")
_ORDINAL = re.compile(r"-(?:й|я|е|го|му|м|х|ї|ій|а|у|ю|ти|те|та|ту|и)\b|\.\s*(?=[IVX])")
_LETTER = re.compile(r"[^\W_]")
_UNIT = re.compile(r"[\s\u00a0]+(кв\.?\s?(?:км|м)\b\.?|куб\.?\s?(?:км|м)\b\.?|[^\W\d_][\w'\u2019-]*)")
_SQUARE = re.compile(r"(?:кв|куб|квадратн|кубічн|кубическ|метр|морськ|морск)", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?:[\w'\u2019-]+(?:ых|их|ой|ий|ого|его|ые|ие|ими|ыми|ая|ое|ым|ую|і|ої|а|е|ним|ними|них))$",
    re.IGNORECASE,
)
_NOUNS = re.compile(r"(?:тонн|км|кілометр|километр|метр|людей|осіб|человек|млн)", re.IGNORECASE)
_NOT_ALONE = frozenset("один одна одне одно одного одной однієї".split())
_MONEY = re.compile(r"(?:US|A|C)?[$€£₴₽¥]")


def figures(text: str, lexicon: Lexicon, published: str | None = None) -> tuple[Quantity, ...]:
    """Return the quantities that a text states, in order, each once. Total.

    `published` is the day of publication as ISO 8601 text, which "on Sunday" is resolved against. `as_of` is the date
    at which the text says that the figure held, None where it does not say.
    """
    text = text.replace("\u2019", "'").replace("\u02bc", "'")
    stated = moments(text, published, lexicon.code)
    found = list(_find(text, lexicon, [(moment.start, moment.end) for moment in stated]))
    dates = as_of(text, [(start, end) for _, start, end in found], stated, CALENDARS[lexicon.code].bearings)
    return tuple(
        dict.fromkeys(
            replace(quantity, as_of=date) if date else quantity
            for (quantity, _, _), date in zip(found, dates, strict=True)
        )
    )


@cache
def _amount(code: str) -> re.Pattern[str]:
    lexicon = {"uk": UKRAINIAN, "ru": RUSSIAN}[code]
    small = "|".join(re.escape(w) for w in sorted(lexicon.small, key=len, reverse=True))
    scale = "|".join(re.escape(w) for w in sorted(lexicon.scales, key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<currency>(?:US|A|C)?[$€£₴₽¥])\s?)?"
        rf"(?:(?P<number>{_DIGITS})(?P<scale>[\s\u00a0]*(?:{scale})\b\.?)?"
        rf"|(?<![\w'\u2019-])(?P<word>(?:{small})(?:[\s\u00a0]+(?:{small}))*)(?P<wordscale>(?:[\s\u00a0]+(?:{scale})\b\.?)*)(?![\w'\u2019-])"
        rf"|(?<![\w'\u2019-])(?P<lone>{scale})(?=\s))",
        re.IGNORECASE,
    )


@cache
def _dates(code: str) -> re.Pattern[str]:
    lexicon = {"uk": UKRAINIAN, "ru": RUSSIAN}[code]
    return re.compile(
        rf"\d{{1,2}}(?:\s*[-\u2013\u2014]\s*\d{{1,2}})?(?:-го)?\s+{lexicon.months}\w*(?:\s+\d{{4}})?", re.IGNORECASE
    )


def _find(text: str, lexicon: Lexicon, dates: list[Span]) -> Iterator[tuple[Quantity, int, int]]:
    """Yield the quantities of a text with where each stands, in order; a range is two, at one place."""
    taken = [*dates, *(m.span() for pattern in (_TIME, _dates(lexicon.code)) for m in pattern.finditer(text))]
    pattern, done = _amount(lexicon.code), 0
    for match in pattern.finditer(text):
        if match.start() < done or any(s < match.end() and match.start() < e for s, e in taken):
            continue
        if match["lone"] is not None and not any(_qualified(text, match.start(), lexicon)):
            continue
        if not _stands(text, match, lexicon):
            continue
        value = _value(match, lexicon)
        second = None
        ranged = lexicon.ranges.match(text, match.end())
        if ranged and ranged.group().strip():
            second = pattern.match(text, ranged.end())
            opened = re.search(r"(?:від|от|з|с|між|между)\s+$", text[: match.start()], re.IGNORECASE) is not None
            dash = ranged.group().strip() in {"-", "\u2013", "\u2014"}
            if second is not None and (second["lone"] or not (dash or opened)):
                second = None
        end = second.end() if second else match.end()
        unit, stop = _unit(text, end, match, lexicon)
        done = end
        if second is not None:
            last = _value(second, lexicon)
            scale = _scale(second, lexicon) if not _scale_words(match) else Decimal(1)
            yield Quantity(_whole(value * scale), unit, Bound.AT_LEAST), match.start(), max(end, stop)
            yield Quantity(last, unit, Bound.AT_MOST), match.start(), max(end, stop)
            continue
        if match["word"] and unit is None and not match["wordscale"]:
            continue
        if match["word"] and match["word"].casefold() in _NOT_ALONE and not match["wordscale"]:
            continue
        bound, about = _qualified(text, match.start(), lexicon)
        yield Quantity(value, unit, bound, about), match.start(), max(end, stop)


def _stands(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a figure is a quantity: no year, ordinal, score, or part of a name."""
    start, end = match.start("number") if match["number"] else match.start(), match.end()
    before = text[start - 1 : start]
    if match["number"] and not match["currency"] and before and (_LETTER.match(before) or before in "-/.,:№#"):
        return False
    if match["number"] and (_ORDINAL.match(text, match.end("number")) or text[end : end + 1] in {"/", ":"}):
        return False
    year = match["number"] and _YEAR.fullmatch(match["number"]) and not match["scale"]
    if year and (_YEAR_AFTER.match(text, end) or not _UNIT.match(text, end) or _YEAR_BEFORE.search(text[:start])):
        return False
    if match["number"] and _LETTER.match(text[end : end + 1]) and not match["scale"]:
        return False
    return not re.search(
        rf"(?:^|(?<=\W)){lexicon.not_counted.pattern}$", text[max(0, start - 24) : start], re.IGNORECASE
    )


def _scale_words(match: re.Match[str]) -> str:
    return (match["scale"] or match["wordscale"] or "").strip(" .\u00a0\n\t").casefold()


def _scale(match: re.Match[str], lexicon: Lexicon) -> Decimal:
    value = Decimal(1)
    for word in _scale_words(match).replace(".", "").split():
        value *= lexicon.scales.get(word, Decimal(1))
    return value


def _value(match: re.Match[str], lexicon: Lexicon) -> Decimal:
    if match["lone"]:
        return _whole(lexicon.scales[match["lone"].casefold()])
    if match["number"]:
        value = Decimal(re.sub(r"[ \u00a0\u202f]", "", match["number"]).replace(",", "."))
    else:
        value = Decimal(sum(lexicon.small[w] for w in match["word"].casefold().split()))
    return _whole(value * _scale(match, lexicon))


def _whole(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value


def _unit(text: str, end: int, match: re.Match[str], lexicon: Lexicon) -> tuple[str | None, int]:
    if match["currency"]:
        return lexicon.currency[match["currency"][-1]], end
    percent = lexicon.percent.match(text, end)
    if percent:
        return "%", percent.end()
    words: list[str] = []
    position = end
    while len(words) < 3:  # noqa: PLR2004 -- "square kilometres", "North Korean soldiers"
        found = _UNIT.match(text, position)
        if not found:
            break
        word = found[1].rstrip(".")
        if word.casefold() in lexicon.unit_stop or (word[:1].isupper() and not words and not _ADJECTIVE.search(word)):
            break
        words.append(word.casefold())
        position = found.end()
        if not _ADJECTIVE.search(word) or (_SQUARE.match(word) and " " in word) or _NOUNS.match(word):
            break
    if words and len(words) > 1 and _ADJECTIVE.search(words[-1]) and not _NOUNS.match(words[-1]):
        position = end
        while len(words) > 1 and _ADJECTIVE.search(words[-1]) and _ADJECTIVE.search(words[-2]):
            words.pop()
    return (" ".join(words) or None), position


def _qualified(text: str, start: int, lexicon: Lexicon) -> tuple[Bound | None, bool]:
    before = text[max(0, start - 48) : start].rstrip()
    bound, about = None, False
    for _ in range(2):
        rough = re.search(rf"(?:^|(?<=\W)){lexicon.approximately.pattern}$", before, re.IGNORECASE)
        if rough:
            about, before = True, before[: rough.start()].rstrip()
            continue
        # The longest phrase decides: "not more than" before "more than".
        ends = [
            (m.start(), kind)
            for pattern, kind in lexicon.bounds
            if (m := re.search(rf"(?:^|(?<=\W)){pattern.pattern}$", before, re.IGNORECASE))
        ]
        if not ends:
            break
        where, bound = min(ends, key=lambda e: e[0])
        before = before[:where].rstrip()
    return bound, about
