"""Reports to measure with: like real ones in shape, in any number, the same every time."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.model import Agent, Assertion, Claim, Quantity, Quote, Reading, Report
from ontology.schemes import AgentType, Bound, Identification, RelayType, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.iris import Iris

__all__ = ["readings"]

_OUTLETS, _AGENCIES, _PLACES = 40, 12, 25
_SENTENCE = (
    "A senior source in the ministry told {agency} that about {figure:,} vehicles had been moved to sector {place} by "
    "the end of the week, {outlet} wrote."
)


def readings(count: int, iris: Iris, *, start: int = 0, statements: int = 3, spread: int = 4) -> Iterator[Reading]:
    """Yield `count` readings: each has `statements` chains of three hops (an anonymous source, an agency, the outlet).

    About `spread` chains of other reports are about the same claim, so that the more reports there are, the more claims.
    """
    for number in range(start, start + count):
        yield _reading(number, iris, statements, spread)


def _reading(number: int, iris: Iris, statements: int, spread: int) -> Reading:
    outlet = _organisation(iris, AgentType.NEWS_OUTLET, f"The Daily {number % _OUTLETS}")
    report = iris.report(outlet.name, f"https://example.org/{number}")
    agents = {outlet.id: outlet}
    sources, assertions, claims, sentences = [], [], {}, []
    for statement in range(1, statements + 1):
        place = (number + statement) % _PLACES
        agency = _organisation(iris, AgentType.NEWS_AGENCY, f"Agency {(number + statement) % _AGENCIES}")
        claim = _claim(iris, (number * statements + statement) // spread)
        sentence = _SENTENCE.format(agency=agency.name, figure=number, place=place, outlet=outlet.name)
        shift = sum(len(earlier) + 1 for earlier in sentences)
        sentences.append(sentence)
        text = " ".join(sentences)
        source = Agent(iris.source(report, statement), AgentType.ANONYMOUS_SOURCE, "a senior source in the ministry")
        hops = (source, agency, outlet)
        for hop, maker in enumerate(hops):
            assertions.append(
                Assertion(
                    iris.assertion(report, statement, hop),
                    report,
                    (claim.id,),
                    maker.id,
                    Stance.ASSERTS,
                    relays=iris.assertion(report, statement, hop - 1) if hop else None,
                    relay_type=RelayType.PARAPHRASES if hop else None,
                    identification=None if hop else Identification.POSITION_DESCRIBED,
                    label=maker.name,
                    wording=None if hop else sentence[35:],
                    content=() if hop else (Quote.of(text, shift + 35, shift + len(sentence)),),
                    cue=() if hop else (Quote.of(text, shift + 32, shift + 36),),
                    source=() if hop else (Quote.of(text, shift, shift + 31),),
                )
            )
        sources.append(source)
        agents[agency.id] = agency
        claims[claim.id] = claim
    text = " ".join(sentences)
    made = Report(
        report,
        f"Vehicles moved, part {number}",
        outlet.id,
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        published=f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        language="en",
        url=f"https://example.org/{number}",
    )
    return Reading(made, tuple(assertions), tuple(sources), tuple(agents.values()), tuple(claims.values()))


def _organisation(iris: Iris, kind: AgentType, name: str) -> Agent:
    return Agent(iris.agent(kind, name), kind, name, aliases=(f"{name} Online", f"the {name}"))


def _claim(iris: Iris, number: int) -> Claim:
    text = f"About {number:,} vehicles were moved to sector {number % _PLACES}"
    return Claim(
        iris.claim(text), text, "en", (Quantity(Decimal(number), "vehicles", Bound.AT_LEAST, approximate=True),)
    )
