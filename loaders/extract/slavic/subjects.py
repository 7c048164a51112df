"""Who says it: the subject of a verb of saying, or "in the ministry" where nobody is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.slavic.clauses import JOINING, Clause, subject_of
from loaders.extract.slavic.grammar import participle

if TYPE_CHECKING:
    from loaders.extract.slavic.grammar import Phrase

__all__ = ["Subjects"]

_BACK = 3


class Subjects(Clause):
    """A clause that knows who speaks in it."""

    def _verb_agrees(self, phrase: Phrase) -> bool:
        numbers = self.grammar.numbers(phrase, "nomn")
        genders = self.grammar.genders(phrase, "nomn")
        for form in self.tokens[self.verb].forms:
            if form.lemma not in self.lemmas:
                continue
            if form.plural is None or bool(form.plural) in numbers or (form.plural and self._has_joint(phrase)):
                if form.plural or not form.past or not form.gender or not genders or form.gender in genders:
                    return True
                if form.gender and self._human(phrase):
                    # "врач рассказала": a woman whose profession is masculine.
                    return True
            if phrase.counted and form.gender == "neut":
                return True
        return False

    def _human(self, phrase: Phrase) -> bool:
        lx = self.lexicon
        named = phrase.last > phrase.head + 1 and self.tokens[phrase.last - 1].capital
        animate = any(f.animate for f in self.tokens[phrase.head].forms)
        return self.grammar.has(phrase.head, lx.individuals | lx.unique | lx.deputy) or (named and animate)

    def _has_joint(self, phrase: Phrase) -> bool:
        return self.grammar.is_(phrase.last, *self.lexicon.joints) or self.grammar.is_(
            phrase.first - 1, *self.lexicon.joints
        )

    def candidates(self, chunks: list[Phrase]) -> list[Phrase]:
        """Return the phrases that may be the verb's subject."""
        return [
            c
            for c in chunks
            if c.prep is None
            and "nomn" in c.cases
            and self._verb_agrees(c)
            and not self.grammar.has(c.head, self.lexicon.pointers | self.lexicon.quoted_words)
            and (not self.grammar.has(c.head, self.lexicon.hearers) or self.sources.outlet_of(self.grammar, c))
            and self.tokens[c.head].lower not in self.lexicon.his | self.lexicon.her | self.lexicon.their
        ]

    def _sureness(self, phrase: Phrase) -> tuple[int, int]:
        """How surely a candidate is the subject: a noun that is nominative only, then one that declines, then names."""
        token = self.tokens[phrase.head]
        if token.kind == "name":
            return 1, 0
        return 3 if phrase.cases == {"nomn"} else 2, int(phrase.first == self.verb + 1)

    def subject(self) -> tuple[Phrase | None, int, int]:
        """Return the subject and the tokens that it and the verb take up."""
        before, after = self.candidates(self.before), self.candidates(self.after)
        left = before[-1] if before else None
        right = max(after, key=self._sureness) if after else None
        if left is not None and right is not None:
            inverted = (
                self.verb > self.left
                and any(c.prep and c.at < left.first for c in self.before)
                and self._sureness(right) > self._sureness(left)
            )
            named = self._sureness(left)[0] == 1 and self._speaks(right)
            left = None if inverted or named else left
        if left is not None:
            earlier = self._apposed(left) or left
            return subject_of(earlier), earlier.first, self.verb + 1
        plural = all(f.plural for f in self.tokens[self.verb].forms if f.lemma in self.lemmas)
        if right is not None and plural and self.tokens[right.head].kind == "name" and self.place() is not None:
            # "told Reuters in the ministry": nobody is named.
            right = None
        if right is not None:
            weak = "accs" in right.cases and not self._speaks(right)
            outlet = self.grammar.has(right.head, self.lexicon.media)
            if self.tokens[right.head].kind == "name" or weak or outlet:
                # "An official who asked not to be named told the Herald".
                parted = self._subject_before_clause()
                if parted[0] is not None or (weak and not self._could_speak(right)):
                    return parted
            return subject_of(right), self.verb, right.last
        return self._subject_before_clause()

    def _apposed(self, phrase: Phrase) -> Phrase | None:
        """Return the name before an apposition that ends at the verb: "Bell, head of the police, said"."""
        return None if phrase.first != self.left else self._earlier()

    def _subject_before_clause(self) -> tuple[Phrase | None, int, int]:
        """Return the subject that a clause in commas parts from its verb: "X, who ..., said"."""
        if not self.grammar.is_(self.left - 1, ","):
            return None, self.verb, self.verb + 1
        if any(not c.prep for c in self.before if "nomn" in c.cases and "accs" not in c.cases):
            return None, self.verb, self.verb + 1
        found = self._earlier()
        return (subject_of(found), found.first, self.verb + 1) if found else (None, self.verb, self.verb + 1)

    def _earlier(self) -> Phrase | None:
        """Return the subject before the clauses in commas that end at this one; None where none stands there."""
        close = self.left - 1
        for _ in range(_BACK):
            opening = self._comma_before(close) if self.grammar.is_(close, ",") else None
            if opening is None or not (self._modifying(opening + 1) or self._apposition(opening + 1, close)):
                return None
            start = self._after_mark(opening)
            found = [c for c in self.candidates(self.grammar.chunks(start, opening)) if c.last == opening]
            apposed = self.grammar.phrase(opening + 1, frozenset({"nomn"}))
            apposition = apposed is not None and self._apposition(opening + 1, close)
            if found and apposed is not None and apposition and self._is_named(apposed):
                # "The widow of one of them, Ann Bell, said".
                return found[-1] if self._is_named(found[-1]) else apposed
            if found:
                return found[-1]
            if apposed is not None and apposed.last >= close and self.candidates([apposed]):
                return apposed
            close = opening
        return None

    def _is_named(self, phrase: Phrase) -> bool:
        """Whether the phrase names somebody: a person, or a body with its name."""
        found = self.sources.mention(self.grammar, phrase)
        named = any(t.kind == "name" for t in self.tokens[phrase.first : phrase.last])
        return found is not None and (found.sort == "person" or (found.sort in {"body", "media", "name"} and named))

    def _could_speak(self, phrase: Phrase) -> bool:
        """Whether a phrase that may be the object names somebody, or is a document that a verb of showing has."""
        if self.tokens[phrase.head].kind == "name":
            return True
        found = self.sources.mention(self.grammar, subject_of(phrase))
        if found is None or found.hop is None:
            return False
        shown = bool(self.lemmas & self.lexicon.shown) and found.sort in {"document", "body"}
        return found.entry is not None or found.sort not in {"body", "document"} or shown

    def _speaks(self, phrase: Phrase) -> bool:
        """Whether the head is a noun of somebody who speaks: "Reuters was told by | a source"."""
        lx = self.lexicon
        people = lx.sources | lx.individuals | lx.unique | lx.groups | lx.people
        return self.grammar.has(phrase.head, people | lx.bodies | lx.media | lx.deputy)

    def _comma_before(self, number: int) -> int | None:
        """Return the comma that opens the clause which ends before a token."""
        for n in range(number - 1, -1, -1):
            token = self.tokens[n]
            if token.text == ",":
                return n
            if token.kind == "quote" or token.text in {":", ";", "\u2014"}:
                return None
        return None

    def _modifying(self, number: int) -> bool:
        """Whether a clause that modifies begins here: "who ...", "with whom ...", "known to ..."."""
        relative = self.grammar.has(number, self.lexicon.relative) or any(c[0] == number for c in self.citings)
        if number < len(self.tokens) and self.tokens[number].lower in self.lexicon.prepositions:
            relative = relative or self.grammar.has(number + 1, self.lexicon.relative)
        gerund = number < len(self.tokens) and any(f.pos == "GRND" for f in self.tokens[number].forms)
        return (
            relative or gerund or participle(self.grammar, number) or self.grammar.has(number, self.lexicon.describing)
        )

    def _apposition(self, number: int, close: int) -> bool:
        if participle(self.grammar, number):
            return False
        apposed = self.grammar.phrase(number, frozenset({"nomn"}))
        return apposed is not None and apposed.last >= close

    def _after_mark(self, number: int) -> int:
        for n in range(number - 1, -1, -1):
            token = self.tokens[n]
            if token.kind == "quote" or (token.kind == "punct" and token.text not in {"(", ")", "."}):
                return n + 1
        return 0

    def several(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """Return the subjects that "and" joins, where the verb is plural."""
        found = [phrase]
        plural = any(f.plural for f in self.tokens[self.verb].forms if f.lemma in self.lemmas)
        if not plural:
            return (phrase,)
        if self.grammar.is_(phrase.first - 1, *self.lexicon.joints):
            more = [
                c
                for c in self.grammar.chunks(self.left, phrase.first - 1)
                if c.last == phrase.first - 1 and c.prep is None
            ]
            found = [*more[-1:], phrase]
        elif self.grammar.is_(phrase.last, *self.lexicon.joints):
            more_after = self.grammar.phrase(phrase.last + 1, frozenset({"nomn"}))
            found += [more_after] if more_after and more_after.last <= self.right else []
        return tuple(found)

    def place(self) -> Phrase | None:
        """Return "in the ministry" of "in the ministry they said", or the document of "it says in the report"."""
        lx = self.lexicon
        impersonal = bool(self.lemmas & (lx.impersonal | lx.shown))
        plural = any(f.plural for f in self.tokens[self.verb].forms if f.lemma in self.lemmas)
        short = any(f.pos == "PRTS" for f in self.tokens[self.verb].forms)
        for chunk in (*self.before, *self.after):
            if chunk.prep in {"в", "у", "во", "на"} and "loct" in chunk.cases:
                if self.grammar.has(chunk.head, lx.talks | lx.nobody | lx.not_names):
                    continue
                told = self.grammar.has(chunk.head, lx.channels | lx.documents | lx.figures)
                # "In it, it is noted": in a document named before.
                told = told or self.grammar.is_pronoun(self.tokens[chunk.head])
                if (impersonal or short) and (told or self._is_body(chunk)):
                    return replace(chunk, cases=frozenset({"loct"}))
                if plural and not impersonal and not told and self._is_body(chunk):
                    return replace(chunk, cases=frozenset({"loct"}))
            if impersonal and chunk.prep in {"из", "з", "із", "зі", "со", "с"} and "gent" in chunk.cases:
                return replace(chunk, cases=frozenset({"gent"}))
        return None

    def _is_body(self, chunk: Phrase) -> bool:
        found = self.sources.mention(self.grammar, replace(chunk, cases=frozenset({"loct"})))
        return found is not None and found.hop is not None and found.hop.kind.value == "organisation"

    def joined(self) -> bool:
        """Whether the verb goes on with the subject of the verb before: "... and added"."""
        number = self.left - 1
        return number >= 0 and (
            self.tokens[number].lower in JOINING
            or (self.tokens[self.left].lower in JOINING and self.tokens[number].text == ",")
        )

    def subject_of_other_verb(self) -> Phrase | None:
        """Return the subject that the verb shares with one before "and": "X thanked them and said"."""
        end = self.left - 1
        start = next((n + 1 for n in range(end - 1, -1, -1) if self.tokens[n].kind in {"punct", "quote"}), 0)
        found = self.candidates(self.grammar.chunks(start, end))
        return subject_of(found[0]) if found else None
