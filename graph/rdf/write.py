"""The model to quads: the hot path from what was read to what is stored. Tables: `graph/rdf/README.md`.

Generators of plain tuples; no RDF library. A value that RDF cannot hold raises `RdfError` when its quad is reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import RdfError
from graph.iris import Iris
from graph.rdf.terms import IRI, Literal, Quad
from graph.when import datatype_of, instant
from ontology.terms import OA, RDF, SAYSO, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal
    from enum import StrEnum

    from graph.model import Agent, Assertion, Assessment, Claim, Copy, Quantity, Quote, Reading, Report, Review
    from graph.rdf.terms import Object

__all__ = [
    "agent_quads",
    "assertion_quads",
    "assessment_iri",
    "assessment_quads",
    "claim_quads",
    "competing_quads",
    "copy_iri",
    "copy_quads",
    "report_node_quads",
    "report_quads",
    "review_quads",
    "shared_quads",
    "to_quads",
]

_TYPE = IRI(RDF.type)
_START, _END = IRI(OA.start), IRI(OA.end)
_EXACT, _PREFIX, _SUFFIX = IRI(OA.exact), IRI(OA.prefix), IRI(OA.suffix)
_P = {name: IRI(SAYSO[name]) for name in SAYSO}
"""Every term of our vocabulary by its local name: one tuple each, shared by all quads."""
_TRUE, _FALSE = Literal("true", XSD.boolean), Literal("false", XSD.boolean)
_ROLES = (("content", _P["contentSelector"]), ("cue", _P["cueSelector"]), ("source", _P["sourceSelector"]))


def to_quads(reading: Reading, iris: Iris) -> Iterator[Quad]:
    """Yield all quads of a reading: the report's own in its graph, shared agents and claims in theirs.

    The order is fixed by the reading. `loaded` and the revisions are written as the report has them.
    """
    yield from report_quads(reading)
    yield from shared_quads(reading, iris)


def report_quads(reading: Reading) -> Iterator[Quad]:
    """Yield what the report owns, in the graph that its own IRI names: itself, assertions, words, own sources."""
    report = reading.report
    graph = IRI(report.id)
    yield from report_node_quads(report)
    for source in reading.sources:
        yield from agent_quads(source, graph)
    for assertion in reading.assertions:
        yield from assertion_quads(assertion, graph)


def shared_quads(reading: Reading, iris: Iris) -> Iterator[Quad]:
    """Yield the shared agents and claims of a reading, in the graphs of agents and of claims."""
    agents, claims = IRI(iris.agents_graph), IRI(iris.claims_graph)
    for agent in reading.agents:
        yield from agent_quads(agent, agents)
    for claim in reading.claims:
        yield from claim_quads(claim, claims)


def report_node_quads(report: Report) -> Iterator[Quad]:
    """Yield the report's node and its revisions; the text is left out when it is empty."""
    node = graph = IRI(report.id)
    yield Quad(node, _TYPE, _P["Report"], graph)
    for key in ("title", "digest", "text", "language", "credit", "reader"):
        if value := getattr(report, key):
            yield Quad(node, _P[key], Literal(value), graph)
    if report.publisher:
        yield Quad(node, _P["publisher"], IRI(report.publisher), graph)
    if report.published:
        yield Quad(node, _P["published"], _date(report.published), graph)
    if report.url:
        yield Quad(node, _P["url"], Literal(report.url, XSD.anyURI), graph)
    if report.loaded is not None:
        yield Quad(node, _P["loaded"], Literal(instant(report.loaded), XSD.dateTime), graph)
    yield from withdrawal_quads(report)
    yield from _revision_quads(report)


def withdrawal_quads(report: Report) -> Iterator[Quad]:
    """Yield what is known of the report's withdrawal; nothing where it was not withdrawn."""
    node = graph = IRI(report.id)
    if report.withdrawn:
        yield Quad(node, _P["withdrawnAt"], _date(report.withdrawn), graph)
    if report.withdrawal_reason:
        yield Quad(node, _P["withdrawalReason"], Literal(report.withdrawal_reason), graph)
    if report.withdrawal_loaded is not None:
        yield Quad(node, _P["withdrawalLoaded"], Literal(instant(report.withdrawal_loaded), XSD.dateTime), graph)


