"""Quads to the model: the inverse of `graph.rdf.write`."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeVar

from graph.errors import ModelError, RdfError
from graph.model import Agent, Assertion, Assessment, Claim, Copy, Quantity, Quote, Reading, Report, Review, Revision
from graph.rdf.order import natural
from graph.rdf.terms import IRI, Literal
from graph.when import parse_instant
from ontology.schemes import AgentType, Bound, Certainty, GroundRule, Identification, RelayType, Stance, Status
from ontology.terms import OA, RDF, SAYSO

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from enum import StrEnum

    from graph.rdf.terms import Object, Quad

__all__ = ["from_quads", "read_assessments", "read_copies", "read_reviews"]

E = TypeVar("E", bound="StrEnum")
_BASE = len(SAYSO.base)


def from_quads(quads: Iterable[Quad], report: str | None = None) -> Reading:
    """Return the reading of a report: exactly the one that `to_quads` was given.

    `report` is its IRI; it may be left out when the quads hold one report only. Graph names are not looked at. Order is
    that of the numbers in IRIs for assertions, their words, sources, revisions and quantities, and of the IRIs for
    agents and claims; aliases and `about` come sorted. Statements that the model has no place for are passed over.
    Raises `RdfError` naming node and property for a value that is missing, several, or of the wrong kind.
    """
    nodes = _Nodes(quads)
    id_ = _only_report(nodes) if report is None else report
    node = _Node(nodes, id_)
    if not node.is_a(SAYSO.Report):
        raise RdfError(f"there is no report {id_} in these statements", value=id_, remedy=f"say <{id_}> a sayso:Report")
    agents = [agent for kind in AgentType for agent in _agents(nodes, kind)]
    assertions = [_assertion(part) for part in nodes.of_type(SAYSO.Assertion) if part.iri("inReport") == id_]
    return Reading(
        _report(node),
        tuple(sorted(assertions, key=lambda assertion: natural(assertion.id))),
        tuple(sorted((a for a in agents if a.type.owned_by_report), key=lambda agent: natural(agent.id))),
        tuple(sorted((a for a in agents if not a.type.owned_by_report), key=lambda agent: agent.id)),
        tuple(sorted(map(_claim, nodes.of_type(SAYSO.Claim)), key=lambda claim: claim.id)),
    )


def read_reviews(quads: Iterable[Quad]) -> list[Review]:
    """Return all reviews, by IRI. Raises `RdfError` as `from_quads` does."""
    found = [
        Review(
            node.id,
            node.iri("reviewOf"),
            node.iri("reviewer"),
            node.maybe_text("rating"),
            node.maybe_decimal("ratingValue"),
            node.maybe_decimal("bestRating"),
            node.maybe_decimal("worstRating"),
            node.maybe_text("url"),
            node.maybe_text("published"),
            node.maybe_text("topic"),
        )
        for node in _Nodes(quads).of_type(SAYSO.Review)
    ]
    return sorted(found, key=lambda review: review.id)


def read_assessments(quads: Iterable[Quad]) -> list[Assessment]:
    """Return all assessments, by claim. Raises `RdfError` as `from_quads` does."""
    found = [
        Assessment(
            node.iri("assesses"),
            node.concept("status", Status),
            node.text("rule"),
            node.integer(SAYSO.originsMin),
            node.integer(SAYSO.originsMax),
            node.integer(SAYSO.reportCount),
            node.integer(SAYSO.publisherCount),
        )
        for node in _Nodes(quads).of_type(SAYSO.Assessment)
    ]
    return sorted(found, key=lambda assessment: assessment.claim)


def read_copies(quads: Iterable[Quad]) -> list[Copy]:
    """Return all copies, by the copying report and then in order. Raises `RdfError` as `from_quads` does."""
    found = [
        (
            natural(node.id),
            Copy(
                node.iri("copiedBy"),
                node.iri("copiedFrom"),
                node.decimal("containment"),
                tuple(map(_quote, node.parts("sharedSelector"))),
            ),
        )
        for node in _Nodes(quads).of_type(SAYSO.Copy)
    ]
    return [copy for _, copy in sorted(found, key=lambda pair: (pair[1].report, pair[0]))]


class _Nodes:
    """Statements by subject and predicate, each value once."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.values: dict[str, dict[str, dict[Object, None]]] = defaultdict(lambda: defaultdict(dict))
        self._types: dict[str, dict[str, None]] = defaultdict(dict)
        for subject, predicate, value, _ in quads:
            if isinstance(subject, IRI):
                self.values[subject.value][predicate.value][value] = None
                if predicate.value == RDF.type and isinstance(value, IRI):
                    self._types[value.value][subject.value] = None

    def of_type(self, kind: str) -> list[_Node]:
        return [_Node(self, id_) for id_ in self._types.get(kind, ())]


