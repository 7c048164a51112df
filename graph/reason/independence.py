"""Independence of two origins: independent, dependent or unknown, always with its reason and in words.

The rules, first match first. They are about who could know from whom, never about who is right.

| independence | reason | when |
|---|---|---|
| dependent | sameOrigin | the same agent under two ids |
| dependent | sameIntermediary | unnamed sources, or documents, that one agent passed on |
| dependent | circular | each rests on the other |
| dependent | relays | one passes on what the other said |
| dependent | affiliated | one is an organisation, the other speaks from inside it |
| dependent | sameOrganisation | both speak from inside one organisation |
| dependent | throughAnother | both depend on a third that only passes on |
| unknown | anonymousCouldBe | one is unnamed and could be the other, or of the other |
| unknown | sameName | two persons of whom one is known by a last name only |
| unknown | partOf | one organisation stands above the other |
| unknown | sameParent | both stand under one body |
| unknown | sameSide | both belong to one side of the matter |
| unknown | organisationUnknown | a person of whom no organisation is known, against an organisation or its people |
| unknown | sourceNotGiven | a news organisation that does not say how it knows |
| unknown | throughAnother | as above, where it is not known whether they depend on it |
| independent | differentOrganisations | organisations without a known link |
| independent | noKnownLink | nothing known links them |
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.reason.words import describe
from ontology.schemes import Independence, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.reason.traits import Traits

__all__ = ["Judgement", "Reason", "judge"]


class Reason(StrEnum):
    """Why two origins are judged as they are. The table of this module says when each holds."""

    SAME_ORIGIN = "sameOrigin"
    SAME_INTERMEDIARY = "sameIntermediary"
    CIRCULAR = "circular"
    RELAYS = "relays"
    AFFILIATED = "affiliated"
    SAME_ORGANISATION = "sameOrganisation"
    THROUGH_ANOTHER = "throughAnother"
    ANONYMOUS_COULD_BE = "anonymousCouldBe"
    SAME_NAME = "sameName"
    PART_OF = "partOf"
    SAME_PARENT = "sameParent"
    SAME_SIDE = "sameSide"
    ORGANISATION_UNKNOWN = "organisationUnknown"
    SOURCE_NOT_GIVEN = "sourceNotGiven"
    DIFFERENT_ORGANISATIONS = "differentOrganisations"
    NO_KNOWN_LINK = "noKnownLink"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is judged of two origins, and why; `evidence` are ids of what that rests on: organisations, agents."""

    independence: Independence
    reason: Reason
    explanation: str
    evidence: tuple[str, ...] = ()


def judge(a: Traits, b: Traits, name_of: Callable[[str], str]) -> Judgement:
    """Judge two origins that are not surely the same. Symmetric but for the order of the names in the explanation.

    `name_of` gives the name of an organisation by its id.
    """
    return (
        _same_organisation(a, b, name_of)
        or _unnamed(a, b)
        or _same_name(a, b)
        or _related(a, b, name_of)
        or _organisation_unknown(a, b)
        or _source_not_given(a, b)
        or _independent(a, b)
    )


def _same_organisation(a: Traits, b: Traits, name_of: Callable[[str], str]) -> Judgement | None:
    shared = a.organisations & b.organisations
    if not shared:
        return None
    where = _names(shared, name_of)
    for inside, whole in ((a, b), (b, a)):
        if any(hop.agent in shared for hop in whole.hops):
            text = f"{describe(inside.hop)} speaks from inside {where}, which is the other origin."
            return Judgement(Independence.DEPENDENT, Reason.AFFILIATED, text, tuple(sorted(shared)))
    text = f"{describe(a.hop)} and {describe(b.hop)} both speak from inside {where}."
    return Judgement(Independence.DEPENDENT, Reason.SAME_ORGANISATION, text, tuple(sorted(shared)))


def _unnamed(a: Traits, b: Traits) -> Judgement | None:
    for who, other in ((a, b), (b, a)):
        if not who.unnamed:
            continue
        if not who.organisations:
            text = (
                f"{describe(who.hop)} is not placed in any organisation, and so could be, or could know from, "
                f"{describe(other.hop)}."
            )
            return Judgement(Independence.UNKNOWN, Reason.ANONYMOUS_COULD_BE, text)
        if not other.organisations and not other.document:
            text = f"{describe(who.hop)} could be {describe(other.hop)}, whose organisation is not known."
            return Judgement(Independence.UNKNOWN, Reason.ANONYMOUS_COULD_BE, text)
    return None


def _same_name(a: Traits, b: Traits) -> Judgement | None:
    for short, full in ((a, b), (b, a)):
        if short.kind is not Kind.PERSON or full.kind is not Kind.PERSON:
            continue
        last, names = short.hop.name.casefold().split(), full.hop.name.casefold().split()
        if last and last != names and names[-len(last) :] == last:
            text = f"{short.hop.name} could be {full.hop.name}."
            return Judgement(Independence.UNKNOWN, Reason.SAME_NAME, text)
    return None


def _related(a: Traits, b: Traits, name_of: Callable[[str], str]) -> Judgement | None:
    for lower, upper in ((a, b), (b, a)):
        over = lower.above & upper.organisations
        if over:
            text = f"{describe(lower.hop)} belongs to {_names(over, name_of)}, from which {describe(upper.hop)} speaks."
            if any(hop.agent in over for hop in upper.hops):
                text = f"{describe(lower.hop)} belongs to {_names(over, name_of)}, which is the other origin."
            return Judgement(Independence.UNKNOWN, Reason.PART_OF, text, tuple(sorted(over)))
    over = a.above & b.above
    if over:
        text = f"{describe(a.hop)} and {describe(b.hop)} both stand under {_names(over, name_of)}."
        return Judgement(Independence.UNKNOWN, Reason.SAME_PARENT, text, tuple(sorted(over)))
    sides = a.sides & b.sides
    if sides:
        text = f"{describe(a.hop)} and {describe(b.hop)} are on one side: {_names(sides, name_of)}."
        return Judgement(Independence.UNKNOWN, Reason.SAME_SIDE, text, tuple(sorted(sides)))
    return None


def _organisation_unknown(a: Traits, b: Traits) -> Judgement | None:
    for person, other in ((a, b), (b, a)):
        if (
            person.kind is Kind.PERSON
            and not person.organisations
            and other.organisations
            and not other.source_not_given
        ):
            text = f"It is not known whether {describe(person.hop)} has to do with {describe(other.hop)}."
            return Judgement(Independence.UNKNOWN, Reason.ORGANISATION_UNKNOWN, text)
    return None


def _source_not_given(a: Traits, b: Traits) -> Judgement | None:
    for who, other in ((a, b), (b, a)):
        if who.source_not_given:
            text = f"{describe(who.hop)} does not say how it knows, and could have it from {describe(other.hop)}."
            return Judgement(Independence.UNKNOWN, Reason.SOURCE_NOT_GIVEN, text)
    return None


def _independent(a: Traits, b: Traits) -> Judgement:
    names = f"{describe(a.hop)} and {describe(b.hop)}"
    if a.organisations and b.organisations:
        text = f"{names} belong to different organisations, and no link between them is known."
        return Judgement(Independence.INDEPENDENT, Reason.DIFFERENT_ORGANISATIONS, text)
    return Judgement(Independence.INDEPENDENT, Reason.NO_KNOWN_LINK, f"No link between {names} is known.")


def _names(ids: Iterable[str], name_of: Callable[[str], str]) -> str:
    return " and ".join(sorted(name_of(one) for one in ids))