def _revision_quads(report: Report) -> Iterator[Quad]:
    node = graph = IRI(report.id)
    for revision in report.revisions:
        part = IRI(Iris.part(report.id, "revision", revision.number))
        yield Quad(node, _P["hasRevision"], part, graph)
        yield Quad(part, _TYPE, _P["Revision"], graph)
        yield Quad(part, _P["revisionNumber"], _integer(revision.number), graph)
        yield Quad(part, _P["digest"], Literal(revision.digest), graph)
        yield Quad(part, _P["loaded"], Literal(instant(revision.loaded), XSD.dateTime), graph)


def agent_quads(agent: Agent, graph: IRI) -> Iterator[Quad]:
    """Yield an agent's node."""
    node = IRI(agent.id)
    yield Quad(node, _TYPE, _P[agent.type.value], graph)
    yield Quad(node, _P["name"], Literal(agent.name), graph)
    if agent.parent is not None:
        yield Quad(node, _P["parent"], IRI(agent.parent), graph)
    for alias in agent.aliases:
        yield Quad(node, _P["alias"], Literal(alias), graph)
    if agent.wikidata:
        yield Quad(node, _P["wikidata"], Literal(agent.wikidata), graph)


def claim_quads(claim: Claim, graph: IRI) -> Iterator[Quad]:
    """Yield a claim's node and its quantities."""
    node = IRI(claim.id)
    yield Quad(node, _TYPE, _P["Claim"], graph)
    yield Quad(node, _P["text"], Literal(claim.text), graph)
    if claim.language:
        yield Quad(node, _P["language"], Literal(claim.language), graph)
    for number, quantity in enumerate(claim.quantities):
        part = IRI(Iris.part(claim.id, "quantity", number))
        yield Quad(node, _P["quantity"], part, graph)
        yield from _quantity_quads(quantity, part, graph)


def _quantity_quads(quantity: Quantity, part: IRI, graph: IRI) -> Iterator[Quad]:
    yield Quad(part, _TYPE, _P["Quantity"], graph)
    yield Quad(part, _P["value"], _decimal(quantity.value), graph)
    if quantity.unit:
        yield Quad(part, _P["unit"], Literal(quantity.unit), graph)
    if quantity.bound is not None:
        yield Quad(part, _P["bound"], _P[quantity.bound.value], graph)
    yield Quad(part, _P["approximate"], _TRUE if quantity.approximate else _FALSE, graph)
    if quantity.as_of:
        yield Quad(part, _P["asOf"], _date(quantity.as_of), graph)


def assertion_quads(assertion: Assertion, graph: IRI) -> Iterator[Quad]:
    """Yield an assertion's node and its selectors."""
    node = IRI(assertion.id)
    yield Quad(node, _TYPE, _P["Assertion"], graph)
    yield Quad(node, _P["inReport"], IRI(assertion.report), graph)
    for claim in assertion.about:
        yield Quad(node, _P["about"], IRI(claim), graph)
    yield Quad(node, _P["madeBy"], IRI(assertion.made_by), graph)
    yield Quad(node, _P["stance"], _P[assertion.stance.value], graph)
    optional: tuple[tuple[str, Object | None], ...] = (
        ("relays", _iri(assertion.relays)),
        ("relayType", _concept(assertion.relay_type)),
        ("identification", _concept(assertion.identification)),
        ("certainty", _concept(assertion.certainty)),
        ("hedge", _text(assertion.hedge)),
        ("groundRule", _concept(assertion.ground_rule)),
        ("label", _text(assertion.label)),
        ("affiliation", _iri(assertion.affiliation)),
        ("wording", _text(assertion.wording)),
    )
    for name, value in optional:
        if value is not None:
            yield Quad(node, _P[name], value, graph)
    for (role, predicate), quotes in zip(_ROLES, (assertion.content, assertion.cue, assertion.source), strict=True):
        for number, quote in enumerate(quotes):
            part = IRI(Iris.part(assertion.id, role, number))
            yield Quad(node, predicate, part, graph)
            yield from _selector_quads(quote, part, graph)


def _selector_quads(quote: Quote, part: IRI, graph: IRI) -> Iterator[Quad]:
    yield Quad(part, _TYPE, _P["Selector"], graph)
    yield Quad(part, _START, _integer(quote.start), graph)
    yield Quad(part, _END, _integer(quote.end), graph)
    yield Quad(part, _EXACT, Literal(quote.exact), graph)
    yield Quad(part, _PREFIX, Literal(quote.prefix), graph)
    yield Quad(part, _SUFFIX, Literal(quote.suffix), graph)


