"""The decisions that hold, and what they make of a claim."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from graph.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.decisions.decision import Decision
    from graph.model import Assertion, Claim

__all__ = ["Standing"]


class Standing:
    """What the decisions come to, in the order in which they were made. Immutable."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.decisions = tuple(sorted(decisions, key=lambda one: (one.at, one.id)))
        self._holding = tuple(one for one in self.decisions if not one.undoes and self.holds(one))

    def holds(self, decision: Decision) -> bool:
        """Whether no decision that holds, and was made later, undoes this one, or is about the same report."""
        later = self.decisions[self.decisions.index(decision) + 1 :]
        if decision.report:
            return all(other.report != decision.report for other in later)
        return not any(other.undoes == decision.id and self.holds(other) for other in later)

    def claim_of(self, claim: str, wording: str | None = None) -> str:
        """Return the claim to which a claim's wording belongs by the decisions; of None what is left of the claim."""
        for decision in self._holding:
            split = decision.splits == claim and wording in decision.wordings
            if decision.into and (claim in decision.merges or split):
                claim = decision.into
        return claim

    @cached_property
    def merged(self) -> frozenset[str]:
        """The claims that are taken for another one."""
        named = {claim for decision in self._holding for claim in decision.merges}
        return frozenset(claim for claim in named if self.claim_of(claim) != claim)

    def sources_of(self, claim: str) -> tuple[str, ...]:
        """Return the claims, as reports have them, of which something may belong to this one; itself first."""
        found = {claim: None}
        for decision in reversed(self._holding):
            if decision.into in found:
                found |= dict.fromkeys((*decision.merges, *filter(None, (decision.splits,))))
        return tuple(found)

    def touched(self, decision: Decision) -> tuple[str, ...]:
        """Return the claims that a decision changes, an undone one's included, as they stand now or stood before."""
        by_id = {one.id: one for one in self.decisions}
        found: dict[str, None] = {}
        seen: set[str] = set()
        while decision.undoes and decision.undoes in by_id and decision.id not in seen:
            seen.add(decision.id)
            decision = by_id[decision.undoes]
        for claim in (*decision.merges, decision.splits, decision.into):
            if claim:
                found |= dict.fromkeys((claim, self.claim_of(claim), *self.sources_of(claim)))
        return tuple(found)

    def dossier(self, claim: str, fetch: Callable[[str], Dossier | None]) -> Dossier | None:
        """Return a claim's dossier as the decisions have it; `fetch` brings that of a claim as reports have it."""
        present = self.claim_of(claim)
        sources = self.sources_of(present)
        concerned = any(present in {one.into, one.splits} for one in self._holding)
        if not concerned:
            return fetch(present)
        fetched = {source: dossier for source in sources if (dossier := fetch(source))}
        if present not in fetched:
            return None
        return self._joined(fetched[present].claim, list(fetched.values()))

    def _joined(self, claim: Claim, dossiers: list[Dossier]) -> Dossier:
        assertions = {one.id: one for dossier in dossiers for one in dossier.assertions}
        wordings = _wordings(assertions)
        about = {
            id_: tuple(dict.fromkeys(self.claim_of(each, wordings.get(id_)) for each in one.about))
            for id_, one in assertions.items()
        }
        kept = {id_: replace(one, about=about[id_]) for id_, one in assertions.items() if claim.id in about[id_]}
        reports = {one.report for one in kept.values()}
        competing = {other.id: other for dossier in dossiers for other in dossier.competing}
        standing = {other for other in competing if self.claim_of(other) not in {claim.id, *self._parts(dossiers)}}
        return Dossier(
            claim,
            tuple(kept[id_] for id_ in sorted(kept)),
            {id_: agent for dossier in dossiers for id_, agent in dossier.agents.items()},
            {id_: report for dossier in dossiers for id_, report in dossier.reports.items() if id_ in reports},
            tuple(
                replace(review, claim=claim.id)
                for review in sorted({one for dossier in dossiers for one in dossier.reviews}, key=lambda one: one.id)
                if self.claim_of(review.claim) == claim.id
            ),
            tuple(competing[other] for other in sorted(standing)),
            tuple(sorted({one for dossier in dossiers for one in dossier.copies}, key=repr)),
        )

    def _parts(self, dossiers: list[Dossier]) -> set[str]:
        return {dossier.claim.id for dossier in dossiers if self.claim_of(dossier.claim.id) != dossier.claim.id}


def _wordings(assertions: dict[str, Assertion]) -> dict[str, str]:
    """Return for each assertion the wording of the statement that it belongs to: that of the origin it relays."""
    found: dict[str, str] = {}
    for id_, one in assertions.items():
        origin, seen = one, {id_}
        while origin.wording is None and origin.relays in assertions and origin.relays not in seen:
            seen.add(origin.relays)
            origin = assertions[origin.relays]
        if origin.wording is not None:
            found[id_] = origin.wording
    return found
