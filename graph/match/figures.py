"""Figures of a claim: number, unit, bound, approximation, and what kind of event is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.match.lexicon import APPROXIMATE, BOUNDS, EVENTS, MONTHS, NUMERALS, SCALES, STOP, UNITS
from graph.match.slavic import is_inflected
from graph.match.words import stem
from ontology.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.match.words import Token
    from graph.model import Quantity

__all__ = ["Figure", "figures", "with_quantities"]

_YEARS = range(1800, 2101)
_BEFORE = 3
_CURRENCIES = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"}
_TO = "до"
_LEADING = frozenset(
    stem(word)
    for word in (
        *(word for word, event in EVENTS.items() if event in {"rise", "fall", "jail"}),
        *"reach extend postpone delay bring approach come expand sentence narrow accelerate slow".split(),
    )
)
"""Verbs that go on with "to" and a figure, which Ukrainian and Russian tell by the word for "up to"."""
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a claim. `unit` is canonical (`km2`, `soldier`, `%`), None for a bare number.

    `bound` is as in `ontology.schemes.Bound`, None for none. `start` and `end` are the tokens that the number and its
    unit take up, `end` exclusive; `modifiers` the tokens between number and unit ("North Korean").
    """

    value: Decimal
    unit: str | None
    bound: str | None
    approximate: bool
    start: int
    end: int
    modifiers: tuple[str, ...] = ()
    as_of: str | None = None

    @property
    def digits(self) -> int:
        """How many significant digits the value has: 59,000 has two, 1,376 four."""
        return len(self.value.normalize().as_tuple().digits)

    def equals(self, other: Figure) -> bool:
        """Whether the values agree: exactly, or, when both are approximate, as one rounds the other, and within 2 %."""
        if self.value == other.value:
            return True
        if not (self.approximate and other.approximate):
            return False
        apart = abs(self.value - other.value)
        return 2 * apart <= max(self.step, other.step) and apart * 50 <= max(abs(self.value), abs(other.value))

    @property
    def step(self) -> Decimal:
        """What the last significant digit counts: 1,000 in 59,000."""
        return Decimal(1).scaleb(int(self.value.normalize().as_tuple().exponent))

    def fits(self, other: Figure) -> bool:
        """Whether the units can be the same: equal, or unknown on one side."""
        return self.unit == other.unit or self.unit is None or other.unit is None


def figures(words: Sequence[Token]) -> tuple[Figure, ...]:
    """Find the figures in the tokens of a claim. Years and days of a month are dates and no figures."""
    found: list[Figure] = []
    place, depth = 0, 0
    while place < len(words):
        depth = max(0, depth + {"(": 1, ")": -1}.get(words[place].text, 0))
        read = _number(words, place)
        if read is None or _dated(words, place, read[1]):
            place = read[1] if read else place + 1
            continue
        value, end = read
        unit, after, modifiers = _unit(words, place, end)
        # "1,376 square kilometres (531 square miles)": the same said twice.
        twice = depth and found and unit
        if not twice:
            approximate, bound = _qualified(words, place, after)
            found.append(Figure(value, unit, bound, approximate, place, after, modifiers))
        place = after
    return tuple(found)


def with_quantities(found: tuple[Figure, ...], quantities: Sequence[Quantity]) -> tuple[Figure, ...]:
    """Complete the figures by the quantities that extraction read for the claim, where the values are the same.

    A quantity that no figure has is added: the claim's words may leave out what the text around it says.
    """
    completed = list(found)
    for quantity in quantities:
        words = (quantity.unit or "").lower()
        unit = UNITS.get(words, stem(words.split()[-1])) if words else None
        bound = quantity.bound.value if quantity.bound else None
        same = [place for place, figure in enumerate(completed) if figure.value == quantity.value]
        if not same:
            completed.append(Figure(quantity.value, unit, bound, quantity.approximate, -1, -1, (), quantity.as_of))
            continue
        known = completed[same[0]]
        completed[same[0]] = Figure(
            known.value,
            known.unit or unit,
            known.bound or bound,
            known.approximate or quantity.approximate,
            known.start,
            known.end,
            known.modifiers,
            quantity.as_of,
        )
    return tuple(completed)


def _number(words: Sequence[Token], place: int) -> tuple[Decimal, int] | None:
    """Read a number at `place`: its value and the token after it."""
    token = words[place]
    if token.is_number:
        value, end = _digits(token.text), place + 1
    elif token.lower in NUMERALS and token.lower != "one":
        value, end = Decimal(NUMERALS[token.lower]), place + 1
    elif "-" in token.lower and all(part in NUMERALS for part in token.lower.split("-")):
        value, end = Decimal(sum(NUMERALS[part] for part in token.lower.split("-"))), place + 1
    elif token.lower in {"one", "a", "an"} and _scale(words, place + 1):
        value, end = Decimal(1), place + 1
    elif token.lower == "half" and _scale(words, place + 2):
        value, end = _HALF, place + 2
    else:
        return None
    while scale := _scale(words, end):
        if scale == SCALES["m"] and words[end].lower == "m" and not _money(words, place):
            break
        value, end = value * scale, end + 1
    return value, end


