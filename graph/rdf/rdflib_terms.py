"""Quads to rdflib's terms and back, nothing lost: rdflib's literals are made with `normalize=False`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from graph.errors import RdfError
from graph.rdf.terms import IRI, BNode, Literal, Quad
from ontology.terms import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.rdf.terms import Object, Subject

__all__ = ["from_dataset", "from_rdflib", "to_dataset", "to_graph", "to_rdflib"]

_Term: TypeAlias = rdflib.URIRef | rdflib.BNode | rdflib.Literal
_STRING = XSD.string


def to_rdflib(term: Object) -> _Term:
    """Return rdflib's term. Raises `RdfError` for a language tag that rdflib refuses."""
    if isinstance(term, IRI):
        return rdflib.URIRef(term.value)
    if isinstance(term, BNode):
        return rdflib.BNode(term.label)
    text, datatype, language = term
    if language is not None:
        try:
            return rdflib.Literal(text, lang=language, normalize=False)
        except ValueError as error:
            raise RdfError(f"{language!r} is no language tag", value=language, remedy="write BCP 47") from error
    # A plain literal and one of type xsd:string are the same in RDF 1.1, and different in rdflib: always plain here.
    kind = None if datatype == _STRING else rdflib.URIRef(datatype)
    return rdflib.Literal(text, datatype=kind, normalize=False)


def from_rdflib(term: object) -> Object:
    """Return our term for one of rdflib's. Raises `RdfError` for what RDF does not have (variables, formulae)."""
    if isinstance(term, rdflib.URIRef):
        return IRI(str(term))
    if isinstance(term, rdflib.BNode):
        return BNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language is not None:
            return Literal(str(term), RDF.langString, term.language)
        return Literal(str(term), _STRING if term.datatype is None else str(term.datatype))
    raise RdfError(f"{term!r} is no term of RDF", value=term)


def _subject(term: object) -> Subject:
    found = from_rdflib(term)
    if isinstance(found, Literal):
        raise RdfError(f"the literal {found.lexical[:80]!r} stands where an IRI belongs", value=found.lexical[:80])
    return found


def to_graph(quads: Iterable[Quad]) -> rdflib.Graph:
    """Return a graph of the triples; the names of their graphs are dropped."""
    graph = rdflib.Graph(bind_namespaces="none")
    for quad in quads:
        graph.add((to_rdflib(quad.subject), rdflib.URIRef(quad.predicate.value), to_rdflib(quad.object)))
    return graph


def to_dataset(quads: Iterable[Quad]) -> rdflib.Dataset:
    """Return a dataset with all named graphs."""
    dataset = rdflib.Dataset()
    for subject, predicate, value, name in quads:
        context = dataset.default_graph if name is None else dataset.graph(to_rdflib(name))
        context.add((to_rdflib(subject), rdflib.URIRef(predicate.value), to_rdflib(value)))
    return dataset


def from_dataset(dataset: rdflib.Dataset) -> Iterator[Quad]:
    """Yield the quads of a dataset."""
    for subject, predicate, value, name in dataset.quads():
        home = None if name is None or name == DATASET_DEFAULT_GRAPH_ID else _subject(name)
        yield Quad(_subject(subject), IRI(str(predicate)), from_rdflib(value), home)
