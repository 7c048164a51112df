"""Two readings to serve: an anonymous source told an agency about a bridge, and two outlets passed it on."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from graph.iris import GAZETTEER_BASE, Iris
from graph.model import Agent, Assertion, Claim, Quantity, Quote, Reading, Report
from graph.reason.corroboration import assessment, corroboration
from graph.view import View
from ontology.schemes import AgentType, Identification, RelayType, Stance

if TYPE_CHECKING:
    from graph.store import Store

IRIS = Iris()
REUTERS = Agent(GAZETTEER_BASE + "reuters", AgentType.NEWS_AGENCY, "Reuters", aliases=("Рейтер", "Reuters News"))
POST = Agent(IRIS.agent("outlet", "The Harbour Post"), AgentType.NEWS_OUTLET, "The Harbour Post")
DAILY = Agent(IRIS.agent("outlet", "Danube Daily"), AgentType.NEWS_OUTLET, "Danube Daily")
MINISTRY = Agent(IRIS.agent("body", "Ministry of Bridges"), AgentType.GOVERNMENT_BODY, "Ministry of Bridges")
LORRIES = Claim(
    IRIS.claim("Мост: about 1,200 lorries a day use the crossing"),
    "About 1,200 lorries a day use the crossing",
    "en",
    (Quantity(Decimal(1200), "lorries", approximate=True),),
)
REOPENS = Claim(IRIS.claim("The bridge reopens in May"), "The bridge reopens in May", "en")
COST = Claim(IRIS.claim("The works cost 40 million"), "The works cost 40 million", "en")


def reading(publisher: Agent, key: str, published: str | None, claims: tuple[Claim, ...]) -> Reading:
    """Return a report by `publisher` in which a source of its own told Reuters each of the claims."""
    text = "".join(f"{claim.text}, a senior source in the ministry told Reuters. " for claim in claims)
    report = Report(
        IRIS.report(publisher.name, key),
        f"Of bridges {key}",
        publisher.id,
        text,
        key,
        published,
        "en",
        f"https://x.example/{key}",
    )
    source = Agent(IRIS.source(report.id, 1), AgentType.ANONYMOUS_SOURCE, "a senior source in the ministry")
    assertions = []
    for number, claim in enumerate(claims, 1):
        start = text.index(claim.text)
        words = Quote.of(text, start, start + len(claim.text))
        cue = Quote.of(text, text.index("told", start), text.index("told", start) + 4)
        at = text.index("a senior", start)
        hops = [IRIS.assertion(report.id, number, hop) for hop in range(3)]
        assertions += [
            Assertion(
                hops[0],
                report.id,
                (claim.id,),
                source.id,
                Stance.ASSERTS,
                identification=Identification.POSITION_DESCRIBED,
                label="a senior source in the ministry",
                affiliation=MINISTRY.id,
                wording=claim.text,
                content=(words,),
                cue=(cue,),
                source=(Quote.of(text, at, at + len(source.name)),),
            ),
            Assertion(hops[1], report.id, (claim.id,), REUTERS.id, Stance.ASSERTS, hops[0], RelayType.PARAPHRASES),
            Assertion(hops[2], report.id, (claim.id,), publisher.id, Stance.ASSERTS, hops[1], RelayType.PARAPHRASES),
        ]
    return Reading(report, tuple(assertions), (source,), (publisher, REUTERS, MINISTRY), claims)


FIRST = reading(POST, "first", "2026-03-14", (LORRIES, REOPENS))
SECOND = reading(DAILY, "second", "2026-03-15", (LORRIES,))
UNDATED = reading(DAILY, "third", None, (COST,))
ALL = (FIRST, SECOND, UNDATED)


def fill(store: Store) -> None:
    """Put the readings into a store and assess their claims."""
    with store.writer() as writer:
        for each in ALL:
            writer.put(each)
        writer.flush()
        view = View(store)
        dossiers = [view.dossier(claim.id) for claim in (LORRIES, REOPENS, COST)]
        writer.put_assessments([assessment(corroboration(dossier)) for dossier in dossiers if dossier])
