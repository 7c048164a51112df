"""Whose words an attribution gives, and through whom they came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.slavic.mentions import Mention
from ontology.schemes import Kind

if TYPE_CHECKING:
    from loaders.extract.slavic.clauses import Block
    from loaders.extract.slavic.contents import Claimed
    from loaders.extract.slavic.grammar import Grammar, Phrase
    from loaders.extract.slavic.register import Source
    from loaders.statement import Hop, Spans

from loaders.extract.slavic.stage import Stage

__all__ = ["Voices"]


class Voices(Stage):
    """A document in which attributions have sources and relays."""

    def parties(self, grammar: Grammar, one: Claimed, previous: list[Source]) -> list[Source]:
        """Return who says it: the cited or quoted one, else the subject, else who spoke before."""
        block, position = one.block, one.block.cue[0]
        if block.quoted or block.quoted_possessive:
            quoted = [m for p in block.quoted if (m := self.sources.mention(grammar, p))]
            pronoun = [self.possessor(block.quoted_possessive)] if block.quoted_possessive else []
            found = [s for m in (*quoted, *pronoun) if (s := self.register.resolve(m, position))]
            if found:
                return found
        if block.cited:
            cited = [m for p in block.cited if (m := self.sources.mention(grammar, p))]
            found = [s for m in cited if (s := self.register.resolve(m, position))]
            if found:
                return found
        if block.possessive:
            found_one = self.register.resolve(self.possessor(block.possessive), position)
            return [found_one] if found_one else []
        if not block.sources:
            speaker = self.register.last_speaker
            return previous or ([speaker] if speaker and block.continues else [])
        adds = bool(block.lemmas & self.lexicon.adding)
        mentions = [self._going_on(m) if adds else m for m in one.mentions]
        return [s for m in mentions if (s := self.register.resolve(m, position)) is not None]

    def _going_on(self, mention: Mention) -> Mention:
        """Return a described speaker who adds something as the source who spoke last: "added the staff officer"."""
        last = self.register.last_speaker
        described = mention.sort == "individual" and not mention.plural and mention.hop is not None
        if last is None or not described or last.hop.kind is not Kind.ANONYMOUS or last.plural:
            return mention
        same = mention.hop is None or mention.hop.affiliation in {None, last.hop.affiliation}
        return replace(mention, sort="source", bare=True) if same else mention

    def possessor(self, word: str) -> Mention:
        """Return whom a possessive ("his words") stands for."""
        lx = self.lexicon
        gender = "femn" if word in lx.her else "masc" if word in lx.his else None
        return Mention((0, 0), "pronoun", word, plural=word in lx.their, gender=gender)

    def via(self, grammar: Grammar, one: Claimed, party: Source) -> tuple[Hop, ...]:
        """Return the relays of a party's words here: those named, else those that brought its earlier words."""
        block, lasting = one.block, party.via
        cited = [m for p in block.cited if (m := self.sources.mention(grammar, p)) is not None]
        owners = [m.owner or self.register.outlet() for m in (*one.mentions, *cited) if m.owner or m.owned]
        hops = [hop for hop in owners if hop is not None]
        hops = self.register.route(hops[0]) if len(hops) == 1 else hops
        heard = [m for p in block.heard if (m := self.sources.mention(grammar, p)) is not None]
        hops += [h for m in heard if (h := self.hop(m, block)) is not None]
        hops += [outlet for p in block.outlets if (outlet := self.outlet(grammar, p)) is not None]
        if block.cited or block.quoted or block.quoted_possessive:
            hops += [h for m in one.mentions if (h := self.hop(m, block)) is not None and h is not party.hop]
        carriers = [m for p in block.carriers if (m := self.sources.mention(grammar, p)) is not None]
        hops += [h for m in carriers if (h := self.hop(m, block)) is not None]
        for relay in one.relays:
            hops += [h for m in relay.mentions if (h := self.hop(m, relay.block)) is not None]
        told, outer = bool(hops), one.outer
        while outer is not None:
            hops += [h for s in outer.parties[:1] for h in (s.hop, *s.via)]
            told = told or any(s.sort == "media" for s in outer.parties)
            outer = outer.outer
        if not hops:
            return party.via
        unique = tuple(dict.fromkeys(hops))
        # Who told of somebody's words once does not stand behind the later ones; an outlet does.
        party.via = unique if told else lasting
        for hop in reversed(unique):
            # "The paper" is first of all the one that the source spoke to.
            if hop.kind is Kind.ORGANISATION:
                self.register.note(hop)
        return unique

    def hop(self, mention: Mention, block: Block) -> Hop | None:
        """Return the one who passes on; None for nobody."""
        if mention.sort == "media" and mention.bare:
            return self.register.outlet() or mention.hop
        if mention.hop is not None and mention.hop.name.casefold() in self.lexicon.hearers:
            return None
        if mention.sort == "pronoun":
            party = self.register.resolve(mention, block.cue[0])
            return party.hop if party else None
        return mention.hop

    def outlet(self, grammar: Grammar, phrase: Phrase) -> Hop | None:
        """Return the outlet that a phrase names, or takes up ("told the agency")."""
        if grammar.has(phrase.head, self.lexicon.hearers):
            # A reporter stands for the outlet.
            return self.sources.outlet_of(grammar, phrase)
        named = self.sources.outlet(grammar, phrase, sure=True)
        if named is not None:
            return named
        if phrase.last == phrase.head + 1 and grammar.has(phrase.head, self.lexicon.media):
            return self.register.outlet()
        return None

    def is_outlets(self, grammar: Grammar, block: Block) -> bool:
        """Whether an outlet alone says it."""
        mentions = [m for p in block.sources if (m := self.sources.mention(grammar, p)) is not None]
        return bool(mentions) and all(self.is_outlet(m, block) for m in mentions)

    def source_spans(self, grammar: Grammar, block: Block) -> Spans:
        """Return where the source stands in the text."""
        phrases = block.quoted or block.cited or block.sources
        if phrases:
            return (grammar.span(phrases[0])[0:1] + grammar.span(phrases[-1])[1:2],)
        return ()

    def is_outlet(self, mention: Mention, block: Block) -> bool:
        """Whether a source is an outlet: known as one, or a name that cites somebody."""
        if self.sources.is_media(mention):
            return True
        return mention.sort == "name" and bool(block.cited)
