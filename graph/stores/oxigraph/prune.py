"""What goes when a report or review goes or changes: its own, and shared things that nothing else speaks of.

A claim stays while an assertion is about it, a review is of it, or any graph but those of claims and assessments
names it. An agent stays while anything names it but an agent that goes itself. Statements that came from outside, in
graphs of their own, are never removed, and what they name stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.stores.oxigraph.terms import KEEPING, named_node
from ontology.terms import SAYSO

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.iris import Iris

__all__ = ["copies_by", "copies_of", "of_report", "of_reviews"]

_TO_CLAIMS = frozenset(ox.NamedNode(SAYSO[name]) for name in ("about", "reviewOf"))
_PARENT = ox.NamedNode(SAYSO.parent)
_QUANTITY, _COMPETES = ox.NamedNode(SAYSO.quantity), ox.NamedNode(SAYSO.competesWith)
_ASSESSES = ox.NamedNode(SAYSO.assesses)
_COPIED_BY, _COPIED_FROM = ox.NamedNode(SAYSO.copiedBy), ox.NamedNode(SAYSO.copiedFrom)
_SHARED = ox.NamedNode(SAYSO.sharedSelector)
_TO_AGENTS = frozenset(ox.NamedNode(SAYSO[name]) for name in ("publisher", "madeBy", "affiliation", "reviewer"))


def of_report(database: ox.Store, iris: Iris, report: str, *, staying: Collection[ox.Quad]) -> list[ox.Quad]:
    """Return every quad that goes with the report, if `staying` are what it will say instead (nothing: deleted)."""
    return _with_what_is_alone(
        database, iris, list(database.quads_for_pattern(None, None, None, named_node(report))), set(staying)
    )


def of_reviews(
    database: ox.Store, iris: Iris, reviews: Collection[str], *, staying: Collection[ox.Quad]
) -> list[ox.Quad]:
    """Return every quad that goes with the reviews, if `staying` are what there will be instead."""
    graph = named_node(iris.reviews_graph)
    own = [quad for review in reviews for quad in database.quads_for_pattern(named_node(review), None, None, graph)]
    return _with_what_is_alone(database, iris, own, set(staying))


def _with_what_is_alone(database: ox.Store, iris: Iris, own: list[ox.Quad], kept: set[ox.Quad]) -> list[ox.Quad]:
    gone = set(own)
    named: set[object] = {quad.object for quad in kept}
    claims = {quad.object for quad in own if quad.predicate in _TO_CLAIMS} - named
    agents = {quad.object for quad in own if quad.predicate in _TO_AGENTS} - named
    for claim in claims:
        if isinstance(claim, ox.NamedNode) and not _claim_is_named(database, iris, claim, gone):
            gone.update(_claim_quads(database, iris, claim))
    graph = named_node(iris.agents_graph)
    for agent in _agents_alone(
        database, graph, {agent for agent in agents if isinstance(agent, ox.NamedNode)}, gone, named
    ):
        gone.update(database.quads_for_pattern(agent, None, None, graph))
    return [quad for quad in gone if quad not in kept]


def copies_by(database: ox.Store, iris: Iris, report: str) -> list[ox.Quad]:
    """Return the quads of the copies that a report is of others, their shared words included."""
    return _copies(database, iris, report, _COPIED_BY)


def copies_of(database: ox.Store, iris: Iris, report: str) -> list[ox.Quad]:
    """Return the quads of all copies that a report has to do with, as the copy or as the original."""
    return [*_copies(database, iris, report, _COPIED_BY), *_copies(database, iris, report, _COPIED_FROM)]


def _copies(database: ox.Store, iris: Iris, report: str, role: ox.NamedNode) -> list[ox.Quad]:
    graph = named_node(iris.copies_graph)
    found: list[ox.Quad] = []
    for link in database.quads_for_pattern(None, role, named_node(report), graph):
        own = list(database.quads_for_pattern(link.subject, None, None, graph))
        found += own
        for quad in own:
            if quad.predicate == _SHARED and isinstance(quad.object, ox.NamedNode):
                found += database.quads_for_pattern(quad.object, None, None, graph)
    return found


def _claim_is_named(database: ox.Store, iris: Iris, claim: ox.NamedNode, gone: set[ox.Quad]) -> bool:
    claims, assessments = named_node(iris.claims_graph), named_node(iris.assessments_graph)
    for quad in database.quads_for_pattern(None, None, claim):
        derived = (quad.predicate == _COMPETES and quad.graph_name == claims) or (
            quad.predicate == _ASSESSES and quad.graph_name == assessments
        )
        if not derived and quad not in gone:
            return True
    return any(
        quad.graph_name not in {claims, KEEPING} and quad not in gone
        for quad in database.quads_for_pattern(claim, None, None)
    )


def _claim_quads(database: ox.Store, iris: Iris, claim: ox.NamedNode) -> set[ox.Quad]:
    claims, assessments = named_node(iris.claims_graph), named_node(iris.assessments_graph)
    gone = set(database.quads_for_pattern(claim, None, None, claims))
    for quad in list(gone):
        if quad.predicate == _QUANTITY and isinstance(quad.object, ox.NamedNode):
            gone.update(database.quads_for_pattern(quad.object, None, None, claims))
    gone.update(database.quads_for_pattern(None, _COMPETES, claim, claims))
    for quad in database.quads_for_pattern(None, _ASSESSES, claim, assessments):
        gone.update(database.quads_for_pattern(quad.subject, None, None, assessments))
    return gone


def _agents_alone(
    database: ox.Store, graph: ox.NamedNode, start: set[ox.NamedNode], gone: set[ox.Quad], named: set[object]
) -> set[ox.NamedNode]:
    """Return those of `start`, and of their parents upwards, that nothing names but others of them."""
    parents: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    todo = list(start)
    while todo:
        agent = todo.pop()
        if agent not in parents:
            found = {quad.object for quad in database.quads_for_pattern(agent, _PARENT, None, graph)}
            parents[agent] = {parent for parent in found if isinstance(parent, ox.NamedNode)}
            todo.extend(parents[agent])
    needed = [
        agent
        for agent in parents
        if agent in named
        or any(
            quad.graph_name not in {graph, KEEPING} and quad not in gone
            for quad in database.quads_for_pattern(agent, None, None)
        )
        or any(
            quad not in gone and not (quad.graph_name == graph and quad.subject in parents)
            for quad in database.quads_for_pattern(None, None, agent)
        )
    ]
    stays: set[ox.NamedNode] = set()
    while needed:
        agent = needed.pop()
        if agent not in stays:
            stays.add(agent)
            needed.extend(parents[agent])
    return parents.keys() - stays
