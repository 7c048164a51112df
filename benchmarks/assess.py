"""Assess one claim as its reports grow: from its dossier to its status, beside building the chains alone.

    python -m benchmarks.assess [--sizes 1000 5000] [--store]

Three shapes of the same claim: `relays`, all reports pass on one anonymous source of one agency; `news`, as it happens:
named bodies, anonymous sources through agencies, own voices, some reports withdrawn; `voices`, outlets that do not say
how they know, every one an origin of its own for all that is known. Seconds are the process's own, so that other work
on the machine does not count. `--store` also times the whole way from an embedded store in memory: dossier, chains,
origins, status.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from typing import TYPE_CHECKING

from graph.dossier import Dossier
from graph.model import Agent, Assertion, Claim, Reading, Report
from graph.reason.chains import chains
from graph.reason.corroboration import assessment, corroboration
from graph.reason.timeline import timeline
from graph.stores import open_store
from graph.view import View
from ontology.schemes import AgentType, Stance

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIM = Claim("https://example.org/claim/1", "About 59,000 troops were sent", "en")
SHAPES = ("relays", "news", "voices")


def dossier_of(shape: str, size: int) -> Dossier:
    """Return the dossier of a claim with so many reports, the same every time."""
    draw = random.Random(shape)
    agents: dict[str, Agent] = {}
    reports: dict[str, Report] = {}
    assertions: list[Assertion] = []

    def agent(kind: AgentType, name: str, parent: str | None = None) -> str:
        iri = f"https://example.org/agent/{name.replace(' ', '-')}"
        agents.setdefault(iri, Agent(iri, kind, name, parent))
        return iri

    for number in range(size):
        iri = f"https://example.org/report/{number}"
        outlets = size if shape == "voices" else max(10, size // 8)
        publisher = agent(AgentType.NEWS_OUTLET, f"Outlet {number % outlets}")
        withdrawn = "2024-12-01" if shape == "news" and draw.random() < 0.01 else None
        day = f"2024-11-{1 + number * 29 // size:02}"
        reports[iri] = Report(iri, f"Report {number}", publisher, "", "d", day, "en", withdrawn=withdrawn)
        roll = draw.random()
        hops: list[tuple[str, str | None]] = []
        if shape == "relays" or (shape == "news" and roll < 0.5):
            source = f"{iri}/source/1"
            agents[source] = Agent(source, AgentType.ANONYMOUS_SOURCE, "a senior source")
            staff = agent(AgentType.GOVERNMENT_BODY, "General Staff", agent(AgentType.GOVERNMENT_BODY, "State"))
            agency = "Agency" if shape == "relays" else f"Agency {draw.randrange(6)}"
            hops = [(source, staff), (agent(AgentType.NEWS_AGENCY, agency), None)]
        elif shape == "news" and roll < 0.9:
            body = agent(AgentType.GOVERNMENT_BODY, f"Office {draw.randrange(40)}")
            hops = [(agent(AgentType.PERSON, f"Person {draw.randrange(120)}"), body)]
        below = None
        for hop, (by, organisation) in enumerate((*hops, (publisher, None))):
            name = f"{iri}/assertion/1/{hop}"
            assertions.append(
                Assertion(name, iri, (CLAIM.id,), by, Stance.ASSERTS, relays=below, affiliation=organisation)
            )
            below = name
    return Dossier(CLAIM, tuple(sorted(assertions, key=lambda one: one.id)), agents, reports)


def _best(action: Callable[[], object], times: int = 3) -> float:
    found = []
    for _ in range(times):
        gc.collect()
        start = time.process_time()
        action()
        found.append(time.process_time() - start)
    return min(found)


def _stored(dossier: Dossier) -> float:
    """Return the seconds of the whole way, from an embedded store in memory."""
    with open_store("oxigraph:") as store:
        with store.writer() as writer:
            for report in dossier.reports.values():
                mine = tuple(one for one in dossier.assertions if one.report == report.id)
                named = {one.made_by for one in mine} | {one.affiliation for one in mine if one.affiliation}
                all_ = [dossier.agents[iri] for iri in sorted({report.publisher, *named})]
                all_ += [dossier.agents[one.parent] for one in all_ if one.parent]
                own = tuple(one for one in all_ if one.type.owned_by_report)
                shared = tuple(one for one in all_ if not one.type.owned_by_report)
                writer.put(Reading(report, mine, own, shared, (dossier.claim,)))
        view = View(store)

        def whole() -> None:
            found = view.dossier(dossier.claim.id)
            assert found
            assessment(corroboration(found))

        return _best(whole)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.assess", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 5_000])
    parser.add_argument("--store", action="store_true")
    asked = parser.parse_args()
    for shape in SHAPES:
        for size in asked.sizes:
            dossier = dossier_of(shape, size)
            floor = _best(lambda dossier=dossier: chains(dossier))  # type: ignore[misc]  # no Any in it
            result = corroboration(dossier)
            taken = _best(lambda dossier=dossier: assessment(corroboration(dossier)))  # type: ignore[misc]  # the same
            told = _best(lambda dossier=dossier: corroboration(dossier).as_json(), 1)  # type: ignore[misc]  # the same
            steps = _best(lambda dossier=dossier: timeline(dossier), 1)  # type: ignore[misc]  # the same
            line = (
                f"{shape:7} {size:6} reports, {len(result.groups):5} groups, origins {result.bounds.fewest} to "
                f"{result.bounds.most}: assessed in {taken:.3f} s, {taken / floor:.1f} times its chains alone "
                f"({floor:.3f} s); as JSON {told:.3f} s; timeline {steps:.3f} s"
            )
            if asked.store:
                line += f"; from the store {_stored(dossier):.3f} s"
            print(line, flush=True)


if __name__ == "__main__":
    main()
