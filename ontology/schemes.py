"""The closed vocabularies: each is a SKOS concept scheme in `sayso.ttl`, and a test keeps the two equal.

A member's value is the local name of its concept: `Stance.DENIES` is `sayso:denies`. The same word stands in JSON.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "AgentType",
    "Bound",
    "Certainty",
    "Credibility",
    "GroundRule",
    "Identification",
    "Independence",
    "Kind",
    "RelayType",
    "Reliability",
    "Stance",
    "Status",
]


class Stance(StrEnum):
    """What an assertion does with its claim. The last four say that something was *not* said: none is a denial."""

    ASSERTS = "asserts"
    DENIES = "denies"
    QUESTIONS = "questions"
    CONFIRMS = "confirms"
    NEITHER_CONFIRMED_NOR_DENIED = "neitherConfirmedNorDenied"
    NOT_YET_COMMENTED = "notYetCommented"
    DECLINED_TO_COMMENT = "declinedToComment"
    NOT_INDEPENDENTLY_VERIFIED = "notIndependentlyVerified"

    @property
    def supports(self) -> bool:
        """Whether the claim gains an origin by it: asserts or confirms."""
        return self in {Stance.ASSERTS, Stance.CONFIRMS}

    @property
    def is_response(self) -> bool:
        """Whether it tells how somebody who was asked responded, without taking a side."""
        return self in {Stance.NEITHER_CONFIRMED_NOR_DENIED, Stance.NOT_YET_COMMENTED, Stance.DECLINED_TO_COMMENT}

    @property
    def is_notice(self) -> bool:
        """Whether it is a notice of a publisher or agency about its own checking."""
        return self is Stance.NOT_INDEPENDENTLY_VERIFIED


class Identification(StrEnum):
    """How a report names the source of an assertion."""

    WITNESSED = "witnessed"
    NAMED = "named"
    POSITION_DESCRIBED = "positionDescribed"
    ORGANISATION_ONLY = "organisationOnly"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


class Certainty(StrEnum):
    """How an assertion hedges what it says: the weakest hedge in it. Flatly stated is `None`."""

    PROBABLE = "probable"
    POSSIBLE = "possible"
    REPORTED = "reported"
    ALLEGED = "alleged"


class GroundRule(StrEnum):
    """On what terms a source spoke, as far as the report says so. Not stated is `None`, and never inferred."""

    ON_RECORD = "onRecord"
    BACKGROUND = "background"
    DEEP_BACKGROUND = "deepBackground"
    OFF_RECORD = "offRecord"


class RelayType(StrEnum):
    """How an assertion passes on the one that it relays."""

    QUOTES = "quotes"
    PARAPHRASES = "paraphrases"
    REPUBLISHES = "republishes"
    TRANSLATES = "translates"
    AGGREGATES = "aggregates"


class Independence(StrEnum):
    """Of two origins: three-valued, always given with its reason."""

    INDEPENDENT = "independent"
    DEPENDENT = "dependent"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """How far a claim is corroborated. It is never a verdict on truth."""

    SINGLE_ORIGIN = "singleOrigin"
    INDEPENDENCE_UNKNOWN = "independenceUnknown"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    CIRCULAR = "circular"
    WITHDRAWN = "withdrawn"
    UNCORROBORATED = "uncorroborated"


class Reliability(StrEnum):
    """NATO Admiralty code, first axis: the source. F means "cannot be judged" and has no number."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """NATO Admiralty code, second axis: the information. 6 means "cannot be judged" and has no number."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"


class Bound(StrEnum):
    """Whether a quantity's value is a limit: "over 40 %" is moreThan, "at least 7" is atLeast. No bound is `None`."""

    MORE_THAN = "moreThan"
    AT_LEAST = "atLeast"
    LESS_THAN = "lessThan"
    AT_MOST = "atMost"


class Kind(StrEnum):
    """The kind of a hop in a chain, as JSON gives it. `PUBLISHER` is a role: the last hop, whatever agent it is."""

    ANONYMOUS = "anonymous"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    PUBLISHER = "publisher"


class AgentType(StrEnum):
    """The classes of agents in the ontology (`sayso:Person` ...). The value is the class's local name."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    NEWS_AGENCY = "NewsAgency"
    NEWS_OUTLET = "NewsOutlet"
    GOVERNMENT_BODY = "GovernmentBody"
    GROUP = "Group"
    ANONYMOUS_SOURCE = "AnonymousSource"
    DOCUMENT = "Document"

    @property
    def kind(self) -> Kind:
        """The kind of hop that such an agent is, when it is not the publisher."""
        return _KINDS.get(self, Kind.ORGANISATION)

    @property
    def owned_by_report(self) -> bool:
        """Whether such a node belongs to one report and is never merged by name with another report's."""
        return self in {AgentType.ANONYMOUS_SOURCE, AgentType.GROUP, AgentType.DOCUMENT}


_KINDS = {
    AgentType.PERSON: Kind.PERSON,
    AgentType.GROUP: Kind.GROUP,
    AgentType.ANONYMOUS_SOURCE: Kind.ANONYMOUS,
    AgentType.DOCUMENT: Kind.DOCUMENT,
}
