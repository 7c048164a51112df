"""Why two origins are judged as they are: the closed list of reasons, and what they are about."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["FIXED", "Reason"]


class Reason(StrEnum):
    """Why two origins are judged as they are, in the order in which reasons go before each other.

    | reason | when it holds |
    |---|---|
    | sameOrigin | the same agent under two ids |
    | circular | each rests on the other |
    | relays | one passes on what the other said |
    | throughAnother | both depend on a third that only passes on |
    | sameIntermediary | unnamed sources, or documents, that one agent passed on |
    | sharedText | one stands only in reports that are copies of reports in which the other stands, without saying so |
    | affiliated | one is an organisation, the other speaks from inside it |
    | sameOrganisation | both speak from inside one organisation |
    | anonymousCouldBe | one is unnamed and could be the other, or of the other |
    | sameName | one name could be the other: a last name only, a common noun only, another script |
    | partOf | one organisation stands above the other |
    | sameParent | both stand under one body |
    | sameSide | both belong to one side of the matter |
    | organisationUnknown | a person of whom no organisation is known, against an organisation or its people |
    | sourceNotGiven | a news organisation that does not say how it knows |
    | differentOrganisations | organisations without a known link |
    | noKnownLink | nothing known links them |
    """

    SAME_ORIGIN = "sameOrigin"
    CIRCULAR = "circular"
    RELAYS = "relays"
    THROUGH_ANOTHER = "throughAnother"
    SAME_INTERMEDIARY = "sameIntermediary"
    SHARED_TEXT = "sharedText"
    AFFILIATED = "affiliated"
    SAME_ORGANISATION = "sameOrganisation"
    ANONYMOUS_COULD_BE = "anonymousCouldBe"
    SAME_NAME = "sameName"
    PART_OF = "partOf"
    SAME_PARENT = "sameParent"
    SAME_SIDE = "sameSide"
    ORGANISATION_UNKNOWN = "organisationUnknown"
    SOURCE_NOT_GIVEN = "sourceNotGiven"
    DIFFERENT_ORGANISATIONS = "differentOrganisations"
    NO_KNOWN_LINK = "noKnownLink"


FIXED = frozenset({Reason.SAME_ORIGIN, Reason.CIRCULAR, Reason.RELAYS, Reason.THROUGH_ANOTHER})
"""What follows from the chains themselves and is no matter of policy: always dependent."""
