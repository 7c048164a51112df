"""Persons that phrases name: where the name stands in the phrase, and what it is in the nominative."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.slavic.mentions import Mention
from loaders.extract.slavic.nominative import person
from loaders.extract.slavic.organisations import Organisations
from loaders.statement import Hop
from ontology.gazetteer import gazetteer
from ontology.schemes import Identification, Kind

if TYPE_CHECKING:
    from loaders.extract.slavic.grammar import Grammar, Phrase

__all__ = ["Persons"]

_MOST_NAMES = 4


class Persons(Organisations):
    """Reads the persons of one document."""

    def person(self, grammar: Grammar, phrase: Phrase, *, plural: bool) -> Mention | None:
        """Return the person that the phrase names; None where it names none."""
        if plural:
            return None
        first, last = self.name_run(grammar, phrase)
        if first >= last:
            return None
        head = phrase.head
        cases = phrase.cases
        name = person(self.text, grammar, first, last, cases, self.morphology)
        where = self.affiliation(grammar, replace(phrase, last=first)) if first > head else None
        roles = grammar.tokens[head].lemmas() if first > head else frozenset()
        hop = Hop(Kind.PERSON, name, where, Identification.NAMED)
        genders = {
            f.gender
            for n in range(first, last)
            for f in grammar.tokens[n].forms
            if f.personal and f.case in cases and f.gender
        }
        gender = genders.pop() if len(genders) == 1 else phrase.gender if first > head else None
        return Mention(
            grammar.span(phrase), "person", name.casefold(), hop, gender=gender, surname=name.split()[-1], roles=roles
        )

    def name_run(self, grammar: Grammar, phrase: Phrase) -> tuple[int, int]:  # noqa: C901 -- one step after another
        """Return the tokens of a person's name at the end of a phrase, or that the phrase is; an empty run for none."""
        tokens, lx = grammar.tokens, self.lexicon
        last = phrase.last
        first = last
        while first > phrase.head and self.may_be_name(grammar, first - 1, phrase):
            first -= 1
        starts = first == phrase.head + 1 and self.may_be_name(grammar, phrase.head, phrase)
        head = tokens[phrase.head]
        common = grammar.has(phrase.head, lx.individuals | lx.unique | lx.groups | lx.deputy | lx.people) or bool(
            lx.nominal.fullmatch(head.text)
        )
        noun = head.kind == "word" and any(f.pos == "NOUN" and f.animate for f in head.forms)
        common = common or (noun and not any(f.personal for f in head.forms) and self.morphology.is_known(head.text))
        if starts and not common:
            first = phrase.head
            while first > phrase.first and self.may_be_name(grammar, first - 1, phrase):
                first -= 1
        if first >= last:
            return last, last
        # Names of places before the person's: "президент України Володимир ...".
        while first < last - 1 and self.place(grammar, first):
            first += 1
        if first > phrase.head and not (common or self.animate(grammar, phrase)):
            return last, last
        said = self.text[tokens[first].start : tokens[last - 1].end]
        if last - first > _MOST_NAMES or self.entry(said) is not None:
            return last, last
        personal = any(self.personal(grammar, n, phrase.cases) for n in range(first, last))
        if first <= phrase.head:
            known = any(f.pos == "NOUN" and not f.personal for f in tokens[first].forms) and self.morphology.is_known(
                tokens[first].text
            )
            if not personal or (known and last - first == 1 and not tokens[first].forms[0].personal):
                return last, last
        elif not personal and last - first == 1 and self.place(grammar, first):
            return last, last
        return first, last

    def may_be_name(self, grammar: Grammar, number: int, phrase: Phrase) -> bool:
        """Whether the token may be part of a name that agrees with the phrase."""
        token = grammar.tokens[number]
        if token.kind == "word" and token.lower in self.lexicon.particles and number + 1 < phrase.last:
            return grammar.tokens[number + 1].capital and number > phrase.head
        if not token.capital or token.kind != "word":
            return False
        if token.lower in self.lexicon.prepositions | self.lexicon.conjunctions or token.text.isupper():
            return False
        if number > phrase.head and grammar.has(
            number, self.lexicon.bodies | self.lexicon.media | self.lexicon.companies
        ):
            return False
        before = grammar.tokens[number - 1] if number > phrase.first else None
        if before is not None and before.lower in self.lexicon.prepositions:
            return False
        cases = frozenset(f.case for f in token.forms if f.case)
        foreign = (
            before is not None
            and number - 1 > phrase.head
            and before.kind == "word"
            and before.capital
            and not self.place(grammar, number)
            and any(f.personal for f in token.forms)
        )
        return not cases or foreign or bool(cases & phrase.cases) or not self.morphology.is_known(token.text)

    def personal(self, grammar: Grammar, number: int, cases: frozenset[str]) -> bool:
        """Whether the token is a person's name by the dictionary, or unknown to it."""
        token = grammar.tokens[number]
        if any(f.personal and (f.case in cases or f.case is None) for f in token.forms):
            return True
        return not self.morphology.is_known(token.text)

    def place(self, grammar: Grammar, number: int) -> bool:
        """Whether the token names a place or a body, not a person."""
        token = grammar.tokens[number]
        if any(f.place for f in token.forms) and not any(f.personal and f.case == "nomn" for f in token.forms):
            return True
        return gazetteer().demonym(token.text) is not None or self.entry(token.text) is not None

    def animate(self, grammar: Grammar, phrase: Phrase) -> bool:
        """Whether the phrase's head is a living being."""
        token = grammar.tokens[phrase.head]
        return any(f.animate and (phrase.counted or f.case in phrase.cases) for f in token.forms if f.pos == "NOUN")
