"""The model to rows of parameters for the queries in `graph/queries/write`: the hot path of loading.

It skips RDF, which costs more than the writing: a test proves that rows are what the mapping makes of the same
reading's quads. A row holds the properties of a node, `iri` and `graph` included, and the names of nodes it links to.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from graph.errors import RdfError
from graph.iris import Iris
from graph.rdf.write import copy_iri
from graph.stores.neo4j.folding import ROLES, fold
from graph.stores.neo4j.mapping import place
from graph.stores.neo4j.vocabulary import checked_iri
from graph.when import datatype_of, instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from decimal import Decimal

    from graph.model import Agent, Assertion, Assessment, Claim, Copy, Quantity, Reading, Report, Revision

__all__ = ["ReportRows", "Row", "agent_row", "assessment_row", "claim_row", "copy_rows", "report_rows", "stamp"]

Row: TypeAlias = dict[str, object]


@dataclass(slots=True)
class ReportRows:
    """The rows of what a report owns.

    `assertions` are the properties of its assertions, `targets` the other nodes that these link to, and `links` hold
    for each type pairs of numbers: those of the assertions from 0 on, then those of the targets.

    `names` are all nodes that it makes but the report's and its revisions'; `others` are what else it links to;
    `folded` are the selectors that no nodes are made for.
    """

    report: Row
    sources: list[Row] = field(default_factory=list)
    assertions: list[Row] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    links: dict[str, list[list[int]]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    others: set[str] = field(default_factory=set)
    folded: list[str] = field(default_factory=list)


def report_rows(reading: Reading) -> ReportRows:
    """Return the rows of a reading without its shared agents and claims.

    Raises `RdfError` and `ModelError` for what RDF cannot hold, as `graph.rdf.write` does.
    """
    report = reading.report
    graph = checked_iri(report.id)
    rows = ReportRows(_report_row(report), [agent_row(source, graph) for source in reading.sources])
    rows.names = [source.id for source in reading.sources]
    rows.names += (assertion.id for assertion in reading.assertions)
    for assertion in reading.assertions:
        _add_assertion(rows, assertion, graph)
    _add_links(rows, reading.assertions)
    if report.publisher:
        rows.others.add(report.publisher)
    rows.others.update(source.parent for source in reading.sources if source.parent is not None)
    rows.others.difference_update(rows.names)
    rows.others.discard(report.id)
    for name in (*rows.names, *rows.others):
        checked_iri(name)
    return rows


def stamp(rows: ReportRows, loaded: datetime, revisions: Iterable[Revision]) -> None:
    """Set when the report was loaded and the states it has been in, in place of those it came with."""
    properties = rows.report["properties"]
    assert isinstance(properties, dict)  # noqa: S101 - a row of ours
    properties["loaded"] = instant(loaded)
    graph = str(rows.report["iri"])
    rows.report["revisions"] = [_revision(revision, graph) for revision in revisions]


def _add_assertion(rows: ReportRows, assertion: Assertion, graph: str) -> None:
    name = assertion.id
    properties = _present(
        iri=name,
        graph=graph,
        stance=assertion.stance.value,
        relayType=None if assertion.relay_type is None else assertion.relay_type.value,
        identification=None if assertion.identification is None else assertion.identification.value,
        certainty=None if assertion.certainty is None else assertion.certainty.value,
        hedge=assertion.hedge or None,
        groundRule=None if assertion.ground_rule is None else assertion.ground_rule.value,
        label=assertion.label or None,
        wording=assertion.wording or None,
    )
    for role, quotes in zip(ROLES, (assertion.content, assertion.cue, assertion.source), strict=True):
        if quotes:
            properties |= fold(role, quotes)
            rows.folded += (f"{name}/{role}/{number}" for number in range(len(quotes)))
    rows.assertions.append(properties)


def _add_links(rows: ReportRows, assertions: Sequence[Assertion]) -> None:
    numbers = {assertion.id: number for number, assertion in enumerate(assertions)}
    own = len(numbers)
    # A target's number is how many nodes had one before it.
    number_of: defaultdict[str, int] = defaultdict(lambda: len(number_of), numbers)
    links = rows.links = {"inReport": [], "madeBy": [], "about": [], "relays": [], "affiliation": []}
    for number, assertion in enumerate(assertions):
        links["inReport"].append([number, number_of[assertion.report]])
        links["madeBy"].append([number, number_of[assertion.made_by]])
        links["about"] += ([number, number_of[claim]] for claim in sorted(set(assertion.about)))
        if assertion.relays is not None:
            links["relays"].append([number, number_of[assertion.relays]])
        if assertion.affiliation is not None:
            links["affiliation"].append([number, number_of[assertion.affiliation]])
    rows.targets = list(number_of)[own:]
    rows.others.update(rows.targets)


def _report_row(report: Report) -> Row:
    graph = report.id
    return {
        "iri": graph,
        "properties": _present(
            iri=graph,
            graph=graph,
            title=report.title or None,
            digest=report.digest or None,
            text=report.text or None,
            published=_date(report.published),
            language=report.language or None,
            url=report.url or None,
            loaded=_instant(report.loaded),
            credit=report.credit or None,
            reader=report.reader or None,
            **withdrawal_properties(report),
        ),
        "publisher": report.publisher or None,
        "revisions": [_revision(revision, graph) for revision in report.revisions],
    }


def withdrawal_properties(report: Report) -> dict[str, object]:
    """Return the keys that tell of a report's withdrawal; each is None where nothing is known."""
    return {
        "withdrawnAt": _date(report.withdrawn),
        "withdrawalReason": report.withdrawal_reason or None,
        "withdrawalLoaded": _instant(report.withdrawal_loaded),
    }


