"""How credible a claim is: the second axis of the Admiralty code, by named rules, first match first.

| rule | code | when |
|---|---|---|
| found-wrong/1 | 5 | fact-checkers found that it did not hold, and none that it did |
| no-support/1 | 6 | nobody supports it any more |
| circular/1 | 6 | all support goes in a circle |
| denied/1 | 4 | somebody else denies it, and two independent origins are not certain |
| contested/1 | 3 | somebody else denies it, against at least two independent origins |
| confirmed/1 | 1 | at least two independent origins, and one of the origins has a good record |
| independent-origins/1 | 2 | at least two independent origins |
| good-record/1 | 2 | an origin has a good record |
| found-right/1 | 2 | fact-checkers found that it held, and none that it did not |
| unnamed/1 | 6 | nobody who says so is named |
| unconfirmed/1 | 3 | somebody who is named says so, and nothing more is known |

A good record is one of at least five checked claims, of which at least four in five are expected to hold. Passing a
claim on adds no origin, so a relay never makes it more credible, and never a 1; a review by somebody who also passes
the claim on cannot speak for it, only against it. 6 means that it cannot be judged: it is outside of the scale, not its
bottom.

This is a rating of how well a claim is supported. It is never a verdict on truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.reason.words import count, describe, listed
from graph.reliability.ratings import Outcome, finding
from graph.reliability.record import ENOUGH
from ontology.schemes import Credibility, Reliability, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import Review
    from graph.reason.chains import Hop
    from graph.reason.corroboration import Corroboration
    from graph.reliability.record import Record

__all__ = ["LABELS", "Credible", "credibility"]

GOOD = 0.8
_TWO = 2
LABELS = {
    Credibility.ONE: "confirmed by other sources",
    Credibility.TWO: "probably true",
    Credibility.THREE: "possibly true",
    Credibility.FOUR: "doubtful",
    Credibility.FIVE: "improbable",
    Credibility.SIX: "cannot be judged",
}
"""What the codes are called: the labels of `sayso:CredibilityScheme`."""


@dataclass(frozen=True, slots=True)
class Credible:
    """A claim's credibility and the rule that set it; `sources` are the origins that support it, with their letters."""

    code: Credibility
    rule: str
    explanation: str
    sources: tuple[tuple[Hop, Reliability, str], ...] = ()

    @property
    def label(self) -> str:
        """The code in words."""
        return LABELS[self.code]

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "code": self.code.value,
            "label": self.label,
            "rule": self.rule,
            "explanation": self.explanation,
            "sources": [
                {"id": hop.agent, "name": hop.name, "reliability": letter.value, "explanation": words}
                for hop, letter, words in self.sources
            ],
        }


def credibility(result: Corroboration, records: Mapping[str, Record] | None = None) -> Credible:
    """Apply the rules of this module. `records` are those of the store's sources, by id; nobody has one without them.

    Pure: the same corroboration and records, the same answer.
    """
    known = records or {}
    rule, code, why = next(_rules(result, known))
    return Credible(code, rule, why, tuple(_sources(result, known)))


_Rule = tuple[str, Credibility, str]


def _rules(result: Corroboration, records: Mapping[str, Record]) -> Iterator[_Rule]:
    """Yield the rules that hold, in the order of the table."""
    wrong, right = _found(result, Outcome.NOT_HELD), _found(result, Outcome.HELD)
    if wrong and not right:
        yield "found-wrong/1", Credibility.FIVE, f"{_checkers(wrong)} found that it did not hold."
    if result.status in {Status.WITHDRAWN, Status.UNCORROBORATED}:
        yield "no-support/1", Credibility.SIX, "Nobody supports it."
    if result.status is Status.CIRCULAR:
        yield "circular/1", Credibility.SIX, "All support leads back to itself; there is no origin to judge it by."
    yield from _by_origins(result, records)
    if right and not wrong:
        yield "found-right/1", Credibility.TWO, f"{_checkers(right)} found that it held."
    if all(hop.unnamed for hop in _origins(result)):
        yield "unnamed/1", Credibility.SIX, "Nobody who says so is named, so there is nothing to judge it by."
    yield "unconfirmed/1", Credibility.THREE, "It is not confirmed by an origin that is certainly independent."


def _by_origins(result: Corroboration, records: Mapping[str, Record]) -> Iterator[_Rule]:
    two = f"At least {count(result.bounds.fewest, 'independent origin')} support it"
    certain = result.bounds.fewest >= _TWO
    if result.status is Status.CONTESTED:
        if not certain:
            yield "denied/1", Credibility.FOUR, "It is denied, and two independent origins for it are not certain."
        yield "contested/1", Credibility.THREE, f"{two}, but it is denied."
    good = [hop for hop in _origins(result) if _is_good(records.get(hop.agent))]
    names = listed(list(dict.fromkeys(describe(hop) for hop in good)))
    if certain and good:
        yield "confirmed/1", Credibility.ONE, f"{two}, and the record of {names} is good."
    if certain:
        yield "independent-origins/1", Credibility.TWO, f"{two}; none of them has a good record."
    if good:
        yield "good-record/1", Credibility.TWO, f"It is not confirmed, but the record of {names} is good."


def _origins(result: Corroboration) -> list[Hop]:
    return [hop for group in result.groups for hop in group.agents]


def _is_good(record: Record | None) -> bool:
    return record is not None and record.checked >= ENOUGH and record.mean >= GOOD


def _found(result: Corroboration, outcome: Outcome) -> list[Review]:
    """Return the reviews that found this. Who stands in a chain that supports the claim cannot speak for it as well."""
    involved = {
        hop.agent
        for index in (*result.selection.supporting, *result.selection.withdrawn)
        for hop in result.chains[index].hops
    }
    return [
        review
        for review in result.reviews
        if finding(review).outcome is outcome and (outcome is Outcome.NOT_HELD or review.reviewer not in involved)
    ]


def _checkers(reviews: list[Review]) -> str:
    number = len({review.reviewer for review in reviews})
    return count(number, "fact-checker").replace("1 fact-checker", "A fact-checker")


def _sources(result: Corroboration, records: Mapping[str, Record]) -> Iterator[tuple[Hop, Reliability, str]]:
    for group in result.groups:
        for hop in group.agents:
            record = records.get(hop.agent)
            if record:
                yield hop, record.reliability, record.words
            else:
                unknown = "nobody is named" if hop.unnamed else "none of its claims was checked"
                yield hop, Reliability.F, f"cannot be judged: {unknown}"
