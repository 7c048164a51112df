"""Turtle and TriG for people: prefixes, one block a subject, `a` first, and every literal exactly as it is."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from graph.rdf.nquads import escaped, term_text
from graph.rdf.order import natural
from graph.rdf.terms import IRI, BNode, Literal
from ontology.terms import DCT, OA, OWL, PROV, RDF, RDFS, SAYSO, SCHEMA, SKOS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.rdf.terms import Object, Quad

__all__ = ["write_trig", "write_turtle"]

_PREFIXES = {
    SAYSO.base: "sayso",
    OA.base: "oa",
    RDF.base: "rdf",
    RDFS.base: "rdfs",
    XSD.base: "xsd",
    SCHEMA.base: "schema",
    SKOS.base: "skos",
    PROV.base: "prov",
    OWL.base: "owl",
    DCT.base: "dct",
}
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*", re.ASCII)
_CUT = re.compile(r"(?<=[#/])")
_PLAIN = {
    XSD.integer: re.compile(r"0|-?[1-9][0-9]*", re.ASCII),
    XSD.decimal: re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]{1,5}", re.ASCII),
    XSD.boolean: re.compile("true|false"),
}
"""Literals written without quotes: only forms that careless readers keep, too (rdflib rewrites 0.0000001)."""


def write_turtle(quads: Iterable[Quad]) -> str:
    """Return the triples as Turtle; the names of graphs are dropped, and twins with them."""
    return "".join(_document(sorted({quad._replace(graph=None) for quad in quads}, key=_order)))


def write_trig(quads: Iterable[Quad]) -> str:
    """Return the quads as TriG, graph by graph."""
    return "".join(_document(sorted(set(quads), key=_order)))


def _order(quad: Quad) -> tuple[object, ...]:
    return (_term_order(quad.graph), _term_order(quad.subject), *_within(quad))


def _within(quad: Quad) -> tuple[object, ...]:
    predicate = quad.predicate.value
    return predicate != RDF.type, predicate, _term_order(quad.object)


def _term_order(term: Object | None) -> tuple[object, ...]:
    if term is None:
        return (0,)
    if isinstance(term, IRI):
        return (1, natural(term.value))
    if isinstance(term, BNode):
        return (2, term.label)
    return (3, term.lexical, term.datatype, term.language or "")


def _document(quads: list[Quad]) -> Iterator[str]:
    names = _Names()
    body = "".join(_blocks(quads, names))
    for base in sorted(names.used, key=_PREFIXES.__getitem__):
        yield f"@prefix {_PREFIXES[base]}: <{base}> .\n"
    if names.used:
        yield "\n"
    yield body


def _blocks(quads: list[Quad], names: _Names) -> Iterator[str]:
    for graph, members in groupby(quads, key=lambda quad: quad.graph):
        indent = "" if graph is None else "  "
        if graph is not None:
            yield f"{names.text(graph)} {{\n"
        for subject, own in groupby(members, key=lambda quad: quad.subject):
            yield f"{indent}{names.text(subject)}"
            separator = " "
            for predicate, same in groupby(own, key=lambda quad: quad.predicate):
                verb = "a" if predicate.value == RDF.type else names.text(predicate)
                yield f"{separator}{verb} {', '.join(names.text(quad.object) for quad in same)}"
                separator = f" ;\n{indent}    "
            yield " .\n"
        if graph is not None:
            yield "}\n"


class _Names:
    """Writes terms, and remembers which prefixes it used."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def text(self, term: Object) -> str:
        if isinstance(term, IRI):
            return self._iri(term)
        if isinstance(term, BNode):
            return term_text(term)
        return self._literal(term)

    def _iri(self, term: IRI) -> str:
        base = "".join(_CUT.split(term.value)[:-1])
        local = term.value[len(base) :]
        prefix = _PREFIXES.get(base)
        if prefix is None or not _LOCAL.fullmatch(local):
            return term_text(term)
        self.used.add(base)
        return f"{prefix}:{local}"

    def _literal(self, term: Literal) -> str:
        text, datatype, language = term
        if language is not None:
            return term_text(term)
        plain = _PLAIN.get(datatype)
        if plain is not None and plain.fullmatch(text):
            return text
        return f'"{escaped(text)}"' + ("" if datatype == XSD.string else f"^^{self._iri(IRI(datatype))}")