class _Node:
    """One subject, read property by property; names are local names of our vocabulary."""

    __slots__ = ("_nodes", "_values", "id")

    def __init__(self, nodes: _Nodes, id_: str) -> None:
        self.id = id_
        self._nodes = nodes
        self._values = nodes.values.get(id_, {})

    def is_a(self, kind: str) -> bool:
        return IRI(kind) in self._values.get(RDF.type, {})

    def _wrong(self, predicate: str, problem: str, value: object = None) -> RdfError:
        name = predicate.rsplit("#", 1)[-1]
        return RdfError(f"{name} of {self.id} {problem}", value=value, remedy="see graph/rdf/README.md for the shape")

    def maybe(self, predicate: str) -> Object | None:
        values = self._values.get(predicate, {})
        if len(values) > 1:
            raise self._wrong(predicate, f"has {len(values)} values where one belongs")
        return next(iter(values), None)

    def _one(self, predicate: str) -> Object:
        value = self.maybe(predicate)
        if value is None:
            raise self._wrong(predicate, "is missing")
        return value

    def _lexical(self, predicate: str, value: Object) -> str:
        if not isinstance(value, Literal):
            raise self._wrong(predicate, "must be a literal", value[0])
        return value.lexical

    def _iri(self, predicate: str, value: Object) -> str:
        if not isinstance(value, IRI):
            raise self._wrong(predicate, "must be an IRI", value[0])
        return value.value

    def text(self, name: str) -> str:
        return self._lexical(SAYSO[name], self._one(SAYSO[name]))

    def full_text(self, predicate: str) -> str:
        return self._lexical(predicate, self._one(predicate))

    def maybe_text(self, name: str) -> str | None:
        value = self.maybe(SAYSO[name])
        return None if value is None else self._lexical(SAYSO[name], value)

    def iri(self, name: str) -> str:
        return self._iri(SAYSO[name], self._one(SAYSO[name]))

    def maybe_iri(self, name: str) -> str | None:
        value = self.maybe(SAYSO[name])
        return None if value is None else self._iri(SAYSO[name], value)

    def iris(self, name: str) -> list[str]:
        return [self._iri(SAYSO[name], value) for value in self._values.get(SAYSO[name], {})]

    def texts(self, name: str) -> list[str]:
        return [self._lexical(SAYSO[name], value) for value in self._values.get(SAYSO[name], {})]

    def parts(self, name: str) -> list[_Node]:
        """Return the nodes that a property names, in the order of the numbers in their IRIs."""
        return [_Node(self._nodes, id_) for id_ in sorted(self.iris(name), key=natural)]

    def maybe_concept(self, name: str, scheme: type[E]) -> E | None:
        iri = self.maybe_iri(name)
        if iri is None:
            return None
        try:
            return scheme(iri[_BASE:] if iri.startswith(SAYSO.base) else iri)
        except ValueError:
            raise self._wrong(SAYSO[name], f"is {iri}, which is no {scheme.__name__}", iri) from None

    def concept(self, name: str, scheme: type[E]) -> E:
        found = self.maybe_concept(name, scheme)
        if found is None:
            raise self._wrong(SAYSO[name], "is missing")
        return found

    def integer(self, predicate: str) -> int:
        text = self.full_text(predicate)
        try:
            return int(text)
        except ValueError:
            raise self._wrong(predicate, f"is {text[:40]!r}, no whole number", text[:40]) from None

    def maybe_decimal(self, name: str) -> Decimal | None:
        text = self.maybe_text(name)
        try:
            return None if text is None else Decimal(text)
        except InvalidOperation:
            raise self._wrong(SAYSO[name], f"is {text!r}, no number", text) from None

    def decimal(self, name: str) -> Decimal:
        found = self.maybe_decimal(name)
        if found is None:
            raise self._wrong(SAYSO[name], "is missing")
        return found

    def maybe_instant(self, name: str) -> datetime | None:
        text = self.maybe_text(name)
        try:
            return None if text is None else parse_instant(text)
        except ModelError as error:
            raise self._wrong(SAYSO[name], f"is {text!r}, no instant", text) from error


