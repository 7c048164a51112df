"""Reading a Ukrainian or Russian document sentence by sentence: attributions become drafts of statements."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.drafts import Draft
from loaders.extract.phrases import trim
from loaders.extract.slavic.answers import answers
from loaders.extract.slavic.attributions import attributions
from loaders.extract.slavic.contents import Claimed, claimed
from loaders.extract.slavic.grammar import Grammar
from loaders.extract.slavic.tokens import tokens
from ontology.schemes import GroundRule, Kind, Stance

if TYPE_CHECKING:
    from loaders.extract.slavic.clauses import Block
    from loaders.extract.slavic.grammar import Phrase
    from loaders.extract.slavic.register import Source
    from loaders.statement import Hop, Span, Spans

from loaders.extract.slavic.quotations import parted
from loaders.extract.slavic.replies import Replies

__all__ = ["Reader"]

_EDGES = " \t\n\xa0,;:\u2014\u2013-."
_MOST_TOKENS = 400
_MEETING = frozenset({"person", "unique", "body", "source", "individual", "group"})
_FIRST = 2
_RECENT = 50  # more than a paragraph has
_FEW = 2


class Reader(Replies):
    """Reads one document. Use once: `read()` returns its drafts in order of the text."""

    def read(self) -> list[Draft]:
        """Read all sentences."""
        passed_over: list[int] = []
        paragraph = -1
        for number, sentence in enumerate(self.prose.sentences):
            if sentence.paragraph != paragraph:
                passed_over, paragraph = [], sentence.paragraph
            body = self.body(sentence)
            if body is None:
                continue
            labelled = self._labelled(number, body)
            if labelled is None:
                continue
            if sentence.heading and (sentence.paragraph == 0 or not self._is_label(number, labelled)):
                # A title tells what the text tells again.
                continue
            before = len(self.drafts)
            self._sentence(number, labelled)
            if len(self.drafts) > before:
                self.told.add(number)
                self.settle(passed_over, before)
                passed_over = []
            elif not self.orphan(number, labelled):
                passed_over.append(number)
        return sorted(self.drafts, key=lambda d: d.content[0])

    # -- sentences --------------------------------------------------------------------------------------------------

    def _labelled(self, number: int, body: Span) -> Span | None:
        """Return the sentence without a label ("Details:"); None when the label said it all: "Source: Reuters"."""
        lx, text = self.lexicon, self.text
        if body[0] != self.prose.paragraphs[self.prose.sentences[number].paragraph][0]:
            return body
        source = lx.source_label.match(text, *body)
        if source:
            self._source_line(number, (source.end(), body[1]))
            return None
        spoken = lx.labels.match(text, *body)
        if spoken:
            who = spoken.groupdict()
            grammar = self._grammar_of(spoken.span("who")) if who["who"] else None
            phrase = grammar.phrase(0) if grammar and grammar.tokens else None
            mention = self.sources.mention(grammar, phrase) if grammar and phrase else None
            party = self.register.resolve(mention, body[0]) if mention else self.register.last_speaker
            content = trim(text, spoken.end(), body[1], " \t\n\xa0")
            if party is not None and content[1] > content[0]:
                self.add(Draft(Stance.ASSERTS, party, party.via, (content,), number))
                self.told.add(number)
            return None
        detail = lx.detail_label.match(text, *body)
        return trim(text, detail.end(), body[1], " \t\n\xa0") if detail and detail.end() < body[1] else body

    def _source_line(self, number: int, body: Span) -> None:
        """Read "Source: Reuters, citing an official": whose words the text before it, or after it, gives."""
        grammar = self._grammar_of(body)
        cited: tuple[Phrase, ...] = ()
        for n in range(len(grammar.tokens)):
            for words, case in self.lexicon.citing:
                if grammar.sequence(n, words) and (phrase := grammar.phrase(n + len(words), frozenset({case}))):
                    cited = (phrase,)
        first = grammar.phrase(0) if grammar.tokens else None
        mention = self.sources.mention(grammar, first) if first else None
        if mention is None or mention.hop is None:
            return
        outlet = mention.hop if self.sources.is_media(mention) or mention.sort == "name" else None
        if outlet is not None:
            self.register.note(outlet)
        origin = self.sources.mention(grammar, cited[0]) if cited else None if outlet else mention
        if origin is None:
            return
        party = self.register.resolve(origin, body[0])
        if party is None:
            return
        if outlet is not None:
            party.via = (outlet,)
        for n in self.before(number):
            self.point(n, party, party.via, body)

    def _is_label(self, number: int, body: Span) -> bool:
        """Whether a heading-like paragraph is "The Pentagon: ..." or a plain attribution without a full stop."""
        grammar = self._grammar_of(body)
        del number
        phrase = grammar.phrase(0) if grammar.tokens else None
        return phrase is not None and grammar.is_(phrase.last, ":")

    def _grammar_of(self, span: Span) -> Grammar:
        quotes = parted(self.text, self.prose.quotes_in(*span), self.lexicon, self.morphology)
        found = tokens(self.text, *span, quotes, self.morphology)
        return Grammar(found[:_MOST_TOKENS], self.lexicon)

    def _sentence(self, number: int, body: Span) -> None:
        grammar = self._grammar_of(body)
        quotes = self.prose.quotes_in(*body)
        found = answers(self.text, body, quotes, self.lexicon)
        blocks = attributions(self.text, grammar, self.sources)
        regions = [b.content for b in blocks if b.shape in {"that", "colon"}]
        outlets = [b.content for b in blocks if b.shape in {"that", "colon"} and self.is_outlets(grammar, b)]
        found = [a for a in found if a.stance.is_notice or all(r > a.cue[0] or r in outlets for r in regions)]
        notices = [a for a in found if a.stance.is_notice or any(r <= a.cue[0] for r in outlets)]
        told = [
            b
            for b in blocks
            if not any(a.span[0] <= b.cue[0] < a.span[1] for a in found)
            and not any(
                b.shape == "that" and b.content <= a.span[0] + 1 and a.span[0] <= b.content + 2 for a in notices
            )
        ]
        if not told and not found and self._label(number, body, grammar):
            return
        if not told and not found:
            self._hear_terms(body)
        if any(b.possessive for b in told) and self._is_met(grammar, told):
            # Who "they" are, or "he" is, may be told in the same sentence.
            self._meet(body, grammar)
        self._emit(number, body, grammar, told)
        for answer in found:
            holder = [b for b in blocks if b.shape == "that" and b.content <= answer.cue[0]]
            self.answer(number, answer, grammar, holder[-1] if holder else None)
        if not told:
            self._meet(body, grammar)

    def _is_met(self, grammar: Grammar, told: list[Block]) -> bool:
        """Whether a possessive takes up somebody of its own sentence: "they", or a person named before it."""
        if any(b.possessive in self.lexicon.their for b in told):
            return True
        first = min(b.tokens[0] for b in told)
        before = [c for c in grammar.chunks(0, first) if c.prep is None and c.cases == {"nomn"}]
        found = [self.sources.mention(grammar, chunk) for chunk in before[:1]]
        return any(m is not None and m.sort == "person" for m in found)

    def _hear_terms(self, body: Span) -> None:
        """Note on what terms who spoke last spoke: "He asked not to be named"."""
        speaker = self.register.last_speaker
        if speaker and speaker.hop.kind is Kind.ANONYMOUS and self.lexicon.anonymity.search(self.text, *body):
            speaker.ground_rule = GroundRule.BACKGROUND

    def _meet(self, body: Span, grammar: Grammar) -> None:
        """Remember the first person named as a subject, whom "he" may take up."""
        met = []
        for chunk in grammar.chunks(0, len(grammar.tokens)):
            if chunk.prep is None and "nomn" in chunk.cases:
                mention = self.sources.mention(grammar, replace(chunk, cases=frozenset({"nomn"})))
                if mention is not None and mention.sort in _MEETING:
                    met.append(mention)
        named = next((m for m in met[:_FIRST] if m.sort == "person"), None)
        for mention in [named] if named else met[:1]:
            self.register.meet(mention, body[0])

    def _emit(self, number: int, body: Span, grammar: Grammar, blocks: list[Block]) -> None:
        """Keep what the attributions of a sentence say."""
        found = [self._claimed(grammar, block) for block in blocks]
        previous: list[Source] = []
        for one in claimed(self.prose, body, found, self.lexicon):
            if one.relay:
                continue
            one.parties = self.parties(grammar, one, previous)
            previous = one.parties or previous
            # Whoever says it here keeps the relays, even where nothing new is said.
            said = [(party, self.via(grammar, one, party)) for party in one.parties]
            if one.block.shape == "pointer":
                for n in self.before(number):
                    for party, via in said:
                        self.point(n, party, via, one.block.cue, one.block)
                continue
            content = self._worth(one)
            if not content and one.block.quoted_possessive:
                self._passed_on(number, one.parties, said)
            terms = self.lexicon.anonymity.search(self.text, *body)
            for party, via in said if content else ():
                if terms and party.hop.kind in {Kind.ANONYMOUS, Kind.GROUP}:
                    party.ground_rule = GroundRule.BACKGROUND
                source = self.source_spans(grammar, one.block)
                self.add(Draft(self.stance(one.block), party, via, content, number, (one.block.cue,), source))

    def _passed_on(self, number: int, parties: list[Source], said: list[tuple[Source, tuple[Hop, ...]]]) -> None:
        """Give what was said right before its relay: "His words are carried by the Herald"."""
        paragraph = self.prose.sentences[number].paragraph
        for n in range(max(0, len(self.drafts) - _RECENT), len(self.drafts)):
            draft = self.drafts[n]
            if draft.party in parties and self.prose.sentences[draft.sentence].paragraph == paragraph:
                via = next((via for party, via in said if party is draft.party), draft.via)
                self.drafts[n] = replace(draft, via=via)

    def _claimed(self, grammar: Grammar, block: Block) -> Claimed:
        mentions = [m for p in block.sources if (m := self.sources.mention(grammar, p)) is not None]
        passes = bool(mentions) and all(self.is_outlet(m, block) for m in mentions) and not block.quoted
        pronoun = bool(block.possessive or block.continues) or any(m.sort == "pronoun" for m in mentions)
        for mention in mentions if passes else ():
            if mention.hop and not (mention.bare and mention.sort == "media"):
                self.register.note(mention.hop)
        return Claimed(block, passes, pronoun, mentions)

    def _worth(self, one: Claimed) -> Spans:
        """Return a block's content if it says something: not "this information", not one word."""
        kept = []
        for start, end in one.content:
            said = self.text[start:end]
            if len(one.content) > 1 and said.casefold() in {*self.lexicon.asides, *self.lexicon.conjunctions}:
                continue
            kept.append((start, end))
        said = " ".join(self.text[s:e] for s, e in kept)
        answers_it = self.stance(one.block) is not Stance.ASSERTS
        if not kept or (
            len(said.split()) < _FEW and not answers_it and not re.search(r"\d|[\u00ab\u201e\u201c\"]", said)
        ):
            return ()
        plain = self.stance(one.block) is Stance.ASSERTS
        if plain and self.lexicon.anaphoric.fullmatch(said.strip()):
            return ()
        return tuple(kept)

    def _label(self, number: int, body: Span, grammar: Grammar) -> bool:
        """Read "The ministry: words of its own" at the start of a paragraph; False where that is no source."""
        phrase = grammar.phrase(0, frozenset({"nomn"})) if grammar.tokens else None
        if phrase is None or not grammar.is_(phrase.last, ":"):
            return False
        mention = self.sources.mention(grammar, phrase)
        if mention is None or mention.hop is None or (mention.entry is None and mention.sort != "person"):
            return False
        content = trim(self.text, grammar.tokens[phrase.last].end, body[1], _EDGES)
        party = self.register.resolve(mention, body[0]) if content[1] > content[0] else None
        if party is None:
            return False
        self.add(Draft(Stance.ASSERTS, party, party.via, (content,), number, (), (grammar.span(phrase),)))
        return True
