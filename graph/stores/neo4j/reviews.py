"""Reviews of fact-checkers, set and removed in one transaction, with the shared things that come or go with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.rdf.write import review_quads
from graph.stores.neo4j.merge import merge
from graph.stores.neo4j.prune import prune
from graph.stores.neo4j.rows import agent_row, claim_row
from graph.stores.neo4j.transaction import ask, do, send

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from neo4j import ManagedTransaction

    from graph.iris import Iris
    from graph.model import Agent, Claim, Review
    from graph.rdf.terms import Quad
    from graph.stores.neo4j.rows import Row

__all__ = ["ReviewBatch", "delete_reviews", "put_reviews", "review_batch"]


@dataclass(frozen=True, slots=True)
class ReviewBatch:
    """Reviews by id with their quads, and the rows of what they bring along: what RDF cannot hold comes out here."""

    reviews: Mapping[str, Review]
    quads: Mapping[str, Sequence[Quad]]
    agents: Mapping[str, Row]
    claims: Mapping[str, Row]


def review_batch(
    reviews: Mapping[str, Review], agents: Iterable[Agent], claims: Iterable[Claim], iris: Iris
) -> ReviewBatch:
    """Make a batch. Raises `RdfError` and `ModelError` for what RDF cannot hold."""
    return ReviewBatch(
        reviews,
        {name: list(review_quads(review, iris)) for name, review in reviews.items()},
        {agent.id: agent_row(agent, iris.agents_graph) for agent in agents},
        {claim.id: claim_row(claim, iris.claims_graph) for claim in claims},
    )


def put_reviews(tx: ManagedTransaction, batch: ReviewBatch, iris: Iris) -> list[str]:
    """Set the reviews of claims that are known or brought along; return the claims touched, sorted."""
    if not batch.reviews:
        return []
    do(tx, "lock", ids=sorted(batch.reviews))
    asked = sorted({review.claim for review in batch.reviews.values()})
    known = {row["id"] for row in ask(tx, "claim_graphs", ids=asked)} | batch.claims.keys()
    kept = {name: review for name, review in batch.reviews.items() if review.claim in known}
    before = _emptied(tx, sorted(kept), iris)
    named = {review.claim for review in kept.values()}
    send(tx, "agents", [batch.agents[name] for name in sorted(batch.agents)])
    send(tx, "claims", [batch.claims[name] for name in sorted(batch.claims) if name in named])
    merge(tx, [quad for name in kept for quad in batch.quads[name]])
    touched = {claim for claim, _ in before} | named
    gone = {name for pair in before for name in pair}
    prune(tx, [*(gone - batch.agents.keys() - batch.claims.keys()), *(batch.reviews.keys() - kept)], iris)
    return sorted(touched)


def delete_reviews(tx: ManagedTransaction, reviews: Sequence[str], iris: Iris) -> list[str]:
    """Remove reviews and what only they spoke of; return the claims that they were of, sorted."""
    if not reviews:
        return []
    do(tx, "lock", ids=list(reviews))
    before = _emptied(tx, reviews, iris)
    prune(tx, [*reviews, *(name for pair in before for name in pair)], iris)
    return sorted({claim for claim, _ in before})


def _emptied(tx: ManagedTransaction, reviews: Sequence[str], iris: Iris) -> list[tuple[str, str]]:
    """Make reviews bare names; return the claim and the reviewer that each had."""
    found = ask(tx, "review_links", ids=list(reviews), graph=iris.reviews_graph)
    do(tx, "empty_reviews", ids=list(reviews), graph=iris.reviews_graph)
    return [(row["claim"], row["reviewer"]) for row in found]
