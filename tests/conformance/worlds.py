"""A small world of readings, told by hand, for tests that want to know what is in it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from graph.iris import Iris
from graph.model import Agent, Assertion, Claim, Quantity, Quote, Reading, Report
from ontology.schemes import AgentType, Identification, RelayType, Stance

__all__ = ["AGENCY", "CLAIM", "DENIED", "MINISTRY", "STATE", "WORLD", "reading", "revised"]

IRIS = Iris()
AGENCY = Agent(
    IRIS.agent("NewsAgency", "Northern Wire"), AgentType.NEWS_AGENCY, "Northern Wire", aliases=("NW", "Дріт")
)
STATE = Agent(IRIS.agent("Organization", "Sampleland"), AgentType.ORGANIZATION, "Sampleland")
MINISTRY = Agent(
    IRIS.agent("GovernmentBody", "Ministry of Bridges"),
    AgentType.GOVERNMENT_BODY,
    "Ministry of Bridges",
    parent=STATE.id,
    wikidata="Q42",
)
CLAIM = Claim(
    IRIS.claim("about 40 bridges were closed"),
    "about 40 bridges were closed",
    "en",
    (Quantity(Decimal("40.50"), "bridges", approximate=True, as_of="2024-11"), Quantity(Decimal(3))),
)
DENIED = Claim(IRIS.claim("no ferry sails"), "no ferry sails", "en")


def reading(outlet: str, *claims: Claim, published: str | None = "2024-11-24", text: str = "") -> Reading:
    """A report by an outlet: an anonymous source told the agency each of the claims."""
    publisher = Agent(IRIS.agent("NewsOutlet", outlet), AgentType.NEWS_OUTLET, outlet)
    text = text or f"A ministry source told Northern Wire, {outlet} writes, of bridges and ferries."
    report = IRIS.report(outlet, f"https://{outlet.lower()}.example/1")
    source = Agent(IRIS.source(report, 1), AgentType.ANONYMOUS_SOURCE, "a ministry source")
    assertions: list[Assertion] = []
    for number, claim in enumerate(claims, 1):
        first, second, last = (IRIS.assertion(report, number, hop) for hop in range(3))
        assertions += [
            Assertion(
                first,
                report,
                (claim.id,),
                source.id,
                Stance.ASSERTS,
                identification=Identification.POSITION_DESCRIBED,
                label="a ministry source",
                affiliation=MINISTRY.id,
                wording=f"{outlet} words: {claim.text}",
                content=(Quote.of(text, 40, 47), Quote.of(text, 50, 55)),
                cue=(Quote.of(text, 18, 22),),
                source=(Quote.of(text, 0, 17),),
            ),
            Assertion(second, report, (claim.id,), AGENCY.id, Stance.ASSERTS, first, RelayType.QUOTES, label="NW"),
            Assertion(last, report, (claim.id,), publisher.id, Stance.ASSERTS, second, RelayType.PARAPHRASES),
        ]
    return Reading(
        Report(
            report,
            f"{outlet} on bridges",
            publisher.id,
            text,
            f"digest-{outlet}",
            published,
            "en",
            f"https://{outlet.lower()}.example/1",
        ),
        tuple(assertions),
        (source,),
        tuple(sorted((publisher, AGENCY, MINISTRY, STATE), key=lambda agent: agent.id)),
        tuple(sorted(claims, key=lambda claim: claim.id)),
    )


def revised(old: Reading, *claims: Claim, digest: str = "second digest") -> Reading:
    """The same report, now saying these claims."""
    name = next(agent.name for agent in old.agents if agent.id == old.report.publisher)
    new = reading(name, *claims)
    return replace(new, report=replace(new.report, digest=digest))


WORLD = (reading("Gazette", CLAIM), reading("Herald", CLAIM, DENIED), reading("Tribune", DENIED, published=None))
