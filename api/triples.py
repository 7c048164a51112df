"""Items of lists, and sources, as RDF: what a summary says, in the graph that the store keeps it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Agent, Assessment, Claim, Report
from graph.rdf.terms import IRI
from graph.rdf.write import agent_quads, assessment_quads, claim_quads, report_node_quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.iris import Iris
    from graph.rdf.terms import Quad
    from graph.summaries import ClaimSummary, ReportSummary, SourceDetail, SourceSummary

__all__ = ["claims_as_quads", "reports_as_quads", "source_as_quads", "sources_as_quads"]


def claims_as_quads(claims: Iterable[ClaimSummary], iris: Iris) -> Iterator[Quad]:
    """Yield claims with their assessments; a claim by itself has its figures and all that was said about it."""
    for claim in claims:
        yield from claim_quads(Claim(claim.id, claim.text, claim.language), IRI(iris.claims_graph))
        if claim.status is not None:
            assessment = Assessment(
                claim.id,
                claim.status,
                claim.rule or "",
                claim.origins_min or 0,
                claim.origins_max or 0,
                claim.reports,
                claim.publishers,
            )
            yield from assessment_quads(assessment, iris)


def reports_as_quads(reports: Iterable[ReportSummary]) -> Iterator[Quad]:
    """Yield reports without their texts and revisions."""
    for each in reports:
        if each.publisher:
            yield from report_node_quads(
                Report(
                    each.id,
                    each.title,
                    each.publisher,
                    "",
                    each.digest,
                    each.published,
                    each.language,
                    each.url,
                    each.loaded,
                )
            )


def sources_as_quads(sources: Iterable[SourceSummary], iris: Iris) -> Iterator[Quad]:
    """Yield agents without their other names."""
    for each in sources:
        yield from agent_quads(Agent(each.id, each.type, each.name, each.parent), _home(each, iris))


def source_as_quads(source: SourceDetail, iris: Iris) -> Iterator[Quad]:
    """Yield an agent with its other names."""
    agent = Agent(source.id, source.type, source.name, source.parent, source.aliases, source.wikidata)
    yield from agent_quads(agent, _home(source, iris))


def _home(source: SourceSummary | SourceDetail, iris: Iris) -> IRI:
    """Return the graph of an agent: a report's own source lives in its report's, whose IRI its own begins with."""
    report, part, _ = source.id.rpartition("/source/")
    return IRI(report if part and source.type.owned_by_report else iris.agents_graph)
