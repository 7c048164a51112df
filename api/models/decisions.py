"""Shapes of decisions about claims."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - pydantic evaluates the annotations
from typing import Literal

from pydantic import Field

from api.models.base import Date, Iri, Shape

__all__ = ["DecisionList", "DecisionOut", "MergeIn", "SplitIn", "UndoIn"]


class UndoIn(Shape):
    """Who decides, and why."""

    decided_by: str = Field(min_length=1, max_length=200, pattern=r"\S", description="who stands for it")
    why: str = Field(min_length=1, max_length=2000, pattern=r"\S", description="the reason, in words")


class MergeIn(UndoIn):
    """That a claim is the same as another, who says so, and why."""

    into: str = Field(min_length=1, description="the claim that it is taken for: its id, short or whole")


class SplitIn(UndoIn):
    """That wordings of a claim are a claim of their own, who says so, and why."""

    wordings: list[str] = Field(min_length=1, description="as the reports have them; some are left")


class DecisionOut(Shape):
    """A decision about claims or a report: what it does, who made it, when and why, and whether it still holds."""

    id: Iri
    action: Literal["merge", "split", "undo", "withdraw", "reinstate"]
    decided_by: str
    decided_at: datetime
    why: str
    merges: list[Iri] = Field(description="claims that are taken for `into`")
    splits: Iri | None = Field(description="the claim from which wordings are taken")
    wordings: list[str]
    into: Iri | None = Field(description="the claim that remains, or that the wordings make up")
    undoes: Iri | None = Field(description="the decision that is taken back")
    report: Iri | None = Field(description="the report that is withdrawn, or counts again")
    effective: Date | None = Field(description="from when it counts as withdrawn")
    holds: bool


class DecisionList(Shape):
    """All decisions about claims and reports, in the order in which they were made."""

    items: list[DecisionOut]
