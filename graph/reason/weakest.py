"""The weakest link: the hop that a claim's status hangs on, should it have got it wrong or never have said it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.reason.words import count, describe
from ontology.schemes import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.reason.chains import Chain, Hop
    from graph.reason.corroboration import Corroboration

__all__ = ["Link", "Role", "weakest"]

_TRIED = 24
"""How many hops are tried, those with most chains first: what few chains pass through rarely carries a status."""
_WORK = 4_000
"""How many chains are judged anew for all of them, so that fewer hops are tried of a claim with very many chains."""
_SHOWN = 5


class Role(StrEnum):
    """What a hop is in the chains that pass through it."""

    INTERMEDIARY = "intermediary"
    ORIGIN = "origin"
    DENIER = "denier"
    PUBLISHER = "publisher"


_ORDER = tuple(Role)
_STATES = {
    Status.SINGLE_ORIGIN: "single origin",
    Status.INDEPENDENCE_UNKNOWN: "independence unknown",
    Status.CORROBORATED: "corroborated",
    Status.CONTESTED: "contested",
    Status.CIRCULAR: "circular",
    Status.WITHDRAWN: "withdrawn",
    Status.UNCORROBORATED: "uncorroborated",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A hop, in how many `reports` it stands, and how the claim would stand without what came through it."""

    hop: Hop
    role: Role
    reports: int
    status: Status
    origins_min: int
    origins_max: int
    explanation: str


def weakest(result: Corroboration) -> tuple[Link, ...]:
    """Return the hops without which the status would be another, what leaves least first; at most five.

    An origin fails with all names that it has; an intermediary or a publisher with every chain that passes through it.
    """
    if result.again is None:
        return ()
    found = []
    for hop, role, gone in _hops(result):
        selection = replace(
            result.selection,
            supporting=tuple(index for index in result.selection.supporting if index not in gone),
            denying=tuple(index for index in result.selection.denying if index not in gone),
        )
        status, bounds = result.again(selection)
        if status is not result.status:
            reports = len({result.chains[index].report_id for index in gone})
            text = _explain(hop, role, status, (bounds.fewest, bounds.most), everything=not selection.supporting)
            found.append(Link(hop, role, reports, status, bounds.fewest, bounds.most, text))
    found.sort(key=lambda link: (link.origins_max, link.origins_min, _ORDER.index(link.role), -link.reports))
    return tuple(found[:_SHOWN])


def _hops(result: Corroboration) -> Iterator[tuple[Hop, Role, frozenset[int]]]:
    """Yield hops with their parts and the chains that fail with them, those with most chains first."""
    chains = result.chains
    found: list[tuple[Hop, Role, frozenset[int]]] = []
    for group in result.groups:
        agents = {hop.agent for hop in group.agents}
        mine = frozenset(index for index in group.chains if chains[index].origin.agent in agents)
        found.append((group.agents[0], Role.ORIGIN, mine))
    for role, indexes in ((Role.DENIER, result.contesting), (None, result.selection.supporting)):
        passing: dict[tuple[str, Role], set[int]] = defaultdict(set)
        first: dict[str, Hop] = {}
        for index in indexes:
            for hop, part in _parts(chains[index]) if role is None else [(chains[index].origin, role)]:
                first.setdefault(hop.agent, hop)
                passing[hop.agent, part].add(index)
        found += [(first[agent], part, frozenset(gone)) for (agent, part), gone in passing.items()]
    found.sort(key=lambda one: (-len(one[2]), _ORDER.index(one[1]), one[0].agent))
    yield from found[: min(_TRIED, max(4, _WORK // max(1, len(result.selection.supporting))))]


def _parts(chain: Chain) -> Sequence[tuple[Hop, Role]]:
    between = [(hop, Role.INTERMEDIARY) for hop in chain.intermediaries]
    # A publisher that speaks for itself is the origin, which stands in a group.
    return [*between, (chain.publisher, Role.PUBLISHER)] if len(chain.hops) > 1 else between


def _explain(hop: Hop, role: Role, status: Status, origins: tuple[int, int], *, everything: bool) -> str:
    who = describe(hop)
    if everything:
        if role is Role.INTERMEDIARY:
            return f"Everything came through {who}; nobody has it otherwise."
        if role is Role.PUBLISHER:
            return f"Only {who} published it."
        return f"Everything rests on {who}; nobody else says so."
    if role is Role.DENIER:
        return f"Without the denial by {who}, the claim would be: {_STATES[status]}."
    fewest, most = origins
    left = count(most, "origin") if fewest == most else f"{fewest} to {most} origins"
    through = "" if role is Role.ORIGIN else " what came through" if role is Role.INTERMEDIARY else " the reports of"
    return f"Without{through} {who}, {left} would be left: {_STATES[status]}."
