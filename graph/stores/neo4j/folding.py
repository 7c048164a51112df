"""Words folded into their assertion: a reading's selectors as a list of text for each role, and exactly back.

Selectors are half of what a report says and only its assertion speaks of them, so loading keeps them on its node, under
`contentWords`, `cueWords` and `sourceWords`. Each selector is five elements: start, end, exact, prefix, suffix. The
n-th of a list is the selector `{assertion}/{role}/{n}`, in the graph of the assertion. The keys are no terms of ours
and no IRIs, so nothing else can bear them. RDF from outside that touches a folded selector unfolds it: `merge`.
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
_KEYS = {role: role + "Words" for role in ROLES}
FOLDED = frozenset(_KEYS.values())
"""Every key that holds folded words."""


def fold(role: str, quotes: Sequence[Quote]) -> dict[str, object]:
    """Return the property that stands for the words in one role; none for no words."""
    if not quotes:
        return {}
    return {_KEYS[role]: [str(getattr(quote, part)) for quote in quotes for part in _PARTS]}


def is_folded(properties: Mapping[str, Any]) -> bool:
    """Tell whether an assertion's properties hold folded words."""
    return not FOLDED.isdisjoint(properties)


def unfold(name: str, graph: str, properties: Mapping[str, Any]) -> Iterator[Quad]:
    """Yield the quads of the words folded into the assertion `name`, whose home is `graph`: `fold` reversed."""
    for role, key in _KEYS.items():
        words = properties.get(key, ())
        for number, at in enumerate(range(0, len(words), len(_PARTS))):
            selector = f"{name}/{role}/{number}"
            yield link_quad(Link(name, f"{role}Selector", selector), graph)
            start, end, *texts = words[at : at + len(_PARTS)]
            said = dict(zip(_PARTS, (int(start), int(end), *texts), strict=True))
            yield from node_quads(Node(selector, graph, ("Selector",), said))


def owner_of(name: str) -> str | None:
    """Return the assertion that would own the selector of this name if it were folded; None for any other name."""
    rest, _, number = name.rpartition("/")
    owner, _, role = rest.rpartition("/")
    return owner if role in ROLES and number.isdecimal() and owner else None
