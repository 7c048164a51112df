"""Paragraphs that a label opens, as some news sites write: `Source: Reuters, citing X`, `Details:`, `Quote:`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.drafts import Draft
from loaders.extract.organisations import organisation
from loaders.extract.phrases import trim
from loaders.extract.relays import relays
from loaders.extract.scene import label_at
from ontology.schemes import Kind, Stance

if TYPE_CHECKING:
    from loaders.extract.drafts import Drafts
    from loaders.extract.party import Party
    from loaders.extract.scene import Scene
    from loaders.statement import Span

__all__ = ["Labels"]

_CITES = re.compile(
    r",?\s+(?:citing|with reference to|in reference to|referring to|quoting|which cites?|which cited)\s+", re.IGNORECASE
)
_BROUGHT = re.compile(r",?\s+(?:as )?(?:quoted|cited|reported|published) by\s+", re.IGNORECASE)
_WHERE = re.compile(
    r",?\s+(?:(?:on|via)\s+(?:Telegram|Facebook|X|Twitter|Instagram|social media|its|his|her|their)\b"
    r"|in\s+(?:an?|his|her|its|their|the)\s+(?:[\w-]+\s+){0,3}?(?:interview|statement|post|comment|address|"
    r"speech|briefing|"
    r"message|video|column|report)\b|at\s+an?\s|during\s).*$",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"details|quote|verbatim|literally")
_EARLY = 3


class Labels:
    """Whom a document's `Source:` line names, and how far its `Details:` go. Filled in reading order."""

    def __init__(self, scene: Scene, drafts: Drafts) -> None:
        self._scene = scene
        self._drafts = drafts
        self._party: Party | None = None
        self._quoted: Party | None = None
        self._label = ""
        self._paragraph = -1

    def opens(self, number: int) -> bool:
        """Take in the label that opens a sentence, if one does; say whether the sentence is nothing but a source."""
        text, sentence = self._scene.text, self._scene.prose.sentences[number]
        found = label_at(text, sentence.start, sentence.end)
        if found is None or self._scene.prose.members(sentence.paragraph)[0] != number:
            return False
        self._label = found["label"].casefold()
        self._paragraph = sentence.paragraph
        self._quoted = self._scene.party(found["who"], found.span("who"), number) if found["who"] else None
        if not self._label.startswith("source"):
            return False
        self._take(number, trim(text, found.end(), sentence.end, " \t\n."))
        return True

    def _take(self, number: int, span: Span) -> None:
        scene, text = self._scene, self._scene.text
        start, end = span
        cites, brought = _CITES.search(text, start, end), _BROUGHT.search(text, start, end)
        outlet: Span | None = None
        if cites:
            outlet, start = (start, cites.start()), cites.end()
        elif brought:
            outlet, end = (brought.end(), end), brought.start()
        passed = relays(text, start, end, scene.names)
        where = _WHERE.search(text, start, end)
        end = where.start() if where and where.start() > start else end
        party = scene.party(text[start:end], (start, end), number)
        if party is None:
            return
        named = [organisation(text[slice(*outlet)])] if outlet else []
        named += [organisation(each.name) for each, _ in passed if each.name]
        self._party = self._known(party)
        scene.parties.merge(party, self._party)
        self._party.via = tuple(named) or self._party.via
        self._party.last = start
        self._drafts.found[:] = [
            replace(d, via=self._party.via) if d.party is self._party and not d.via else d for d in self._drafts.found
        ]

    def _known(self, party: Party) -> Party:
        """Return who spoke in the first lines and is the source named now: "an officer", "a senior officer"."""
        if party.hop.kind not in {Kind.ANONYMOUS, Kind.GROUP}:
            return party
        early = [d.party for d in self._drafts.found[:_EARLY] if d.party is not None]
        same = (p for p in early if p.hop.kind is party.hop.kind and p.heads & party.heads)
        return next(same, party)

    def give(self, number: int, body: Span) -> bool:
        """Give a sentence of the details that nobody is said to tell to the source; say whether it was given."""
        sentence = self._scene.prose.sentences[number]
        party = self._quoted or self._party
        if party is None or not _GIVEN.search(self._label) or sentence.paragraph != self._paragraph:
            return False
        content = (trim(self._scene.text, *body, " \t\n."),)
        self._drafts.add(Draft(Stance.ASSERTS, party, party.via, content, number))
        self._scene.told.add(number)
        return True
