"""Origins: chains that surely start with the same source are one, and who only passes it on is none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.reason.links import components, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.model import Agent
    from graph.reason.chains import Chain, Hop

__all__ = ["Lineage", "Origin", "lineage"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Chains that start with the same source: the same agent, or unnamed sources passed on by the same intermediary.

    `agents` are the sources as the chains have them, one for each id, in the order of the chains. `carriers` are the
    ids of the agents through whom they could be the same. `chains` are indexes into the corroboration's chains.
    """

    agents: tuple[Hop, ...]
    carriers: frozenset[str]
    chains: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """The origins of a claim, and which of them rest on which.

    `origins` are all, ordered by their first chain. `roots` are the sets of origins (indexes) that rest on no other,
    ordered likewise: one origin each, or several that rest on each other in a circle. `rests_on[i]` are the indexes of
    the roots on which origin `i` rests, a root's own being the root itself. `circular` are the roots that are circles.
    """

    origins: tuple[Origin, ...]
    roots: tuple[tuple[int, ...], ...]
    rests_on: tuple[tuple[int, ...], ...]
    circular: frozenset[int]

    @property
    def derived(self) -> tuple[int, ...]:
        """The origins that only pass on what others said: they add nothing to the count."""
        rooted = {origin for root in self.roots for origin in root}
        return tuple(index for index in range(len(self.origins)) if index not in rooted)


def lineage(chains: Sequence[Chain], counted: Iterable[int], agents: Mapping[str, Agent]) -> Lineage:
    """Group the origins of the `counted` chains and find what they rest on.

    An origin rests on another when its agent passes the other's words on in some chain: an outlet that cites a source
    for the claim is no second origin when it also makes the claim in its own voice.
    """
    indexes = sorted(counted)
    keys = [_keys(chains[index], agents) for index in indexes]
    by_key: dict[tuple[str, str], int] = {}
    edges = [(position, by_key.setdefault(key, position)) for position, mine in enumerate(keys) for key in sorted(mine)]
    members: dict[int, list[int]] = defaultdict(list)
    for position, first in enumerate(components(len(indexes), edges)):
        members[first].append(indexes[position])
    origins = tuple(_origin(chains, tuple(group)) for _, group in sorted(members.items()))
    above = _above(chains, origins)
    flows = sources(len(origins), above)
    found = sorted({root for roots in flows for root in roots}, key=min)
    number = {root: index for index, root in enumerate(found)}
    return Lineage(
        origins=origins,
        roots=tuple(tuple(sorted(root)) for root in found),
        rests_on=tuple(tuple(sorted(number[root] for root in roots)) for roots in flows),
        circular=frozenset(
            number[root] for root in found if len(root) > 1 or _circles(chains, origins[min(root)].chains)
        ),
    )


def _keys(chain: Chain, agents: Mapping[str, Agent]) -> set[tuple[str, str]]:
    """Return what makes the origins of two chains surely the same: any key in common."""
    origin = chain.origin
    keys = {("agent", origin.agent)}
    if origin.own:
        return keys | {("via", carrier) for carrier in _carriers(chain)}
    agent = agents.get(origin.agent)
    if agent and agent.wikidata:
        keys.add(("wikidata", agent.wikidata))
    return keys


def _carriers(chain: Chain) -> frozenset[str]:
    """Return who stands between a report's own source and us: intermediaries, else the publisher that spoke to it."""
    named = frozenset(hop.agent for hop in chain.intermediaries if not hop.own)
    return named or frozenset(hop.agent for hop in chain.hops[-1:] if len(chain.hops) > 1)


def _origin(chains: Sequence[Chain], members: tuple[int, ...]) -> Origin:
    found: dict[str, Hop] = {}
    for index in members:
        hop = chains[index].origin
        known = found.setdefault(hop.agent, hop)
        if known.organisation is None and hop.organisation is not None:
            found[hop.agent] = replace(known, organisation=hop.organisation, affiliation=hop.affiliation)
    own = [chains[index] for index in members if chains[index].origin.own]
    carriers = frozenset(carrier for chain in own for carrier in _carriers(chain))
    return Origin(tuple(found.values()), carriers, members)


def _above(chains: Sequence[Chain], origins: tuple[Origin, ...]) -> dict[int, set[int]]:
    owner = {hop.agent: index for index, origin in enumerate(origins) for hop in origin.agents}
    above: dict[int, set[int]] = defaultdict(set)
    for index, origin in enumerate(origins):
        for chain in origin.chains:
            for hop in chains[chain].hops[1:]:
                later = owner.get(hop.agent, index)
                if later != index:
                    above[later].add(index)
    return above


def _circles(chains: Sequence[Chain], members: tuple[int, ...]) -> bool:
    """Whether every chain comes back to its own origin over somebody else."""
    return all(
        chains[index].circular or chains[index].origin.agent in {hop.agent for hop in chains[index].hops[2:]}
        for index in members
    )
