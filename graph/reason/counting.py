"""How few origins there can be: the smallest number of groups in which no two are known to be independent.

That is the chromatic number of a graph whose nodes are origins and whose edges join those that are independent: one
colour is one origin under several names. Finding it is hard in general and easy on the graphs that claims have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

__all__ = ["fewest_groups"]

_STEPS = 20_000
"""How many placings are tried before the search ends; what is known by then is still a lower bound."""
_NODES = 400
"""How many nodes are searched through; of more, only a lower bound is found."""


def fewest_groups(apart: Sequence[AbstractSet[int]], sizes: Sequence[int] | None = None) -> int:
    """Return into how few groups nodes can be put so that nobody is with one that it is `apart` from.

    `apart[i]` are the nodes that node `i` must not be with, symmetric. With `sizes` each node stands for so many; one
    that is apart from itself stands for ones that are all apart from each other. Exact, except on graphs too large or
    too tangled to search through: then it is a number that is not too large. 0 for no nodes.
    """
    alike, weights = _without_twins(apart, sizes or [1] * len(apart))
    floor = _clique(alike, weights)
    if sum(weights) > _NODES:
        return floor
    alike = _single(alike, weights)
    ceiling = _greedy(alike)
    for groups in range(floor, ceiling):
        # Not searched through: fewer were impossible, this many perhaps not.
        if _fits(alike, groups) is not False:
            return groups
    return ceiling


def _without_twins(apart: Sequence[AbstractSet[int]], sizes: Sequence[int]) -> tuple[list[set[int]], list[int]]:
    """Keep one node of those that are apart from the same others: they can share a group; and number what is left.

    A node that is not apart from itself counts once, whatever it stands for.
    """
    first: dict[tuple[frozenset[int], int | None], int] = {}
    for node, others in enumerate(apart):
        first.setdefault((frozenset(others), node if node in others else None), node)
    kept = {node: number for number, node in enumerate(sorted(first.values()))}
    alike = [{kept[other] for other in apart[node] if other in kept} for node in kept]
    return alike, [sizes[node] if node in apart[node] else 1 for node in kept]


def _single(apart: Sequence[AbstractSet[int]], weights: Sequence[int]) -> list[set[int]]:
    """Return the graph in which every node stands for one."""
    starts = [sum(weights[:node]) for node in range(len(weights))]
    numbers = [range(start, start + weight) for start, weight in zip(starts, weights, strict=True)]
    return [
        {other for node in apart[mine] for other in numbers[node]} - {number}
        for mine in range(len(weights))
        for number in numbers[mine]
    ]


def _clique(apart: Sequence[AbstractSet[int]], weights: Sequence[int]) -> int:
    """Return how many were found of whom every two are apart: there are at least so many groups."""
    best = 0
    order = sorted(range(len(apart)), key=lambda node: (-weights[node], -len(apart[node]), node))
    for start in order[:32]:
        members = {start}
        for node in order:
            if node not in members and members <= apart[node]:
                members.add(node)
        best = max(best, sum(weights[node] for node in members))
    return best


def _by_degree(apart: Sequence[AbstractSet[int]]) -> list[int]:
    return sorted(range(len(apart)), key=lambda node: (-len(apart[node]), node))


def _greedy(apart: Sequence[AbstractSet[int]]) -> int:
    group: dict[int, int] = {}
    for node in _by_degree(apart):
        taken = {group[other] for other in apart[node] if other in group}
        group[node] = next(number for number in range(len(apart)) if number not in taken)
    return max(group.values(), default=-1) + 1


def _fits(apart: Sequence[AbstractSet[int]], groups: int) -> bool | None:
    """Whether the nodes fit into so many groups; None when that was not found out in `_STEPS` steps."""
    order = _by_degree(apart)
    group: dict[int, int] = {}
    steps = 0

    # A loop with its own stack: a claim can have more origins than Python lets functions call each other.
    choices = [_open(apart, order[0], group, groups)]
    while choices:
        steps += 1
        if steps > _STEPS:
            return None
        node = order[len(choices) - 1]
        group.pop(node, None)
        if not choices[-1]:
            choices.pop()
            continue
        group[node] = choices[-1].pop()
        if len(choices) == len(order):
            return True
        choices.append(_open(apart, order[len(choices)], group, groups))
    return False


def _open(apart: Sequence[AbstractSet[int]], node: int, group: dict[int, int], groups: int) -> list[int]:
    """Return the groups that a node can go into, the last first; of the empty ones only the first is worth trying."""
    taken = {group[other] for other in apart[node] if other in group}
    used = max(group.values(), default=-1) + 1
    return [number for number in range(min(groups, used + 1)) if number not in taken][::-1]
