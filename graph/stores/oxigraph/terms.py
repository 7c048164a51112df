"""Our terms to pyoxigraph's and back, exactly.

Oxigraph keeps numbers, booleans, dates and durations by value: "01"^^xsd:integer comes back as "1". So a literal that
would not come back as it was given is stored under a datatype of its own, `AS_WRITTEN` followed by the real one, which
Oxigraph keeps to the letter; all that reads from the store takes the prefix off again. The usual forms are stored as
they are, so numbers compare as numbers in SPARQL. Language tags come back in lower case, as RDF 1.1 allows.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, cast

import pyoxigraph as ox

from graph.errors import RdfError
from graph.rdf.terms import IRI, BNode, Literal, Quad
from ontology.terms import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.rdf.terms import Object, Subject
    from graph.store import Value

__all__ = [
    "AS_WRITTEN",
    "KEEPING",
    "from_quad",
    "from_term",
    "lexical",
    "named_node",
    "plain_value",
    "to_literal",
    "to_quad",
    "to_quads",
    "value_of",
]

AS_WRITTEN = "https://w3id.org/sayso/as-written/"
KEEPING = ox.NamedNode("https://w3id.org/sayso/batch#bookkeeping")
"""The graph of what the store keeps for itself: its stamp, and cards. It is no data: `Store.quads` leaves it out."""
_DEFAULT_GRAPH = ox.DefaultGraph()
_Node: TypeAlias = "ox.NamedNode | ox.BlankNode"
_Term: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"

_DATE = r"[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])"
_USUAL = {
    XSD.integer: re.compile(r"0|-?[1-9][0-9]{0,17}", re.ASCII),
    XSD.decimal: re.compile(r"0|-?[1-9][0-9]{0,11}|-?(?:0|[1-9][0-9]{0,11})\.[0-9]{0,5}[1-9]", re.ASCII),
    XSD.boolean: re.compile("true|false"),
    XSD.gYear: re.compile(r"[1-9]\d{3}", re.ASCII),
    XSD.gYearMonth: re.compile(r"[1-9]\d{3}-(?:0[1-9]|1[0-2])", re.ASCII),
    XSD.date: re.compile(_DATE, re.ASCII),
    XSD.dateTime: re.compile(_DATE + r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{0,5}[1-9])?Z?", re.ASCII),
}
"""Forms that certainly come back as they were; what does not match is stored as written, which is always exact."""
_INTEGERS = frozenset({XSD.integer, XSD.nonNegativeInteger, XSD.positiveInteger})
_FLOATS = frozenset({XSD.double, XSD.float})
_XSD = XSD.base
_VERBATIM = frozenset({XSD.string, XSD.anyURI})
"""Datatypes of XSD that Oxigraph never touches and that sayso uses much."""


@lru_cache(maxsize=65_536)
def named_node(value: str) -> ox.NamedNode:
    """Return an IRI. Raises `RdfError` for what is none."""
    try:
        return ox.NamedNode(value)
    except ValueError as error:
        raise RdfError(
            f"{value[:200]!r} is not an IRI: {error}", value=value[:200], remedy="write an absolute IRI (RFC 3987)"
        ) from error


def _blank_node(label: str) -> ox.BlankNode:
    try:
        return ox.BlankNode(label)
    except ValueError as error:
        raise RdfError(
            f"{label[:200]!r} is not a blank node's label",
            value=label[:200],
            remedy="use letters, digits, `-` and `_` after `_:`",
        ) from error


def _stored_datatype(text: str, datatype: str) -> str:
    if datatype in _VERBATIM or not datatype.startswith(_XSD):
        return datatype
    usual = _USUAL.get(datatype)
    return datatype if usual is not None and usual.fullmatch(text) else AS_WRITTEN + datatype


def to_literal(literal: Literal) -> ox.Literal:
    """Return a literal for Oxigraph. Raises `RdfError` for a bad language tag or datatype, or half a surrogate pair."""
    text, datatype, language = literal
    try:
        if language is not None:
            return ox.Literal(text, language=language)
        if datatype == XSD.string:
            return ox.Literal(text)
        return ox.Literal(text, datatype=named_node(_stored_datatype(text, datatype)))
    except ValueError as error:
        raise RdfError(
            f"the literal {text[:80]!r} with language {language!r} cannot be stored: {error}",
            value=text[:80],
            remedy="give valid Unicode and a BCP 47 language tag",
        ) from error


def _node(term: Subject) -> _Node:
    return named_node(term.value) if isinstance(term, IRI) else _blank_node(term.label)


def to_quad(quad: Quad) -> ox.Quad:
    """Return a quad for Oxigraph. Raises `RdfError` naming what it cannot hold."""
    subject, predicate, value, graph = quad
    return ox.Quad(
        _node(subject),
        named_node(predicate.value),
        to_literal(value) if isinstance(value, Literal) else _node(value),
        _DEFAULT_GRAPH if graph is None else _node(graph),
    )


def to_quads(quads: Iterable[Quad]) -> Iterator[ox.Quad]:
    """Yield each quad for Oxigraph."""
    return map(to_quad, quads)


def lexical(literal: ox.Literal) -> tuple[str, str]:
    """Return a stored literal's form and its real datatype."""
    datatype = literal.datatype.value
    return literal.value, datatype.removeprefix(AS_WRITTEN)


def plain_value(text: str, datatype: str) -> Value:
    """Return a literal as rows have it: numbers and flags as what they are, all else as text."""
    try:
        if datatype in _INTEGERS:
            return int(text)
        if datatype in _FLOATS:
            return float(text)
    except ValueError:
        return text
    return text in {"true", "1"} if datatype == XSD.boolean else text


def value_of(term: _Term) -> str:
    """Return an IRI, a literal's form or a blank node's label as text; "" for a triple."""
    return "" if isinstance(term, ox.Triple) else term.value


def from_term(term: _Term) -> Object:
    """Return our term for one of Oxigraph's. Raises `RdfError` for a triple term, which the model does not know."""
    if isinstance(term, ox.NamedNode):
        return IRI(term.value)
    if isinstance(term, ox.Literal):
        if term.language is not None:
            return Literal(term.value, RDF.langString, term.language)
        return Literal(*lexical(term))
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise RdfError(f"{term} is a triple inside a triple, which sayso does not keep", value=term)


def from_quad(quad: ox.Quad) -> Quad:
    """Return our quad for one of Oxigraph's."""
    graph = quad.graph_name
    return Quad(
        cast("Subject", from_term(quad.subject)),
        IRI(quad.predicate.value),
        from_term(quad.object),
        None if isinstance(graph, ox.DefaultGraph) else cast("IRI | BNode", from_term(graph)),
    )
