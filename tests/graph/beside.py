"""Builds readings in few words, for the tests of comparing reports with each other."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Agent, Assertion, Claim, Quote, Reading, Report
from ontology.schemes import AgentType, Certainty, Identification, Stance

__all__ = ["TYPES", "report", "say"]

TYPES = {
    "anon": AgentType.ANONYMOUS_SOURCE,
    "group": AgentType.GROUP,
    "person": AgentType.PERSON,
    "gov": AgentType.GOVERNMENT_BODY,
    "org": AgentType.ORGANIZATION,
    "news": AgentType.NEWS_OUTLET,
    "wire": AgentType.NEWS_AGENCY,
}


def report(name: str, publisher: str, published: str | None = "2024-11-24") -> Reading:
    """An empty report; hops are `kind:name`."""
    agent = _agent(publisher, name)
    return Reading(Report(name, f"Title of {name}", agent.id, "", "d", published), agents=(agent,))


def say(
    reading: Reading,
    text: str,
    *chain: str,
    claim: str | None = None,
    stance: Stance = Stance.ASSERTS,
    certainty: Certainty | None = None,
    hedge: str | None = None,
    affiliation: str | None = None,
) -> Reading:
    """Add a statement: its words, and who said it and passed it on before the publisher."""
    name = reading.report.id
    number = len({one.id.split("/")[-2] for one in reading.assertions}) + 1
    hops = [_agent(spec, name) for spec in chain]
    made_by = [*(hop.id for hop in hops), reading.report.publisher]
    about = Claim(claim or f"c:{text}", claim or text)
    assertions, below = [], None
    for place, agent in enumerate(made_by):
        first = below is None
        assertions.append(
            Assertion(
                f"{name}/assertion/{number}/{place}",
                name,
                (about.id,),
                agent,
                stance,
                relays=below,
                identification=Identification.POSITION_DESCRIBED
                if first and chain and chain[0][:4] == "anon"
                else None,
                affiliation=f"agent:{affiliation}" if first and affiliation else None,
                wording=text if first else None,
                content=(Quote(0, len(text), text),) if first else (),
                certainty=certainty if first else None,
                hedge=hedge if first else None,
            )
        )
        below = assertions[-1].id
    own = tuple(hop for hop in hops if hop.type.owned_by_report)
    shared = tuple(hop for hop in hops if not hop.type.owned_by_report)
    return replace(
        reading,
        assertions=(*reading.assertions, *assertions),
        sources=tuple(dict.fromkeys((*reading.sources, *own))),
        agents=tuple(dict.fromkeys((*reading.agents, *shared))),
        claims=tuple({one.id: one for one in (*reading.claims, about)}.values()),
    )


def _agent(spec: str, report_id: str) -> Agent:
    kind, _, name = spec.partition(":")
    own = TYPES[kind].owned_by_report
    return Agent(f"{report_id}/source/{name}" if own else f"agent:{name}", TYPES[kind], name)
