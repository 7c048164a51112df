"""Who responds or gives notice, where a sentence tells it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.drafts import Draft
from loaders.extract.phrases import trim
from ontology.schemes import Kind

if TYPE_CHECKING:
    from loaders.extract.slavic.answers import Answer
    from loaders.extract.slavic.clauses import Block
    from loaders.extract.slavic.grammar import Grammar, Phrase
    from loaders.extract.slavic.mentions import Mention
    from loaders.statement import Hop

from loaders.extract.slavic.voices import Voices

__all__ = ["Replies"]

_EDGES = " \t\n\xa0,;:\u2014\u2013-."


class Replies(Voices):
    """A document in which responses and notices have their agents."""

    def answer(self, number: int, answer: Answer, grammar: Grammar, holder: Block | None = None) -> None:
        """Keep a response, for each who gives it, or a notice; `holder` is the attribution that tells it."""
        first = next((n for n, t in enumerate(grammar.tokens) if t.end > answer.span[0]), 0)
        last = next((n for n, t in enumerate(grammar.tokens) if t.start >= answer.span[1]), len(grammar.tokens))
        chunks = grammar.chunks(first, last)
        who = self._answering(grammar, chunks, answer)
        about = (answer.cue[1], answer.span[1]) if answer.cue[1] < answer.span[1] else (answer.span[0], answer.cue[0])
        content = (trim(self.text, *answer.span, _EDGES),)
        if answer.stance.is_notice:
            if holder is not None and holder.sources:
                who = [m for p in holder.sources if (m := self.sources.mention(grammar, p)) is not None]
            origin = next((h for m in who if (h := self._notifier(m)) is not None), None)
            origin = origin or self._named_in(grammar, first, last)
            self.add(Draft(answer.stance, None, (), content, number, (answer.cue,), origin=origin))
            return
        via: tuple[Hop, ...] = ()
        if holder is not None:
            told = [m for p in holder.sources if (m := self.sources.mention(grammar, p)) is not None]
            via = tuple(h for m in told if (h := self.hop(m, holder)) is not None)
        for mention in who:
            party = self.register.resolve(mention, answer.cue[0])
            if party is not None and not self.sources.is_media(mention):
                source = (mention.span,)
                self.add(Draft(answer.stance, party, via, content, number, (answer.cue,), source, about=about))

    def _answering(self, grammar: Grammar, chunks: list[Phrase], answer: Answer) -> list[Mention]:
        """Return who answers, or does not: the subject of the clause, else "in the ministry"."""
        lx = self.lexicon
        inside = {"в", "у", "во", "на", "від", "от", "со", "з", "из"}
        subjects = [c for c in chunks if c.prep is None and "nomn" in c.cases and not self._topic(grammar, c)]
        before = [c for c in subjects if grammar.tokens[c.head].start < answer.cue[0]]
        verbs = [t for t in grammar.tokens if answer.cue[0] <= t.start and t.end <= answer.cue[1]]
        forms = [f for t in verbs for f in t.forms if f.pos == "VERB"]
        if forms and all(f.plural for f in forms):
            # "In the Kremlin they confirmed nothing": what is singular is no subject.
            before = [
                c for c in before if True in grammar.numbers(c, "nomn") or grammar.is_(c.last, "и", "і", "й", "та")
            ]
        places = [
            c
            for c in chunks
            if c.prep in inside
            and not grammar.has(c.head, lx.talks | lx.channels | lx.nobody | lx.not_names | lx.figures)
        ]
        asked = [c for c in chunks if c.prep in {"к", "до"}]
        datives = [c for c in chunks if c.prep is None and "datv" in c.cases and "nomn" not in c.cases]
        groups = (before, places, datives if answer.stance.is_notice else [], subjects, asked)
        for candidates in groups:
            for chunk in candidates:
                cases = frozenset({"nomn"}) if chunk in subjects else chunk.cases
                mention = self.sources.mention(grammar, replace(chunk, cases=cases & chunk.cases or chunk.cases))
                if mention is None or mention.sort == "channel":
                    continue
                if chunk in places and (mention.hop is None or mention.hop.kind is not Kind.ORGANISATION):
                    continue
                return [mention]
        return []

    def _topic(self, grammar: Grammar, chunk: Phrase) -> bool:
        lx = self.lexicon
        return grammar.has(
            chunk.head, (lx.channels | lx.figures | lx.quoted_words | lx.talks | lx.pointers | lx.documents) - lx.bodies
        )

    def _named_in(self, grammar: Grammar, first: int, last: int) -> Hop | None:
        """Return the outlet that a clause names right before its verb: "... Reuters could not"."""
        for number in range(first, last - 1):
            token = grammar.tokens[number]
            phrase = grammar.phrase(number, frozenset({"nomn"})) if token.kind == "name" else None
            if phrase is not None and grammar.is_(phrase.last, *self.lexicon.negation):
                return self.sources.outlet(grammar, phrase)
        return None

    def _notifier(self, mention: Mention) -> Hop | None:
        """Return the outlet that gives a notice; None for the publisher itself."""
        if mention.sort == "media" and mention.bare:
            return self.register.outlet()
        if self.sources.is_media(mention):
            return mention.hop
        if mention.sort in {"group", "individual"} and mention.hop and mention.hop.affiliation:
            return next((m for m in self.register.media if mention.hop.affiliation in {m.name, m.affiliation}), None)
        return None
