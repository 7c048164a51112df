"""What a claim says that must agree before two wordings are one: figures, names, dates, negation, certainty, events."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.match.figures import figures, with_quantities
from graph.match.lexicon import ALMOST, EVENTS, FUTURE, IRREGULAR, MONTHS, NEGATION, NOW, POSSIBLE, THEN, UNDONE
from graph.match.names import NEAR, actors, far, modifiers, named, owner
from graph.match.slavic import is_inflected
from graph.match.vocabulary import OPEN, tongue
from graph.match.words import empty, ngrams, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.match.figures import Figure
    from graph.match.words import Token
    from graph.model import Quantity

__all__ = ["EVENT_OF", "Facts", "facts"]

EVENT_OF = {stem(word): event for word, event in EVENTS.items()}
"""The kind of happening that a stem names, as `content` has it."""
_SPEAKER = frozenset({"we", "our", "us", "ми", "мы"})
_TO_COME = FUTURE - {"will", "shall"} | {"is", "are"}
_ADDS = frozenset({"and", "while", ";"})
_REFERS = frozenset("this that it which so these those".split())


@dataclass(frozen=True, slots=True)
class Facts:
    """A claim, taken apart.

    `names` are what it names, in order: an id of the gazetteer's where it knows it (a demonym or a metonym gives the
    state), else the folded name; places ("in Kyiv") keep their name. `sides` tells the state to which a name belongs,
    `far` which names stand only long before the figures. `maybe` are words that begin a sentence and so may or may not
    be names. `dates` are (year, month, day), unknown parts 0. `content` are stems and events that are neither figure,
    unit, name nor date; `words` are content and names together. `actors` are the names that are no mere places, in the
    order of who does it to whom: a passive is turned round; `owners[i]` whose figure i is, by where the names stand.
    `negations` counts them. `mode` is "fact", "possible" or "future"; `phase` "now", "then" (a time that is over)
    or None; `speaker`: it says "we". `events_near[i]`
    are the kinds of events named next to figure i, `modifiers[i]` the names between that figure and its unit.
    `tongue` is "uk", "ru" or "uk, ru" of a claim in Cyrillic, else empty; `things` are the words of its content that
    are told as nouns; `qualifying` are the words, names left out, between figures and their units.
    """

    text: str
    figures: tuple[Figure, ...]
    names: tuple[str, ...]
    sides: Mapping[str, str]
    far: frozenset[str]
    maybe: frozenset[str]
    dates: frozenset[tuple[int, int, int]]
    negations: int
    mode: str
    phase: str | None
    speaker: bool
    content: frozenset[str]
    words: frozenset[str]
    actors: tuple[str, ...]
    owners: tuple[frozenset[str], ...]
    events: frozenset[str]
    events_near: tuple[frozenset[str], ...]
    modifiers: tuple[frozenset[str], ...]
    grams: frozenset[str]
    tongue: str
    things: frozenset[str]
    qualifying: frozenset[str]

    @property
    def units(self) -> frozenset[str]:
        """The canonical units of its figures; what is only a number has none."""
        return frozenset(figure.unit for figure in self.figures if figure.unit)


@lru_cache(maxsize=65536)
def facts(text: str, quantities: tuple[Quantity, ...] = ()) -> Facts:
    """Take a claim's text apart; `quantities` are what extraction read for it, if anything. Pure, and kept."""
    words = _focus(tokens(text))
    found = with_quantities(figures(words), quantities)
    taken = {place for figure in found for place in range(figure.start, figure.end) if figure.start >= 0}
    days, dated = _dates(words, taken)
    names, sides, spans, maybe = named(words, taken, dated)
    used = taken | dated | {place for start, end in spans for place in range(start, end)}
    stems = [
        (place, stem(token.lower))
        for place, token in enumerate(words)
        if token.is_word and place not in used and (_closes(words, place) or not empty(token.lower))
    ]
    events = {place: EVENT_OF[word] for place, word in stems if word in EVENT_OF}
    content = frozenset(events.get(place, word) for place, word in stems)
    placed = actors(words, names, sides, spans, maybe)
    near = tuple(_near(figure, found, events) for figure in found)
    happened = frozenset(events.values()) if not found else frozenset[str]().union(*near)
    return Facts(
        text=text,
        figures=found,
        names=tuple(dict.fromkeys(names)),
        sides=sides,
        far=far(names, spans, found),
        maybe=maybe,
        dates=frozenset(days),
        negations=_negations(words[: _end(words, found)]),
        mode=_mode(words),
        phase=_phase(_around(words, found)),
        speaker=any(token.lower in _SPEAKER for token in words if token.text != "US"),
        content=content,
        words=content | {part for name in names for part in _parts(name, sides)},
        actors=tuple(dict.fromkeys(name for _, name in placed)),
        owners=tuple(owner(figure, placed) for figure in found),
        events=happened | {EVENT_OF[one.unit] for one in found if one.unit in EVENT_OF},
        events_near=near,
        modifiers=tuple(frozenset(modifiers(figure.modifiers)) for figure in found),
        grams=ngrams(text),
        tongue=(tongue(text.lower()) or OPEN) if is_inflected(text) else "",
        things=frozenset(
            events.get(place, word)
            for place, word in stems
            if is_inflected(words[place].text) and words[place].lower.endswith("s")
        ),
        qualifying=frozenset(
            EVENT_OF.get(word, word)
            for one in found
            for word in map(stem, filter(str.islower, one.modifiers))
            if not empty(word)
        ),
    )