def _revision(revision: Revision, graph: str) -> Row:
    return {
        "iri": Iris.part(graph, "revision", revision.number),
        "graph": graph,
        "revisionNumber": revision.number,
        "digest": revision.digest,
        "loaded": instant(revision.loaded),
    }


def agent_row(agent: Agent, graph: str) -> Row:
    """Return the row of an agent in the graph of agents or, a report's own, in the report's."""
    aliases = sorted(set(agent.aliases))
    return {
        "iri": agent.id,
        "graph": graph,
        "label": agent.type.value,
        "properties": _present(
            **place(checked_iri(agent.id), graph),
            name=agent.name,
            alias=aliases or None,
            wikidata=agent.wikidata or None,
        ),
        "parent": agent.parent,
    }


def claim_row(claim: Claim, graph: str) -> Row:
    """Return the row of a claim with its quantities, in the graph of claims."""
    return {
        "iri": claim.id,
        "graph": graph,
        "properties": _present(**place(checked_iri(claim.id), graph), text=claim.text, language=claim.language or None),
        "quantities": [
            _quantity(quantity, Iris.part(claim.id, "quantity", number), graph)
            for number, quantity in enumerate(claim.quantities)
        ],
    }


def assessment_row(assessment: Assessment, graph: str) -> Row:
    """Return the row of a claim's assessment, in the graph of assessments."""
    return {
        "iri": f"{assessment.claim}/assessment",
        "claim": assessment.claim,
        "graph": graph,
        "properties": {
            **place(f"{assessment.claim}/assessment", graph),
            "status": assessment.status.value,
            "rule": assessment.rule,
            "originsMin": assessment.origins_min,
            "originsMax": assessment.origins_max,
            "reportCount": assessment.reports,
            "publisherCount": assessment.publishers,
        },
    }


def copy_rows(copies: Iterable[Copy], graph: str) -> list[Row]:
    """Return the rows of all copies that one report is, each with the passages it shares, in the graph of copies."""
    rows: list[Row] = []
    for number, copy in enumerate(copies):
        name = checked_iri(copy_iri(copy.report, number))
        rows.append(
            {
                "report": copy.report,
                "of": copy.of,
                "properties": {**place(name, graph), "containment": _decimal(copy.containment)},
                "shared": [
                    {
                        **place(Iris.part(name, "shared", at), graph),
                        "start": quote.start,
                        "end": quote.end,
                        "exact": quote.exact,
                        "prefix": quote.prefix,
                        "suffix": quote.suffix,
                    }
                    for at, quote in enumerate(copy.shared)
                ],
            }
        )
    return rows


def _quantity(quantity: Quantity, name: str, graph: str) -> Row:
    return _present(
        **place(name, graph),
        value=_decimal(quantity.value),
        unit=quantity.unit or None,
        bound=None if quantity.bound is None else quantity.bound.value,
        approximate=quantity.approximate,
        asOf=_date(quantity.as_of),
    )


def _present(**values: object) -> Row:
    return {key: value for key, value in values.items() if value is not None}


def _date(value: str | None) -> str | None:
    if not value:
        return None
    datatype_of(value)
    return value


def _instant(value: datetime | None) -> str | None:
    return None if value is None else instant(value)


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise RdfError(f"{value} is no number that xsd:decimal can hold", value=value, remedy="leave the figure out")
    return format(value, "f")
