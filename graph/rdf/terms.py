"""RDF terms and quads as plain tuples: what the model, the stores and the serialisers exchange.

Cheap to make and to compare, and of no library: rdflib and pyoxigraph are converted to and from at their own edges.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

__all__ = ["IRI", "BNode", "Literal", "Object", "Quad", "Subject"]


class IRI(NamedTuple):
    """An IRI, absolute."""

    value: str


class BNode(NamedTuple):
    """A blank node by its label, without `_:`. Labels mean nothing outside the data they came with."""

    label: str


class Literal(NamedTuple):
    """A literal: its lexical form exactly as given, its datatype IRI, and its language tag where it has one.

    With a language the datatype is rdf:langString. The form is never normalised: "01"^^xsd:integer stays "01".
    """

    lexical: str
    datatype: str = "http://www.w3.org/2001/XMLSchema#string"
    language: str | None = None


Subject: TypeAlias = IRI | BNode
Object: TypeAlias = IRI | BNode | Literal


class Quad(NamedTuple):
    """One statement. `graph` is None in the default graph."""

    subject: Subject
    predicate: IRI
    object: Object
    graph: IRI | BNode | None = None
