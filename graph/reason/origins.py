"""Origins: chains that surely start with the same source are one, and who only passes it on is none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.reason.links import components, sources
from graph.reason.policy import in_force
from graph.reason.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.model import Agent
    from graph.reason.chains import Chain, Hop
    from graph.reason.policy import Policy

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
    `copies[i]` are the reports from which origin `i` has its text, where it rests on others for that alone.
    """

    origins: tuple[Origin, ...]
    roots: tuple[tuple[int, ...], ...]
    rests_on: tuple[tuple[int, ...], ...]
    circular: frozenset[int]
    copies: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @property
    def derived(self) -> tuple[int, ...]:
        """The origins that only pass on what others said: they add nothing to the count."""
        rooted = {origin for root in self.roots for origin in root}
        return tuple(index for index in range(len(self.origins)) if index not in rooted)


def lineage(
    chains: Sequence[Chain],
    counted: Iterable[int],
    agents: Mapping[str, Agent],
    *,
    policy: Policy | None = None,
    copied: Mapping[int, frozenset[str]] | None = None,
) -> Lineage:
    """Group the origins of the `counted` chains and find what they rest on.

    An origin rests on another when its agent passes the other's words on in some chain: an outlet that cites a source
    for the claim is no second origin when it also makes the claim in its own voice. It also does when it stands only in
    reports that were copied from reports of the other (`copied`, as `copied_chains` has it), if the policy sees copies
    so; and sources that only their reports tell apart are one origin when one agent passed them on, if it does.
    """
    policy = policy or in_force()
    indexes = sorted(counted)
    one_carrier = policy.holds(Reason.SAME_INTERMEDIARY)
    keys = [_keys(chains[index], agents, one_carrier=one_carrier) for index in indexes]
    by_key: dict[tuple[str, str], int] = {}
    edges = [(position, by_key.setdefault(key, position)) for position, mine in enumerate(keys) for key in sorted(mine)]
    members: dict[int, list[int]] = defaultdict(list)
    for position, first in enumerate(components(len(indexes), edges)):
        members[first].append(indexes[position])
    origins = tuple(_origin(chains, tuple(group)) for _, group in sorted(members.items()))
    above = _above(chains, origins)
    copies = _copies(chains, origins, copied or {}) if policy.holds(Reason.SHARED_TEXT) else {}
    for index, reports in copies.items():
        above[index] |= _others(chains, origins, index, reports)
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
        copies={index: reports for index, reports in copies.items() if not _passes_on(chains, origins, index)},
    )


def _keys(chain: Chain, agents: Mapping[str, Agent], *, one_carrier: bool) -> set[tuple[str, str]]:
    """Return what makes the origins of two chains surely the same: any key in common."""
    origin = chain.origin
    keys = {("agent", origin.agent)}
    if origin.own:
        return keys | {("via", carrier) for carrier in _carriers(chain) if one_carrier}
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


def _copies(
    chains: Sequence[Chain], origins: tuple[Origin, ...], copied: Mapping[int, frozenset[str]]
) -> dict[int, frozenset[str]]:
    """Return, for origins that stand in nothing but copies, the reports that these were copied from."""
    found = {}
    for index, origin in enumerate(origins) if copied else ():
        taken = [copied.get(chain, frozenset()) for chain in origin.chains]
        mine = {chains[chain].report_id for chain in origin.chains}
        # An origin that also stands in the report that was copied is itself what was copied.
        if all(taken) and (from_ := frozenset().union(*taken) - mine):
            found[index] = from_
    return found


def _others(chains: Sequence[Chain], origins: tuple[Origin, ...], index: int, reports: frozenset[str]) -> set[int]:
    """Return the origins, other than `index`, that stand in one of the reports."""
    return {
        other
        for other, origin in enumerate(origins)
        if other != index and any(chains[chain].report_id in reports for chain in origin.chains)
    }


def _passes_on(chains: Sequence[Chain], origins: tuple[Origin, ...], index: int) -> bool:
    """Whether the origin's agent also says whom it has it from."""
    mine = {hop.agent for hop in origins[index].agents}
    return any(
        hop.agent in mine
        for other, origin in enumerate(origins)
        if other != index
        for chain in origin.chains
        for hop in chains[chain].hops[1:]
    )


def _circles(chains: Sequence[Chain], members: tuple[int, ...]) -> bool:
    """Whether every chain comes back to its own origin over somebody else."""
    return all(
        chains[index].circular or chains[index].origin.agent in {hop.agent for hop in chains[index].hops[2:]}
        for index in members
    )
