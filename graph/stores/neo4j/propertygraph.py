"""A property graph as plain data: what the mapping makes of quads and the store writes and reads."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.stores.neo4j.literals import Native

__all__ = ["Link", "Node", "PropertyGraph", "Statement"]


class Link(NamedTuple):
    """A relationship between two nodes, by their names. It is said in the graph that is the source's home."""

    source: str
    type: str
    target: str


class Statement(NamedTuple):
    """One quad that does not fit, kept whole. `object` is a name or, with a `datatype`, a literal's lexical form."""

    subject: str
    predicate: str
    object: str
    graph: str
    datatype: str = ""
    language: str = ""

    @property
    def id(self) -> str:
        """What makes it one node: a digest of all it holds."""
        return hashlib.sha256("\x1f".join(self).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `name` is its IRI, or `_:` and the label of a blank node.

    `graph` is the one that says its labels, properties and relationships ("" for the default graph). `labels` are
    sorted, without `Resource`. `properties` are those of RDF, and the notes of some under `type__KEY`; without `iri`
    and `graph`.
    """

    name: str
    graph: str
    labels: tuple[str, ...] = ()
    properties: Mapping[str, Native] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes by their names, relationships between them, and what did not fit.

    The target of a link may be no node here: somebody else's, or one that nothing is said of.
    """

    nodes: Mapping[str, Node] = field(default_factory=dict)
    links: frozenset[Link] = frozenset()
    statements: frozenset[Statement] = frozenset()
