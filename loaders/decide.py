"""Deciding about claims: two are one, wordings of one are another, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.decisions.decision import Decision, decision_quads
from graph.decisions.standing import Standing
from graph.errors import ConflictError, NotFoundError
from graph.model import Claim
from graph.rdf.terms import IRI
from graph.rdf.write import claim_quads
from graph.view import View
from graph.when import now
from loaders.assess import assess, mark
from loaders.resolve.meanings import Meanings, model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from graph.embed import Encoder
    from graph.store import Store

__all__ = ["merge_claims", "split_claim", "undo_decision", "wordings_of"]


def merge_claims(
    store: Store, claims: Iterable[str], *, into: str, by: str, why: str, at: datetime | None = None
) -> Decision:
    """Take claims for another one; return the decision. Ids of claims that were merged stand for what they are now.

    Their ids go on resolving, to the claim `into`; what was said about them counts for it, in reports that come later
    too. Raises `NotFoundError` for a claim that is not there, `ConflictError` where they are one claim already,
    `ModelError` without who and why.
    """
    standing = View(store).standing()
    target = _present(store, standing, into)
    merged = tuple(dict.fromkeys(_present(store, standing, claim) for claim in claims))
    if not merged or target in merged:
        raise ConflictError(f"the claim {target} is that claim already", value=target, remedy="name two claims")
    return _decide(store, Decision.made(store.iris, by=by, at=at or now(), why=why, into=target, merges=merged))


def split_claim(
    store: Store,
    claim: str,
    wordings: Iterable[str],
    *,
    by: str,
    why: str,
    at: datetime | None = None,
    encoder: Callable[[], Encoder] | None = model,
) -> Decision:
    """Take wordings out of a claim, to be a claim of their own; return the decision, whose `into` is that claim.

    Raises `NotFoundError` for a claim that is not there or a wording that it does not have, `ConflictError` when all
    its wordings are named, `ModelError` without who and why.
    """
    view = View(store)
    standing = view.standing()
    source = _present(store, standing, claim)
    taken = tuple(dict.fromkeys(" ".join(wording.split()) for wording in wordings))
    there = wordings_of(view, source)
    for wording in taken:
        if wording not in there:
            raise NotFoundError(
                f"the claim {source} has no wording {wording!r}",
                value=wording,
                remedy=f"it has {', '.join(map(repr, there))}",
            )
    if not taken or set(taken) == set(there):
        raise ConflictError(
            "a claim is split into some of its wordings and the others", value=source, remedy="leave it some"
        )
    own = store.iris.claim(taken[0])
    if own == source:
        # The claim's own first wording is taken: what makes the new id is that it was split off.
        own = store.iris.claim(f"{taken[0]} (split off)")
    decision = Decision.made(store.iris, by=by, at=at or now(), why=why, into=own, splits=source, wordings=taken)
    with store.writer() as writer:
        if not store.rows("claim", id=own):
            writer.add(claim_quads(Claim(own, taken[0]), IRI(store.iris.claims_graph)))
            Meanings(store, encoder).write(writer, [own])
    return _decide(store, decision)


def undo_decision(store: Store, decision: str, *, by: str, why: str, at: datetime | None = None) -> Decision:
    """Take a decision back; everything is as if it had not been made. Undoing an undoing makes it hold again.

    Raises `NotFoundError` for no such decision, `ConflictError` for one that was undone already, `ModelError` without
    who and why.
    """
    standing = View(store).standing()
    found = next((one for one in standing.decisions if one.id == decision), None)
    if found is None:
        raise NotFoundError(
            f"there is no decision {decision!r}", value=decision, remedy="`sayso claims decisions` lists them"
        )
    if found.report:
        raise ConflictError(
            f"the decision {decision} is about a report", value=decision, remedy="`sayso retract REPORT`, or `--undo`"
        )
    if not standing.holds(found):
        raise ConflictError(f"the decision {decision} was undone already", value=decision)
    return _decide(store, Decision.made(store.iris, by=by, at=at or now(), why=why, undoes=decision))


def wordings_of(view: View, claim: str) -> tuple[str, ...]:
    """Return the wordings in which reports have a claim, as the decisions have it, sorted."""
    dossier = view.dossier(claim)
    found = {one.wording for one in dossier.assertions if one.wording} if dossier else set()
    return tuple(sorted(found))


def _present(store: Store, standing: Standing, claim: str) -> str:
    present = standing.claim_of(claim)
    if not store.rows("claim", id=present):
        raise NotFoundError(f"there is no claim {claim!r}", value=claim, remedy="`sayso claims` lists what there is")
    return present


def _decide(store: Store, decision: Decision) -> Decision:
    before = View(store).standing()
    after = Standing((*before.decisions, decision))
    touched = tuple(dict.fromkeys((*before.touched(decision), *after.touched(decision))))
    with store.writer() as writer:
        # Marked first, so that an interruption leaves no status that looks fresh and is not.
        token = mark(store, writer, touched)
        writer.add(decision_quads(decision, store.iris))
        assess(store, writer, touched, token)
    return decision