def _closes(words: Sequence[Token], place: int) -> bool:
    """Whether it is "close" as one closes a door, not as in "close to 500"."""
    return words[place].lower == "close" and not (place + 1 < len(words) and words[place + 1].lower == "to")


def _parts(name: str, sides: Mapping[str, str]) -> list[str]:
    return [sides.get(name, name)] if "/" in sides.get(name, name) else [stem(part) for part in name.split()]


def _focus(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Keep the sentences with figures, if there are any: what else is said beside a figure is not what is counted."""
    starts = [place for place, token in enumerate(words) if token.first] or [0]
    sentences = [words[start:end] for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]
    with_figures = [sentence for sentence in sentences if figures(sentence)]
    kept = with_figures or sentences
    return tuple(token for sentence in kept for token in sentence)


def _end(words: Sequence[Token], found: Sequence[Figure]) -> int:
    """Return where the clause of the last figure ends: what "and" adds can be denied without denying the figure."""
    last = max((figure.end for figure in found), default=len(words))
    for place in range(max(last, 0), len(words) - 1):
        two = place and words[place - 1].text[0].isupper() and words[place + 1].text[0].isupper()
        if words[place].lower in _ADDS and words[place + 1].lower not in _REFERS and not two:
            return place
    return len(words)


def _dates(words: Sequence[Token], taken: set[int]) -> tuple[list[tuple[int, int, int]], set[int]]:
    """Find dates: "24 November 2024", "November 24", "in August", "2024". Return them and the tokens they take.

    What figures have `taken` is no year.
    """
    found: list[tuple[int, int, int]] = []
    used: set[int] = set()
    for place, token in enumerate(words):
        name = token.lower.rstrip(".")
        if (
            name in MONTHS
            and (token.text[0].isupper() or is_inflected(token.text))
            and (name != "may" or _beside(words, place))
        ):
            around = [at for at in (place - 1, place + 1, place + 2, place + 3) if 0 <= at < len(words)]
            day = next((at for at in around[:2] if words[at].is_number and len(words[at].text) <= 2), None)  # noqa: PLR2004
            year = next((at for at in around if _year(words[at])), None)
            used.update(at for at in (place, day, year) if at is not None)
            found.append(
                (
                    int(words[year].text) if year is not None else 0,
                    MONTHS[name],
                    int(words[day].text) if day is not None else 0,
                )
            )
    for place, token in enumerate(words):
        if place not in used and place not in taken and _year(token):
            used.add(place)
            found.append((int(token.text), 0, 0))
    return found, used


def _beside(words: Sequence[Token], place: int) -> bool:
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    return bool(
        (before and (before.is_number or before.lower in {"in", "since", "by", "of", "until"}))
        or (after and after.is_number)
    )


def _year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdecimal() and token.text[:2] in {"18", "19", "20"}  # noqa: PLR2004


def _negations(words: Sequence[Token]) -> int:
    """Count what turns the claim round; "not only" and "no fewer than" do not."""
    found = 0
    lower = [token.lower for token in words]
    for place, word in enumerate(lower):
        after, then = (*lower[place + 1 : place + 3], "", "")[:2]
        limit = word in {"no", "not"} and after in {"fewer", "less", "more"} and then == "than"
        almost = word in ALMOST and (after in IRREGULAR or (after.endswith("ed")))
        if (
            (word, after) in UNDONE
            or almost
            or (word in NEGATION and not limit and not (word == "not" and after == "only"))
        ):
            found += 1
    return found


def _mode(words: Sequence[Token]) -> str:
    lower = [token.lower for token in words]
    if any(word in POSSIBLE and not (word == "may" and words[place].text == "May") for place, word in enumerate(lower)):
        return "possible"
    for place, word in enumerate(lower):
        after = lower[place + 1] if place + 1 < len(lower) else ""
        if word in {"will", "shall", "'ll"} or (word in _TO_COME and after == "to"):
            return "future"
    return "fact"


def _around(words: Sequence[Token], found: Sequence[Figure]) -> Sequence[Token]:
    """Return the words near the figures; all of them when there is none."""
    placed = [figure for figure in found if figure.start >= 0]
    if not placed:
        return words
    near = {place for one in placed for place in range(one.start - NEAR, one.end + NEAR + 1)}
    return [token for place, token in enumerate(words) if place in near]


def _phase(words: Sequence[Token]) -> str | None:
    lower = {token.lower for token in words}
    if lower & NOW and not lower & THEN:
        return "now"
    return "then" if lower & THEN and not lower & NOW else None


def _near(figure: Figure, found: Sequence[Figure], events: dict[int, str]) -> frozenset[str]:
    """Return the events that belong to a figure: those near it when it is the only one, else the nearest."""
    if figure.start < 0:
        return frozenset(events.values())
    distances = {place: min(abs(place - figure.end), abs(place - figure.start)) for place in events}
    alone = sum(one.start >= 0 for one in found) == 1
    limit = NEAR if alone else min(NEAR, *distances.values()) if distances else 0
    return frozenset(events[place] for place, distance in distances.items() if distance <= limit)