def _only_report(nodes: _Nodes) -> str:
    found = [node.id for node in nodes.of_type(SAYSO.Report)]
    if len(found) != 1:
        raise RdfError(
            f"these statements hold {len(found)} reports where one belongs",
            value=", ".join(sorted(found)[:3]) or None,
            remedy="name the report that is meant",
        )
    return found[0]


def _report(node: _Node) -> Report:
    return Report(
        id=node.id,
        title=node.maybe_text("title") or "",
        publisher=node.iri("publisher"),
        text=node.maybe_text("text") or "",
        digest=node.text("digest"),
        published=node.maybe_text("published"),
        language=node.maybe_text("language"),
        url=node.maybe_text("url"),
        loaded=node.maybe_instant("loaded"),
        revisions=tuple(sorted(map(_revision, node.parts("hasRevision")), key=lambda state: state.number)),
        withdrawn=node.maybe_text("withdrawnAt"),
        withdrawal_reason=node.maybe_text("withdrawalReason"),
        withdrawal_loaded=node.maybe_instant("withdrawalLoaded"),
        credit=node.maybe_text("credit"),
        reader=node.maybe_text("reader"),
    )


def _revision(node: _Node) -> Revision:
    loaded = node.maybe_instant("loaded")
    if loaded is None:
        raise RdfError(f"loaded of {node.id} is missing", value=node.id, remedy="see graph/rdf/README.md for the shape")
    return Revision(node.integer(SAYSO.revisionNumber), node.text("digest"), loaded)


def _agents(nodes: _Nodes, kind: AgentType) -> list[Agent]:
    return [
        Agent(
            node.id,
            kind,
            node.text("name"),
            node.maybe_iri("parent"),
            tuple(sorted(node.texts("alias"))),
            node.maybe_text("wikidata"),
        )
        for node in nodes.of_type(SAYSO[kind.value])
    ]


def _claim(node: _Node) -> Claim:
    quantities = tuple(
        Quantity(
            part.decimal("value"),
            part.maybe_text("unit"),
            part.maybe_concept("bound", Bound),
            part.maybe_text("approximate") in {"true", "1"},
            part.maybe_text("asOf"),
        )
        for part in node.parts("quantity")
    )
    return Claim(node.id, node.text("text"), node.maybe_text("language"), quantities)


def _assertion(node: _Node) -> Assertion:
    return Assertion(
        id=node.id,
        report=node.iri("inReport"),
        about=tuple(sorted(node.iris("about"))),
        made_by=node.iri("madeBy"),
        stance=node.concept("stance", Stance),
        relays=node.maybe_iri("relays"),
        relay_type=node.maybe_concept("relayType", RelayType),
        identification=node.maybe_concept("identification", Identification),
        label=node.maybe_text("label"),
        affiliation=node.maybe_iri("affiliation"),
        wording=node.maybe_text("wording"),
        content=tuple(map(_quote, node.parts("contentSelector"))),
        cue=tuple(map(_quote, node.parts("cueSelector"))),
        source=tuple(map(_quote, node.parts("sourceSelector"))),
        certainty=node.maybe_concept("certainty", Certainty),
        hedge=node.maybe_text("hedge"),
        ground_rule=node.maybe_concept("groundRule", GroundRule),
    )


def _quote(node: _Node) -> Quote:
    try:
        return Quote(
            node.integer(OA.start),
            node.integer(OA.end),
            node.full_text(OA.exact),
            node.full_text(OA.prefix),
            node.full_text(OA.suffix),
        )
    except ModelError as error:
        raise RdfError(f"the words {node.id}: {error.message}", value=node.id, remedy=error.remedy) from error
