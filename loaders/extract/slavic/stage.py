"""What a document has said so far: drafts, who speaks, and words that go on over sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.drafts import Draft
from loaders.extract.phrases import trim
from loaders.extract.slavic.register import Register
from loaders.extract.slavic.sources import Sources
from loaders.extract.spans import shared
from ontology.schemes import Kind, Stance

if TYPE_CHECKING:
    from loaders.extract.credits import Credit
    from loaders.extract.prose import Prose, Sentence
    from loaders.extract.slavic.clauses import Block
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.extract.slavic.morphology import Morphology
    from loaders.extract.slavic.register import Source
    from loaders.statement import Hop, Span


__all__ = ["Stage"]

_QUOTED_SHARE = 0.6
_EDGES = " \t\n\xa0,;:\u2014\u2013-."
_RECENT = 50
_MOSTLY = 0.6


class Stage:
    """One document as it is being read. `told` are the sentences that somebody was found to speak in."""

    def __init__(self, prose: Prose, lexicon: Lexicon, morphology: Morphology, credit: Credit) -> None:
        self.prose = prose
        self.text = prose.text
        self.lexicon = lexicon
        self.morphology = morphology
        self.credit = credit
        self.sources = Sources(prose.text, lexicon, morphology)
        self.register = Register(lexicon)
        self.drafts: list[Draft] = []
        # "Meanwhile" at the start of a sentence is no part of what it says.
        self._asides = re.compile(rf"(?:{'|'.join(lexicon.asides)})\b[,\s]+", re.IGNORECASE)
        self.told: set[int] = set()

    def before(self, number: int) -> list[int]:
        """Return the sentences not yet told by anybody that stand right before: in the paragraph, else in the last."""
        sentences = self.prose.sentences
        own = [n for n in self.prose.members(sentences[number].paragraph) if n < number]
        if not own:
            paragraph = sentences[number].paragraph - 1
            while paragraph >= 0:
                members = self.prose.members(paragraph)
                if members and not sentences[members[0]].heading:
                    own = members
                    break
                paragraph -= 1
        return [n for n in own if n not in self.told and self.body(sentences[n]) is not None]

    def point(self, number: int, party: Source, via: tuple[Hop, ...], cue: Span, block: Block | None = None) -> None:
        """Keep the sentence `number` as what a party said, told in another sentence."""
        body = self.body(self.prose.sentences[number])
        if body is None:
            return
        content = trim(self.text, *body, _EDGES)
        if content[1] > content[0]:
            stance = self.stance(block) if block else Stance.ASSERTS
            self.add(Draft(stance, party, via, (content,), number, (cue,) if block else ()))
            self.told.add(number)

    def is_quoted(self, body: Span) -> bool:
        """Whether the words stand mostly in quotation marks."""
        return shared([body], self.prose.quotes_in(*body)) >= _QUOTED_SHARE * (body[1] - body[0])

    def orphan(self, number: int, body: Span) -> bool:
        """Give a quotation without attribution to who spoke last, in this paragraph or the one before."""
        speaker = self.register.last_speaker
        if speaker is None or speaker.hop.kind is Kind.DOCUMENT or not self.is_quoted(body):
            return False
        sentences = self.prose.sentences
        later = [n for n in self.prose.members(sentences[number].paragraph) if n > number]
        last = next((sentences[d.sentence].paragraph for d in reversed(self.drafts) if d.party is speaker), -2)
        if sentences[number].paragraph - last > 1 or (later and sentences[number].paragraph != last):
            return False
        self.add(
            Draft(Stance.ASSERTS, speaker, speaker.via, (trim(self.text, *body, " \t\n\xa0,\u2014\u2013-"),), number)
        )
        self.told.add(number)
        return True

    def settle(self, passed_over: list[int], before: int) -> None:
        """Give quotations passed over in this paragraph to who speaks next in it."""
        draft = self.drafts[before]
        party = draft.party
        if party is None:
            return
        for n in passed_over:
            body = self.body(self.prose.sentences[n])
            if body is not None and self.is_quoted(body):
                self.add(
                    Draft(Stance.ASSERTS, party, draft.via, (trim(self.text, *body, " \t\n\xa0,\u2014\u2013-"),), n)
                )
                self.told.add(n)

    def add(self, draft: Draft) -> None:
        """Keep a draft, unless its words were read before from the same source."""
        size = sum(e - s for s, e in draft.content)
        for other in self.drafts[-_RECENT:]:
            if other.stance is not draft.stance:
                continue
            same = other.party is draft.party
            if same and other.content == draft.content:
                return
            overlap = shared(draft.content, other.content)
            if same and not draft.cue and overlap >= _MOSTLY * size:
                return
        self.drafts.append(draft)

    def body(self, sentence: Sentence) -> Span | None:
        """Return the sentence without dateline, credit and "meanwhile"; None when nothing is left."""
        start, end = sentence.start, sentence.end
        for first, last in self.credit.spans:
            if first <= start < last:
                start = last
            if start < first < end <= last + 1:
                end = first
        start, end = trim(self.text, start, end, " \t\n\xa0")
        aside = self._asides.match(self.text, start, end)
        start = aside.end() if aside else start
        return (start, end) if end > start else None

    def stance(self, block: Block) -> Stance:
        """Return the stance that an attribution gives what is said."""
        lx = self.lexicon
        if block.lemmas & lx.doubting:
            return Stance.ASSERTS if block.negated else Stance.QUESTIONS
        if block.lemmas & lx.denying:
            return Stance.CONFIRMS if block.negated else Stance.DENIES
        return Stance.CONFIRMS if block.lemmas & lx.confirming else Stance.ASSERTS
