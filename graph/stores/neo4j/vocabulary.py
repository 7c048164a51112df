"""Names on either side: IRIs of classes and properties in RDF, labels, keys and relationship types in Neo4j.

Our own terms, and the five of Web Annotation that we use, go by their local names; every other term goes by its whole
IRI, which no local name can clash with, since only an IRI has a colon.
"""

from __future__ import annotations

import re
from functools import cache

from graph.errors import RdfError
from ontology.schemes import AgentType
from ontology.terms import OA, SAYSO, XSD

__all__ = [
    "AGENT",
    "AGENT_LABELS",
    "CONCEPTS",
    "DATES",
    "LISTS",
    "RESOURCE",
    "STATEMENT",
    "TEXTS",
    "checked_iri",
    "class_of",
    "is_our_class",
    "key_of",
    "label_of",
    "predicate_of",
]

RESOURCE = "Resource"
"""The label that every node of an IRI or blank node carries: one node an IRI, whatever its classes."""
STATEMENT = "Statement"
"""The label of a node that holds one quad which does not fit the property graph."""
AGENT = "Agent"
AGENT_LABELS = frozenset(AgentType)
_CLASSES = (
    frozenset("Report Revision Claim Assertion Agent Selector Quantity Review Assessment Copy Load Decision".split())
    | AGENT_LABELS
)
_SELECTOR_KEYS = frozenset("start end exact prefix suffix".split())

CONCEPTS = frozenset("stance relayType identification certainty groundRule bound status".split())
"""Keys whose text stands for a concept of ours, by its local name."""
DATES = frozenset("published asOf withdrawnAt effective".split())
"""Keys whose text is a date of the world; its form tells its datatype."""
TEXTS = {
    "value": XSD.decimal,
    "containment": XSD.decimal,
    "ratingValue": XSD.decimal,
    "bestRating": XSD.decimal,
    "worstRating": XSD.decimal,
    "loaded": XSD.dateTime,
    "withdrawalLoaded": XSD.dateTime,
    "decidedAt": XSD.dateTime,
    "url": XSD.anyURI,
}
"""The datatype that text has under a key, where it is not xsd:string."""
LISTS = frozenset({"alias"})
"""Keys that hold a list even of one value, so that queries can search it without asking."""

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")


def checked_iri(iri: str) -> str:
    """Return an IRI unchanged. Raises `RdfError` where it is not absolute, or holds what no IRI may."""
    if not _ABSOLUTE.fullmatch(iri):
        raise RdfError(f"{iri!r} is no absolute IRI", value=iri, remedy="resolve it against a base, and escape spaces")
    return iri


@cache
def key_of(predicate: str) -> str:
    """Return the property key or relationship type of a predicate's IRI. Raises `RdfError` for what is no IRI."""
    name = predicate.removeprefix(SAYSO.base)
    if name != predicate and name in SAYSO:
        return name
    name = predicate.removeprefix(OA.base)
    if name != predicate and name in _SELECTOR_KEYS:
        return name
    return checked_iri(predicate)


@cache
def predicate_of(key: str) -> str:
    """Return the IRI of a predicate by its key: `key_of` reversed."""
    if ":" in key:
        return key
    return (OA.base if key in _SELECTOR_KEYS else SAYSO.base) + key


@cache
def label_of(name: str) -> str:
    """Return the label of a class's IRI. Raises `RdfError` for what is no IRI."""
    local = name.removeprefix(SAYSO.base)
    return local if local != name and local in _CLASSES else checked_iri(name)


@cache
def class_of(label: str) -> str:
    """Return the IRI of a class by its label: `label_of` reversed."""
    return label if ":" in label else SAYSO.base + label


def is_our_class(name: str) -> bool:
    """Tell whether an IRI is that of a class of our ontology."""
    return ":" not in label_of(name)
