"""What a load tells: of each document as it goes on, and of all of them at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.model import Reading
    from graph.store import Change, Outcome

__all__ = ["Failure", "Loaded", "Step", "Summary"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be loaded: `origin` is where it was read from, `error` why (a `SaysoError` mostly)."""

    origin: str
    error: Exception


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one document, told as soon as it is known. `outcome` is None for a failure."""

    origin: str
    report: str | None = None
    outcome: Outcome | None = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a load did: numbers of reports by outcome, what failed and why, and how many claims were assessed."""

    created: int = 0
    revised: int = 0
    unchanged: int = 0
    reread: int = 0
    failures: tuple[Failure, ...] = ()
    claims_assessed: int = 0


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading one document did. `reading` is None when the report was there already, unchanged.

    With a dry run `change` tells what would become of it, and nothing was written. `competing` are pairs of claims.
    """

    change: Change
    reading: Reading | None = None
    competing: tuple[tuple[str, str], ...] = ()
    claims_assessed: int = 0
