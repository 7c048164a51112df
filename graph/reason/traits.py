"""What is known of an origin that bears on its independence: its organisations, what stands above them, its side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.reason.words import describe
from ontology.schemes import AgentType, Identification, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.model import Agent
    from graph.reason.chains import Chain, Hop
    from graph.reason.origins import Origin
    from ontology.gazetteer import Entry, Gazetteer

__all__ = ["Traits", "traits"]

_NEWS = frozenset({AgentType.NEWS_AGENCY, AgentType.NEWS_OUTLET})
_WORD = re.compile(r"[^\W\d_][\w.'\u2019-]*")
_MOST = 64
"""No chain of parents is longer; it ends a walk over parents that run in a circle."""


@dataclass(frozen=True, slots=True)
class Traits:
    """An origin as the rules see it. `hops` are its agents, `hop` the first, `kind` what that one is, `words` its name.

    `organisations` are ids of the organisation that it is, or speaks from inside; `above` of all bodies over these,
    without them; `sides` of the governments of the states that it belongs to, as the gazetteer or its name tells.
    `unnamed`, `document`: all of its agents are. `source_not_given`: a news organisation's own voice, without a word
    on how it knows. `carriers` are ids of the agents that passed on what only their reports tell apart: unnamed
    sources and documents. `reports` are ids of all reports of its chains; `copied_from` of those that its reports were
    copied from, where it stands in nothing but copies.
    """

    hops: tuple[Hop, ...]
    words: str
    kind: Kind
    organisations: frozenset[str]
    above: frozenset[str]
    sides: frozenset[str]
    unnamed: bool
    document: bool
    source_not_given: bool
    carriers: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    copied_from: frozenset[str] = frozenset()

    @property
    def called(self) -> str | None:
        """The name by which it could be another of its kind: a person's or a body's; None for any other source.

        "An officer" of the army and "an officer" of the navy are not called so, nor is an outlet's own voice.
        """
        named = self.kind in {Kind.PERSON, Kind.ORGANISATION} and not self.source_not_given
        return self.hop.name if named else None

    @property
    def hop(self) -> Hop:
        """The agent that stands for the origin."""
        return self.hops[0]


def traits(
    origin: Origin,
    chains: Sequence[Chain],
    agents: Mapping[str, Agent],
    places: Gazetteer,
    copied: Mapping[int, frozenset[str]] | None = None,
) -> Traits:
    """Gather what is known of `origin`; `agents` are the dossier's, with parents; `copied` is of `copied_chains`."""
    organisations: set[str] = set()
    above: set[str] = set()
    sides: set[str] = set()
    # Every chain's own origin, because reports may place the same person in different organisations.
    spoken = (chains[index].origin for index in origin.chains)
    for hop in {(hop.agent, hop.organisation): hop for hop in spoken}.values():
        inside = _organisations(hop, agents)
        organisations |= inside
        for one in inside:
            above.update(_parents(one, agents))
            sides |= _sides(one, agents, places)
        if hop.type not in _NEWS:
            sides |= _sides(hop.agent, agents, places)
    first = origin.agents[0]
    copies = [(copied or {}).get(index, frozenset()) for index in origin.chains]
    return Traits(
        hops=origin.agents,
        words=describe(first),
        kind=first.type.kind if first.type else first.kind,
        organisations=frozenset(organisations),
        above=frozenset(above - organisations),
        sides=frozenset(sides),
        unnamed=all(hop.unnamed for hop in origin.agents),
        document=all(hop.kind is Kind.DOCUMENT for hop in origin.agents),
        source_not_given=all(_own_voice(hop, origin, chains) for hop in origin.agents),
        carriers=origin.carriers,
        reports=frozenset(chains[index].report_id for index in origin.chains),
        copied_from=frozenset().union(*copies) if all(copies) else frozenset(),
    )


def _organisations(hop: Hop, agents: Mapping[str, Agent]) -> set[str]:
    kind = hop.type.kind if hop.type else hop.kind
    if kind in {Kind.ORGANISATION, Kind.PUBLISHER}:
        return {hop.agent}
    found = {hop.organisation} if hop.organisation else set()
    agent = agents.get(hop.agent)
    if agent and agent.parent:
        found.add(agent.parent)
    return found


def _parents(start: str, agents: Mapping[str, Agent]) -> Iterable[str]:
    agent, steps = agents.get(start), 0
    while agent and agent.parent and steps < _MOST:
        yield agent.parent
        agent, steps = agents.get(agent.parent), steps + 1


def _sides(iri: str, agents: Mapping[str, Agent], places: Gazetteer) -> set[str]:
    entry = places.get(iri)
    if entry:
        return {entry.side} if entry.side else set()
    agent = agents.get(iri)
    if agent is None or agent.type in _NEWS or agent.type is AgentType.PERSON:
        return set()
    return {state.side or state.id for state in _states(agent.name, places)}


@lru_cache(maxsize=10_000)
def _states(name: str, places: Gazetteer) -> tuple[Entry, ...]:
    """Return the states that a name tells: "Ukrainian military", "US officials", "the coast guard of South Korea"."""
    words = _WORD.findall(name)
    found = []
    for phrase in (*words, *(f"{a} {b}" for a, b in pairwise(words))):
        if phrase[0].islower():
            continue
        state = places.demonym(phrase) or places.find(phrase)
        if state and state.side == state.id:
            found.append(state)
    return tuple(found)


def _own_voice(hop: Hop, origin: Origin, chains: Sequence[Chain]) -> bool:
    return hop.type in _NEWS and not any(
        chains[index].origin.identification is Identification.WITNESSED for index in origin.chains
    )
