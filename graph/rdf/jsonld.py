"""JSON-LD with our own context: short names where the context has them, the full form where it has not."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

from graph.rdf.terms import IRI, Literal
from ontology.resources import context
from ontology.terms import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.rdf.terms import Object, Quad, Subject

__all__ = ["write_jsonld"]

_Node: TypeAlias = dict[str, Any]


class _Terms:
    """The context's short names: by IRI, the term and what its values are coerced to."""

    def __init__(self) -> None:
        self.context = context()["@context"]
        prefixes = {key: value for key, value in self.context.items() if isinstance(value, str) and value[-1:] in "/#"}
        self._prefixes = prefixes
        self.properties: dict[str, tuple[str, str | None]] = {}
        for name, value in self.context.items():
            definition = {"@id": value} if isinstance(value, str) else value
            id_ = definition.get("@id") if isinstance(definition, dict) else None
            if id_ is None or id_.startswith("@") or name in prefixes or definition.keys() - {"@id", "@type"}:
                continue
            kind = definition.get("@type")
            self.properties.setdefault(self._full(id_), (name, None if kind is None else self._full(kind)))

    def _full(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        return self._prefixes[prefix] + local if colon and prefix in self._prefixes else name


def write_jsonld(quads: Iterable[Quad]) -> str:
    """Return the quads as one JSON-LD document: nodes under `@graph`, named graphs as nodes with a `@graph`."""
    terms = _Terms()
    default: dict[Subject, _Node] = {}
    graphs: dict[Subject, dict[Subject, _Node]] = defaultdict(dict)
    for quad in dict.fromkeys(quads):
        home = default if quad.graph is None else graphs[quad.graph]
        node = home.setdefault(quad.subject, {"@id": _id(quad.subject)})
        _add(node, quad, terms)
    top = list(default.values())
    top += ({"@id": _id(name), "@graph": list(nodes.values())} for name, nodes in graphs.items())
    return json.dumps({"@context": terms.context, "@graph": top}, ensure_ascii=False, indent=1) + "\n"


def _id(term: Subject) -> str:
    return term.value if isinstance(term, IRI) else f"_:{term.label}"


def _add(node: _Node, quad: Quad, terms: _Terms) -> None:
    predicate = quad.predicate.value
    if predicate == RDF.type and not isinstance(quad.object, Literal):
        key, value = "@type", _id(quad.object)
        found = terms.properties.get(value)
        value = found[0] if found and found[1] is None else value
    else:
        key, kind = terms.properties.get(predicate, (predicate, None))
        value = _value(quad.object, kind)
    node.setdefault(key, []).append(value)


def _value(term: Object, kind: str | None) -> Any:
    if not isinstance(term, Literal):
        # With "@vocab" a value could be read as a term of the context; a full IRI never is one.
        return _id(term) if kind in {"@id", "@vocab"} else {"@id": _id(term)}
    text, datatype, language = term
    if language is not None:
        return {"@value": text, "@language": language}
    if datatype == (kind or XSD.string):
        return text
    return {"@value": text} if datatype == XSD.string else {"@value": text, "@type": datatype}
