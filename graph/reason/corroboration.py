"""A claim's corroboration: on whose say-so it stands, how far that goes, and why. The same from API, CLI and Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.model import Assessment
from graph.reason.bounds import Bounds, weigh
from graph.reason.chains import Chain, Hop, chains
from graph.reason.circles import Loop, citations, loops
from graph.reason.clocks import Clocks, published_by
from graph.reason.copied import copied_chains
from graph.reason.credibility import Credible, credibility
from graph.reason.explain import explain
from graph.reason.lift import Lift, lift
from graph.reason.origins import Lineage, lineage
from graph.reason.policy import Policy, in_force
from graph.reason.selection import Selection, select
from graph.reason.serial import corroboration_json
from graph.reason.status import contesting, decide
from graph.reason.traits import traits
from graph.reason.weakest import Link, weakest
from ontology.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.beside import Beside
    from graph.dossier import Dossier
    from graph.match.related import Related
    from graph.model import Agent, Claim, Review
    from graph.reliability.record import Record
    from graph.summaries import Coverage
    from ontology.gazetteer import Gazetteer
    from ontology.schemes import Status

__all__ = ["Corroboration", "Group", "assessment", "corroboration"]


@dataclass(frozen=True)
class Group:
    """Chains that rest on one origin. `agents` are the origin under the ids and names it has, first met first.

    `intermediaries` are names of those between origin and publisher. `chains` are indexes into the corroboration's
    chains; a chain by somebody who only passes on stands in the group of everybody it rests on. `circular`: the agents
    cite each other and nobody else.
    """

    agents: tuple[Hop, ...]
    intermediaries: tuple[str, ...]
    chains: tuple[int, ...]
    circular: bool = False


@dataclass(frozen=True)
class Corroboration:
    """How far a claim is corroborated. `as_json()` is the form that consumers rely on.

    `chains` are all chains, responses and notices included; `selection` says which do what. `groups` are the
    origins that support the claim, `bounds` how many of them are independent, with a judgement of every two.
    `contesting` are indexes of chains by which somebody else denies the claim. `copied` has, for each chain that was
    copied with its report, the reports that it was copied from.
    """

    claim: Claim
    clocks: Clocks
    status: Status
    rule: str
    policy: Policy
    chains: tuple[Chain, ...]
    selection: Selection
    groups: tuple[Group, ...]
    bounds: Bounds
    contesting: tuple[int, ...] = ()
    competing: tuple[Claim, ...] = ()
    related: tuple[Related, ...] = ()
    reviews: tuple[Review, ...] = ()
    copied: Mapping[int, frozenset[str]] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict, repr=False, compare=False)
    agents: Mapping[str, Agent] = field(default_factory=dict, repr=False, compare=False)

    again: Callable[[Selection], tuple[Status, Bounds]] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def weakest(self) -> tuple[Link, ...]:
        """The hops without which the claim would stand otherwise, the one that it hangs on most first."""
        return weakest(self)

    @cached_property
    def lift(self) -> Lift | None:
        """What kind of source would lift the status; None where nothing above it is left."""
        return lift(self)

    @property
    def as_of(self) -> str | None:
        """The date by which reports had to be published to count; None for the present."""
        return self.clocks.as_of

    @cached_property
    def loops(self) -> tuple[Loop, ...]:
        """Who cites each other for the claim, and which citations time makes impossible, among what supports it."""
        return loops(citations(self.claim.id, self.chains, self.selection.supporting))

    @cached_property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that support the claim and were not withdrawn, sorted."""
        return tuple(sorted({self.chains[index].report_id for index in self.selection.supporting}))

    @cached_property
    def publishers(self) -> dict[str, Hop]:
        """The publishers of these reports, by id."""
        return {self.chains[index].publisher.agent: self.chains[index].publisher for index in self.selection.supporting}

    @cached_property
    def explanation(self) -> str:
        """The whole in plain words."""
        return explain(self)

    @cached_property
    def credibility(self) -> Credible:
        """How credible the claim is, by which rule."""
        return credibility(self, self.records)

    def as_json(self, coverage: Coverage | None = None, beside: Beside | None = None) -> dict[str, Any]:
        """Return the JSON object of a corroboration, the same whatever store it came from.

        `coverage` is what was searched (`View.coverage`); without it the object says null there. `beside` is what
        stands beside it (`graph.beside`); without it the object has empty lists there.
        """
        return corroboration_json(self, coverage, beside)


