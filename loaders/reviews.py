"""From reviews as read to a store: whose they are, which claim they are of, written, and the claims assessed anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.match.compare import Relation, best, promising
from graph.model import Agent, Claim, Review
from graph.reliability.ratings import Finding, finding
from loaders.assess import assess
from loaders.identity import normal_url
from loaders.resolve.candidates import Candidates
from loaders.resolve.meanings import model
from ontology.gazetteer import gazetteer
from ontology.schemes import AgentType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.embed import Encoder
    from graph.store import Store, Writer
    from loaders.review import ReviewDocument

__all__ = ["Reviewed", "delete_reviews", "load_reviews"]

BATCH = 200


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review that was put in: with the claim it is of, whether the store had that already, and what it comes to."""

    review: Review
    claim: Claim
    known: bool
    finding: Finding
    reviewer: str


def load_reviews(
    documents: Iterable[ReviewDocument],
    store: Store,
    *,
    dry_run: bool = False,
    encoder: Callable[[], Encoder] | None = model,
) -> list[Reviewed]:
    """Put reviews into a store and assess the claims they are of; return what became of each, in order.

    A review is that of its URL and claim, else of its reviewer, claim and date: putting it again, with another rating,
    replaces it. It is of the claim in the store that its words are the same claim as, by the rules that match reports'
    claims, else of a claim of its own. A dry run does all but the writing. Raises what the store raises.
    """
    found: list[Reviewed] = []
    place = _Places(store, encoder)
    batch: list[Reviewed] = []
    for document in documents:
        one = place.review(document)
        found.append(one)
        batch.append(one)
        if len(batch) >= BATCH and not dry_run:
            _write(batch, place, store)
            batch = []
    if batch and not dry_run:
        _write(batch, place, store)
    return found


def delete_reviews(store: Store, reviews: Iterable[str]) -> int:
    """Remove reviews and assess anew the claims they were of; return how many claims that were."""
    with store.writer() as writer:
        touched = writer.delete_reviews(reviews)
        assess(store, writer, touched)
    return len(touched)


def _write(batch: list[Reviewed], place: _Places, store: Store) -> None:
    with store.writer() as writer:
        touched = writer.put_reviews(
            [one.review for one in batch],
            agents=[agent for one in batch for agent in place.agents(one.review.reviewer)],
            claims=[one.claim for one in batch if not one.known],
        )
        assess(store, writer, touched)
        writer.link_competing(place.competing)
        place.written(writer, touched)


class _Places:
    """Finds the agents and claims of reviews; what is not written yet counts too."""

    def __init__(self, store: Store, encoder: Callable[[], Encoder] | None) -> None:
        self._iris = store.iris
        self._candidates = Candidates(store, encoder)
        self._agents: dict[str, list[Agent]] = {}
        self._new: dict[str, Claim] = {}
        self.competing: set[tuple[str, str]] = set()

    def review(self, document: ReviewDocument) -> Reviewed:
        """Resolve a review."""
        reviewer = self._reviewer(document)
        claim, known = self._claim(document)
        key = "\n".join(
            (normal_url(document.url), claim.id) if document.url else (reviewer, claim.id, document.published or "")
        )
        review = Review(
            id=self._iris.review(document.reviewer, key),
            claim=claim.id,
            reviewer=reviewer,
            rating=document.rating,
            rating_value=document.rating_value,
            best_rating=document.best_rating,
            worst_rating=document.worst_rating,
            url=document.url,
            published=document.published,
            topic=document.topic,
        )
        return Reviewed(review, claim, known, finding(review), self._agents[reviewer][0].name)

    def agents(self, reviewer: str) -> list[Agent]:
        """Return a reviewer with the bodies above it."""
        return self._agents[reviewer]

    def written(self, writer: Writer, claims: Iterable[str]) -> None:
        """Forget what is in the store now, and give vectors to those of the claims that lack one."""
        self._candidates.written(writer, claims)
        self._new.clear()
        self.competing.clear()

    def _reviewer(self, document: ReviewDocument) -> str:
        known = gazetteer()
        entry = known.find(document.reviewer, document.language)
        if entry is None:
            # The same id as that of an outlet that publishes reports.
            agent = Agent(self._iris.agent("organisation", document.reviewer), AgentType.NEWS_OUTLET, document.reviewer)
            self._agents.setdefault(agent.id, [agent])
            return agent.id
        family = [entry, *(above for iri in known.ancestors(entry.id) if (above := known.get(iri)))]
        self._agents.setdefault(
            entry.id,
            [Agent(one.id, one.type, one.name, one.parent, tuple(sorted(one.aliases)), one.wikidata) for one in family],
        )
        return entry.id

    def _claim(self, document: ReviewDocument) -> tuple[Claim, bool]:
        wording = Claim(self._iris.claim(document.claim), document.claim, document.language)
        found = self._candidates.find(document.claim)
        # A claim comes in each of its wordings; its own text is the one that made its id.
        own = [claim for claim in found if self._iris.claim(claim.text) == claim.id]
        candidates = {claim.id: claim for claim in (*reversed(found), *own)}
        if wording.id in candidates:
            return candidates[wording.id], wording.id not in self._new
        bare = [Claim(claim.id, claim.text, claim.language) for claim in found]
        ranked = best(wording, (claim for claim in bare if promising(wording, claim)))
        for claim, match in ranked:
            if match.relation is Relation.SAME:
                return candidates[claim.id], claim.id not in self._new
            if match.relation is Relation.COMPETING:
                low, high = sorted((wording.id, claim.id))
                self.competing.add((low, high))
        self._new[wording.id] = wording
        self._candidates.add([wording])
        return wording, False
