"""Words folded into their assertion: a reading's selectors as parallel lists instead of a node each, and exactly back.

Selectors are half of what a report says and only its assertion speaks of them, so loading keeps them on its node:
`contentStart`, `contentEnd`, `contentExact`, `contentPrefix`, `contentSuffix`, the same for `cue` and `source`. The
n-th element of each is the selector `{assertion}/{role}/{n}`, in the graph of the assertion. The keys are no terms of
ours and no IRIs, so nothing else can bear them. RDF from outside that touches a folded selector unfolds it: `merge`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.stores.neo4j.mapping import link_quad, node_quads
from graph.stores.neo4j.propertygraph import Link, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.model import Quote
    from graph.rdf.terms import Quad

__all__ = ["FOLDED", "ROLES", "fold", "is_folded", "owner_of", "unfold"]

ROLES = ("content", "cue", "source")
_PARTS = ("start", "end", "exact", "prefix", "suffix")
_KEYS = {role: tuple((part, role + part.capitalize()) for part in _PARTS) for role in ROLES}
_FIRST = tuple(pairs[0][1] for pairs in _KEYS.values())
FOLDED = frozenset(key for pairs in _KEYS.values() for _, key in pairs)
"""Every key that holds a part of folded words."""


def fold(role: str, quotes: Sequence[Quote]) -> dict[str, object]:
    """Return the properties that stand for the words in one role; none for no words."""
    if not quotes:
        return {}
    return {key: [getattr(quote, part) for quote in quotes] for part, key in _KEYS[role]}


def is_folded(properties: Mapping[str, Any]) -> bool:
    """Tell whether an assertion's properties hold folded words."""
    return any(key in properties for key in _FIRST)


def unfold(name: str, graph: str, properties: Mapping[str, Any]) -> Iterator[Quad]:
    """Yield the quads of the words folded into the assertion `name`, whose home is `graph`: `fold` reversed."""
    for role, pairs in _KEYS.items():
        for number in range(len(properties.get(pairs[0][1], ()))):
            selector = f"{name}/{role}/{number}"
            yield link_quad(Link(name, f"{role}Selector", selector), graph)
            said = {part: properties[key][number] for part, key in pairs}
            yield from node_quads(Node(selector, graph, ("Selector",), said))


def owner_of(name: str) -> str | None:
    """Return the assertion that would own the selector of this name if it were folded; None for any other name."""
    rest, _, number = name.rpartition("/")
    owner, _, role = rest.rpartition("/")
    return owner if role in ROLES and number.isdecimal() and owner else None
