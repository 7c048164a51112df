"""A claim's whole neighbourhood, as a store fetches it in one round trip. Reasoning is pure functions over it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Agent, Assertion, Claim, Copy, Report, Review

__all__ = ["Dossier"]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that bears on one claim.

    `assertions` are all that are `about` the claim, whole chains included, sorted by id. `agents` holds, by id, every
    agent that made one, the agents' affiliations and publishers, and all their parents upwards. `reports` holds, by id,
    the reports they stand in, with `text` left empty (it is not fetched). `competing` are claims that differ in the
    value only. `copies` are the copies that those reports are found to be, of reports here or of others, sorted by both
    ids. Ids that the store does not know are simply missing from the mappings: a store that takes RDF from
    outside can hold dangling references, and reasoning must not fall over them.
    """

    claim: Claim
    assertions: tuple[Assertion, ...] = ()
    agents: Mapping[str, Agent] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    competing: tuple[Claim, ...] = ()
    copies: tuple[Copy, ...] = ()