def review_quads(review: Review, iris: Iris) -> Iterator[Quad]:
    """Yield a fact-checker's review, in the graph of reviews."""
    node, graph = IRI(review.id), IRI(iris.reviews_graph)
    yield Quad(node, _TYPE, _P["Review"], graph)
    yield Quad(node, _P["reviewOf"], IRI(review.claim), graph)
    yield Quad(node, _P["reviewer"], IRI(review.reviewer), graph)
    optional = (
        ("rating", _text(review.rating)),
        ("ratingValue", None if review.rating_value is None else _decimal(review.rating_value)),
        ("bestRating", None if review.best_rating is None else _decimal(review.best_rating)),
        ("worstRating", None if review.worst_rating is None else _decimal(review.worst_rating)),
        ("url", Literal(review.url, XSD.anyURI) if review.url else None),
        ("published", _date(review.published) if review.published else None),
        ("topic", _text(review.topic)),
    )
    for name, value in optional:
        if value is not None:
            yield Quad(node, _P[name], value, graph)


def assessment_iri(claim: str) -> str:
    """Return the IRI of the one assessment of a claim."""
    return f"{claim}/assessment"


def assessment_quads(assessment: Assessment, iris: Iris) -> Iterator[Quad]:
    """Yield a claim's assessment, in the graph of assessments."""
    node, graph = IRI(assessment_iri(assessment.claim)), IRI(iris.assessments_graph)
    yield Quad(node, _TYPE, _P["Assessment"], graph)
    yield Quad(node, _P["assesses"], IRI(assessment.claim), graph)
    yield Quad(node, _P["status"], _P[assessment.status.value], graph)
    yield Quad(node, _P["rule"], Literal(assessment.rule), graph)
    yield Quad(node, _P["originsMin"], _integer(assessment.origins_min), graph)
    yield Quad(node, _P["originsMax"], _integer(assessment.origins_max), graph)
    yield Quad(node, _P["reportCount"], _integer(assessment.reports), graph)
    yield Quad(node, _P["publisherCount"], _integer(assessment.publishers), graph)


def copy_iri(report: str, number: int) -> str:
    """Return the IRI of a copy that a report was found to be; numbered from 0 where it has several originals."""
    return Iris.part(report, "copy", number)


def copy_quads(copies: Iterable[Copy], iris: Iris) -> Iterator[Quad]:
    """Yield all copies that one report was found to be, with the words they share, in the graph of copies."""
    graph = IRI(iris.copies_graph)
    for number, copy in enumerate(copies):
        node = IRI(copy_iri(copy.report, number))
        yield Quad(node, _TYPE, _P["Copy"], graph)
        yield Quad(node, _P["copiedBy"], IRI(copy.report), graph)
        yield Quad(node, _P["copiedFrom"], IRI(copy.of), graph)
        yield Quad(node, _P["containment"], _decimal(copy.containment), graph)
        for place, quote in enumerate(copy.shared):
            part = IRI(Iris.part(node.value, "shared", place))
            yield Quad(node, _P["sharedSelector"], part, graph)
            yield from _selector_quads(quote, part, graph)


def competing_quads(pairs: Iterable[tuple[str, str]], iris: Iris) -> Iterator[Quad]:
    """Yield the links of competing claims, both ways, in the graph of claims; a claim is never linked to itself."""
    graph = IRI(iris.claims_graph)
    for one, other in pairs:
        if one != other:
            yield Quad(IRI(one), _P["competesWith"], IRI(other), graph)
            yield Quad(IRI(other), _P["competesWith"], IRI(one), graph)


def _text(value: str | None) -> Literal | None:
    return Literal(value) if value else None


def _iri(value: str | None) -> IRI | None:
    return None if value is None else IRI(value)


def _concept(value: StrEnum | None) -> IRI | None:
    return None if value is None else _P[value.value]


def _integer(value: int) -> Literal:
    return Literal(str(value), XSD.integer)


def _date(value: str) -> Literal:
    return Literal(value, datatype_of(value))


def _decimal(value: Decimal) -> Literal:
    if not value.is_finite():
        raise RdfError(f"{value} is no number that xsd:decimal can hold", value=value, remedy="leave the figure out")
    return Literal(format(value, "f"), XSD.decimal)
