"""The model as JSON: `Presenter` gives everything its URL on this service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api import models
from api.ids import path_of, url_of
from graph.beside import copy_json
from graph.quantities import quantity_json
from graph.reason.circles import Circle
from graph.reason.serial import hop_json
from graph.reliability.ratings import finding
from graph.when import instant
from ontology.schemes import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from starlette.requests import Request

    from graph.circular import Found
    from graph.competing import Competing
    from graph.dossier import Dossier
    from graph.model import Agent, Assertion, Claim, Copy, Quote, Reading, Report, Review
    from graph.paths import FoundPath
    from graph.reason.chains import Chain
    from graph.reliability.record import Record
    from graph.reliability.stored import History
    from graph.summaries import (
        ClaimSummary,
        ReportSummary,
        ReviewSummary,
        SourceClaim,
        SourceDetail,
        SourceSummary,
    )
    from loaders.reviews import Reviewed

__all__ = ["Presenter", "words"]


class Presenter:
    """Shapes things for one request: `self` links are absolute URLs, as the request would reach them."""

    def __init__(self, request: Request, base: str) -> None:
        self._request = request
        self._base = base

    def url(self, kind: str, iri: str, rest: str = "") -> str:
        """Return the URL of a claim, report or source, or, with `rest`, of what lies under it."""
        return url_of(self._request, path_of(kind, iri, self._base) + rest)

    def agent(self, iri: str, agents: Mapping[str, Agent]) -> models.AgentRef:
        """Shape an agent in short; one that the store does not know goes by its IRI."""
        agent = agents.get(iri)
        return models.AgentRef(
            id=iri,
            self_=self.url("source", iri),
            name=agent.name if agent else iri,
            type=agent.type if agent else None,
            kind=agent.type.kind if agent else None,
        )

    def claim(self, iri: str, text: str) -> models.ClaimRef:
        """Shape a claim in short."""
        return models.ClaimRef(id=iri, self_=self.url("claim", iri), text=text)

    def report_ref(self, iri: str, title: str, published: str | None) -> models.ReportRef:
        """Shape a report in short."""
        return models.ReportRef(id=iri, self_=self.url("report", iri), title=title, published=published)

    def competing(self, found: Competing) -> models.CompetingItem:
        """Shape competing claims."""
        told = found.as_json()
        for one in told["claims"]:
            one["claim"] = self.claim(one["claim"]["id"], one["claim"]["text"])
            one["voices"] = [
                models.AgentRef(id=hop["id"], self_=self.url("source", hop["id"]), name=hop["name"], kind=hop["kind"])
                for hop in one["voices"]
            ]
        return models.CompetingItem.model_validate(told)

    def loop(self, found: Found) -> models.LoopItem:
        """Shape circular reporting."""
        return models.LoopItem(
            kind="circle" if isinstance(found.loop, Circle) else "tooEarly",
            claim=self.claim(found.claim.id, found.claim.text),
            agents=[models.AgentRef(id=iri, self_=self.url("source", iri), name=name) for iri, name in found.agents],
            reports=[self.report_ref(*about) for about in found.reports],
            explanation=found.explanation,
        )

    def path(self, found: FoundPath) -> models.PathOut:
        """Shape a path of attribution."""
        return models.PathOut(
            claim=self.claim(found.path.claim, found.text),
            stance=Stance(found.path.stance),
            agents=[models.AgentRef(id=iri, self_=self.url("source", iri), name=name) for iri, name in found.agents],
            steps=[
                models.PathStep(reports=count, first=[self.report_ref(*about) for about in step])
                for step, count in zip(found.steps, found.counts, strict=True)
            ],
            whole_in=list(found.path.whole),
            explanation=found.explanation,
        )

    def review_item(self, item: ReviewSummary) -> models.ReviewItem:
        """Shape a review."""
        return models.ReviewItem(**self._review_fields(item.review, item.claim_text, item.reviewer_name))

    def review_out(self, one: Reviewed) -> models.ReviewOut:
        """Shape a review that was put in."""
        return models.ReviewOut(**self._review_fields(one.review, one.claim.text, one.reviewer), known_claim=one.known)

    def _review_fields(self, review: Review, claim: str, reviewer: str | None) -> dict[str, Any]:
        said = finding(review)
        return {
            "id": review.id,
            "self_": self.url("review", review.id),
            "claim": self.claim(review.claim, claim),
            "reviewer": models.AgentRef(
                id=review.reviewer, self_=self.url("source", review.reviewer), name=reviewer or review.reviewer
            ),
            "rating": review.rating,
            "rating_value": _float(review.rating_value),
            "best_rating": _float(review.best_rating),
            "worst_rating": _float(review.worst_rating),
            "url": review.url,
            "published": review.published,
            "topic": review.topic,
            "outcome": said.outcome,
            "rule": said.rule,
        }

    def source_record(self, source: SourceDetail, history: History) -> models.SourceRecord:
        """Shape a source's record with the claims it comes from."""
        return models.SourceRecord(
            source=models.AgentRef(
                id=source.id,
                self_=self.url("source", source.id),
                name=source.name,
                type=source.type,
                kind=source.type.kind,
            ),
            record=models.RecordOut.model_validate(history.record.json()),
            topics=[models.TopicRecord.model_validate(topic) for topic in history.topics_json()],
            checks=[models.CheckOut.model_validate(check.json()) for check in history.checks],
        )

    def claim_item(self, summary: ClaimSummary) -> models.ClaimItem:
        """Shape a claim for a list."""
        return models.ClaimItem(**self._claim_fields(summary))

    def claim_detail(self, summary: ClaimSummary, dossier: Dossier) -> models.ClaimOut:
        """Shape a claim with its figures, its competitors, and where to read on."""
        return models.ClaimOut(
            **self._claim_fields(summary),
            quantities=[
                models.QuantityOut.model_validate(quantity_json(quantity)) for quantity in dossier.claim.quantities
            ],
            competing=[self.claim(claim.id, claim.text) for claim in dossier.competing],
            provenance=self.url("claim", summary.id, "/provenance"),
            corroboration=self.url("claim", summary.id, "/corroboration"),
        )

    def chain(self, chain: Chain, copied: Iterable[str] = ()) -> models.ProvenanceChain:
        """Shape a chain, hop by hop; `copied` are the reports that it was copied from."""
        report = chain.report
        return models.ProvenanceChain(
            hops=[
                models.ProvenanceHop(**hop_json(hop), self_=self.url("source", hop.agent), assertion=hop.assertion)
                for hop in chain.hops
            ],
            report=models.ProvenanceReport(
                id=chain.report_id,
                self_=self.url("report", chain.report_id),
                title=report.title if report else None,
                published=chain.published,
                url=report.url if report else None,
                withdrawn=report.withdrawn if report else None,
                withdrawal_reason=report.withdrawal_reason if report else None,
                credit=report.credit if report else None,
            ),
            stance=chain.stance,
            words=models.ChainWords(content=chain.words.content, cue=chain.words.cue, source=chain.words.source),
            broken=chain.broken,
            circular=chain.circular,
            copied_from=sorted(copied),
        )

    def source_item(self, summary: SourceSummary) -> models.SourceItem:
        """Shape a source for a list."""
        return models.SourceItem(**self._source_fields(summary))

    def source_detail(self, source: SourceDetail, record: Record) -> models.SourceOut:
        """Shape a source with its record, and where to read on."""
        claims = self.url("source", source.id, "/claims")
        return models.SourceOut(
            **self._source_fields(source),
            parent_name=source.parent_name,
            aliases=list(source.aliases),
            wikidata=source.wikidata,
            claims_as_origin=f"{claims}?role=origin",
            claims_as_relay=f"{claims}?role=relay",
            reliability=models.RecordOut.model_validate(record.json()),
            record=self.url("source", source.id, "/record"),
        )

    def source_claim(self, row: SourceClaim) -> models.SourceClaim:
        """Shape one thing that a source has said."""
        report = None
        if row.report is not None:
            report = models.ReportRef(
                id=row.report, self_=self.url("report", row.report), title=row.title, published=row.published
            )
        return models.SourceClaim(
            claim=self.claim(row.claim, row.text),
            status=row.status,
            assertion=row.assertion,
            stance=row.stance,
            role=row.role,
            report=report,
        )

    def report_item(self, summary: ReportSummary) -> models.ReportItem:
        """Shape a report for a list."""
        return models.ReportItem(**self._report_fields(summary, summary.publisher_name))

    def report(self, reading: Reading, copies: Iterable[Copy] = ()) -> models.ReportOut:
        """Shape a report with all that it says."""
        report = reading.report
        agents = {agent.id: agent for agent in (*reading.agents, *reading.sources)}
        claims = {claim.id: claim for claim in reading.claims}
        publisher = agents.get(report.publisher)
        return models.ReportOut(
            **self._report_fields(report, publisher.name if publisher else None),
            text=report.text,
            revision=report.revision,
            revisions=[
                models.RevisionOut(number=each.number, digest=each.digest, loaded=instant(each.loaded))
                for each in report.revisions
            ],
            withdrawn=report.withdrawn,
            withdrawal_reason=report.withdrawal_reason,
            credit=report.credit,
            assertions=[self._assertion(each, agents, claims) for each in reading.assertions],
            copies=[models.CopyOut.model_validate(copy_json(copy)) for copy in copies],
        )

    def _claim_fields(self, summary: ClaimSummary) -> dict[str, Any]:
        assessed = summary.origins_min is not None and summary.origins_max is not None
        return {
            "id": summary.id,
            "self": self.url("claim", summary.id),
            "text": summary.text,
            "language": summary.language,
            "status": summary.status,
            "rule": summary.rule,
            "origins": {"min": summary.origins_min, "max": summary.origins_max} if assessed else None,
            "reports": summary.reports if assessed else None,
            "publishers": summary.publishers if assessed else None,
        }

    def _source_fields(self, source: SourceSummary | SourceDetail) -> dict[str, Any]:
        return {
            "id": source.id,
            "self": self.url("source", source.id),
            "name": source.name,
            "type": source.type,
            "kind": source.type.kind,
            "parent": source.parent,
            "reports": source.reports,
            "as_origin": source.as_origin,
            "as_relay": source.as_relay,
        }

    def _report_fields(self, report: Report | ReportSummary, publisher_name: str | None) -> dict[str, Any]:
        publisher = models.PublisherRef(
            id=report.publisher, self_=self.url("source", report.publisher), name=publisher_name
        )
        return {
            "id": report.id,
            "self": self.url("report", report.id),
            "title": report.title,
            "published": report.published,
            "publisher": publisher if report.publisher else None,
            "language": report.language,
            "url": report.url,
            "loaded": instant(report.loaded) if report.loaded else None,
            "digest": report.digest,
        }

    def _assertion(
        self, assertion: Assertion, agents: Mapping[str, Agent], claims: Mapping[str, Claim]
    ) -> models.AssertionOut:
        return models.AssertionOut(
            id=assertion.id,
            stance=assertion.stance,
            claims=[self.claim(iri, claims[iri].text if iri in claims else iri) for iri in assertion.about],
            agent=self.agent(assertion.made_by, agents),
            label=assertion.label,
            affiliation=self.agent(assertion.affiliation, agents) if assertion.affiliation else None,
            identification=assertion.identification,
            relays=assertion.relays,
            relay_type=assertion.relay_type,
            certainty=assertion.certainty,
            hedge=assertion.hedge,
            ground_rule=assertion.ground_rule,
            wording=assertion.wording,
            words=models.WordsOut(
                content=words(assertion.content), cue=words(assertion.cue), source=words(assertion.source)
            ),
        )


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def words(quotes: tuple[Quote, ...]) -> list[models.Words]:
    """Shape words of a report."""
    return [models.Words(start=quote.start, end=quote.end, exact=quote.exact) for quote in quotes]
