"""Validates RDF against the shapes, before it is let into a store."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ontology.resources import shapes_text
from ontology.terms import SAYSO

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.term import Node

__all__ = ["VOCABULARY_SHAPE", "Violation", "validate"]

VOCABULARY_SHAPE = "https://w3id.org/sayso/shapes#Vocabulary"
"""Names the one rule that SHACL cannot tell well: every IRI in the namespace of sayso is one of its terms."""


class Violation(NamedTuple):
    """One broken rule.

    `focus` is the node (IRI, or `_:label`), `path` the property's IRI or "" where the rule is about the node or about a
    path of several steps, `value` the offending value as text or "" where one is missing, `shape` the IRI of the rule,
    `message` what is wrong and what to do.
    """

    focus: str
    path: str
    value: str
    shape: str
    message: str


def validate(graph: Graph | Dataset) -> tuple[Violation, ...]:
    """Return what is wrong with the graph, sorted; empty for a graph that conforms.

    A dataset is validated as the union of its graphs, the default graph included. The graph is not changed. Nodes that
    are referred to need not be there. Takes about a second for ten thousand triples.
    """
    union = _union(graph)
    return tuple(sorted({*_shape_violations(union), *_unknown_terms(union)}))


def _union(graph: Graph | Dataset) -> Graph:
    import rdflib  # noqa: PLC0415 -- heavy: only who validates pays for it

    if not isinstance(graph, rdflib.Dataset):
        return graph
    union = rdflib.Graph()
    for subject, predicate, value, _ in graph.quads():
        union.add((subject, predicate, value))
    return union


@cache
def _shapes() -> Graph:
    import rdflib  # noqa: PLC0415 -- as above

    return rdflib.Graph().parse(data=shapes_text(), format="turtle")


def _shape_violations(graph: Graph) -> set[Violation]:
    import pyshacl  # noqa: PLC0415 -- as above
    from rdflib import SH, URIRef  # noqa: PLC0415 -- as above

    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inplace=True)
    found = set()
    for result in report.objects(None, SH.result):
        path = report.value(result, SH.resultPath)
        found.add(
            Violation(
                focus=_text(report.value(result, SH.focusNode)),
                path=str(path) if isinstance(path, URIRef) else "",
                value=_text(report.value(result, SH.value)),
                shape=_text(report.value(result, SH.sourceShape)),
                message=_text(report.value(result, SH.resultMessage)),
            )
        )
    return found


def _unknown_terms(graph: Graph) -> set[Violation]:
    """Find IRIs of our namespace that are no terms: a misspelt optional property breaks no shape, but is lost."""
    found = set()
    for subject, predicate, value in graph:
        for term in (predicate, value):
            name = str(term).removeprefix(SAYSO.base)
            if name != str(term) and name not in SAYSO and not hasattr(term, "datatype"):
                near = get_close_matches(name, list(SAYSO), n=1)
                remedy = f"did you mean sayso:{near[0]}?" if near else "use one that sayso.ttl defines, or another's"
                found.add(
                    Violation(
                        focus=_text(subject),
                        path=str(predicate),
                        value="" if term is predicate else str(value),
                        shape=VOCABULARY_SHAPE,
                        message=f"sayso:{name} is no term of the vocabulary: {remedy}",
                    )
                )
    return found


def _text(node: Node | None) -> str:
    from rdflib import BNode  # noqa: PLC0415 -- as above

    if node is None:
        return ""
    return f"_:{node}" if isinstance(node, BNode) else str(node)
