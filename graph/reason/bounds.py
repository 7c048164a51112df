"""How many independent origins a claim has: at least, at most, and why, pair by pair."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, combinations_with_replacement
from typing import TYPE_CHECKING

from graph.reason.alike import Alike
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

__all__ = ["SHOWN", "Bounds", "Pair", "weigh"]

SHOWN = 60
"""Of how many origins, the first ones, every two are judged one by one in an answer: that is 1,770 pairs."""
_RANK = {Independence.DEPENDENT: 0, Independence.UNKNOWN: 1, Independence.INDEPENDENT: 2}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sources, each by the agent that stands for it, and the judgement of them."""

    a: Hop
    b: Hop
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class _Case:
    """What the judgements are made of."""

    lineage: Lineage
    traits: Sequence[Traits]
    name_of: Callable[[str], str]
    policy: Policy
    alike: Alike


@dataclass(frozen=True)
class Bounds:
    """The number of independent origins: the fewest and the most that agree with all judgements.

    `inside` says why the members of a group are one, and who only passes on; `between` judges every two groups, of the
    first `SHOWN`; `left_out` is the number of pairs that it does not show. They are worked out when they are asked for.
    """

    fewest: int
    most: int
    case: _Case = field(repr=False, compare=False)

    @cached_property
    def inside(self) -> tuple[Pair, ...]:
        """Judgements of sources that count as one."""
        line, name_of = self.case.lineage, self.case.name_of
        within = [pair for root in line.roots for pair in _within(root, line.origins, name_of)]
        return (*within, *_passing(line, name_of))

    @cached_property
    def between(self) -> tuple[Pair, ...]:
        """Judgements of every two groups."""
        return tuple(_between(self.case))

    @cached_property
    def voices(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the groups that have one voice, because they hang together by dependence: `most` of them."""
        part = _parts(self.case.lineage, self.case.alike)
        found: dict[int, list[int]] = {}
        for number, root in enumerate(self.case.lineage.roots):
            found.setdefault(part[root[0]], []).append(number)
        return tuple(map(tuple, found.values()))

    @property
    def left_out(self) -> int:
        """How many pairs of groups there are beyond those shown."""
        roots = len(self.case.lineage.roots)
        return roots * (roots - 1) // 2 - len(self.between)

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
    alike = Alike(traits, policy)
    part = _parts(lineage, alike)
    members: dict[int, set[int]] = {}
    for root in lineage.roots:
        for origin in root:
            members.setdefault(part[origin], set()).add(alike.of[origin])
    kinds = [frozenset(kind) for _, kind in sorted(members.items())]
    return Bounds(_fewest(kinds, alike), len(kinds), _Case(lineage, traits, name_of, policy, alike))


def _parts(lineage: Lineage, alike: Alike) -> list[int]:
    """Return, for each origin, the first of those with which it hangs together by dependence."""
    return components(len(lineage.origins), [*_hard(alike), *_rings(lineage)])


def _hard(alike: Alike) -> Iterator[tuple[int, int]]:
    """Yield edges that connect all that hangs together by dependence: not every such pair, but enough of them."""
    for one, other in combinations_with_replacement(range(len(alike.members)), 2):
        first, second = alike.members[one], alike.members[other]
        if (one == other and len(first) == 1) or alike.verdict(one, other) is not Independence.DEPENDENT:
            continue
        yield from ((first[0], origin) for origin in second if origin != first[0])
        if one != other:
            yield from ((second[0], origin) for origin in first)


def _rings(lineage: Lineage) -> Iterator[tuple[int, int]]:
    return ((root[0], other) for root in lineage.roots for other in root[1:])


def _fewest(parts: Sequence[frozenset[int]], alike: Alike) -> int:
    """Return the fewest origins, of parts that are given by the kinds of their members."""
    number: dict[frozenset[int], int] = {}
    for part in parts:
        number[part] = number.get(part, 0) + 1
    sorts = list(number)
    apart = [
        {
            other
            for other, kinds in enumerate(sorts)
            if (other != one or number[mine] > 1)
            and all(alike.verdict(a, b) is Independence.INDEPENDENT for a in mine for b in kinds)
        }
        for one, mine in enumerate(sorts)
    ]
    return fewest_groups(apart, [number[mine] for mine in sorts])


def _between(case: _Case) -> Iterator[Pair]:
    lineage, traits, alike = case.lineage, case.traits, case.alike
    roots = lineage.roots[:SHOWN]
    bridges = _bridges(lineage, alike, {origin: index for index, root in enumerate(roots) for origin in root})
    for (m, first), (n, second) in combinations(enumerate(roots), 2):
        i, j = min(
            ((i, j) for i in first for j in second),
            key=lambda pair: (_RANK[alike.verdict(alike.of[pair[0]], alike.of[pair[1]])], pair),
        )
        if alike.verdict(alike.of[i], alike.of[j]) is not Independence.DEPENDENT and (m, n) in bridges:
            link = bridges[m, n]
            text = f"{traits[i].words} and {traits[j].words} both depend on {traits[link].words}."
            found = Judgement(Independence.DEPENDENT, Reason.THROUGH_ANOTHER, text, (traits[link].hop.agent,))
        else:
            found = judge(traits[min(i, j)], traits[max(i, j)], case.name_of, case.policy)
        yield Pair(traits[i].hop, traits[j].hop, found)


def _bridges(lineage: Lineage, alike: Alike, number: Mapping[int, int]) -> dict[tuple[int, int], int]:
    """Return the pairs of roots that depend on the same who only pass on, with one of these for each.

    `number` leads from origins to the roots in question that they stand in.
    """
    derived = lineage.derived

    def hangs(one: int, other: int) -> bool:
        return alike.verdict(alike.of[one], alike.of[other]) is Independence.DEPENDENT

    hard = [(a, b) for a, b in combinations(range(len(derived)), 2) if hangs(derived[a], derived[b])]
    part = components(len(derived), hard)
    touched: dict[int, dict[int, None]] = {}
    for place, passing in enumerate(derived):
        for root in number:
            if hangs(passing, root):
                touched.setdefault(part[place], {})[number[root]] = None
    links = {part[place]: derived[part[place]] for place in range(len(derived))}
    return {
        pair: links[link]
        for link, roots in sorted(touched.items(), reverse=True)
        for pair in combinations(sorted(roots), 2)
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
                evidence = tuple(sorted(copies))
                yield Pair(first, hop, Judgement(Independence.DEPENDENT, Reason.SHARED_TEXT, text, evidence))
                continue
            text = f"{describe(hop)} has passed on what {describe(first)} said, and so is no further origin."
            yield Pair(first, hop, Judgement(Independence.DEPENDENT, Reason.RELAYS, text, (hop.agent,)))