def corroboration(
    dossier: Dossier,
    *,
    as_of: str | None = None,
    loaded_by: str | None = None,
    places: Gazetteer | None = None,
    policy: Policy | None = None,
    records: Mapping[str, Record] | None = None,
    related: tuple[Related, ...] = (),
) -> Corroboration:
    """Work out a claim's corroboration from its dossier. Pure; the order of the dossier does not matter.

    With `as_of`, a date of any precision, only reports published by then count; those whose date is unknown do not,
    and the explanation says so. With `loaded_by` only what this store had loaded by then counts: see
    `graph.reason.clocks`. `places` tells the sides of agents (the built-in gazetteer when left out),
    `policy` what links between origins mean (the one in force); `records` are those of sources, for the credibility;
    `related` claims beside this one, to be shown.
    Raises `ModelError` for what is no date.
    """
    policy = policy or in_force()
    found = chains(dossier)
    clocks = Clocks(as_of, loaded_by)
    copied = copied_chains(dossier, found)
    selection = select(found, clocks, copied)
    line = lineage(found, selection.supporting, dossier.agents, policy=policy, copied=copied)
    known = [traits(origin, found, dossier.agents, places or gazetteer(), copied) for origin in line.origins]

    def name_of(iri: str) -> str:
        report = dossier.reports.get(iri)
        if report:
            publisher = dossier.agents.get(report.publisher)
            return f"a report of {publisher.name}" if publisher else f"the report {report.title or iri}"
        agent = dossier.agents.get(iri)
        entry = None if agent else (places or gazetteer()).get(iri)
        return agent.name if agent else entry.name if entry else iri

    bounds = weigh(line, known, name_of, policy)
    status, rule = decide(found, selection, line, bounds)

    def without(gone: Selection) -> tuple[Status, Bounds]:
        left = lineage(found, gone.supporting, dossier.agents, policy=policy, copied=copied)
        told = [traits(origin, found, dossier.agents, places or gazetteer(), copied) for origin in left.origins]
        counted = weigh(left, told, name_of, policy)
        return decide(found, gone, left, counted)[0], counted

    return Corroboration(
        claim=dossier.claim,
        clocks=clocks,
        status=status,
        rule=rule,
        policy=policy,
        chains=found,
        selection=selection,
        groups=_groups(line, found),
        bounds=bounds,
        contesting=contesting(found, selection, line),
        competing=tuple(sorted(dossier.competing, key=lambda claim: claim.id)),
        related=related,
        reviews=_reviews(dossier, as_of),
        copied=copied,
        records=records or {},
        agents=dossier.agents,
        again=without,
    )


def _reviews(dossier: Dossier, as_of: str | None) -> tuple[Review, ...]:
    """Return the reviews that were published by a date, those of no known date left out; without a date all."""
    found = (
        review
        for review in dossier.reviews
        if as_of is None or (review.published is not None and published_by(review.published, as_of))
    )
    return tuple(sorted(found, key=lambda review: review.id))


def _groups(line: Lineage, found: tuple[Chain, ...]) -> tuple[Group, ...]:
    resting: list[set[int]] = [set() for _ in line.roots]
    for origin, roots in zip(line.origins, line.rests_on, strict=True):
        for number in roots:
            resting[number].update(origin.chains)
    return tuple(_group(line, number, sorted(chains), found) for number, chains in enumerate(resting))


def _group(line: Lineage, number: int, indexes: list[int], found: tuple[Chain, ...]) -> Group:
    agents = {hop.agent: hop for index in line.roots[number] for hop in line.origins[index].agents}
    between = {hop.agent: hop.name for index in indexes for hop in found[index].intermediaries}
    return Group(
        agents=tuple(agents.values()),
        intermediaries=tuple(dict.fromkeys(name for agent, name in between.items() if agent not in agents)),
        chains=tuple(indexes),
        circular=number in line.circular,
    )


def assessment(result: Corroboration) -> Assessment:
    """Return what a store keeps of a corroboration; its rule names the policy too: `single-origin/1 by sayso/1`."""
    return Assessment(
        claim=result.claim.id,
        status=result.status,
        rule=f"{result.rule} by {result.policy.label}",
        origins_min=result.bounds.fewest,
        origins_max=result.bounds.most,
        reports=len(result.reports),
        publishers=len(result.publishers),
    )