def _digits(text: str) -> Decimal:
    """Read digits: commas, spaces and several dots part thousands, one dot or a comma before other than three digits
    parts decimals.
    """  # noqa: D205 -- one sentence that needs two lines
    plain = re.sub(r"\s", "", text)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    if re.fullmatch(r"\d+,(?:\d{1,2}|\d{4,})", plain):
        plain = plain.replace(",", ".")
    return Decimal(plain.replace(",", ""))


def _scale(words: Sequence[Token], place: int) -> int:
    if place >= len(words):
        return 0
    return SCALES.get(words[place].lower.rstrip(".").removesuffix("s") or "", 0)


def _money(words: Sequence[Token], place: int) -> bool:
    return place > 0 and words[place - 1].text in _CURRENCIES


def _dated(words: Sequence[Token], place: int, end: int) -> bool:
    """Whether the number is a year or a day of a month."""
    token = words[place]
    if not token.is_number or end - place > 1:
        return False
    near = [words[at].lower.rstrip(".") for at in (place - 1, place + 1) if 0 <= at < len(words)]
    if any(name in MONTHS for name in near) and len(token.text) <= 2:  # noqa: PLR2004 -- a day has two digits
        return True
    after = words[end] if end < len(words) else None
    of_year = after is not None and after.lower == "year" and is_inflected(after.text)
    return token.text.isdecimal() and int(token.text) in _YEARS and (of_year or _unit(words, place, end)[0] is None)


def _unit(words: Sequence[Token], start: int, end: int) -> tuple[str | None, int, tuple[str, ...]]:
    """Read the unit after a number: its canonical name, the token after it, and the words before it ("Russian")."""
    if _money(words, start):
        return _CURRENCIES[words[start - 1].text], end, ()
    modifiers: list[Token] = []
    for place in range(end, min(end + 5, len(words))):
        for size in (3, 2, 1):
            form = " ".join(token.lower for token in words[place : place + size])
            if form in UNITS and place + size <= len(words):
                return UNITS[form], place + size, _texts(modifiers)
        token = words[place]
        if not token.is_word or token.lower in STOP:
            break
        modifiers.append(token)
    return _counted(end, modifiers)


def _counted(end: int, modifiers: Sequence[Token]) -> tuple[str | None, int, tuple[str, ...]]:
    """Take what is counted when it is no known unit: the last of the plural nouns that follow ("pilot whales").

    In Ukrainian and Russian it is the first, for what follows a noun there tells of whom or of what it is. Where none
    of the words is known, the first of them may be what is counted, and is no other thing.
    """
    slavic = bool(modifiers) and is_inflected(modifiers[0].text)
    nouns = [token.lower if is_inflected(token.text) else token.text for token in modifiers]
    plural = [
        place for place, noun in enumerate(nouns) if noun.islower() and noun.endswith("s") and not noun.endswith("ss")
    ]
    unknown = slavic and modifiers[0].text.islower() and is_inflected(nouns[0]) and not gazetteer().adjective(nouns[0])
    if not plural or unknown:
        return (nouns[0], end + 1, ()) if unknown and not plural else (None, end, ())
    place = plural[0 if slavic else -1]
    return stem(nouns[place]), end + place + 1, _texts(modifiers[:place])


def _led_to(words: Sequence[Token]) -> bool:
    """Whether a figure after "до" may be where something was led ("зросла до 1150") and not the most there is.

    It may be where a word that leads there goes before, or right before it one that is not known.
    """
    return any(stem(word.lower) in _LEADING for word in words) or bool(words and is_inflected(words[-1].lower))


def _texts(words: Sequence[Token]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _qualified(words: Sequence[Token], start: int, end: int) -> tuple[bool, str | None]:
    before = [token.lower for token in words[max(0, start - _BEFORE) : start] if token.text not in _CURRENCIES]
    phrase = " ".join(("", *before))
    bound = next((found for form, found in BOUNDS.items() if phrase.endswith(f" {form}")), None)
    after = " ".join(token.lower for token in words[end : end + _BEFORE] if token.text != ",")
    if bound is None and after.startswith("or more"):
        bound = "atLeast"
    if bound is None and start and words[start - 1].text.lower() == _TO and not _led_to(words[: start - 1]):
        bound = "atMost"
    about = bool(before) and before[-1] in APPROXIMATE
    return about or after.startswith(("more or less", "or so")), bound
