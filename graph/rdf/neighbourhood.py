"""A claim's dossier as RDF: what is handed out when somebody asks for one claim in Turtle."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from graph.rdf.terms import IRI
from graph.rdf.write import (
    agent_quads,
    assertion_quads,
    assessment_quads,
    claim_quads,
    competing_quads,
    copy_quads,
    report_node_quads,
    review_quads,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.dossier import Dossier
    from graph.iris import Iris
    from graph.model import Assessment
    from graph.rdf.terms import Quad

__all__ = ["neighbourhood_quads"]


def neighbourhood_quads(dossier: Dossier, assessment: Assessment | None, iris: Iris) -> Iterator[Quad]:
    """Yield a claim and all that its dossier holds, each node in the graph that a store keeps it in."""
    claims, agents = IRI(iris.claims_graph), IRI(iris.agents_graph)
    yield from claim_quads(dossier.claim, claims)
    for other in dossier.competing:
        yield from claim_quads(other, claims)
    yield from competing_quads(((dossier.claim.id, other.id) for other in dossier.competing), iris)
    homes = {}
    for assertion in dossier.assertions:
        homes[assertion.made_by] = IRI(assertion.report)
        yield from assertion_quads(assertion, IRI(assertion.report))
    for agent in dossier.agents.values():
        own = agent.type.owned_by_report and agent.id in homes
        yield from agent_quads(agent, homes[agent.id] if own else agents)
    for report in dossier.reports.values():
        yield from report_node_quads(report)
    for review in dossier.reviews:
        yield from review_quads(review, iris)
    for _, copies in groupby(dossier.copies, lambda copy: copy.report):
        yield from copy_quads(copies, iris)
    if assessment is not None:
        yield from assessment_quads(assessment, iris)
