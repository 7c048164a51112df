"""What reports say, statement by statement: the common ground of comparing one report with another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.schemes import AgentType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Agent, Assertion, Claim, Reading

__all__ = ["Said", "name_of", "said_in"]

_MOST = 64
_LATER = re.compile(r"[/#]")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a report about one claim. `assertion` is the origin's, `agents` all from it to the publisher.

    `source` is the origin's agent, None when it is not known. `words` is how the report words the claim.
    """

    report: str
    published: str | None
    claim: Claim
    assertion: Assertion
    agents: tuple[str, ...]
    source: Agent | None

    @property
    def words(self) -> str:
        """The claim in the report's own wording."""
        return self.assertion.wording or self.claim.text

    @property
    def stands(self) -> bool:
        """Whether it takes a stand on the claim: it is no response and no notice."""
        return not (self.assertion.stance.is_response or self.assertion.stance.is_notice)

    @property
    def who(self) -> str:
        """The origin as the report names it."""
        return self.assertion.label or (self.source.name if self.source else name_of(self.assertion.made_by))

    @property
    def named(self) -> bool:
        """Whether the report says who it is: a person or an organisation by name."""
        return self.source is not None and not self.source.type.owned_by_report

    @property
    def several(self) -> bool:
        """Whether the origin is more than one, as the report has it."""
        return self.source is not None and self.source.type is AgentType.GROUP


def said_in(readings: Iterable[Reading]) -> list[Said]:
    """Return all that readings say, one for each statement and claim, in the order of reports and assertions."""
    found = []
    for reading in sorted(readings, key=lambda one: one.report.id):
        claims = {claim.id: claim for claim in reading.claims}
        agents = {agent.id: agent for agent in (*reading.agents, *reading.sources)}
        relayed_by = {one.relays: one for one in reading.assertions if one.relays}
        for origin in reading.assertions:
            if origin.relays is not None:
                continue
            chain, step = [origin.made_by], relayed_by.get(origin.id)
            while step is not None and len(chain) < _MOST:
                chain.append(step.made_by)
                step = relayed_by.get(step.id)
            if chain[-1] != reading.report.publisher:
                chain.append(reading.report.publisher)
            found += [
                Said(
                    reading.report.id,
                    reading.report.published,
                    claims[claim],
                    origin,
                    tuple(chain),
                    agents.get(origin.made_by),
                )
                for claim in origin.about
                if claim in claims
            ]
    return found


def name_of(iri: str) -> str:
    """Return the end of an IRI, for what has no name."""
    return _LATER.split(iri.rstrip("/#"))[-1] or iri
