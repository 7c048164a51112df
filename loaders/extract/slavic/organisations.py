"""Organisations that phrases name or place somebody in: by the gazetteer, else by the text's words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from loaders.extract.slavic.mentions import Mention, organisation
from loaders.extract.slavic.nominative import named, nominative
from ontology.gazetteer import gazetteer
from ontology.schemes import AgentType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.extract.slavic.grammar import Grammar, Phrase
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.extract.slavic.morphology import Morphology
    from loaders.statement import Hop
    from ontology.gazetteer import Entry

__all__ = ["MEDIA", "Organisations", "is_office"]

MEDIA = frozenset({AgentType.NEWS_AGENCY, AgentType.NEWS_OUTLET})
_MEMORY = 40


@lru_cache(maxsize=4096)
def is_office(said: str) -> bool:
    """Whether the words name a kind of state body: "Air Force", whatever state's."""
    return any(gazetteer().body(said, side) for side in _sides())


@cache
def _sides() -> tuple[str, ...]:
    return tuple(entry.id for entry in gazetteer() if entry.office == "government")


class Organisations:
    """Reads the organisations of one document. `known` are the entries of the gazetteer that it named so far."""

    def __init__(self, text: str, lexicon: Lexicon, morphology: Morphology) -> None:
        self.text = text
        self.lexicon = lexicon
        self.morphology = morphology
        self.known: list[Entry] = []

    def named(self, grammar: Grammar, phrase: Phrase) -> Mention | None:
        """Return an organisation that the phrase names: one that the gazetteer knows, or a name; None for others."""
        lx, tokens = self.lexicon, grammar.tokens
        head = tokens[phrase.head]
        span = grammar.span(phrase)
        human = grammar.has(phrase.head, lx.individuals | lx.groups | lx.sources | lx.people | lx.unique | lx.deputy)
        human = human and head.lower.split("-", 1)[0] not in lx.bodies | lx.companies
        if human and head.kind == "word" and not (head.capital and self.entry(self.said(grammar, phrase))):
            return None
        said = self.said(grammar, phrase)
        lemma = next(iter(sorted(head.lemmas())), head.lower)
        entry = self.entry_of(grammar, phrase)
        if grammar.has(phrase.head, lx.media | lx.companies) and phrase.last > phrase.head + 1:
            following = tokens[phrase.head + 1]
            if following.kind == "name" or following.capital:
                entry = entry or self.entry(following.text if following.kind == "name" else said.split(" ", 1)[-1])
                name = named(self.text[slice(*following.words)], frozenset({"nomn"}), self.morphology)
                if following.kind != "name":
                    start = head.start if head.capital and phrase.head else following.start
                    name = self.text[start : tokens[phrase.last - 1].end]
                sort = "media" if grammar.has(phrase.head, lx.media) else "body"
                return Mention(span, sort, lemma, organisation(name, entry), entry=entry)
        if entry is not None and not (grammar.has(phrase.head, lx.documents | lx.figures | lx.channels)):
            name = self.bare_name(grammar, phrase)
            sort = "media" if entry.type in MEDIA else "body"
            return Mention(span, sort, lemma, organisation(name, entry), entry=entry)
        after = tokens[phrase.head + 1 : phrase.last]
        if after and after[0].kind == "name" and not grammar.has(phrase.head, lx.bodies | lx.documents):
            # "the Polish carrier PKP" is PKP; a body with an acronym is not ("the General Staff of the AFU").
            told = named(self.text[slice(*after[0].words)], frozenset({"nomn"}), self.morphology)
            if any(f.animate for f in head.forms if f.pos == "NOUN" and f.case in phrase.cases):
                return Mention(span, "body", lemma, organisation(told, self.entry(told)), entry=self.entry(told))
        if head.kind == "name" and head.forms:
            name = named(self.text[slice(*head.words)], phrase.cases, self.morphology)
            if phrase.last > phrase.head + 1:
                name = self.bare_name(grammar, phrase)
            return Mention(span, "name", name.casefold(), organisation(name, None))
        return None

    def bare_name(self, grammar: Grammar, phrase: Phrase) -> str:
        """Return the phrase's name for an organisation, in the nominative."""
        head = grammar.tokens[phrase.head]
        if head.kind == "name" and phrase.last == phrase.head + 1 and phrase.first == phrase.head:
            return named(self.text[slice(*head.words)], phrase.cases, self.morphology)
        return nominative(self.text, grammar, phrase, self.morphology)

    def entry_of(self, grammar: Grammar, phrase: Phrase) -> Entry | None:
        """Return the gazetteer's entry for a whole phrase: as it stands, or a state's adjective and its body."""
        said = self.said(grammar, phrase)
        entry = self.entry(said)
        if entry is not None:
            return entry
        state = self.state(grammar, phrase)
        if state is not None and phrase.head > phrase.first:
            rest = self.text[grammar.tokens[phrase.first + 1].start : grammar.span(phrase)[1]]
            body = gazetteer().body(rest, state.id)
            if body is not None:
                return body
        head = grammar.tokens[phrase.head]
        if phrase.last == phrase.head + 1 and head.kind == "name" and head.text != said:
            return self.entry(head.text)
        for entry in reversed(self.known[-_MEMORY:]):
            if entry.side and entry.office and gazetteer().body(said, entry.side) is entry:
                return entry
        return None

    def state(self, grammar: Grammar, phrase: Phrase) -> Entry | None:
        """Return the government of the state that the phrase's first adjective points to."""
        token = grammar.tokens[phrase.first]
        if token.kind != "word":
            return None
        for form in token.forms:
            if form.pos == "ADJF":
                found = gazetteer().demonym(form.lemma)
                if found is not None:
                    return found
        return None

    def entry(self, said: str) -> Entry | None:
        """Return what the gazetteer knows by these words, persons aside."""
        found = gazetteer().find(said, self.lexicon.code)
        return found if found and found.type is not AgentType.PERSON else None

    def said(self, grammar: Grammar, phrase: Phrase) -> str:
        """Return the phrase's words without quotation marks at their ends."""
        start, end = grammar.span(phrase)
        return self.text[start:end].strip('\u00ab\u00bb\u201c\u201d\u201e" ')

    def no_body(self, name: str) -> bool:
        """Whether the gazetteer knows no body of this name: an outlet, or nobody."""
        entry = self.entry(name.strip('\u00ab\u00bb\u201c\u201d\u201e"'))
        return entry is None or entry.type in MEDIA

    # -- whom a phrase puts somebody in ---

    def affiliation(self, grammar: Grammar, phrase: Phrase) -> str | None:
        """Return the organisation that the phrase puts somebody in: known ones first, then any that it names."""
        tokens = grammar.tokens
        first = phrase.head + 1
        for start in range(first, phrase.last):
            if tokens[start].lower in self.lexicon.prepositions:
                continue
            for end in range(phrase.last, start, -1):
                entry = self.entry_between(grammar, start, end)
                if entry is not None and not (entry.is_medium and grammar.has(phrase.head, self.lexicon.sources)):
                    self.known.append(entry)
                    return entry.name
        state = self.state(grammar, phrase)
        if state is not None:
            return state.name
        for inner in self.dependents(grammar, phrase):
            if inner.first <= phrase.head:
                continue
            if grammar.has(inner.head, self.lexicon.bodies | self.lexicon.companies | self.lexicon.documents) and any(
                t.capital for t in tokens[inner.first : inner.last]
            ):
                found = self.named(grammar, inner)
                return found.hop.name if found and found.hop else nominative(self.text, grammar, inner, self.morphology)
            if tokens[inner.head].kind == "name" and not (
                grammar.has(phrase.head, self.lexicon.sources) and self.outlet(grammar, inner)
            ):
                return named(self.text[slice(*tokens[inner.head].words)], inner.cases, self.morphology)
        return None

    def entry_between(self, grammar: Grammar, start: int, end: int) -> Entry | None:
        """Return the entry that the tokens `[start, end)` name; None where they name none."""
        tokens = grammar.tokens
        token = tokens[start]
        if not any(t.capital for t in tokens[start:end]) and not grammar.has(start, self.lexicon.bodies):
            inner = tokens[start]
            if not any(f.pos == "ADJF" for f in inner.forms):
                return None
        said = self.text[token.start : tokens[end - 1].end].strip('\u00ab\u00bb\u201c\u201d\u201e" ')
        entry = self.entry(said)
        if entry is not None:
            return entry
        inner_phrase = grammar.phrase(start)
        if inner_phrase is not None and inner_phrase.last == end:
            return self.entry_of(grammar, inner_phrase)
        return None

    def dependents(self, grammar: Grammar, phrase: Phrase) -> Iterator[Phrase]:
        """Yield the phrases inside a phrase, after its head: its genitive first."""
        if phrase.last <= phrase.head + 1:
            return
        for number in range(phrase.head + 1, phrase.last):
            token = grammar.tokens[number]
            if token.lower in self.lexicon.prepositions:
                continue
            inner = grammar.phrase(number, frozenset({"gent"})) or grammar.phrase(number)
            if inner is not None:
                yield inner if inner.last <= phrase.last else replace(inner, last=phrase.last)

    def outlet(self, grammar: Grammar, phrase: Phrase, *, sure: bool = False) -> Hop | None:
        """Return the outlet that a phrase names; None where it names none. `sure`: its place shows that it is one."""
        head = grammar.tokens[phrase.head]
        found = self.named(grammar, phrase)
        if found is None or found.hop is None:
            return None
        if found.entry is not None:
            return found.hop if found.entry.type in MEDIA else None
        if grammar.has(phrase.head, self.lexicon.media):
            return found.hop
        return found.hop if sure and head.kind == "name" and self.no_body(head.text) else None

    def outlet_of(self, grammar: Grammar, phrase: Phrase) -> Hop | None:
        """Return the outlet that a reporter is of; None where the phrase names none."""
        for inner in self.dependents(grammar, phrase):
            outlet = self.outlet(grammar, replace(inner, cases=inner.cases & {"gent"} or inner.cases), sure=True)
            if outlet is not None:
                return outlet
        return None

    def is_media(self, mention: Mention) -> bool:
        """Whether the mention is of an agency or outlet."""
        if mention.entry is not None:
            return mention.entry.type in MEDIA
        return mention.sort == "media"
