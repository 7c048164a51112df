"""What must agree before two wordings are one claim, and how much does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.match.lexicon import EVENTS, EXCLUSIVE, MONEY
from graph.match.same_words import told_apart
from graph.match.words import listed, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.match.facts import Facts
    from graph.match.figures import Figure

__all__ = ["agreeing", "conflict", "differences", "met", "rival"]

_EVENT_STEMS = frozenset(stem(word) for word in EVENTS)
_ROOT = 3
_ADJECTIVE_ENDINGS = frozenset("an ian ean n ese ish i ic vian nian ine er".split())
_SOME, _MANY = 2, 4
_NEARLY_ALL = 6
"""So many words in common, and one wording is the other with a word changed."""
_WEIGHT_BY_DIGITS = {1: 1.0, 2: 1.5, 3: 2.5}
_EXACT = 3.5


def conflict(a: Facts, b: Facts) -> str | None:
    """Return, in words, what keeps two wordings from being the same claim; None when nothing does."""
    return next(differences(a, b), None)


def differences(a: Facts, b: Facts) -> Iterator[str]:
    """Yield, in words, all that keeps two wordings from being the same claim."""
    for differs in (_certainty, _figures, _bounded, _named, _dated, _happened, told_apart, _roles):
        if found := differs(a, b):
            yield found


def met(name: str, mine: Facts, other: Facts) -> bool:
    """Whether the other claim names the same, or the state to which it belongs, or something that belongs to it."""
    if name in other.names or mine.sides.get(name, name) in other.names or name in other.sides.values():
        return True
    if "/" in name:
        return False
    return stem(name) in other.maybe or any(_derived(name, known) for known in (*other.names, *other.maybe))


def _derived(a: str, b: str) -> bool:
    """Whether one is the adjective of the other: "Zambian" and "Zambia", "Tasmanian" and "Tasmania"."""
    short, long = sorted((a, b), key=len)
    root = short.rstrip("aeiouy")
    return len(root) >= _ROOT and long.startswith(root) and long[len(root) :] in _ADJECTIVE_ENDINGS


def rival(a: Facts, b: Facts) -> str | None:
    """Return, in words, the one figure in which two claims differ that agree in all that the guard looks at else."""
    if len(a.figures) != len(b.figures) or _certainty(a, b) or _dated(a, b) or _happened(a, b) or _roles(a, b):
        return None
    pairs = _aligned(a, b)
    left, right = _alone(a, pairs, 0), _alone(b, pairs, 1)
    if len(left) != 1 or len(right) != 1 or left[0].unit != right[0].unit or left[0].bound != right[0].bound:
        return None
    if left[0].unit is None or _moments_differ(left[0], right[0]) or _unmet(a, b) or _unmet(b, a):
        return None
    return f"the value differs: {_written(left[0])} against {_written(right[0])}"


def agreeing(a: Facts, b: Facts) -> tuple[float, str]:
    """Return how much agrees (figures, names, words: unitless evidence), and in words what."""
    pairs = _aligned(a, b)
    evidence, said = 0.0, []
    for left, right in pairs:
        weight = _WEIGHT_BY_DIGITS.get(left.digits, _EXACT)
        if left.unit and left.unit == right.unit:
            # Round percentages and sums of money are common, and tell less.
            weight += 0.3 if left.unit == "%" else 0.7 if left.unit in MONEY else 1.0
        elif left.unit or right.unit:
            weight += 0.5 if {left.unit, right.unit} & (a.content | b.content) else -0.5
        evidence += weight
        said.append(_written(left))
    shared = _shared(a, b)
    places = [name for name in shared if "/" not in name]
    evidence += 1.5 * min(len(places), 2) + 0.7 * min(len(shared) - len(places), 2)
    words = a.content & b.content
    evidence += 0.5 * min(len(words), _MANY) + (1.0 if a.events & b.events else 0.0)
    if a.speaker and b.speaker:
        evidence += 1.0
    union = a.content | b.content
    evidence += 2.0 * len(words) / len(union) if union else 0.0
    if not shared and not words and not (a.speaker and b.speaker):
        return 0.0, "nothing but a figure in common"
    return evidence, f"the same figure: {', '.join(said)}" if said else "the same words"


def _shared(a: Facts, b: Facts) -> list[str]:
    """Return what both name: states for all that belongs to them, other names by their stems."""
    left, right = _named_by(a), _named_by(b)
    both = left & right
    pairs = ((one, other) for one in left - both for other in right - both)
    return sorted(both | {min(pair) for pair in pairs if "/" not in "".join(pair) and _derived(*pair)})


def _named_by(claim: Facts) -> set[str]:
    names = (claim.sides.get(name, name) for name in claim.names)
    return {name if "/" in name else stem(name) for name in names} | claim.maybe


def _certainty(a: Facts, b: Facts) -> str | None:
    if a.negations != b.negations:
        return "one is negated"
    if a.mode != b.mode:
        return f"one is told as {a.mode}, the other as {b.mode}"
    return None


def _figures(a: Facts, b: Facts) -> str | None:
    if not a.figures and not b.figures:
        return None
    if not a.figures or not b.figures:
        return "only one has a figure"
    pairs = _aligned(a, b)
    fewer = min(len(a.figures), len(b.figures))
    if len(pairs) < fewer:
        mine, others = _alone(a, pairs, 0), _alone(b, pairs, 1)
        return f"the figures differ: {_written(mine[0])} against {_written(others[0])}"
    if len(a.figures) != len(b.figures) and (a.figures[0], b.figures[0]) not in pairs:
        # "Of 1,376 square kilometres, 800 remain" is the claim of the 1,376, and no wording of the 800 alone.
        return f"the main figure differs: {_written(a.figures[0])} against {_written(b.figures[0])}"
    for left, right in pairs:
        one, other = a.events_near[a.figures.index(left)], b.events_near[b.figures.index(right)]
        if found := _figure(left, right, one, other):
            return found
    return None


def _bounded(a: Facts, b: Facts) -> str | None:
    """Return how the bounds of figures of one unit differ, whatever their values."""
    one, other = ({(figure.unit, figure.bound) for figure in claim.figures if figure.unit} for claim in (a, b))
    units = {unit for unit, _ in one} & {unit for unit, _ in other}
    if _aligned(a, b) or not units or {pair for pair in one if pair[0] in units} & other:
        return None
    bounds = [sorted(bound or "none" for unit, bound in claim if unit in units) for claim in (one, other)]
    return f"the bounds differ: {', '.join(bounds[0])} against {', '.join(bounds[1])}"


def _figure(left: Figure, right: Figure, one: frozenset[str], other: frozenset[str]) -> str | None:
    if left.bound != right.bound:
        return f"the bounds differ: {_written(left)} against {_written(right)}"
    if _moments_differ(left, right):
        return "the figures are of different dates"
    if one and other and not one & other:
        return f"what is counted differs: {listed(one)} against {listed(other)}"
    return None


def _aligned(a: Facts, b: Facts) -> list[tuple[Figure, Figure]]:
    """Pair figures that agree in value and unit, each at most once, the closest in value first."""
    possible = sorted(
        (abs(left.value - right.value), left.unit != right.unit, i, j)
        for i, left in enumerate(a.figures)
        for j, right in enumerate(b.figures)
        if left.equals(right) and left.fits(right)
    )
    pairs: list[tuple[Figure, Figure]] = []
    lefts: set[int] = set()
    rights: set[int] = set()
    for _, _, i, j in possible:
        if i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            pairs.append((a.figures[i], b.figures[j]))
    return pairs


def _alone(claim: Facts, pairs: list[tuple[Figure, Figure]], side: int) -> list[Figure]:
    """Return the figures of a claim that found no partner."""
    left = list(claim.figures)
    for pair in pairs:
        left.remove(pair[side])
    return left


def _moments_differ(a: Figure, b: Figure) -> bool:
    if not a.as_of or not b.as_of:
        return False
    size = min(len(a.as_of), len(b.as_of))
    return a.as_of[:size] != b.as_of[:size]


def _named(a: Facts, b: Facts) -> str | None:
    one, other = _unmet(a, b), _unmet(b, a)
    if one and other:
        return f"the names differ: {listed(one)} against {listed(other)}"
    return None


def _unmet(mine: Facts, other: Facts) -> set[str]:
    """Return what one claim names and the other does not, words included that may be names."""
    words = other.content | other.maybe | {stem(part) for name in other.names for part in name.split()}
    named = set(mine.names) - mine.far
    names = {name for name in named if not met(name, mine, other) and stem(name) not in words}
    return names | {word for word in mine.maybe if word not in words and word not in _EVENT_STEMS}


def _dated(a: Facts, b: Facts) -> str | None:
    if a.phase and b.phase and a.phase != b.phase:
        return "one is of now, the other of a time that is over"
    if not a.dates or not b.dates:
        return None
    fewer, more = sorted((a.dates, b.dates), key=len)
    if _all_among(fewer, more) and (len(fewer) < len(more) or _all_among(more, fewer)):
        return None
    return "the dates differ"


def _all_among(dates: frozenset[tuple[int, int, int]], others: frozenset[tuple[int, int, int]]) -> bool:
    """Whether each date can be one of the others: what is not known of a date can be anything."""
    return all(
        any(all(x == y or 0 in {x, y} for x, y in zip(one, other, strict=True)) for other in others) for one in dates
    )


def _happened(a: Facts, b: Facts) -> str | None:
    if a.events and b.events and not a.events & b.events:
        return f"what happened differs: {listed(a.events)} against {listed(b.events)}"
    for family in EXCLUSIVE:
        one, other = a.events & family, b.events & family
        if one and other and not one & other:
            return f"what happened differs: {listed(one)} against {listed(other)}"
    return _qualified(a, b) or _replaced(a, b)


def _qualified(a: Facts, b: Facts) -> str | None:
    """Whether what is counted is told to be of two kinds: "5 train passengers", "5 bus passengers"."""
    one, other = a.qualifying - b.words - b.qualifying, b.qualifying - a.words - a.qualifying
    if len(a.figures) == len(b.figures) == 1 and one and other and a.tongue == b.tongue:
        return f"what is counted differs: {listed(one)} against {listed(other)}"
    return None


def _replaced(a: Facts, b: Facts) -> str | None:
    """Whether one word stands where the other claim has another, all else being equal: then it matters."""
    one, other = a.words - b.words - b.units, b.words - a.words - a.units
    shared = sum(met(name, a, b) for name in a.names) if a.figures else 0
    common = len(a.words & b.words)
    if len(one) == len(other) == 1 and common >= _SOME and (shared <= _SOME or common >= _NEARLY_ALL):
        return f"one word differs: {listed(one)} against {listed(other)}"
    return None


def _roles(a: Facts, b: Facts) -> str | None:
    """Whether who did it and to whom are changed round, as far as the order of names tells."""
    for one, other in ((a, b), (b, a)):
        for modifiers in one.modifiers:
            states = {name for name in modifiers if "/" in name}
            if states and other.names and not any(met(name, one, other) for name in states):
                return f"whose it is differs: {listed(states)}"
    marked = [{name for names in one.modifiers for name in names} for one in (a, b)]
    if all(marked):
        return (
            None if marked[0] & marked[1] else f"whose it is differs: {listed(marked[0])} against {listed(marked[1])}"
        )
    common = [name for name in a.actors if name in b.actors]
    mine, others = (frozenset[str]().union(*one.owners) & set(common) for one in (a, b))
    if len(common) > 1 and common != [name for name in b.actors if name in common] and not mine & others:
        return "the names stand in another order, so that roles may be changed round"
    return None


def _written(figure: Figure) -> str:
    bound = f" {figure.bound}" if figure.bound else ""
    return f"{figure.value:,f}{' ' + figure.unit if figure.unit else ''}{bound}"
