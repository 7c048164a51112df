"""What a phrase says of who it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.statement import Hop
from ontology.schemes import Identification, Kind

if TYPE_CHECKING:
    from loaders.statement import Span
    from ontology.gazetteer import Entry

__all__ = ["Mention", "organisation"]


@dataclass(frozen=True, slots=True)
class Mention:
    """What a phrase says of who it is. `hop` is None where it only takes up somebody: a pronoun, "the agency".

    `sort` is what its head is in the lexicon ("source", "individual", "group", "body" ...), `head` the head's lemma,
    `bare` says that nothing tells it from others of its sort, `owner` is the outlet whose source it is.
    """

    span: Span
    sort: str
    head: str
    hop: Hop | None = None
    bare: bool = False
    plural: bool = False
    gender: str | None = None
    owner: Hop | None = None
    owned: bool = False
    entry: Entry | None = None
    surname: str = ""
    roles: frozenset[str] = frozenset()


def organisation(name: str, entry: Entry | None) -> Hop:
    """Return an organisation as a hop: under the text's name, placed under its canonical name where that differs."""
    canonical = entry.name if entry and entry.name != name else None
    return Hop(Kind.ORGANISATION, name, canonical, Identification.ORGANISATION_ONLY)
