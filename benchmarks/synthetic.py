"""Readings made up for measuring: any number, the same every time, shaped like real ones.

A claim is spoken of by five reports of different outlets; each report makes four statements, most of them passed on by
an agency from a source of its own. So the neighbourhood of one claim has the same size however large the store is.
"""

from __future__ import annotations

import random
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.model import Agent, Assertion, Claim, Quantity, Quote, Reading, Report
from ontology.schemes import AgentType, Bound, Identification, RelayType, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.iris import Iris

REPORTS_PER_CLAIM = 5
STATEMENTS = 4
_WORDS = (
    "water council harbour budget vote river school engine minister strike price winter bridge patient trial coach "
    "engineer factory border harvest island market signal tunnel forest doctor election glacier rocket museum"
).split()
_AGENCIES = tuple(f"Agency {n}" for n in range(12))


def sentence(seed: int, words: int) -> str:
    """Return a made-up sentence, the same for the same seed."""
    draw = random.Random(seed)
    return " ".join(draw.choice(_WORDS) for _ in range(words)).capitalize() + "."


def _claim(iris: Iris, number: int) -> Claim:
    text = f"{sentence(number, 8)[:-1]} number {number}"
    amount = Quantity(
        Decimal(100 + number % 5000), "people", Bound.MORE_THAN if number % 7 == 0 else None, number % 2 == 0
    )
    return Claim(iris.claim(text), text, "en", (amount,))


def reading(iris: Iris, number: int) -> Reading:
    """Return the reading of report `number`."""
    publisher = Agent(
        iris.agent("Organization", f"Outlet {number % 997}"), AgentType.NEWS_OUTLET, f"Outlet {number % 997}"
    )
    agency_name = _AGENCIES[number % len(_AGENCIES)]
    agency = Agent(iris.agent("Organization", agency_name), AgentType.NEWS_AGENCY, agency_name)
    body = Agent(
        iris.agent("Organization", f"Office {number % 499}"), AgentType.GOVERNMENT_BODY, f"Office {number % 499}"
    )
    report_id = iris.report(publisher.name, f"https://example.org/{number}")
    text = "\n\n".join(sentence(number * 31 + part, 14) for part in range(24))
    source = Agent(iris.source(report_id, 1), AgentType.ANONYMOUS_SOURCE, f"a senior source in {body.name}")
    block, place = divmod(number, REPORTS_PER_CLAIM)
    claims, assertions = [], []
    for statement in range(STATEMENTS):
        claim = _claim(iris, block * STATEMENTS + statement)
        claims.append(claim)
        start = 20 * statement + place
        made_by = (source.id, agency.id, publisher.id) if statement % 3 else (body.id, publisher.id)
        previous = None
        for hop, agent in enumerate(made_by):
            one = iris.assertion(report_id, statement + 1, hop)
            origin = hop == 0
            assertions.append(
                Assertion(
                    one,
                    report_id,
                    (claim.id,),
                    agent,
                    Stance.ASSERTS,
                    relays=previous,
                    relay_type=None if origin else RelayType.PARAPHRASES,
                    identification=Identification.POSITION_DESCRIBED if origin else None,
                    label=source.name if origin and agent == source.id else None,
                    affiliation=body.id if agent == source.id else None,
                    wording=claim.text if origin else None,
                    content=(Quote.of(text, start, start + 60),) if origin else (),
                    cue=(Quote.of(text, start + 61, start + 65),) if origin else (),
                    source=(Quote.of(text, start + 66, start + 80),) if origin else (),
                )
            )
            previous = one
    report = Report(
        report_id,
        sentence(number, 9),
        publisher.id,
        text,
        f"{number:064x}",
        published=f"2024-{1 + number % 12:02d}-{1 + number % 28:02d}",
        language="en",
        url=f"https://example.org/{number}",
    )
    return Reading(report, tuple(assertions), (source,), (publisher, agency, body), tuple(claims))


def readings(iris: Iris, start: int, stop: int) -> Iterator[Reading]:
    """Yield the readings of reports `start` to `stop` (not included)."""
    return (reading(iris, number) for number in range(start, stop))


def claim_ids(iris: Iris, reports: int, count: int, draw_number: int = 0) -> list[str]:
    """Return `count` ids of claims drawn from a whole store of `reports` reports, each claim with all its reports.

    Another `draw_number` draws others.
    """
    blocks = max(1, reports // REPORTS_PER_CLAIM)
    draw = random.Random(f"{reports} {draw_number}")
    return [_claim(iris, draw.randrange(blocks) * STATEMENTS + n % STATEMENTS).id for n in range(count)]
