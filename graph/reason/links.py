"""Small pure graph helpers: what hangs together, and where everything flows from. Nodes are numbers from 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

__all__ = ["components", "sources"]


def components(count: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """Return, for each of `count` nodes, the smallest node that undirected `edges` connect it with."""
    parent = list(range(count))

    def find(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in edges:
        low, high = sorted((find(a), find(b)))
        parent[high] = low
    return [find(node) for node in range(count)]


def sources(count: int, above: Mapping[int, AbstractSet[int]]) -> list[tuple[frozenset[int], ...]]:
    """Return, for each node, the sources that it flows from, sorted.

    `above` leads from a node to those that it rests on. A source is a set of nodes that rest on nothing outside the
    set: mostly one node that rests on nothing, or a circle of nodes that rest on each other. It flows from itself.
    """
    reach = [_reach(node, above) for node in range(count)]
    # A node belongs to a source when everything that it rests on, however far, rests on it again.
    found = {node: reach[node] for node in range(count) if all(node in reach[other] for other in reach[node])}
    return [tuple(sorted({found[other] for other in reach[node] if other in found}, key=min)) for node in range(count)]


def _reach(start: int, above: Mapping[int, AbstractSet[int]]) -> frozenset[int]:
    """Return everything that `start` rests on, and `start`."""
    seen, waiting = {start}, [start]
    while waiting:
        for node in above.get(waiting.pop(), ()):
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return frozenset(seen)
