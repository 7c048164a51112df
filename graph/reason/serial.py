"""A corroboration as JSON: the names that consumers rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.quantities import quantity_json
from graph.reason.circles import Circle
from graph.reason.coverage import means, searched
from graph.reliability.ratings import finding

if TYPE_CHECKING:
    from graph.beside import Beside
    from graph.model import Claim, Review
    from graph.reason.bounds import Pair
    from graph.reason.chains import Chain, Hop
    from graph.reason.circles import Loop
    from graph.reason.corroboration import Corroboration
    from graph.reason.lift import Lift
    from graph.reason.weakest import Link
    from graph.summaries import Coverage

__all__ = ["claim_json", "corroboration_json", "coverage_json", "hop_json", "loop_json"]


def corroboration_json(
    result: Corroboration, coverage: Coverage | None = None, beside: Beside | None = None
) -> dict[str, Any]:
    """Return the corroboration as plain JSON values.

    `chains` are those that support, deny or question the claim; `groups[].chains` are indexes into them. Responses and
    notices stand apart, because neither is a stand on the claim. `copies`, `changes` and `consistency` are those of
    `beside`.
    """
    shown = result.selection.shown
    place = {index: number for number, index in enumerate(shown)}
    return {
        "claim": claim_json(result.claim),
        "as_of": result.as_of,
        "loaded_by": result.clocks.loaded_by,
        "status": result.status.value,
        "rule": result.rule,
        "policy": result.policy.as_json(),
        "explanation": result.explanation,
        "reports": len(result.reports),
        "publishers": len(result.publishers),
        "origins": {"min": result.bounds.fewest, "max": result.bounds.most},
        "groups": [
            {
                "agents": [hop_json(hop) for hop in group.agents],
                "intermediaries": list(group.intermediaries),
                "chains": [place[index] for index in group.chains],
            }
            for group in result.groups
        ],
        "pairs": [_pair(pair) for pair in result.bounds.pairs],
        "pairs_left_out": result.bounds.left_out,
        "chains": [
            _chain(result.chains[index], result.selection.because.get(index), result.copied.get(index))
            for index in shown
        ],
        "responses": _answers(result, result.selection.responses),
        "notices": _answers(result, result.selection.notices),
        "competing": [claim_json(claim) for claim in result.competing],
        "related": [
            {"claim": claim_json(one.claim), "relation": one.relation.value, "differs": one.differs}
            for one in result.related
        ],
        "circular": [loop_json(loop) for loop in result.loops],
        "weakest": [_link(link) for link in result.weakest],
        "lift": _lift(result.lift),
        "coverage": coverage_json(coverage) if coverage else None,
        "credibility": result.credibility.as_json(),
        "reviews": [_review(review) for review in result.reviews],
        **(beside.as_json() if beside else {"copies": [], "changes": [], "consistency": []}),
    }


def coverage_json(coverage: Coverage) -> dict[str, Any]:
    """Return what was searched: in which reports, and by which means."""
    return {
        "explanation": searched(coverage),
        "reports": coverage.reports,
        "publishers": coverage.publishers,
        "languages": dict(coverage.languages),
        "first": coverage.first,
        "last": coverage.last,
        "undated": coverage.undated,
        "means": list(means(coverage)),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "agent": hop_json(link.hop),
        "role": link.role.value,
        "reports": link.reports,
        "status": link.status.value,
        "origins": {"min": link.origins_min, "max": link.origins_max},
        "explanation": link.explanation,
    }


def _lift(lift: Lift | None) -> dict[str, Any] | None:
    if lift is None:
        return None
    return {
        "status": lift.status.value if lift.status else None,
        "explanation": lift.explanation,
        "independent_of": [{"id": iri, "name": name} for iri, name in lift.independent_of],
    }


def loop_json(loop: Loop) -> dict[str, Any]:
    """Return a circle, or a citation that time makes impossible; agents and reports by id."""
    if isinstance(loop, Circle):
        return {"kind": "circle", "agents": list(loop.agents), "reports": list(loop.reports)}
    return {
        "kind": "tooEarly",
        "agents": [loop.cited],
        "reports": [loop.report, loop.other],
        "published": loop.published,
        "other_published": loop.other_published,
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """Return a claim's id, text and quantities."""
    return {
        "id": claim.id,
        "text": claim.text,
        "quantities": [quantity_json(quantity) for quantity in claim.quantities],
    }


def hop_json(hop: Hop) -> dict[str, Any]:
    """Return an agent of a chain; what is not known of it is None."""
    return {
        "id": hop.agent,
        "kind": hop.kind.value,
        "name": hop.name,
        "affiliation": hop.affiliation,
        "identification": hop.identification.value if hop.identification else None,
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "a": pair.a.agent,
        "b": pair.b.agent,
        "independence": pair.judgement.independence.value,
        "reason": pair.judgement.reason.value,
        "explanation": pair.judgement.explanation,
        "evidence": list(pair.judgement.evidence),
    }


def _chain(chain: Chain, because: tuple[str, ...] | None, copied: frozenset[str] | None) -> dict[str, Any]:
    report = chain.report
    about: dict[str, Any] = {
        "id": chain.report_id,
        "title": report.title if report else None,
        "published": chain.published,
        "url": report.url if report else None,
    }
    if report and report.credit:
        about["credit"] = report.credit
    if report and report.withdrawn:
        about["withdrawn"] = report.withdrawn
        if report.withdrawal_reason:
            about["withdrawal_reason"] = report.withdrawal_reason
    fallen = {"fell_with": list(because)} if because else {}
    return {
        "hops": [hop_json(hop) for hop in chain.hops],
        "report": about,
        "stance": chain.stance.value,
        "words": {"content": chain.words.content, "cue": chain.words.cue, "source": chain.words.source},
        **fallen,
        **({"copied_from": sorted(copied)} if copied else {}),
    }


def _review(review: Review) -> dict[str, Any]:
    """Return a review: the rating as it was published, and what it comes to."""
    found = finding(review)
    return {
        "id": review.id,
        "reviewer": review.reviewer,
        "rating": review.rating,
        "published": review.published,
        "url": review.url,
        "outcome": found.outcome.value,
        "rule": found.rule,
    }


def _answers(result: Corroboration, indexes: tuple[int, ...]) -> list[dict[str, Any]]:
    """List responses or notices once each, with who gave them; `text` are the report's words."""
    rows = []
    for index in indexes:
        chain = result.chains[index]
        row = {
            "agent": chain.origin.name,
            "stance": chain.stance.value,
            "report": chain.report_id,
            "text": chain.words.content,
        }
        if row not in rows:
            rows.append(row)
    return rows
