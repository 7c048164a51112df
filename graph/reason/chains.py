"""Chains: from the origin of what was said, over those who passed it on, to the publisher of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.schemes import AgentType, Identification, Kind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.dossier import Dossier
    from graph.model import Agent, Assertion, Quote, Report

__all__ = ["Chain", "Hop", "Words", "chains"]

_NUMBERS = re.compile(r"(\d+)")
_KIND_BY_IDENTIFICATION = {
    Identification.UNNAMED: Kind.ANONYMOUS,
    Identification.POSITION_DESCRIBED: Kind.ANONYMOUS,
    Identification.NAMED: Kind.PERSON,
    Identification.DOCUMENT: Kind.DOCUMENT,
}


@dataclass(frozen=True, slots=True)
class Hop:
    """One agent of a chain. `agent` and `organisation` are ids, `affiliation` is the organisation's name.

    `kind` is what the agent is, `PUBLISHER` when the hop is the last. `type` is None for an agent that the store does
    not know; its name is then what the report calls it, else the end of its id. `assertion` is None for a publisher
    that is a hop only because the report is its own.
    """

    agent: str
    kind: Kind
    name: str
    type: AgentType | None = None
    affiliation: str | None = None
    organisation: str | None = None
    identification: Identification | None = None
    assertion: str | None = None

    @property
    def unnamed(self) -> bool:
        """Whether it is somebody whom the report does not name: an anonymous source or a group."""
        return self.type in {AgentType.ANONYMOUS_SOURCE, AgentType.GROUP} or (
            self.type is None and self.kind is Kind.ANONYMOUS
        )

    @property
    def own(self) -> bool:
        """Whether it belongs to one report, so that the same source in another report has another id."""
        return self.type.owned_by_report if self.type else self.kind in {Kind.ANONYMOUS, Kind.GROUP, Kind.DOCUMENT}


@dataclass(frozen=True, slots=True)
class Words:
    """The words that the origin's assertion was read from; None where there are none."""

    content: str | None = None
    cue: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain: `hops` from origin to publisher, never empty. A single hop is the publisher speaking for itself.

    `report_id` is the report of the publisher's end; `report` is None when the store does not have it. `stance` and
    `words` are the origin's. `assertions` are the ids of what was walked, from the origin on. `broken` says that the
    origin relays something that is not there, `circular` that following `relays` came back to where it had been.
    """

    hops: tuple[Hop, ...]
    report_id: str
    report: Report | None
    stance: Stance
    words: Words
    assertions: tuple[str, ...]
    broken: bool = False
    circular: bool = False

    @property
    def origin(self) -> Hop:
        """The first hop."""
        return self.hops[0]

    @property
    def publisher(self) -> Hop:
        """The last hop."""
        return self.hops[-1]

    @property
    def intermediaries(self) -> tuple[Hop, ...]:
        """The hops between origin and publisher."""
        return self.hops[1:-1]

    @property
    def published(self) -> str | None:
        """When the report was published, if that is known."""
        return self.report.published if self.report else None


def chains(dossier: Dossier) -> tuple[Chain, ...]:
    """Return every chain of the dossier, those of responses and notices included.

    There is one for each assertion that nothing relays. Where relays run in a circle that nothing outside relays, there
    is one for each assertion in it that its report's publisher made (if none: one, from the smallest id). Sorted by
    publication (unknown last), report and assertion, so that the order of the dossier does not matter.
    """
    known = {assertion.id: assertion for assertion in dossier.assertions}
    found = [_chain(dossier, *_walk(end, known)) for end in _ends(known, dossier.reports)]
    return tuple(sorted(found, key=_order))


def _ends(known: Mapping[str, Assertion], reports: Mapping[str, Report]) -> Iterator[Assertion]:
    relayed = {assertion.relays for assertion in known.values()}
    reached: set[str] = set()
    for assertion in known.values():
        if assertion.id not in relayed:
            yield assertion
            reached.update(step.id for step in _walk(assertion, known)[0])
    # What no end leads to stands in circles, each assertion relaying exactly one and relayed by exactly one.
    for start in sorted(known.keys() - reached):
        if start in reached:
            continue
        circle = _walk(known[start], known)[0]
        reached.update(step.id for step in circle)
        yield from [step for step in circle if _publishes(step, reports)] or [known[start]]


def _publishes(assertion: Assertion, reports: Mapping[str, Report]) -> bool:
    report = reports.get(assertion.report)
    return report is not None and report.publisher == assertion.made_by


def _walk(end: Assertion, known: Mapping[str, Assertion]) -> tuple[list[Assertion], bool, bool]:
    """Follow `relays` from the publisher's end: the assertions met, whether the last is broken, whether it circles."""
    steps, seen, current = [end], {end.id}, end
    while current.relays is not None:
        following = known.get(current.relays)
        if following is None or following.id in seen:
            return steps, following is None, following is not None
        steps.append(following)
        seen.add(following.id)
        current = following
    return steps, False, False


def _chain(dossier: Dossier, steps: list[Assertion], broken: bool, circular: bool) -> Chain:  # noqa: FBT001 -- as `_walk` returns them
    end, origin = steps[0], steps[-1]
    report = dossier.reports.get(end.report)
    implied = report is not None and report.publisher != end.made_by
    hops = [_hop(step, dossier.agents, publishes=step is end and not implied) for step in reversed(steps)]
    if report and implied:
        # RDF from outside may leave out that a report passes on what stands in it.
        hops.append(_implied(report.publisher, dossier.agents))
    return Chain(
        hops=tuple(hops),
        report_id=end.report,
        report=report,
        stance=origin.stance,
        words=Words(_joined(origin.content), _joined(origin.cue), _joined(origin.source)),
        assertions=tuple(step.id for step in reversed(steps)),
        broken=broken,
        circular=circular,
    )


def _hop(assertion: Assertion, agents: Mapping[str, Agent], *, publishes: bool) -> Hop:
    agent = agents.get(assertion.made_by)
    organisation = agents.get(assertion.affiliation) if assertion.affiliation else None
    kind = agent.type.kind if agent else Kind.ORGANISATION
    if agent is None and assertion.identification:
        kind = _KIND_BY_IDENTIFICATION.get(assertion.identification, kind)
    return Hop(
        agent=assertion.made_by,
        kind=Kind.PUBLISHER if publishes else kind,
        name=agent.name if agent else assertion.label or _tail(assertion.made_by),
        type=agent.type if agent else None,
        affiliation=organisation.name if organisation else assertion.affiliation and _tail(assertion.affiliation),
        organisation=assertion.affiliation,
        identification=assertion.identification,
        assertion=assertion.id,
    )


def _implied(publisher: str, agents: Mapping[str, Agent]) -> Hop:
    agent = agents.get(publisher)
    return Hop(
        agent=publisher,
        kind=Kind.PUBLISHER,
        name=agent.name if agent else _tail(publisher),
        type=agent.type if agent else None,
    )


def _joined(quotes: tuple[Quote, ...]) -> str | None:
    return " … ".join(quote.exact for quote in sorted(quotes)) or None


def _tail(iri: str) -> str:
    return re.split(r"[/#]", iri.rstrip("/#"))[-1] or iri


def _order(chain: Chain) -> tuple[bool, str, str, list[tuple[int, str]]]:
    published = chain.published
    return published is None, published or "", chain.report_id, _natural(chain.assertions[-1])


def _natural(iri: str) -> list[tuple[int, str]]:
    """Sort `…/assertion/10/1` after `…/assertion/2/1`."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBERS.split(iri)]
