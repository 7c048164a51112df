"""Competing claims of a store, and how far sources agree on each: a signal of its own, one vote an origin.

It is labelled agreement and nothing else: no ruling on what is true, no part of anybody's record, which comes from
reviews alone, and no part of a claim's status or credibility.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.agreement.agree import RULE, agree
from graph.agreement.observations import Table
from graph.cursor import read_cursor, write_cursor
from graph.kept import Kept
from graph.match.facts import facts
from graph.reason.corroboration import corroboration
from graph.reason.links import components
from graph.reason.policy import in_force
from graph.reason.words import count
from graph.summaries import Page
from ontology.schemes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.model import Claim
    from graph.reason.chains import Hop
    from graph.reason.corroboration import Corroboration
    from graph.view import View

__all__ = ["Competing", "Contender", "find_competing"]

SIGNAL = "agreement"
_KEPT: Kept[list[Competing]] = Kept()


@dataclass(frozen=True, slots=True)
class Contender:
    """One of several competing claims: `value` is the figure in which it differs, None where that is not one alone.

    `voices` are the origins that have a vote on it, one agent for each; those that surely depend on each other have one
    vote. `probability` is how far sources agree on it, None where nobody supports it.
    """

    claim: Claim
    value: str | None
    voices: tuple[Hop, ...]
    fewest: int
    most: int
    reports: int
    probability: float | None


@dataclass(frozen=True, slots=True)
class Competing:
    """Claims that agree on all but the value, the one that sources agree on most first; and that in words."""

    contenders: tuple[Contender, ...]
    explanation: str

    @property
    def id(self) -> str:
        """What they are sorted by: the id of a claim that comes first."""
        return min(one.claim.id for one in self.contenders)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "signal": SIGNAL,
            "rule": RULE,
            "explanation": self.explanation,
            "claims": [
                {
                    "claim": {"id": one.claim.id, "text": one.claim.text},
                    "value": one.value,
                    "probability": one.probability,
                    "votes": len(one.voices),
                    "origins": {"min": one.fewest, "max": one.most},
                    "reports": one.reports,
                    "voices": [{"id": hop.agent, "kind": hop.kind.value, "name": hop.name} for hop in one.voices],
                }
                for one in self.contenders
            ],
        }


def find_competing(
    view: View, claim: str | None = None, *, cursor: str | None = None, limit: int = 50
) -> Page[Competing]:
    """Return competing claims, all or those of one claim, in the order of ids; raises `QueryError` for a bad cursor.

    Whatever is asked for, votes on all competing claims of the store are weighed together, so that the figures do not
    depend on the question. They are worked out anew only when the store is in another state than when they last were,
    or when another policy of independence is in force: then every one of these claims is read.
    """
    found = _KEPT.get(view.store, lambda: _weighed(_groups(view)), by=in_force())
    if claim is not None:
        asked = view.standing().claim_of(claim)
        found = [one for one in found if any(each.claim.id == asked for each in one.contenders)]
    if cursor is not None:
        (after,) = read_cursor("competing", cursor, str)
        found = [one for one in found if one.id > str(after)]
    shown = tuple(found[:limit])
    return Page(shown, write_cursor("competing", shown[-1].id) if len(found) > limit else None)


def groups_of(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return what hangs together by pairs, each group sorted, in the order of their first members."""
    linked = list(pairs)
    ids = sorted({one for pair in linked for one in pair})
    number = {one: place for place, one in enumerate(ids)}
    found: dict[int, list[str]] = {}
    for one, part in zip(ids, components(len(ids), ((number[a], number[b]) for a, b in linked)), strict=True):
        found.setdefault(part, []).append(one)
    return [tuple(group) for group in found.values()]


def _groups(view: View) -> list[list[Corroboration]]:
    standing = view.standing()
    rows = ((standing.claim_of(one), standing.claim_of(other)) for one, other in view.competing())
    found = []
    for group in groups_of(pair for pair in rows if pair[0] != pair[1]):
        dossiers = (view.dossier(claim, standing=standing) for claim in group)
        found.append([corroboration(dossier) for dossier in dossiers if dossier])
    return [group for group in found if len(group) > 1]


def _weighed(groups: Sequence[Sequence[Corroboration]]) -> list[Competing]:
    table = Table()
    values = [_values([one.claim for one in group]) for group in groups]
    for number, group in enumerate(groups):
        for one in group:
            voters = [hop.agent for hop in _voices(one)]
            table.add(voters, [str(number)] * len(voters), [values[number][one.claim.id]] * len(voters), voters)
    shares = {
        (int(item["item"]), value["value"]): value["probability"]
        for item in agree(table.observations()).items()
        for value in item["values"]
    }
    return [_competing(group, values[number], number, shares) for number, group in enumerate(groups)]


def _competing(
    group: Sequence[Corroboration],
    values: Mapping[str, str],
    number: int,
    shares: Mapping[tuple[int, str], float],
) -> Competing:
    contenders = [
        Contender(
            one.claim,
            None if values[one.claim.id] == one.claim.id else values[one.claim.id],
            voices := _voices(one),
            one.bounds.fewest,
            one.bounds.most,
            len(one.reports),
            shares.get((number, values[one.claim.id])) if voices else None,
        )
        for one in group
    ]
    contenders.sort(key=lambda one: (-(one.probability or 0), -len(one.voices), one.claim.id))
    return Competing(tuple(contenders), _explanation(contenders))


def _voices(result: Corroboration) -> tuple[Hop, ...]:
    """Return the agent that stands for each voice: one that is named, where there is one."""
    found = []
    for numbers in result.bounds.voices:
        hops = [hop for number in numbers for hop in result.groups[number].agents]
        found.append(min(hops, key=lambda hop: (hop.kind is Kind.ANONYMOUS, hop.agent)))
    return tuple(sorted(found, key=lambda hop: hop.agent))


def _values(claims: Sequence[Claim]) -> dict[str, str]:
    """Return the figure in which each claim differs from the others; where that is not one for each, the ids."""
    figures = {
        claim.id: {f"{figure.value.normalize():f}" for figure in facts(claim.text, claim.quantities).figures}
        for claim in claims
    }
    common = frozenset[str]().union(*figures.values()).intersection(*figures.values())
    own = {claim: sorted(found - common) for claim, found in figures.items()}
    several = {found[0] for found in own.values() if len(found) == 1}
    return {claim: own[claim][0] if len(several) == len(own) else claim for claim in own}


def _explanation(contenders: Sequence[Contender]) -> str:
    votes = "; ".join(f"{one.value or repr(one.claim.text)}: {count(len(one.voices), 'vote')}" for one in contenders)
    return (
        f"{count(len(contenders), 'claim')} that agree on all but the value. {votes}. One vote for each origin that is "
        "not known to depend on another; it tells how far sources agree, and is no ruling on what is true."
    )
