"""Words for explanations: counts with their nouns, lists, and who somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.names import normal_name
from ontology.schemes import AgentType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reason.chains import Hop

__all__ = ["count", "describe", "listed"]


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 report", "4 reports", "0 reports"; `plural` for a noun that does not just take an s."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Sequence[str], *, most: int = 5) -> str:
    """Return "A", "A and B", "A, B and C", and beyond `most` "A, B, C, D, E and 7 more"."""
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def describe(hop: Hop) -> str:
    """Return who it is: the name, with what the name leaves out: that nobody is named, and the organisation."""
    notes = []
    if hop.type is AgentType.ANONYMOUS_SOURCE or (hop.type is None and hop.unnamed):
        notes.append("anonymous")
    if hop.affiliation and not _tells(hop.name, hop.affiliation):
        notes.append(hop.affiliation)
    return f"{hop.name} ({', '.join(notes)})" if notes else hop.name


def _tells(name: str, affiliation: str) -> bool:
    """Whether the name says the organisation already, in whatever order its words stand."""
    said = set(normal_name(name).split())
    words = [word for word in normal_name(affiliation).split() if len(word) > 3]  # noqa: PLR2004 -- "of", "the", "and"
    return sum(any(mine[:5] == word[:5] for mine in said) for word in words) * 2 > len(words) if words else True
