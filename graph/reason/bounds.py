"""How many independent origins a claim has: at least, at most, and why, pair by pair."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.reason.independence import Judgement, Reason, judge
from graph.reason.links import components
from graph.reason.words import describe, listed
from ontology.schemes import Independence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graph.reason.chains import Hop
    from graph.reason.origins import Lineage, Origin
    from graph.reason.traits import Traits

__all__ = ["Bounds", "Pair", "weigh"]

_RANK = {Independence.DEPENDENT: 0, Independence.UNKNOWN: 1, Independence.INDEPENDENT: 2}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sources, each by the agent that stands for it, and the judgement of them."""

    a: Hop
    b: Hop
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Bounds:
    """The number of independent origins: `fewest` when every unknown pair is one, `most` when every such pair is two.

    `inside` says why the members of a group are one, and who only passes on; `between` judges every two groups.
    """

    fewest: int
    most: int
    inside: tuple[Pair, ...] = ()
    between: tuple[Pair, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All judgements."""
        return self.inside + self.between


def weigh(lineage: Lineage, traits: Sequence[Traits], name_of: Callable[[str], str]) -> Bounds:
    """Judge the origins and count them.

    `most` counts what hangs together by dependence. `fewest` counts what hangs together by dependence or by unknown
    independence; an origin that could be any (an unnamed source of nowhere, a source not given) is taken to be one of
    the others, but it does not make one of two others that are known to be independent. Who only passes on is counted
    in neither, but still links those that both depend on it. So `1 <= fewest <= most` where there is any origin.
    """
    size = len(lineage.origins)
    judged = {(i, j): judge(traits[i], traits[j], name_of) for i, j in combinations(range(size), 2)}
    rings = [(root[0], other) for root in lineage.roots for other in root[1:]]
    hard = [pair for pair, found in judged.items() if found.independence is Independence.DEPENDENT] + rings
    telling = {i for i in range(size) if not traits[i].could_be_any}
    soft = [
        pair
        for pair, found in judged.items()
        if found.independence is Independence.UNKNOWN and telling.issuperset(pair)
    ]
    rooted = {origin for root in lineage.roots for origin in root}
    by_hard = components(size, hard)
    by_any = components(size, hard + soft)
    most = len({by_hard[i] for i in rooted})
    fewest = len({by_any[i] for i in rooted & telling}) or min(1, most)
    between = tuple(_between(lineage, traits, judged))
    within = [pair for root in lineage.roots for pair in _within(root, lineage.origins, name_of)]
    return Bounds(min(fewest, most), most, (*within, *_passing(lineage)), between)


def _between(lineage: Lineage, traits: Sequence[Traits], judged: Mapping[tuple[int, int], Judgement]) -> Iterator[Pair]:
    bridges = _bridges(lineage, judged)
    for (m, first), (n, second) in combinations(enumerate(lineage.roots), 2):
        i, j = min(
            ((i, j) for i in first for j in second),
            key=lambda pair: (_RANK[judged[min(pair), max(pair)].independence], pair),
        )
        found = judged[min(i, j), max(i, j)]
        if found.independence is not Independence.DEPENDENT and (m, n) in bridges:
            link = bridges[m, n]
            a, b, third = (describe(traits[index].hop) for index in (i, j, link))
            text = f"{a} and {b} both depend on {third}."
            found = Judgement(Independence.DEPENDENT, Reason.THROUGH_ANOTHER, text, (traits[link].hop.agent,))
        yield Pair(traits[i].hop, traits[j].hop, found)


def _bridges(lineage: Lineage, judged: Mapping[tuple[int, int], Judgement]) -> dict[tuple[int, int], int]:
    """Return the pairs of roots that depend on the same who only pass on, with one of these for each."""
    derived = set(lineage.derived)
    hard = [pair for pair, found in judged.items() if found.independence is Independence.DEPENDENT]
    part = components(len(lineage.origins), [pair for pair in hard if derived.issuperset(pair)])
    touched: dict[int, dict[int, None]] = {}
    number = {origin: index for index, root in enumerate(lineage.roots) for origin in root}
    for i, j in hard:
        for passing, root in ((i, j), (j, i)):
            if passing in derived and root in number:
                touched.setdefault(part[passing], {})[number[root]] = None
    return {
        pair: link for link, roots in sorted(touched.items(), reverse=True) for pair in combinations(sorted(roots), 2)
    }


def _within(root: tuple[int, ...], origins: Sequence[Origin], name_of: Callable[[str], str]) -> Iterator[Pair]:
    """Why the members of a group are one origin: each of its agents against the first."""
    first = origins[root[0]].agents[0]
    for index in root:
        origin = origins[index]
        for hop in origin.agents:
            if hop.agent == first.agent:
                continue
            if index != root[0]:
                text = f"{describe(first)} and {describe(hop)} lead back to each other."
                yield Pair(first, hop, Judgement(Independence.DEPENDENT, Reason.CIRCULAR, text))
            elif hop.own and first.own:
                through = listed(sorted(name_of(carrier) for carrier in origin.carriers))
                names = [describe(first), describe(hop)]
                who = f"{names[0]}, in two reports," if names[0] == names[1] else f"{listed(names)}"
                text = f"{who} were passed on by {through}; nothing tells them apart."
                evidence = tuple(sorted(origin.carriers))
                yield Pair(first, hop, Judgement(Independence.DEPENDENT, Reason.SAME_INTERMEDIARY, text, evidence))
            else:
                text = f"{describe(first)} and {describe(hop)} are the same agent."
                yield Pair(first, hop, Judgement(Independence.DEPENDENT, Reason.SAME_ORIGIN, text))


def _passing(lineage: Lineage) -> Iterator[Pair]:
    for index in lineage.derived:
        hop = lineage.origins[index].agents[0]
        for root in lineage.rests_on[index]:
            first = lineage.origins[lineage.roots[root][0]].agents[0]
            text = f"{describe(hop)} has passed on what {describe(first)} said, and so is no further origin."
            yield Pair(first, hop, Judgement(Independence.DEPENDENT, Reason.RELAYS, text, (hop.agent,)))
