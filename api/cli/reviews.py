"""`sayso review` and `sayso reviews`: what fact-checkers published of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import phrases
from api.cli.failures import complain
from api.cli.options import (
    CursorOption,  # noqa: TC001 - Typer reads the annotations
    JsonOption,  # noqa: TC001 - the same
    LimitOption,  # noqa: TC001 - the same
    StoreOption,  # noqa: TC001 - the same
)
from api.cli.screen import block, note, page, print_json
from api.cli.session import opened, viewed
from graph.iris import short

if TYPE_CHECKING:
    from graph.errors import ReadError
    from graph.model import Review
    from loaders.reviews import Reviewed

__all__ = ["review", "reviewed_json", "reviews"]

_OUTCOMES = {
    "held": "counted as held",
    "notHeld": "counted as not held",
    "mixed": "partly this, partly that: not counted",
    "unproven": "says neither: not counted",
    "unknown": "not in the table of ratings: not counted",
}


def review(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="JSON, JSON lines or HTML with ClaimReviews, or - for standard input."),
    ],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read everything, write nothing.")] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put reviews of claims by fact-checkers into the store.

    Reads schema.org ClaimReview (alone, in lists and feeds, in pages) and answers of Google's Fact Check Tools. Each
    review is linked to the claim in the store that it is of, else to a claim of its own. Ratings are kept as published;
    what one comes to is said by a table. What cannot be read gets one line and the exit code 1.
    """
    from loaders.read.reviews import read_review_path  # noqa: PLC0415 - loaded when something is read
    from loaders.reviews import load_reviews  # noqa: PLC0415 - the same

    failed: list[ReadError] = []

    def bad(error: ReadError) -> None:
        failed.append(error)
        complain(str(error))

    with opened(store) as open_store:
        documents = (document for path in paths for document in read_review_path(path, failed=bad))
        found = load_reviews(documents, open_store, dry_run=dry_run)
    if as_json:
        print_json(
            {
                "dry_run": dry_run,
                "reviews": [reviewed_json(one) for one in found],
                "failed": [str(error) for error in failed],
            }
        )
    else:
        out = page()
        for one in found:
            whose = "a claim of the store" if one.known else "a claim of its own"
            block(out, phrases.sentence(one.claim.text))
            rating = one.review.rating or str(one.review.rating_value)
            block(
                out,
                f"{one.reviewer}: {rating}, {_OUTCOMES[one.finding.outcome.value]}; {whose}",
                indent=2,
                style="dim",
            )
    if failed:
        raise typer.Exit(1)


def reviews(
    *,
    claim: Annotated[
        str | None, typer.Option(metavar="CLAIM", help="Only reviews of this claim (words or id).")
    ] = None,
    reviewer: Annotated[str | None, typer.Option(metavar="NAME", help="Only those by this one (name or id).")] = None,
    limit: LimitOption = 20,
    cursor: CursorOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the reviews in the store, the latest first."""
    with viewed(store) as view:
        found = view.reviews(
            claim=view.find("claim", claim) if claim else None,
            reviewer=view.find("source", reviewer) if reviewer else None,
            limit=limit,
            cursor=cursor,
        )
    if as_json:
        items = [_as_json(item.review, item.claim_text, item.reviewer_name) for item in found.items]
        print_json({"items": items, "next": found.next})
        return
    out = page()
    for item in found.items:
        block(out, phrases.sentence(item.claim_text))
        rating = item.review.rating or str(item.review.rating_value)
        who = item.reviewer_name or item.review.reviewer
        facts = (phrases.day(item.review.published), who, rating, short(item.review.id))
        block(out, " · ".join(facts), indent=2, style="dim")
    if not found.items:
        note("there are no reviews")
    if found.next:
        note(f"there are more: --cursor {found.next}")


def reviewed_json(one: Reviewed) -> dict[str, Any]:
    """Return a review that was put in: with whether its claim was there already, and what its rating comes to."""
    return {
        **_as_json(one.review, one.claim.text, one.reviewer),
        "known_claim": one.known,
        "outcome": one.finding.outcome.value,
        "rule": one.finding.rule,
    }


def _as_json(review: Review, claim: str, reviewer: str | None) -> dict[str, Any]:
    numbers = {name: getattr(review, name) for name in ("rating_value", "best_rating", "worst_rating")}
    return {
        "id": review.id,
        "claim": {"id": review.claim, "text": claim},
        "reviewer": {"id": review.reviewer, "name": reviewer},
        "rating": review.rating,
        **{name: None if value is None else float(value) for name, value in numbers.items()},
        "url": review.url,
        "published": review.published,
        "topic": review.topic,
    }
