"""Claims as STIX 2.1, for those who exchange intelligence: what survives of them there, and nothing made up for it.

A claim is a `note`, about the identities that it starts with, with the outlets as external references; a review is an
`opinion` on it, and so is a denial. `confidence` comes from the credibility alone, by the Admiralty scale of STIX 2.1's
appendix A: 1 is 90, 2 is 70, 3 is 50, 4 is 30, 5 is 10. A 6 cannot be judged and has none; nor has the letter of a
source any place in it. Chains and independence have no form in STIX: the note's abstract says what they come to, and
its first external reference leads back to the claim.

Ids are UUIDs of version 5 from our IRIs, so that exporting again names the same things alike.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from graph.reliability.ratings import Outcome, finding
from ontology.schemes import AgentType, Credibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.reason.chains import Chain, Hop
    from graph.reason.corroboration import Corroboration

__all__ = ["CONFIDENCE", "MEDIA_TYPE", "bundle", "stix_objects"]

MEDIA_TYPE = "application/stix+json;version=2.1"
CONFIDENCE = {
    Credibility.ONE: 90,
    Credibility.TWO: 70,
    Credibility.THREE: 50,
    Credibility.FOUR: 30,
    Credibility.FIVE: 10,
}
"""What a code is on STIX's scale from 0 to 100; 6 has no number."""
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://w3id.org/sayso/stix")
_US = "https://w3id.org/sayso"
_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
_CLASSES = {
    AgentType.PERSON: "individual",
    AgentType.GROUP: "group",
    AgentType.ANONYMOUS_SOURCE: "unknown",
    AgentType.DOCUMENT: "unknown",
}
_OPINIONS = {Outcome.HELD: "agree", Outcome.NOT_HELD: "disagree", Outcome.MIXED: "neutral"}


def bundle(results: Iterable[Corroboration]) -> dict[str, Any]:
    """Return a bundle of claims with all that they refer to, each object once."""
    objects = {thing["id"]: thing for result in results for thing in stix_objects(result)}
    return {"type": "bundle", "id": _id("bundle", " ".join(sorted(objects))), "objects": list(objects.values())}


def stix_objects(result: Corroboration) -> Iterator[dict[str, Any]]:
    """Yield the objects of one claim: identities first, then the note, then opinions on it."""
    moment = _moment(result)
    yield _object("identity", _US, _EPOCH, created_by_ref=None, name="sayso", identity_class="system")
    origins = list({hop.agent: hop for group in result.groups for hop in group.agents}.values())
    denying = [result.chains[index] for index in result.contesting]
    for hop in {hop.agent: hop for hop in (*origins, *(chain.origin for chain in denying))}.values():
        yield _identity(hop)
    reviews = [(review, _OPINIONS.get(finding(review).outcome)) for review in result.reviews]
    for review, opinion in reviews:
        if opinion:
            name = result.agents[review.reviewer].name if review.reviewer in result.agents else review.reviewer
            yield _object("identity", review.reviewer, _EPOCH, name=name, identity_class="organization")
    rated = result.credibility
    note = _object(
        "note",
        result.claim.id,
        moment,
        abstract=f"Admiralty credibility {rated.code.value} ({rated.label}), {rated.rule}: {rated.explanation}",
        content=result.claim.text,
        authors=list(dict.fromkeys(hop.name for hop in origins)) or None,
        confidence=CONFIDENCE.get(rated.code),
        lang=result.claim.language,
        labels=[f"sayso:{result.status.value}"],
        object_refs=[_id("identity", hop.agent) for hop in origins] or [_id("identity", _US)],
        external_references=[{"source_name": "sayso", "external_id": result.claim.id}, *_outlets(result)],
    )
    yield note
    for review, opinion in reviews:
        if opinion:
            yield _object(
                "opinion",
                review.id,
                moment,
                created_by_ref=_id("identity", review.reviewer),
                opinion=opinion,
                explanation=f"Rated {review.rating or review.rating_value}",
                object_refs=[note["id"]],
                external_references=[{"source_name": "review", "url": review.url}] if review.url else None,
            )
    for chain in denying:
        yield _object(
            "opinion",
            f"{chain.assertions[0]}#denial",
            moment,
            created_by_ref=_id("identity", chain.origin.agent),
            opinion="disagree",
            explanation=chain.words.content or "denied",
            object_refs=[note["id"]],
            external_references=[_reference(chain)],
        )


def _identity(hop: Hop) -> dict[str, Any]:
    kind = _CLASSES.get(hop.type, "organization") if hop.type else "unknown"
    return _object(
        "identity",
        hop.agent,
        _EPOCH,
        name=hop.name,
        identity_class=kind,
        description=f"of {hop.affiliation}" if hop.affiliation else None,
    )


def _outlets(result: Corroboration) -> Iterator[dict[str, Any]]:
    seen = set()
    for index in result.selection.supporting:
        chain = result.chains[index]
        if chain.report_id not in seen:
            seen.add(chain.report_id)
            yield _reference(chain)


def _reference(chain: Chain) -> dict[str, Any]:
    about = {
        "source_name": chain.publisher.name,
        "description": chain.report.title if chain.report else None,
        "url": chain.report.url if chain.report else None,
        "external_id": chain.report_id,
    }
    return {name: value for name, value in about.items() if value}


def _object(kind: str, key: str, moment: datetime, **fields: Any) -> dict[str, Any]:
    """Return an object with what every one has; fields without a value are left out, as STIX wants it."""
    stamp = moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    common: Mapping[str, Any] = {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(kind, key),
        "created_by_ref": _id("identity", _US),
        "created": stamp,
        "modified": stamp,
    }
    return {name: value for name, value in {**common, **fields}.items() if value is not None}


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid.uuid5(_NAMESPACE, key)}"


def _moment(result: Corroboration) -> datetime:
    """Return when the claim's latest report came in: the same until something new comes."""
    loaded = [
        chain.report.loaded
        for index in result.selection.shown
        if (chain := result.chains[index]).report and chain.report.loaded
    ]
    return max(loaded, default=_EPOCH)
