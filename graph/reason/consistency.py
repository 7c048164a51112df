"""Arithmetic between figures of one origin: 1,376 at the peak and about 800 now agree with "over 40 % lost".

It is consistency and no corroboration: an origin that agrees with itself is still one origin. Only what the figures
support is said, and only where the words tell what they are figures of. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Any

from graph.match.facts import facts
from graph.match.words import tokens
from graph.reason.said import Said, name_of, said_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.match.facts import Facts
    from graph.match.figures import Figure
    from graph.model import Reading

__all__ = ["Consistent", "consistency"]

_FALLS, _RISES = frozenset({"lose", "fall"}), frozenset({"rise"})
_GONE = frozenset(
    "lost lose loses losing shed shrank shrunk pushed driven retaken recaptured regained ceded surrendered abandoned "
    "gone withdrew withdrawn destroyed".split()
)
_AREAS, _LAND = frozenset({"km2", "mi2", "ha"}), frozenset("territory territories land lands ground area areas".split())
_TOTAL = frozenset("total totals totalled totaled altogether overall combined".split())
_ADDENDS = range(2, 5)
_MOST = 12
"""Of an origin with more figures only the first so many are put together."""
_HUNDRED, _HALF = Decimal(100), Decimal("0.5")
_ROOM = Decimal(5)
_TELLING = 2
_LABEL = "This is consistency, not corroboration."


@dataclass(frozen=True, slots=True)
class Consistent:
    """Figures of one origin that agree. `kind` is change, share, difference or sum; `claims` are those put together.

    `arithmetic` is the sum in figures, `stated` the figure that it agrees with, as its claim has it.
    """

    kind: str
    origin: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    arithmetic: str
    stated: str
    explanation: str

    def as_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "kind": self.kind,
            "origin": self.origin,
            "claims": list(self.claims),
            "reports": list(self.reports),
            "arithmetic": self.arithmetic,
            "stated": self.stated,
            "explanation": self.explanation,
        }


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure with the statement and what is known of its words."""

    said: Said
    facts: Facts
    figure: Figure


def consistency(
    claim: str, readings: Iterable[Reading], *, name: Callable[[str], str] | None = None
) -> tuple[Consistent, ...]:
    """Return the agreements between figures of one origin that a claim has part in, sorted.

    An origin that several reports name is one; an unnamed one is another in every report. Figures that one report has
    from several origins are put together too, and are then said to be the report's. `name` gives the name of an agent
    by its id.
    """
    given = list(readings)
    agents = {agent.id: agent.name for one in given for agent in (*one.agents, *one.sources)}
    named = name or (lambda iri: agents.get(iri, name_of(iri)))
    publishers = {one.report.id: one.report.publisher for one in given}
    found: dict[tuple[str, frozenset[str]], Consistent] = {}
    for origin, stated in _groups(said_in(given), publishers):
        for kind, parts, whole, arithmetic in (*_changes(stated), *_sums(stated), *_differences(stated)):
            used = (*parts, whole)
            claims = tuple(dict.fromkeys(one.said.claim.id for one in used))
            if claim not in claims:
                continue
            agreed = f"{arithmetic}, which agrees with {_written(whole.figure)}"
            text = f"{named(origin)} gives all of these: {agreed}. {_LABEL}"
            reports = tuple(sorted({one.said.report for one in used}))
            one = Consistent(kind, origin, claims, reports, arithmetic, _written(whole.figure), text)
            found.setdefault((kind, frozenset(claims)), one)
    return tuple(sorted(found.values(), key=lambda one: (one.kind, one.claims, one.arithmetic)))


