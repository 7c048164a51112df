"""Reports that are taken back, what falls with them, and circular reporting."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.models.base import AgentRef, ClaimRef, Count, Date, Iri, Origins, ReportRef, Shape
from api.models.corroboration import CorroborationClaim  # noqa: TC001 - pydantic evaluates the annotations
from ontology.schemes import Status  # noqa: TC001 - the same

__all__ = ["ImpactClaim", "ImpactOut", "ImpactReport", "ImpactState", "LoopItem", "WithdrawalIn", "WithdrawalOut"]


class WithdrawalIn(Shape):
    """That a report was taken back: when (left out: today), why, and who says so. All of it is kept."""

    at: Date | None = None
    reason: str | None = Field(None, max_length=2000)
    decided_by: str | None = Field(None, max_length=200, description="who stands for it")


class ImpactState(Shape):
    """How a claim stands: its status, the rule that set it, its origins and reports."""

    status: Status
    rule: str
    origins: Origins
    reports: Count


class ImpactClaim(Shape):
    """A claim of the report: how it stands with the report, and how without; `reports` fall with it."""

    claim: CorroborationClaim
    standing: ImpactState
    fallen: ImpactState
    changes: bool
    reports: list[Iri]


class ImpactReport(Shape):
    """A report that had claims from the one that is asked for, and does not support them without it."""

    id: Iri
    title: str | None = None
    publisher: str
    published: Date | None = None
    claims: list[Iri]


class ImpactOut(Shape):
    """The blast radius of a report: what falls with it, whether it was withdrawn already or not."""

    report: ReportRef
    withdrawn: Date | None = None
    withdrawal_reason: str | None = None
    explanation: str
    claims: list[ImpactClaim]
    reports: list[ImpactReport]


class WithdrawalOut(Shape):
    """What withdrawing, or undoing it, did: the claims that were assessed anew."""

    report: ReportRef
    withdrawn: Date | None = None
    withdrawal_reason: str | None = None
    claims: list[ClaimRef]


class LoopItem(Shape):
    """Outlets that cite each other for a claim, or a citation that time makes impossible.

    Of a `tooEarly` the first of `reports` cites the agent, whose first report here is the second.
    """

    kind: Literal["circle", "tooEarly"]
    claim: ClaimRef
    agents: list[AgentRef]
    reports: list[ReportRef]
    explanation: str
