"""Who a noun phrase is, by the conventions of reading: kind, name, affiliation and identification.

What a phrase says alone is read here; whom "he" or "the source" takes up is `register`'s business.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.slavic.grammar import participle
from loaders.extract.slavic.mentions import Mention, organisation
from loaders.extract.slavic.nominative import nominative
from loaders.extract.slavic.organisations import is_office
from loaders.extract.slavic.persons import Persons
from loaders.statement import Hop
from ontology.schemes import Identification, Kind

if TYPE_CHECKING:
    from loaders.extract.slavic.grammar import Grammar, Phrase

__all__ = ["Sources"]

_LEAST = 3
_KNOWING = 7
# "The top general" is one person.
_TOP = ("головн", "найвищ", "верховн", "главн", "высш")
_THIS = ("ц", "э", "т", "сво")
# "Official persons" are officials.
_OFFICIAL = ("офиц", "должност", "офіц", "посадов")


class Sources(Persons):
    """Reads phrases of one document. `known` are the entries of the gazetteer that it named so far."""

    def mention(self, grammar: Grammar, phrase: Phrase) -> Mention | None:
        """Return who the phrase is; None for what could not say anything."""
        lx, head = self.lexicon, grammar.tokens[phrase.head]
        span = grammar.span(phrase)
        lemmas = head.lemmas()
        if phrase.member:
            return self._member(grammar, phrase)
        if head.kind == "word" and lemmas & (lx.he | lx.she | lx.it | lx.they):
            if phrase.prep in {"в", "у", "во"} and phrase.cases == {"loct"}:
                return Mention(span, "document", "документ", bare=True)
            gender = "masc" if lemmas & lx.he else "femn" if lemmas & lx.she else "neut" if lemmas & lx.it else None
            return Mention(span, "pronoun", head.lower, plural=bool(lemmas & lx.they), gender=gender)
        if grammar.has(phrase.head, lx.hearers) and (outlet := self.outlet_of(grammar, phrase)) is not None:
            # A reporter stands for the outlet.
            return Mention(span, "media", outlet.name.casefold(), outlet, entry=self.entry(outlet.name))
        plural = self._plural(grammar, phrase)
        # Nobody is asked "in" a person: an unknown name there is a body's.
        inside = phrase.prep in {"в", "у", "во", "на"} and phrase.cases == {"loct"}
        found = None if inside else self.person(grammar, phrase, plural=plural)
        found = found or self.named(grammar, phrase) or self._described(grammar, phrase, plural=plural)
        if found is not None and found.entry is not None:
            self.known.append(found.entry)
        return found

    def _member(self, grammar: Grammar, phrase: Phrase) -> Mention:
        name = nominative(self.text, grammar, phrase, self.morphology)
        name = name[:1].lower() + name[1:]
        where = self.affiliation(grammar, phrase)
        hop = Hop(Kind.ANONYMOUS, name, where, Identification.POSITION_DESCRIBED)
        return Mention(grammar.span(phrase), "member", self._lemma(grammar, phrase), hop, bare=where is None)

    # -- everybody else ---------------------------------------------------------------------------------------------

    def _described(self, grammar: Grammar, phrase: Phrase, *, plural: bool) -> Mention | None:
        lx = self.lexicon
        sort = self._sort(grammar, phrase, plural=plural)
        if sort is None:
            return None
        span = grammar.span(phrase)
        head = grammar.tokens[phrase.head]
        lemma = self._lemma(grammar, phrase)
        name = self._uncapitalised(grammar, phrase, nominative(self.text, grammar, phrase, self.morphology))
        where = self.affiliation(grammar, phrase)
        bare = self._is_bare(grammar, phrase)
        owner, owned = self._owner(grammar, phrase) if sort in {"source", "people"} else (None, False)
        described = where is not None or not (bare or self._only_familiar(grammar, phrase, sort))
        how = Identification.POSITION_DESCRIBED if described else Identification.UNNAMED
        kind = {
            "source": Kind.ANONYMOUS,
            "people": Kind.ANONYMOUS,
            "individual": Kind.ANONYMOUS,
            "group": Kind.GROUP,
            "unique": Kind.PERSON,
            "document": Kind.DOCUMENT,
        }.get(sort)
        gender = next(iter(grammar.genders(phrase, "nomn")), None) if head.kind == "word" else None
        if sort in {"channel", "figures", "office"}:
            return self._holder(grammar, phrase, sort, lemma)
        if kind is None:
            body = Hop(Kind.ORGANISATION, name, where, Identification.ORGANISATION_ONLY)
            return Mention(
                span, "media" if grammar.has(phrase.head, lx.media) else "body", lemma, body, bare=bare, plural=plural
            )
        if kind is Kind.DOCUMENT:
            how = Identification.DOCUMENT
        elif sort not in {"source", "people"}:
            how = Identification.POSITION_DESCRIBED
        return Mention(
            span,
            sort,
            lemma,
            Hop(kind, name, where, how),
            bare=bare,
            plural=plural,
            gender=gender,
            owner=owner,
            owned=owned,
            roles=frozenset({lemma}),
        )

    def _only_familiar(self, grammar: Grammar, phrase: Phrase, sort: str) -> bool:
        """Whether all that is said of a source is that it knows: "people familiar with the plans" have no position."""
        knows = self._knowing(grammar, phrase) or grammar.has(phrase.last + 1, self.lexicon.describing)
        rest = range(phrase.first, phrase.head)
        plain = all(
            grammar.has(n, self.lexicon.describing) or not any(f.pos == "ADJF" for f in grammar.tokens[n].forms)
            for n in rest
        )
        return sort in {"source", "people"} and knows and plain and phrase.last == phrase.head + 1

    def _knowing(self, grammar: Grammar, phrase: Phrase) -> bool:
        """Whether "familiar with the matter" stands in or right before a phrase."""
        for number in range(phrase.head - 1, max(-1, phrase.head - _KNOWING), -1):
            token = grammar.tokens[number]
            if token.kind in {"punct", "quote"} or any(f.pos == "VERB" for f in token.forms[:1]):
                return False
            if grammar.has(number, self.lexicon.describing) and any(f.pos in {"ADJF", "PRTF"} for f in token.forms):
                return True
        return False

    def _is_bare(self, grammar: Grammar, phrase: Phrase) -> bool:
        """Whether nothing but "this" is said of the head, so that it may take up somebody known."""
        number = phrase.last
        source = grammar.has(phrase.head, self.lexicon.sources)
        told_apart = (
            not source
            and grammar.is_(number, ",")
            and (
                grammar.has(number + 1, self.lexicon.relative | self.lexicon.describing)
                or participle(grammar, number + 1)
            )
        )
        before = grammar.tokens[phrase.first : phrase.head]
        if grammar.has(phrase.head, self.lexicon.media):
            return phrase.last == phrase.head + 1
        plain = all(not any(f.pos in {"ADJF", "PRTF"} for f in t.forms) or t.lower.startswith(_THIS) for t in before)
        told_apart = told_apart or self._knowing(grammar, phrase)
        return plain and phrase.last == phrase.head + 1 and not told_apart

    def _sort(self, grammar: Grammar, phrase: Phrase, *, plural: bool) -> str | None:  # noqa: C901, PLR0911, PLR0912 -- a line a sort
        lx, number = self.lexicon, phrase.head
        token = grammar.tokens[number]
        if token.kind != "word":
            return "body" if token.kind == "name" else None
        compound = token.lower.split("-", 1)[0] if "-" in token.text else ""
        if compound in lx.bodies | lx.companies:
            return "body"
        if grammar.has(number, lx.sources):
            return "source"
        official = any(t.lower.startswith(_OFFICIAL) for t in grammar.tokens[phrase.first : number])
        if official and plural and grammar.has(number, lx.people):
            return "group"
        if grammar.has(number, lx.people) and (plural or phrase.counted):
            return "people"
        qualified = any(
            grammar.has(n, lx.former) or grammar.tokens[n].lower.startswith("экс-") for n in range(phrase.first, number)
        )
        top = any(grammar.tokens[n].lower.startswith(_TOP) for n in range(phrase.first, number))
        if top and not plural and not qualified and grammar.has(number, lx.individuals - lx.kin):
            return "unique"
        if grammar.has(number, lx.unique) and not plural and not qualified and not grammar.has(number, lx.deputy):
            return "unique"
        if plural and grammar.has(number, lx.groups | lx.individuals | lx.unique | lx.media):
            return "group"
        if grammar.has(number, lx.groups - lx.individuals) and not grammar.has(number, lx.individuals | lx.unique):
            return "group"
        if grammar.has(number, lx.individuals | lx.unique | lx.deputy) or lx.nominal.fullmatch(token.text):
            return "individual"
        if grammar.has(number, lx.channels - lx.documents):
            return "channel"
        if grammar.has(number, lx.figures):
            return "figures"
        if grammar.has(number, lx.documents):
            return "document"
        if grammar.has(number, lx.media | lx.bodies | lx.companies):
            return "body"
        if grammar.has(number, lx.nobody | lx.hearers | lx.not_names):
            return None
        if self.animate(grammar, phrase):
            return "group" if plural else "individual"
        if is_office(self.said(grammar, phrase)):
            return "body"
        return "body" if token.capital and number > 0 and phrase.last - phrase.first < _LEAST else None

    def _lemma(self, grammar: Grammar, phrase: Phrase) -> str:
        token = grammar.tokens[phrase.head]
        if token.kind != "word":
            return token.lower
        lx = self.lexicon
        known = lx.sources | lx.individuals | lx.unique | lx.groups | lx.documents | lx.media | lx.bodies | lx.people
        lemmas = [f.lemma for f in token.forms]
        return next((m for m in lemmas if m in known), lemmas[0] if lemmas else token.lower)

    def _plural(self, grammar: Grammar, phrase: Phrase) -> bool:
        if phrase.counted:
            return True
        token = grammar.tokens[phrase.head]
        if token.kind != "word":
            return False
        numbers = {bool(f.plural) for f in token.forms if f.case in phrase.cases and f.plural is not None}
        return numbers == {True}

    def _uncapitalised(self, grammar: Grammar, phrase: Phrase, name: str) -> str:
        """Return the name without the capital that only the start of a sentence gives it."""
        first = grammar.tokens[phrase.first]
        if first.kind != "word" or (len(first.text) > 1 and first.text.isupper()):
            return name
        proper = any(f.personal or f.place for f in first.forms[:1]) or not self.morphology.is_known(first.text)
        return name if proper or phrase.first > 0 else name[:1].lower() + name[1:]

    def _holder(self, grammar: Grammar, phrase: Phrase, sort: str, lemma: str) -> Mention | None:
        """Return whose statement or figures a phrase speaks of; a bare channel takes up who spoke last."""
        for inner in self.dependents(grammar, phrase):
            found = self.mention(grammar, inner)
            if found is not None and (found.hop is not None or found.sort == "pronoun"):
                return replace(found, span=grammar.span(phrase))
        span = grammar.span(phrase)
        words = {grammar.tokens[n].lower for n in range(phrase.first, phrase.head)}
        if words & (self.lexicon.his | self.lexicon.her | self.lexicon.their):
            return Mention(span, "theirs", lemma)
        if sort == "figures":
            where = self.affiliation(grammar, phrase)
            return Mention(span, "body", lemma, organisation(where, None)) if where else None
        return Mention(span, "channel", lemma, bare=True)

    def _owner(self, grammar: Grammar, phrase: Phrase) -> tuple[Hop | None, bool]:
        """Return the outlet whose source it is ("источник РБК"), and whether "the agency" is said to be it."""
        for inner in self.dependents(grammar, phrase):
            if grammar.tokens[inner.first - 1].lower in self.lexicon.prepositions:
                return None, False
            outlet = self.outlet(grammar, replace(inner, cases=inner.cases & {"gent"} or inner.cases))
            if outlet is not None:
                return outlet, True
            if grammar.has(inner.head, self.lexicon.media):
                return None, True
            return None, False
        return None, False
