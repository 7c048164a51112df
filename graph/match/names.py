"""Names in a claim: what is named, to which state it belongs, and who does what to whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.match.lexicon import COMMON
from graph.match.slavic import is_inflected, romanised
from graph.match.words import empty, stem
from ontology.gazetteer import gazetteer
from ontology.inflection import stems
from ontology.names import normal_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.match.figures import Figure
    from graph.match.words import Token
    from ontology.gazetteer import Entry

__all__ = ["NEAR", "actors", "far", "modifiers", "named", "owner"]

NEAR = 12
"""How many tokens from a figure what is said still belongs to it."""
_WHERE = frozenset("in at near around across outside inside throughout".split())
_PLACED = frozenset("in at near from to into around across outside inside throughout of over".split())
_NAME_WORDS = 4
_OF_STATES = re.compile("[сц]ь?к$")
"""How the stems of adjectives of states end in Ukrainian and Russian."""
_ROLES = frozenset(
    "president minister prime secretary general chief king queen prince pope mr mrs ms dr sir senator governor mayor "
    "oblast region province city district county state republic of the and for".split()
)


def named(
    words: Sequence[Token], taken: set[int], dated: set[int]
) -> tuple[list[str], dict[str, str], list[tuple[int, int]], frozenset[str]]:
    """Find names: return them, their states, the tokens they take, and words that may only begin a sentence."""
    names, sides, spans, maybe = [], {}, [], set()
    place = 0
    while place < len(words):
        token = words[place]
        if not token.is_word or place in dated or not (token.text[0].isupper() or _adjective(token)):
            place += 1
            continue
        name, side, end = _known(words, place)
        if name:
            names.append(name)
            spans.append((place, end))
            if side and side != name:
                sides[name] = side
        elif token.first and not _goes_on(words, place):
            if not empty(token.lower) and place not in taken and token.lower not in COMMON:
                maybe.add(stem(_written(token)))
        elif not empty(token.lower) and token.lower.removesuffix("s") not in _ROLES:
            names.append(_written(token))
            spans.append((place, end))
        place = end
    return names, sides, spans, frozenset(maybe)


def actors(
    words: Sequence[Token],
    names: Sequence[str],
    sides: Mapping[str, str],
    spans: Sequence[tuple[int, int]],
    maybe: frozenset[str],
) -> list[tuple[int, str]]:
    """Return where the names stand and what they are, in the order of who does it to whom, places left out."""
    found = [(start, sides.get(name, name)) for name, (start, _) in zip(names, spans, strict=True)]
    found += [
        (place, _written(token)) for place, token in enumerate(words) if token.first and stem(_written(token)) in maybe
    ]
    doers: list[tuple[int, str]] = []
    others: list[tuple[int, str]] = []
    ends = {end for _, end in spans}
    for start, name in sorted(found):
        before = words[start - 1].lower if start else ""
        if before == "the" and start > 1:
            before = words[start - 2].lower
        if before not in _WHERE and start not in ends:
            (doers if before == "by" else others).append((start, name))
    return doers + others


def owner(figure: Figure, placed: Sequence[tuple[int, str]]) -> frozenset[str]:
    """Return whose figure it is, as far as the order tells: who stands before the unit, else the nearest name."""
    states = frozenset(name for name in modifiers(figure.modifiers) if "/" in name)
    if states or figure.start < 0:
        return states
    before = [name for start, name in sorted(placed) if start < figure.start]
    after = [name for start, name in sorted(placed) if start >= figure.start]
    return frozenset(before[-1:] or after[:1])


def far(names: Sequence[str], spans: Sequence[tuple[int, int]], found: Sequence[Figure]) -> frozenset[str]:
    """Return the names that stand long before the first figure only, as what went before it often does."""
    first = min((figure.start for figure in found if figure.start >= 0), default=0)
    near = {name for name, (_, end) in zip(names, spans, strict=True) if end > first - NEAR}
    return frozenset(names) - near


def modifiers(words: Iterable[str]) -> Iterator[str]:
    """Yield the names that stand between a figure and its unit, as `named` gives them."""
    known = gazetteer()
    found = [word for word in words if word[0].isupper() or (is_inflected(word) and known.adjective(word))]
    whole = known.demonym(" ".join(found)) if found else None
    if whole:
        yield whole.side or whole.id
        return
    for word in found:
        entry = known.demonym(word) or known.adjective(word) or known.find(word)
        yield (entry.side or entry.id) if entry else word.lower()


def _known(words: Sequence[Token], place: int) -> tuple[str | None, str | None, int]:
    """Look the longest name at `place` up: what it names, the state of that, and the token after it."""
    known = gazetteer()
    for size in range(min(_NAME_WORDS, len(words) - place), 0, -1):
        phrase = words[place : place + size]
        if not all(token.is_word for token in phrase) or not (phrase[-1].text[0].isupper() or _adjective(phrase[-1])):
            continue
        text = " ".join(token.text for token in phrase)
        if words[place].lower == "the" and (after := _known(words, place + 1))[2] > place + size and after[0]:
            return after  # "The National Bank of Ukraine" is not of "The National"
        placed = place > 0 and words[place - 1].lower in _PLACED
        entry = known.demonym(text) or (known.adjective(text) if size == 1 else None)
        if entry and placed and is_inflected(text) and not _OF_STATES.search(stems(text)):
            return stems(text), entry.id, place + size  # "в Египте": its cases are those of the genitive, a demonym
        if entry:
            return entry.id, entry.side, place + size
        entry = known.find(text)
        if entry and placed and _is_metonym(text, entry):
            return stems(text) if is_inflected(text) else text.lower(), entry.id, place + size
        if entry:
            return entry.id, entry.side, place + size
    return None, None, place + 1


def _is_metonym(text: str, entry: Entry) -> bool:
    """Whether a name is that of a place for which a state is meant, in any case."""
    if not is_inflected(text):
        return normal_name(text) in entry.metonyms
    return stems(text) in {stems(name) for name in entry.metonyms if is_inflected(name)}


def _goes_on(words: Sequence[Token], place: int) -> bool:
    after = words[place + 1] if place + 1 < len(words) else None
    return bool(after and after.is_word and after.text[0].isupper() and not empty(words[place].lower))


def _adjective(token: Token) -> bool:
    """Whether a word in Cyrillic is a state's adjective, which is written small there."""
    return is_inflected(token.text) and gazetteer().adjective(token.text) is not None


def _written(token: Token) -> str:
    """Return a name that the gazetteer does not know, as names are compared."""
    return romanised(token.text.lower()) if is_inflected(token.lower) else token.lower