def _groups(said: Sequence[Said], publishers: dict[str, str]) -> Iterator[tuple[str, list[_Stated]]]:
    """Yield figures that belong together, with whose they are: those of each origin, then those of each report."""
    origins: dict[str, dict[tuple[str, Decimal, str | None], _Stated]] = defaultdict(dict)
    reports: dict[str, dict[tuple[str, Decimal, str | None], _Stated]] = defaultdict(dict)
    for one in said:
        if one.assertion.stance.supports:
            known = facts(one.words, one.claim.quantities)
            for figure in known.figures:
                key = (one.claim.id, figure.value, figure.unit)
                origins[one.assertion.made_by].setdefault(key, _Stated(one, known, figure))
                reports[one.report].setdefault(key, _Stated(one, known, figure))
    for origin in sorted(origins):
        yield origin, list(origins[origin].values())[:_MOST]
    for report in sorted(reports):
        yield publishers[report], list(reports[report].values())[:_MOST]


_Agreed = tuple[str, tuple[_Stated, ...], _Stated, str]


def _changes(stated: Sequence[_Stated]) -> Iterator[_Agreed]:
    """Yield the percentages of change, or of a share, that agree with the two figures they can be of."""
    for whole in stated:
        if whole.figure.unit != "%" or not Decimal(0) < whole.figure.value <= _HUNDRED:
            continue
        falls, rises = bool(whole.facts.events & _FALLS), bool(whole.facts.events & _RISES)
        for larger, smaller in permutations([one for one in stated if _plain(one)], 2):
            if larger.figure.value <= smaller.figure.value or not _comparable(larger, smaller, whole):
                continue
            big, small = larger.figure, smaller.figure
            if falls and not rises:
                kind, top, base = "change", f"({_number(big.value)} - {_number(small.value)})", big
                low, middle, high = (_HUNDRED * (1 - part) for part in reversed(_ratios(small, big)))
            elif rises and not falls:
                kind, top, base = "change", f"({_number(big.value)} - {_number(small.value)})", small
                low, middle, high = (_HUNDRED * (part - 1) for part in _ratios(big, small))
            elif not falls and not rises and _share(whole):
                kind, top, base = "share", _number(small.value), big
                low, middle, high = (_HUNDRED * part for part in _ratios(small, big))
                if _gone(whole):
                    top = f"({_number(big.value)} - {_number(small.value)})"
                    low, middle, high = _HUNDRED - high, _HUNDRED - middle, _HUNDRED - low
            else:
                continue
            if _agrees(low, middle, high, whole.figure):
                yield kind, (larger, smaller), whole, f"{top} / {_number(base.value)} = {round(middle, 1):f} %"


def _sums(stated: Sequence[_Stated]) -> Iterator[_Agreed]:
    """Yield the totals that agree with the figures they can be the total of; all are of one unit, and exact."""
    for whole in stated:
        words = {token.lower for token in tokens(whole.said.words)}
        if not words & _TOTAL and "in all" not in whole.said.words.lower():
            continue
        parts = [one for one in stated if _plain(one) and _exact(one, whole) and one.figure.value < whole.figure.value]
        for number in _ADDENDS:
            for addends in combinations(parts, number):
                if sum(one.figure.value for one in addends) == whole.figure.value and len(_claims(*addends)) > 1:
                    added = " + ".join(_number(one.figure.value) for one in addends)
                    yield "sum", addends, whole, f"{added} = {_number(whole.figure.value)}"


def _differences(stated: Sequence[_Stated]) -> Iterator[_Agreed]:
    """Yield the rises and falls that agree with the figures before and after; all are of one unit, and exact."""
    for whole in stated:
        if not whole.facts.events & (_FALLS | _RISES) or whole.figure.unit == "%":
            continue
        parts = [one for one in stated if _plain(one) and _exact(one, whole) and one.figure.value > whole.figure.value]
        for one, other in combinations(parts, 2):
            larger, smaller = sorted((one, other), key=lambda each: each.figure.value, reverse=True)
            if larger.figure.value - smaller.figure.value == whole.figure.value and _subject(larger, smaller, whole):
                shown = f"{_number(larger.figure.value)} - {_number(smaller.figure.value)}"
                yield "difference", (larger, smaller), whole, f"{shown} = {_number(whole.figure.value)}"


def _plain(one: _Stated) -> bool:
    """Whether the figure can be put into a sum: a number above 0 with a unit, and no mere limit."""
    return one.figure.bound is None and one.figure.unit not in {None, "%"} and one.figure.value > 0


