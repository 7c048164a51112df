"""Circular reporting: outlets that cite each other for a claim, and citations that time makes impossible.

Both are read from citations alone, so that one claim's chains and the rows of a whole store are judged alike.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from graph.reason.clocks import published_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.model import Report
    from graph.reason.chains import Chain

__all__ = ["Circle", "Citation", "Loop", "TooEarly", "citations", "loops", "tell"]

_TWO = 2


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A report by `publisher` says that it has the claim from `cited`, who published `other` on the same claim."""

    claim: str
    report: str
    publisher: str
    cited: str
    other: str
    published: str | None = None
    other_published: str | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """`agents` cite each other for a claim, in the order of the citing, from the smallest id; in these `reports`."""

    claim: str
    agents: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TooEarly:
    """`report`, published at `published`, cites an agent whose first report on the claim, `other`, came out later."""

    claim: str
    report: str
    published: str
    cited: str
    other: str
    other_published: str


Loop: TypeAlias = Circle | TooEarly


def citations(claim: str, chains: Sequence[Chain], counted: Iterable[int]) -> list[Citation]:
    """Return the citations among the `counted` chains (indexes) of a claim."""
    indexes = list(counted)
    own: dict[str, dict[str, str | None]] = defaultdict(dict)
    for index in indexes:
        own[chains[index].publisher.agent][chains[index].report_id] = chains[index].published
    found = {
        Citation(claim, chain.report_id, chain.publisher.agent, hop.agent, other, chain.published, date)
        for chain in (chains[index] for index in indexes)
        for hop in chain.hops[:-1]
        if hop.agent != chain.publisher.agent
        for other, date in own.get(hop.agent, {}).items()
    }
    return sorted(found, key=lambda one: (one.claim, one.report, one.cited, one.other))


def loops(found: Iterable[Citation]) -> tuple[Loop, ...]:
    """Return the circles and the impossible citations, by claim; circles first."""
    by_claim: dict[str, list[Citation]] = defaultdict(list)
    for one in found:
        by_claim[one.claim].append(one)
    result: list[Loop] = []
    for claim, mine in sorted(by_claim.items()):
        result += _circles(claim, mine)
        result += _too_early(claim, mine)
    return tuple(result)


def _circles(claim: str, found: Sequence[Citation]) -> list[Circle]:
    """One circle for each pair that stands in one: the shortest way back from the cited to the publisher."""
    cites: dict[str, set[str]] = defaultdict(set)
    reports: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in found:
        cites[one.publisher].add(one.cited)
        reports[one.publisher, one.cited].add(one.report)
    circles: dict[frozenset[str], Circle] = {}
    for publisher, cited in sorted(reports):
        back = _way(cited, publisher, cites)
        if back is None or frozenset(back) in circles:
            continue
        start = back.index(min(back))
        agents = (*back[start:], *back[:start])
        steps = zip(agents, (*agents[1:], agents[0]), strict=True)
        standing = sorted({report for step in steps for report in reports[step]})
        circles[frozenset(back)] = Circle(claim, agents, tuple(standing))
    return sorted(circles.values(), key=lambda circle: circle.agents)


def _way(start: str, end: str, cites: Mapping[str, set[str]]) -> tuple[str, ...] | None:
    """Return the shortest way along citations from `start` to `end`, both included; None where there is none."""
    came: dict[str, str | None] = {start: None}
    waiting = [start]
    for agent in waiting:
        if agent == end:
            way: list[str] = []
            step: str | None = agent
            while step is not None:
                way.append(step)
                step = came[step]
            return tuple(reversed(way))
        for other in sorted(cites.get(agent, ())):
            if other not in came:
                came[other] = agent
                waiting.append(other)
    return None


def _too_early(claim: str, found: Sequence[Citation]) -> list[TooEarly]:
    by_cited: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for one in found:
        by_cited[one.report, one.cited].append(one)
    early = []
    for (report, cited), mine in sorted(by_cited.items()):
        published = mine[0].published
        dated = sorted((one.other_published, one.other) for one in mine if one.other_published)
        # Where one of the cited agent's reports has no date, it may be the one that was cited.
        if published is None or len(dated) < len(mine):
            continue
        if not any(published_by(date, published) for date, _ in dated):
            early.append(TooEarly(claim, report, published, cited, dated[0][1], dated[0][0]))
    return early


def tell(loop: Loop, name_of: Callable[[str], str], reports: Mapping[str, Report]) -> str:
    """Return a loop in one sentence; `name_of` gives the name of an agent by its id."""
    if isinstance(loop, Circle):
        names = [name_of(agent) for agent in loop.agents]
        if len(names) == _TWO:
            return f"{names[0]} and {names[1]} cite each other."
        return f"{', '.join(f'{a} cites {b}' for a, b in pairwise((*names, names[0])))}."
    report = reports.get(loop.report)
    by = name_of(report.publisher) if report else "another publisher"
    return (
        f"A report of {by}, published {loop.published}, cites {name_of(loop.cited)}, whose first report here is of "
        f"{loop.other_published}: it did not have it from that."
    )
