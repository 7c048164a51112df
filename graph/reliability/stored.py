"""Reviews and records as a store has them: who reviewed what, and what that says of those who said it first."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.assemble import concept, review_of, text
from graph.cursor import read_cursor, write_cursor
from graph.kept import Kept
from graph.reliability.prior import EVEN, Prior, fit_prior
from graph.reliability.ratings import finding, together
from graph.reliability.record import Record, number
from graph.reliability.records import Verdict, records, topics_json
from graph.summaries import Page, ReviewSummary
from ontology.schemes import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Review
    from graph.store import Parameter, Row, Store

__all__ = ["Check", "History", "Records", "records_of", "review_list", "stored_records"]

_KEPT: Kept[Records] = Kept()
_OWN = re.compile(r".+/source/\d+")
"""Sources that belong to one report, and so have no record: `Iris.source`."""


@dataclass(frozen=True, slots=True)
class Check:
    """A claim of a source that was reviewed. `held`: what counts for the source, None for nothing, and `why` then."""

    claim: str
    text: str
    stance: Stance
    reviews: tuple[Review, ...]
    held: float | None
    why: str | None = None

    @property
    def topic(self) -> str | None:
        """The topic that its reviews give, in lower case; None where they give none, or not the same."""
        topics = {review.topic.lower() for review in self.reviews if review.topic}
        return topics.pop() if len(topics) == 1 else None

    def json(self) -> dict[str, Any]:
        """Return it as JSON has it, with what each review comes to and by which rule."""
        return {
            "claim": {"id": self.claim, "text": self.text},
            "stance": self.stance.value,
            "held": None if self.held is None else number(self.held),
            "why": self.why,
            "topic": self.topic,
            "reviews": [
                {
                    "id": review.id,
                    "reviewer": review.reviewer,
                    "rating": review.rating,
                    "url": review.url,
                    "outcome": finding(review).outcome.value,
                    "rule": finding(review).rule,
                }
                for review in self.reviews
            ],
        }


@dataclass(frozen=True, slots=True)
class History:
    """A source's record, and every claim that it was made from or that could not be counted, by id.

    `topics` are its records by topic, where there is enough for one: see `graph.reliability.records`.
    """

    record: Record
    checks: tuple[Check, ...] = ()
    topics: Mapping[str, Record] = field(default_factory=dict)

    def topics_json(self) -> list[dict[str, Any]]:
        """Return the records by topic as JSON has them."""
        return topics_json(self.topics)


@dataclass(frozen=True)
class Records:
    """The records of all sources of a store, by id; `prior` is what is believed of a source without one."""

    prior: Prior = EVEN
    histories: Mapping[str, History] = field(default_factory=dict)

    def of(self, source: str) -> History:
        """Return a source's history; one without checks where there is none."""
        return self.histories.get(source) or History(Record(self.prior))

    @cached_property
    def records(self) -> dict[str, Record]:
        """The records alone, by id."""
        return {source: history.record for source, history in self.histories.items()}


def stored_records(store: Store) -> Records:
    """Return the records of all sources of a store, from the reviews that it holds now.

    They are worked out anew only when the store is in another state than when they last were, whoever wrote.
    """
    return _KEPT.get(store, lambda: records_of(store.rows("verdicts")))


def records_of(rows: Iterable[Row]) -> Records:
    """Return the records that rows of `verdicts` make.

    A claim counts once for each source that asserts, confirms or denies it as its origin, however many reports say so,
    and not for one that some report has passing it on: as held when its reviews together say that it held, or, for who
    denies it, that it did not. Nothing is counted where reviewers disagree or do not say, where a source said both, or
    for a source of one report, which has no record; and a review by the source itself is left out.
    """
    said: dict[tuple[str, str], set[Stance]] = defaultdict(set)
    reviews: dict[tuple[str, str], dict[str, Review]] = defaultdict(dict)
    texts: dict[str, str] = {}
    for row in rows:
        source, claim, stance = str(row["source"]), str(row["claim"]), concept(Stance, text(row, "stance"))
        if stance is None or _OWN.fullmatch(source) or row["reviewer"] == source:
            continue
        said[source, claim].add(stance)
        review = review_of(row, str(row["review"]), claim)
        reviews[source, claim][review.id] = review
        texts[claim] = min(filter(None, (texts.get(claim), text(row, "text"))), default="")
    checks: dict[str, list[Check]] = defaultdict(list)
    for source, claim in sorted(said):
        check = _check(claim, texts[claim], said[source, claim], reviews[source, claim].values())
        if check:
            checks[source].append(check)
    tallies = {source: _tally(found) for source, found in checks.items()}
    prior = fit_prior(tallies.values())
    counted = (
        Verdict(source, check.held, check.topic)
        for source, found in checks.items()
        for check in found
        if check.held is not None
    )
    topics = {each.source: each.topics for each in records(counted, prior)}
    return Records(
        prior,
        {
            source: History(Record(prior, *tallies[source]), tuple(found), topics.get(source, {}))
            for source, found in checks.items()
        },
    )


def review_list(
    store: Store,
    *,
    review: str | None = None,
    claim: str | None = None,
    reviewer: str | None = None,
    cursor: str | None = None,
    limit: int = 20,
) -> Page[ReviewSummary]:
    """Return reviews, newest first, those without a date last: one, of one claim, by one reviewer (IRIs), or all.

    `limit` is at least 1. Raises `QueryError` for a broken cursor.
    """
    after: dict[str, Parameter] = {}
    if cursor is not None:
        after["after_published"], after["after_id"] = read_cursor("reviews", cursor, str, str)
    rows = store.rows("reviews", limit=limit + 1, review=review, claim=claim, reviewer=reviewer, **after)
    found = [
        ReviewSummary(
            review_of(row, str(row["id"]), str(row["claim"])), text(row, "text") or "", text(row, "reviewer_name")
        )
        for row in rows
    ]
    items = tuple(found[:limit])
    more = len(found) > limit
    last = items[-1].review if more else None
    return Page(items, write_cursor("reviews", last.published or "", last.id) if last else None)


def _check(claim: str, words: str, stances: set[Stance], reviews: Iterable[Review]) -> Check | None:
    """Return what a claim's reviews say for a source that took these stances on it; None where it took none."""
    found = tuple(sorted(reviews, key=lambda review: review.id))
    supports = any(stance.supports for stance in stances)
    if not supports and Stance.DENIES not in stances:
        return None
    stance = Stance.ASSERTS if supports else Stance.DENIES
    if supports and Stance.DENIES in stances:
        return Check(claim, words, stance, found, None, "it said both, in different reports")
    held = together(found)
    if held is None:
        said = {finding(review).outcome.held for review in found} - {None}
        why = "its reviewers disagree" if said else "its reviews do not say whether it held"
        return Check(claim, words, stance, found, None, why)
    return Check(claim, words, stance, found, float(held == supports))


def _tally(checks: Iterable[Check]) -> tuple[float, int]:
    counted = [check.held for check in checks if check.held is not None]
    return sum(counted), len(counted)
