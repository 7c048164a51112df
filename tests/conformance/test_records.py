"""From reviews as read to the records of sources, on every store: matching, verdicts, prior, and what is left out."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from graph.model import Agent, Assertion, Claim, Reading, Report
from graph.reason.corroboration import corroboration
from graph.reason.without import without
from graph.view import View
from loaders.review import ReviewDocument
from loaders.reviews import delete_reviews, load_reviews
from ontology.schemes import AgentType, Reliability, Stance
from tests.conformance.worlds import AGENCY, CLAIM, IRIS, MINISTRY, WORLD
from tests.isomorphic import canonical

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.store import Row, Store

ANN = Agent(IRIS.agent("person", "Ann Lee"), AgentType.PERSON, "Ann Lee")
TOPICS = "ferries tunnels lorries tolls masts rails".split()
CLAIMS = [Claim(IRIS.claim(f"the {topic} of Larkmoor are safe"), f"the {topic} of Larkmoor are safe", "en")
          for topic in TOPICS]  # fmt: skip


def spoken(number: int, claim: Claim, stance: Stance = Stance.ASSERTS, agent: Agent = ANN) -> Reading:
    """A report of the Gazette in which somebody says something of a claim."""
    publisher = Agent(IRIS.agent("organisation", "Gazette"), AgentType.NEWS_OUTLET, "Gazette")
    report = IRIS.report("Gazette", str(number))
    first, last = IRIS.assertion(report, 1, 0), IRIS.assertion(report, 1, 1)
    return Reading(
        Report(report, f"Report {number}", publisher.id, "Words.", f"d{number}", "2024-11-24"),
        (
            Assertion(first, report, (claim.id,), agent.id, stance, wording=claim.text),
            Assertion(last, report, (claim.id,), publisher.id, stance, relays=first),
        ),
        (),
        (publisher, agent),
        (claim,),
    )


def checked(claim: Claim, rating: str, reviewer: str = "Fact Bench", number: int = 1) -> ReviewDocument:
    return ReviewDocument(
        claim.text, reviewer, rating, url=f"https://{reviewer.split(maxsplit=1)[0].lower()}.example/{number}"
    )


@pytest.fixture
def filled(store: Store) -> Store:
    with store.writer() as writer:
        for number, claim in enumerate(CLAIMS):
            writer.put(spoken(number, claim))
        writer.put(spoken(100, CLAIMS[0]))
    return store


def fill(store: Store) -> None:
    """Put in a report and a review of its claim."""
    with store.writer() as writer:
        writer.put(spoken(1, CLAIMS[0]))
    load_reviews([checked(CLAIMS[0], "True")], store)


def test_a_record_comes_from_reviewed_claims_and_lists_them(filled: Store) -> None:
    ratings = ["True", "Mostly true", "False", "True", "True", "Half true"]
    documents = [
        checked(claim, rating, number=n) for n, (claim, rating) in enumerate(zip(CLAIMS, ratings, strict=True))
    ]
    done = load_reviews(documents, filled)
    assert all(one.known for one in done)
    found = View(filled).records()
    history = found.of(ANN.id)
    assert (history.record.held, history.record.checked) == (4, 5), "once a claim, however many reports say it"
    assert history.record.reliability is Reliability.D
    assert history.record.words.startswith("4 of 5 checked claims held; 80 % interval .")
    assert {check.claim: check.held for check in history.checks} == {
        claim.id: held for claim, held in zip(CLAIMS, [1, 1, 0, 1, 1, None], strict=True)
    }
    (mixed,) = [check for check in history.checks if check.held is None]
    assert mixed.json()["why"] == "its reviews do not say whether it held"
    assert mixed.json()["reviews"][0]["rule"] == "ratings/1 by words"
    assert found.of(IRIS.agent("organisation", "Gazette")).record.checked == 0, "passing on is not saying"
    assert found.of("http://example.org/nobody").record.reliability is Reliability.F


def test_a_record_by_topic_where_five_claims_on_it_were_checked(filled: Store) -> None:
    topics = ["Transport", "transport", "transport", "TRANSPORT", "transport", "health"]
    ratings = ["True", "True", "False", "True", "True", "True"]
    done = load_reviews(
        [
            replace(checked(claim, rating, number=number), topic=topic)
            for number, (claim, rating, topic) in enumerate(zip(CLAIMS, ratings, topics, strict=True))
        ],
        filled,
    )
    history = View(filled).records().of(ANN.id)
    assert [check.topic for check in sorted(history.checks, key=lambda check: check.topic or "")] == [
        "health", *["transport"] * 5,
    ]  # fmt: skip
    assert list(history.topics) == ["transport"], "one claim on health is not enough"
    on_topic = history.topics["transport"]
    assert (on_topic.held, on_topic.checked) == (4, 5)
    assert on_topic.prior != history.record.prior, "it starts from the record on everything else"
    (said,) = history.topics_json()
    assert (said["topic"], said["held"], said["checked"]) == ("transport", 4, 5)
    load_reviews([replace(checked(CLAIMS[0], "True", "Other Desk"), topic="ferries")], filled)
    history = View(filled).records().of(ANN.id)
    assert history.record.checked == 6
    assert not history.topics, "its reviewers give the first claim two topics"
    delete_reviews(filled, [done[1].review.id])
    assert View(filled).records().of(ANN.id).record.checked == 5


def test_who_denies_gains_by_what_did_not_hold(filled: Store) -> None:
    bo = Agent(IRIS.agent("person", "Bo Chan"), AgentType.PERSON, "Bo Chan")
    with filled.writer() as writer:
        writer.put(spoken(200, CLAIMS[0], Stance.DENIES, bo))
        writer.put(spoken(201, CLAIMS[1], Stance.DECLINED_TO_COMMENT, bo))
    load_reviews([checked(CLAIMS[0], "False"), checked(CLAIMS[1], "False", number=2)], filled)
    found = View(filled).records()
    assert [check.held for check in found.of(bo.id).checks] == [1], "declining to comment is no claim"
    assert [check.held for check in found.of(ANN.id).checks] == [0, 0]


def test_reviewers_that_disagree_and_reviews_by_the_source_count_for_nothing(filled: Store) -> None:
    load_reviews(
        [
            checked(CLAIMS[0], "True"),
            checked(CLAIMS[0], "False", "Other Desk"),
            checked(CLAIMS[1], "True", "Ann Lee"),
        ],
        filled,
    )
    reviewer = View(filled).reviews(claim=CLAIMS[1].id).items[0].review.reviewer
    with filled.writer() as writer:
        writer.put(spoken(300, CLAIMS[1], agent=replace(ANN, id=reviewer, type=AgentType.NEWS_OUTLET)))
    found = View(filled).records()
    assert [check.why for check in found.of(ANN.id).checks if check.held is None] == ["its reviewers disagree"]
    assert found.of(reviewer).checks == (), "its own review says nothing of it"


def test_who_passes_a_claim_on_anywhere_is_not_judged_by_it(filled: Store) -> None:
    gazette = Agent(IRIS.agent("organisation", "Gazette"), AgentType.NEWS_OUTLET, "Gazette")
    other = Agent(IRIS.agent("organisation", "Herald"), AgentType.NEWS_OUTLET, "Herald")
    with filled.writer() as writer:
        cited = spoken(400, CLAIMS[2], agent=gazette)
        report = replace(cited.report, publisher=other.id)
        last = replace(cited.assertions[1], made_by=other.id)
        writer.put(replace(cited, report=report, assertions=(cited.assertions[0], last), agents=(gazette, other)))
    load_reviews([checked(CLAIMS[2], "False")], filled)
    assert View(filled).records().of(gazette.id).checks == ()


def test_sources_of_one_report_have_no_record(store: Store) -> None:
    with store.writer() as writer:
        for one in WORLD:
            writer.put(one)
    load_reviews([checked(CLAIM, "False")], store)
    assert View(store).records().histories == {}


def test_a_review_finds_its_claim_in_other_words_or_makes_its_own_and_goes_again(filled: Store) -> None:
    before = canonical(filled.quads())
    own = ReviewDocument("Larkmoor has sunk", "Fact Bench", "Pants on fire", published="2024-12-01")
    first, second = load_reviews(
        [replace(checked(CLAIMS[0], "True"), claim="The ferries of Larkmoor are safe."), own], filled
    )
    assert (first.claim.id, first.known) == (CLAIMS[0].id, True)
    assert (second.claim.text, second.known) == ("Larkmoor has sunk", False)
    view = View(filled)
    claim = view.claim(second.claim.id)
    assert claim is not None
    assert claim.status == "uncorroborated", "it is assessed"
    again = load_reviews([replace(own, rating="False")], filled)
    assert again[0].review.id == second.review.id
    assert [item.review.rating for item in view.reviews(claim=second.claim.id).items] == ["False"]
    assert delete_reviews(filled, [first.review.id, second.review.id]) == 2
    assessed = set(filled.quads(filled.iris.assessments_graph))
    assert canonical(quad for quad in filled.quads() if quad not in assessed) == before


def test_a_dry_run_writes_nothing(filled: Store) -> None:
    before = canonical(filled.quads())
    assert load_reviews([checked(CLAIMS[0], "True")], filled, dry_run=True)[0].known
    assert canonical(filled.quads()) == before


def test_pages_of_reviews(filled: Store) -> None:
    dates = ["2024-12-03", None, "2024-12-01", "2024-12-02", None]
    documents = [
        replace(checked(claim, "True", number=n), published=date)
        for n, (claim, date) in enumerate(zip(CLAIMS, dates, strict=False))
    ]
    load_reviews(documents, filled)
    view, cursor, seen = View(filled), None, []
    while True:
        page = view.reviews(cursor=cursor, limit=2)
        seen += [item.review.published for item in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert seen == ["2024-12-03", "2024-12-02", "2024-12-01", None, None]
    assert view.reviews().items[0].reviewer_name == "Fact Bench"


def test_without_a_source(store: Store) -> None:
    with store.writer() as writer:
        for one in WORLD:
            writer.put(one)
    dossier = View(store).dossier(CLAIM.id)
    assert dossier is not None
    assert without(dossier, MINISTRY.id) == dossier, "it is spoken of, but does not speak"
    left = corroboration(without(dossier, AGENCY.id))
    assert left.status == "uncorroborated"
    gazette = WORLD[0].report.publisher
    assert corroboration(without(dossier, gazette)).reports == (WORLD[1].report.id,)


def test_records_are_worked_out_again_only_after_something_was_written(
    opener: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    with opener() as store, ExitStack() as stack:
        fill(store)
        # Another process, where the store is one that several can open.
        other = stack.enter_context(opener()) if store.url.startswith(("neo4j", "bolt")) else store
        rows = store.rows

        def noted(query: str, **more: Any) -> list[Row]:
            asked.append(query)
            return rows(query, **more)

        monkeypatch.setattr(store, "rows", noted)
        first = View(store).records()
        assert first.histories
        for _ in range(3):
            assert View(store).records() == first
        assert asked.count("verdicts") == 1
        monkeypatch.setattr(store, "state", lambda: None)
        assert View(store).records() == first
        assert asked.count("verdicts") == 2, "a store that cannot tell is asked each time"
        monkeypatch.undo()
        delete_reviews(other, [str(row["id"]) for row in other.rows("reviews")])
        assert View(store).records().histories == {}


def test_a_state_is_another_after_each_writing(store: Store) -> None:
    before = store.state()
    assert before is not None
    fill(store)
    after = store.state()
    assert after not in {None, before}
    assert store.state() == after
