"""Drafts: statements before their chains are closed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extract.forms import ANAPHORIC
from loaders.extract.lexicon import CHANNEL_HEADS, SPEECH
from loaders.extract.patterns import FINITE, VERB
from loaders.extract.spans import shared
from ontology.schemes import Stance

if TYPE_CHECKING:
    from loaders.extract.party import Party
    from loaders.statement import Hop, Span, Spans

__all__ = ["Draft", "Drafts"]

_MOSTLY = 0.6
_SHORT = 3
_FRAGMENT = re.compile(
    r"(?:(?:to|with|as(?!\s(?:many|much|few|little|long|far)\b)|into|him|himself|herself|themselves|them)|(?:on|"
    r"for|upon)\s[^,]{1,60}?\sto|"
    r"the (?:reader|viewer|listener|world|public)s? (?:how|what|why|who|whether|to|when))\s"
)
_AT_END = re.compile(
    r"\s+(?:in|on|at|during|to)\s+(?:an?|the|his|her|its|their)\s+(?:\w+\s+)?(?:"
    + "|".join(sorted(CHANNEL_HEADS))
    + r")(?:\s+(?:to|on|in|at)\s.*)?$"
)
_WISH = re.compile(r"(?:demand|seek)\w*|urg\w+|(?:call|press)\w* (?:for|on)", re.IGNORECASE)
_CALLS = re.compile(r"\b(?:call|describ|label|brand|dub|dismiss)\w*", re.IGNORECASE)
_BLAMING = re.compile(r"(?:blaming|accusing|criticis?z?ing|praising|thanking|citing)")
_PRAISING = re.compile(
    r"(?:has |have |had )?(?:also )?(?:defend|prais|congratulat|thank|hail|back|dedicat|applaud|commend|salut|"
    r"mourn|greet)"
    r"(?:ed|s|es|ing)"
)
_TURNS_DOWN = re.compile(r"\b(?:reject|dismiss|rebuff)\w*$")
_OFFER = re.compile(
    r"\b(?:plans?|proposals?|offers?|bids?|deals?|bills?|motions?|amendments?|appeals?|requests?|measures?|candidates?|"
    r"lawsuits?|suits?|cases?|petitions?|applications?|demands?|budgets?|treaty|truce|ceasefire|resolution|invitation|"
    r"compromise|takeover|merger|approach|settlement)\b",
    re.IGNORECASE,
)
# What is done, not said, where nothing but a thing follows: "voters elected their first woman mayor".
_DOES = re.compile(
    r"(?:has |have |had |also )*(?:elect|sign|appoint|pick|pass|adopt|launch|visit|join|attend|receiv|arrest|"
    r"charg|sentenc|"
    r"fin|jail|fir|sack|hir|nominat|endors|approv|su)(?:ed|s|es)|(?:has |had )?(?:chose|chosen|won|lost|left|met|"
    r"tells|gave)",
)
_QUESTIONS = re.compile(r"(?:all |any |the )?(?:questions|inquiries|queries|calls|requests)\b", re.IGNORECASE)
_REFERS = re.compile(r"(?:has |had |have )?(?:referred|directed|deferred|forwarded|refers|redirected)")
_ASKS = re.compile(r"(?:what|how|why|whether)(?:\s+\S+){1,4}", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|this|that|them|him|her)\s", re.IGNORECASE)
# The same words are never read twice further apart than this many statements.
_RECENT = 50


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement whose chain is not closed yet.

    `via` are the hops between the party and the wire or publisher. `origin` is who gives a notice where that is no
    party: an agency; None for the publisher. `about` is what a response speaks of, where its sentence says so. `alone`:
    nobody else is named nearby whom a "he" or "she" in the content could mean.
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
    alone: bool = True


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
        if draft.stance is Stance.ASSERTS and self._is_no_statement(draft, said):
            return
        cue = " ".join(self._text[s:e] for s, e in draft.cue)
        if draft.stance is Stance.DENIES and _TURNS_DOWN.search(cue) and _OFFER.search(said) and not VERB.search(said):
            # "lawmakers rejected a rival plan": no denial of anything said.
            return
        self.found.append(draft)

    def _is_no_statement(self, draft: Draft, said: str) -> bool:
        """Whether the words only name something or a wish: "himself as a champion", "to vote on the bill"."""
        if re.search(r"[\u201c\u00ab\"]|''", said):
            return False
        cue = " ".join(self._text[s:e] for s, e in draft.cue)
        if _CALLS.search(cue) and (_PRONOUN.match(said) or (cue.endswith("ing") and not VERB.search(said))):
            return True
        if _ASKS.fullmatch(said) or said.casefold().startswith("being "):
            return True
        divided = said.casefold().startswith("whether ") and not set(cue.casefold().split()) & SPEECH
        does = _DOES.fullmatch(cue) and not FINITE.search(said)
        refers = _REFERS.fullmatch(cue) and re.match(
            r"(?:all |any |the )?(?:questions|inquiries|queries|calls|requests)\b", said, re.IGNORECASE
        )
        if divided or does or refers or _PRAISING.fullmatch(cue) or (_BLAMING.fullmatch(cue) and not VERB.search(said)):
            # "are divided on whether", "blaming the army"
            return True
        if (_FRAGMENT.match(said) and "accus" not in cue) or (_WISH.fullmatch(cue) and not VERB.search(said)):
            return True
        said = _AT_END.sub("", said)
        short = len(said.split()) <= _SHORT and not re.search(r"\d", said)
        return short and not VERB.search(said) and not _CALLS.search(cue) and bool(draft.cue)
