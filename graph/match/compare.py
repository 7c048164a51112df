"""Are two wordings the same claim? Precision first: a wrong merge is worse than a missed one.

Likeness of words only proposes; the guard disposes. Two wordings are the same claim when nothing that must agree
disagrees (figures with their units, bounds and what is counted; names; dates; negation; certainty) and enough of it is
there: a salient figure together with names or words in common, or, without a figure, nearly all words. When only the
value of a figure disagrees, and everything else agrees fully, they compete. What shares a subject is related.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from graph.match.facts import facts
from graph.match.guard import agreeing, conflict, differences, met, rival
from graph.match.likeness import dice, likeness
from graph.match.same_words import in_same_words
from graph.match.scripts import in_one_script
from graph.match.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.match.facts import Facts
    from graph.model import Quantity

__all__ = ["Claimed", "Match", "Relation", "apart", "best", "compare", "in_common", "promising"]

_SAME = 4.0
_SAME_WORDS = 0.8
_COMPETING = 0.5
_COMPETING_UNNAMED = 0.75
_RELATED = 0.3
_ABOUT = 0.5
_LEAST_COMPETING = 0.25
"""With all names in common, fewer words than this in common cannot amount to `_COMPETING`."""


class Claimed(Protocol):
    """What can be compared: `graph.model.Claim` is one."""

    @property
    def text(self) -> str:
        """The wording."""

    @property
    def language(self) -> str | None:
        """Its language as a tag, None when unknown."""

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures that extraction read for it."""


C = TypeVar("C", bound=Claimed)


class Relation(StrEnum):
    """How two claims stand to each other."""

    SAME = "same"
    COMPETING = "competing"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Match:
    """How two claims stand to each other, None when they have nothing to do with each other.

    `score` is from 0 to 1, and comparable within a relation only; `reason` says in words what agrees or differs.
    """

    relation: Relation | None
    score: float
    reason: str


def compare(a: Claimed, b: Claimed) -> Match:
    """Compare two claims. Symmetric, pure, and the same on every machine."""
    if fold(a.text) == fold(b.text):
        return Match(Relation.SAME, 1.0, "the same words")
    first, second = _facts(a, b)
    like = likeness(first, second)
    against = conflict(first, second)
    if against is None:
        evidence, why = agreeing(first, second)
        if first.figures and second.figures and evidence >= _SAME:
            return Match(Relation.SAME, _rounded(0.5 + min(evidence, 10) / 20), why)
        if not first.figures and not second.figures and like.words >= _SAME_WORDS and like.names == 1:
            return Match(Relation.SAME, _rounded(like.overall), "the same words")
    rivals = rival(first, second)
    enough = _COMPETING if first.names and second.names else _COMPETING_UNNAMED
    if rivals and like.names == 1 and like.besides_figures >= enough:
        return Match(Relation.COMPETING, _rounded(like.besides_figures), rivals)
    if like.overall >= _RELATED or _shares_subject(first, second):
        return Match(Relation.RELATED, _rounded(like.overall), against or "too little agrees to call them the same")
    return Match(None, _rounded(like.overall), against or "nothing in common")


def best(claim: Claimed, candidates: Iterable[C]) -> list[tuple[C, Match]]:
    """Return the candidates that have any relation to `claim`, the same first, then competing, then related.

    Within a relation the higher score comes first, then the text that sorts first: where candidates come from, and in
    what order, does not matter.
    """
    order = list(Relation)
    found = [(candidate, compare(claim, candidate)) for candidate in candidates]
    kept = [(candidate, match) for candidate, match in found if match.relation]
    return sorted(
        kept,
        key=lambda pair: (order.index(pair[1].relation), -pair[1].score, pair[0].text),  # type: ignore[arg-type]
    )


def promising(a: Claimed, b: Claimed) -> bool:
    """Whether two claims could be the same or compete: a quick look that spares most comparisons, and loses none."""
    first, second = _facts(a, b)
    if fold(a.text) == fold(b.text):
        return True
    if bool(first.figures) == bool(second.figures):
        if any(left.equals(right) for left in first.figures for right in second.figures):
            return True
        least = _LEAST_COMPETING if first.figures else _SAME_WORDS
        units = first.units & second.units
        if (units or not first.figures) and dice(first.words, second.words) >= least:
            return all(met(name, first, second) for name in first.names) and all(
                met(name, second, first) for name in second.names
            )
    return False


def apart(a: Claimed, b: Claimed) -> bool:
    """Whether the guard has anything against two wordings being one claim, whatever else agrees."""
    return fold(a.text) != fold(b.text) and next(differences(*_facts(a, b)), None) is not None


def in_common(a: Claimed, b: Claimed) -> tuple[Facts, Facts] | None:
    """Return two claims taken apart if they are about the same thing, whatever they say of it; else None.

    They name something in common and count the same, or, where neither counts, share half of their words.
    """
    first, second = _facts(a, b)
    named = any(met(name, first, second) for name in first.names)
    counted = bool(first.units & second.units - {"%"}) and named
    worded = not first.figures and not second.figures and dice(first.words, second.words) >= _ABOUT
    return (first, second) if counted or worded else None


def _facts(a: Claimed, b: Claimed) -> tuple[Facts, Facts]:
    return in_same_words(*in_one_script(facts(a.text, a.quantities), facts(b.text, b.quantities)))


def _shares_subject(a: Facts, b: Facts) -> bool:
    return len(set(a.names) & set(b.names)) > 1 and bool(a.content & b.content)


def _rounded(score: float) -> float:
    return round(min(1.0, max(0.0, score)), 4)
