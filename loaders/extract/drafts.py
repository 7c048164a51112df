"""Drafts: statements before their chains are closed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extract.forms import ANAPHORIC
from loaders.extract.spans import shared
from ontology.schemes import Stance

if TYPE_CHECKING:
    from loaders.extract.parties import Party
    from loaders.statement import Hop, Span, Spans

__all__ = ["Draft", "Drafts"]

_MOSTLY = 0.6
# The same words are never read twice further apart than this many statements.
_RECENT = 50


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement whose chain is not closed yet.

    `via` are the hops between the party and the wire or publisher. `origin` is who gives a notice where that is no
    party: an agency; None for the publisher. `about` is what a response speaks of, where its sentence says so.
    """

    stance: Stance
    party: Party | None
    via: tuple[Hop, ...]
    content: Spans
    sentence: int
    cue: Spans = ()
    source: Spans = ()
    origin: Hop | None = None
    about: Span | None = None


class Drafts:
    """The drafts of a document in the order in which they were read; one reading an assertion."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.found: list[Draft] = []

    def add(self, draft: Draft) -> None:
        """Keep a draft, unless its words were read before from the same source, or say nothing of their own."""
        size = sum(e - s for s, e in draft.content)
        for other in self.found[-_RECENT:]:
            if other.party is not draft.party or other.stance is not draft.stance:
                continue
            if other.content == draft.content:
                return
            if not draft.cue and shared(draft.content, other.content) >= _MOSTLY * size:
                return
        said = " ".join(self._text[s:e] for s, e in draft.content)
        if draft.stance is Stance.ASSERTS and (ANAPHORIC.fullmatch(said) or not re.search(r"\w\W+\w", said)):
            return
        self.found.append(draft)
