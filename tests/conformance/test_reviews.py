"""Reviews are set, replaced and removed, with what comes and goes with them, on every store."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Agent, Claim, Review
from graph.rdf.write import review_quads
from graph.view import View
from ontology.schemes import AgentType
from tests import strategies
from tests.conformance.worlds import AGENCY, CLAIM, DENIED, IRIS, WORLD
from tests.isomorphic import canonical

if TYPE_CHECKING:
    from graph.store import Store

CHECKER = Agent(IRIS.agent("NewsOutlet", "Fact Bench"), AgentType.NEWS_OUTLET, "Fact Bench")
OWN = Claim(IRIS.claim("the moon is a bridge"), "the moon is a bridge", "en")
REVIEW = Review(
    IRIS.review("Fact Bench", "https://bench.example/1"),
    CLAIM.id,
    CHECKER.id,
    "Mostly false",
    Decimal("2.0"),
    Decimal(5),
    Decimal(1),
    "https://bench.example/1",
    "2024-12-01",
)


def fill(store: Store) -> None:
    with store.writer() as writer:
        for one in WORLD:
            writer.put(one)


def reviews_of(store: Store, claim: str) -> tuple[Review, ...]:
    dossier = View(store).dossier(claim)
    return () if dossier is None else dossier.reviews


def test_a_review_is_put_read_and_put_again(store: Store) -> None:
    fill(store)
    with store.writer() as writer:
        assert writer.put_reviews([REVIEW], agents=[CHECKER]) == [CLAIM.id]
        before = sorted(map(str, store.quads()))
        assert writer.put_reviews([REVIEW], agents=[CHECKER]) == [CLAIM.id]
    assert sorted(map(str, store.quads())) == before
    assert reviews_of(store, CLAIM.id) == (REVIEW,)
    assert View(store).source(CHECKER.id) is not None


def test_another_rating_takes_the_place_of_the_one_before(store: Store) -> None:
    fill(store)
    second = replace(REVIEW, rating="False", rating_value=None, best_rating=None, worst_rating=None, reviewer=AGENCY.id)
    with store.writer() as writer:
        writer.put_reviews([REVIEW], agents=[CHECKER])
        writer.put_reviews([second])
    assert reviews_of(store, CLAIM.id) == (second,)
    assert View(store).source(CHECKER.id) is None, "nobody else speaks of the reviewer"
    assert View(store).source(AGENCY.id) is not None


def test_a_review_may_bring_a_claim_of_its_own_which_goes_with_it(store: Store) -> None:
    fill(store)
    before = canonical(store.quads())
    own = replace(REVIEW, claim=OWN.id)
    with store.writer() as writer:
        assert writer.put_reviews([own], agents=[CHECKER], claims=[OWN]) == [OWN.id]
        assert reviews_of(store, OWN.id) == (own,)
        assert store.search_claims("moon") == [OWN.id]
        assert writer.put_reviews([REVIEW], agents=[CHECKER]) == sorted([OWN.id, CLAIM.id])
        assert View(store).claim(OWN.id) is None
        assert store.search_claims("moon") == []
        assert writer.delete_reviews([REVIEW.id, "http://example.org/none"]) == [CLAIM.id]
        assert writer.delete_reviews([REVIEW.id]) == []
    assert canonical(store.quads()) == before


def test_a_review_of_a_claim_that_is_not_there_is_skipped(store: Store) -> None:
    fill(store)
    before = canonical(store.quads())
    with store.writer() as writer:
        assert writer.put_reviews([replace(REVIEW, claim=OWN.id)]) == []
        assert writer.put_reviews([]) == []
        assert writer.delete_reviews([]) == []
    assert canonical(store.quads()) == before


def test_what_the_store_has_is_left_as_it_is(store: Store) -> None:
    fill(store)
    with store.writer() as writer:
        writer.put_reviews(
            [replace(REVIEW, reviewer=AGENCY.id)],
            agents=[replace(AGENCY, name="Other")],
            claims=[replace(CLAIM, text="other words")],
        )
    found = View(store).claim(CLAIM.id)
    assert found is not None
    assert found.text == CLAIM.text
    source = View(store).source(AGENCY.id)
    assert source is not None
    assert source.name == AGENCY.name


def test_a_claim_stays_for_its_review_when_its_reports_go(store: Store) -> None:
    fill(store)
    with store.writer() as writer:
        writer.put_reviews([replace(REVIEW, claim=DENIED.id)], agents=[CHECKER])
        for one in WORLD:
            writer.delete(one.report.id)
        assert View(store).claim(DENIED.id) is not None
        writer.delete_reviews([REVIEW.id])
    assert list(store.quads()) == []


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.data())
def test_any_review_comes_back_as_its_quads(store: Store, data: st.DataObject) -> None:
    fill(store)
    review = data.draw(strategies.reviews(CLAIM.id))
    graph = store.iris.reviews_graph
    with store.writer() as writer:
        writer.put_reviews([review])
        assert canonical(store.quads(graph)) == canonical(review_quads(review, store.iris))
        writer.delete_reviews([review.id])
    assert list(store.quads(graph)) == []