def _exact(one: _Stated, whole: _Stated) -> bool:
    """Whether two figures are of one unit, exact, and tell enough not to agree by chance."""
    figures = (one.figure, whole.figure)
    return (
        one is not whole
        and one.figure.unit == whole.figure.unit
        and not any(figure.approximate or figure.bound for figure in figures)
        and whole.figure.digits >= _TELLING
    )


def _comparable(larger: _Stated, smaller: _Stated, whole: _Stated) -> bool:
    """Whether two figures are of one thing at two times, or of a part and a whole, and the percentage is about that."""
    if larger.figure.unit != smaller.figure.unit:
        return False
    return _subject(larger, smaller, whole) or (
        # Areas, and a percentage of land, in one report.
        larger.figure.unit in _AREAS
        and len({one.said.report for one in (larger, smaller, whole)}) == 1
        and bool(_LAND.intersection(token.lower for token in tokens(whole.said.words)))
    )


def _subject(*stated: _Stated) -> bool:
    """Whether what is said of all the figures has a name, or else a word besides the figures, in common."""
    if len(_claims(*stated)) == 1:
        return True
    names = [{*one.facts.names, *one.facts.sides.values()} for one in stated]
    if set.intersection(*names):
        return True
    words = [one.facts.content - one.facts.events for one in stated]
    return bool(frozenset.intersection(*words))


def _claims(*stated: _Stated) -> set[str]:
    return {one.said.claim.id for one in stated}


def _share(whole: _Stated) -> bool:
    """Whether a percentage is one "of" something."""
    words = [token.lower for token in tokens(whole.said.words)]
    after = words[whole.figure.end : whole.figure.end + 1] if whole.figure.start >= 0 else []
    return after == ["of"]


def _gone(whole: _Stated) -> bool:
    """Whether a percentage is the part that is no longer there: "40 % of the land is not held any more"."""
    return whole.facts.negations > 0 or not _GONE.isdisjoint(token.lower for token in tokens(whole.said.words))


def _ratios(top: Figure, bottom: Figure) -> tuple[Decimal, Decimal, Decimal]:
    """Return the least, the plain and the greatest ratio that two figures leave open."""
    above, below = _slack(top), _slack(bottom)
    return (
        (top.value - above) / (bottom.value + below),
        top.value / bottom.value,
        (top.value + above) / (bottom.value - below),
    )


def _slack(figure: Figure) -> Decimal:
    """Return by how much a figure can be off: half of its last digit when it is approximate, else nothing."""
    return _HALF * _step(figure) if figure.approximate else Decimal(0)


def _step(figure: Figure) -> Decimal:
    return Decimal(1).scaleb(int(figure.value.normalize().as_tuple().exponent))


def _agrees(low: Decimal, middle: Decimal, high: Decimal, stated: Figure) -> bool:
    """Whether a percentage that was worked out is what is stated, and not by mere vagueness of the figures."""
    value, step = stated.value, _step(stated)
    if high - low > max(_ROOM * 2, step):
        return False
    if stated.bound in {"moreThan", "atLeast"}:
        # "Over 40 %" is said of 42 and not of 80.
        return (value < middle if stated.bound == "moreThan" else value <= middle) and middle <= value + max(
            step, _ROOM
        )
    if stated.bound in {"lessThan", "atMost"}:
        return (middle < value if stated.bound == "lessThan" else middle <= value) and middle >= value - max(
            step, _ROOM
        )
    slack = _HALF * (step if stated.approximate else min(step, Decimal(1)))
    return abs(middle - value) <= slack or (low <= value <= high and abs(middle - value) <= 2 * slack)


def _number(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _written(figure: Figure) -> str:
    words = {"moreThan": "over", "atLeast": "at least", "lessThan": "under", "atMost": "at most"}
    parts = (words.get(figure.bound or ""), "about" if figure.approximate else "", _number(figure.value), figure.unit)
    return " ".join(part for part in parts if part)
