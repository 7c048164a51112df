"""How many independent origins a claim has: at least, at most, and why, pair by pair."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.reason.counting import fewest_groups
from graph.reason.independence import Judgement, judge
from graph.reason.links import components
from graph.reason.reasons import Reason
from graph.reason.words import describe, listed
from ontology.schemes import Independence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graph.reason.chains import Hop
    from graph.reason.origins import Lineage, Origin
    from graph.reason.policy import Policy
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
    """The number of independent origins: the fewest and the most that agree with all judgements.

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


def weigh(lineage: Lineage, traits: Sequence[Traits], name_of: Callable[[str], str], policy: Policy) -> Bounds:
    """Judge the origins and count them.

    `most` counts what hangs together by dependence: every unknown pair is two. `fewest` takes as many of these for one
    as can be, but never two that are known to be independent: a source that could be this or that one is one of them,
    and does not make the two one. Who only passes on is counted in neither, but still links those that both depend on
    it. So `1 <= fewest <= most` where there is any origin.
    """
    size = len(lineage.origins)
    judged = {(i, j): judge(traits[i], traits[j], name_of, policy) for i, j in combinations(range(size), 2)}
    hard = [pair for pair, found in judged.items() if found.independence is Independence.DEPENDENT]
    hard += [(root[0], other) for root in lineage.roots for other in root[1:]]
    part = components(size, hard)
    roots = {origin: part[origin] for root in lineage.roots for origin in root}
    rooted = sorted(set(roots.values()))
    fewest = fewest_groups(_apart(roots, rooted, judged))
    between = tuple(_between(lineage, traits, judged))
    within = [pair for root in lineage.roots for pair in _within(root, lineage.origins, name_of)]
    return Bounds(fewest, len(rooted), (*within, *_passing(lineage, name_of)), between)


def _apart(
    roots: Mapping[int, int], rooted: Sequence[int], judged: Mapping[tuple[int, int], Judgement]
) -> list[frozenset[int]]:
    """Return, for each counted part, those that it is surely independent of, each member of each."""
    number = {part: index for index, part in enumerate(rooted)}
    near: list[set[int]] = [{index} for index in range(len(rooted))]
    for (i, j), found in judged.items():
        if found.independence is not Independence.INDEPENDENT and i in roots and j in roots:
            a, b = number[roots[i]], number[roots[j]]
            near[a].add(b)
            near[b].add(a)
    everybody = frozenset(range(len(rooted)))
    return [everybody - others for others in near]


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


def _passing(lineage: Lineage, name_of: Callable[[str], str]) -> Iterator[Pair]:
    for index in lineage.derived:
        hop = lineage.origins[index].agents[0]
        copies = lineage.copies.get(index)
        for root in lineage.rests_on[index]:
            first = lineage.origins[lineage.roots[root][0]].agents[0]
            if copies:
                text = (
                    f"What {describe(hop)} says stands in a text taken from {listed(sorted(map(name_of, copies)))} "
                    f"without saying so; it rests on {describe(first)}, and so is no further origin."
                )
                yield Pair(
                    first, hop, Judgement(Independence.DEPENDENT, Reason.SHARED_TEXT, text, tuple(sorted(copies)))
                )
                continue
            text = f"{describe(hop)} has passed on what {describe(first)} said, and so is no further origin."
            yield Pair(first, hop, Judgement(Independence.DEPENDENT, Reason.RELAYS, text, (hop.agent,)))
