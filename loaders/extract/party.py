"""A source of a document, as reading has come to know it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.extract.given_names import BOTH_GENDERS, FEMALE_NAMES, GIVEN_NAMES
from ontology.schemes import Kind

if TYPE_CHECKING:
    from loaders.statement import Hop
    from ontology.schemes import GroundRule

__all__ = ["SINGLE", "Party"]

SINGLE = frozenset({Kind.ANONYMOUS, Kind.PERSON})
"""The kinds of a source that is one human being."""

_FEMALE = frozenset(
    "woman spokeswoman businesswoman chairwoman congresswoman policewoman servicewoman mother sister daughter wife "
    "aunt widow "
    "actress queen princess mrs ms miss dame landlady ombudswoman baroness".split()
)
_MALE = frozenset(
    "man spokesman businessman chairman congressman policeman serviceman fisherman statesman father brother son "
    "husband uncle "
    "widower actor king prince mr sir landlord pope bishop archbishop imam baron".split()
)


@dataclass(slots=True)
class Party:
    """A source of the document. `hop` is how chains name it; `via` the relays its words come through, nearest first.

    `heads` are the nouns it was called by ("official"), `words` all words of its phrases, `aliases` its names, folded.
    `last` is where it spoke last, `met` where it was mentioned last; -1 for never. `ground_rule` is on what terms it
    spoke, where the report says so.
    """

    key: int
    hop: Hop
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    plural: bool = False
    via: tuple[Hop, ...] = ()
    last: int = -1
    met: int = -1
    ground_rule: GroundRule | None = None

    @property
    def gender(self) -> str:
        """Which gender a given name or a noun tells: "f", "m", or "" where none does."""
        words = self.heads | {word.casefold() for word in self.hop.name.split()[:-1] or [self.hop.name]}
        first = self.hop.name.split()[0].casefold() if self.hop.kind is Kind.PERSON and " " in self.hop.name else ""
        if words & _FEMALE or first in FEMALE_NAMES:
            return "f"
        return "m" if words & _MALE or first in GIVEN_NAMES - FEMALE_NAMES - BOTH_GENDERS else ""
