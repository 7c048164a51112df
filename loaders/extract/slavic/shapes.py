"""Whom something was told to, whose words are passed on, and where what is said stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.extract.slavic.clauses import BREAKS, Clause
from loaders.extract.slavic.grammar import participle
from loaders.extract.slavic.morphology import ALL_CASES

if TYPE_CHECKING:
    from loaders.extract.slavic.grammar import Grammar, Phrase
    from loaders.statement import Span

__all__ = ["JUDGING", "Shape", "Shapes"]


_THIS = frozenset({"це", "это"})
JUDGING = ("назва", "назив", "назыв", "вважа", "счита", "счес")
"""Verbs that say what somebody holds something to be."""
# Verbs of telling take topics; those of reporting take what happened.
_TELLING = ("рассказ", "розпов", "говор", "писа", "напис", "упом", "згад", "перед")
_TOPIC = 4
_SUCH = ("так", "эт", "ц")
_LEARNING = ("дізн", "узна", "выясн", "з'ясув")


def concluded(grammar: Grammar, verb: int, words: tuple[str, ...]) -> bool:
    """Whether words that go with a verb stand turned around before it, "such" among them: "to this conclusion came"."""
    if len(words) != 2 or verb < 3 or not grammar.is_(verb - 1, words[1]):  # noqa: PLR2004 -- a preposition, "such", a noun
        return False
    return grammar.is_(verb - 3, words[0]) and grammar.tokens[verb - 2].lower.startswith(_SUCH)


@dataclass(frozen=True, slots=True)
class Shape:
    """How an attribution stands to what is said (see `Block.shape`); it ends before the token `end`."""

    name: str
    end: int
    content: int = 0
    object: Span | None = None


class Shapes(Clause):
    """A clause that knows where its content stands."""

    def outlets(self, others: list[Phrase]) -> list[Phrase]:
        """Return the phrases that may name the outlet that something was told to."""
        lx, found = self.lexicon, []
        for chunk in others:
            if chunk.prep is None and "datv" in chunk.cases:
                if chunk.cases == ALL_CASES or "nomn" not in chunk.cases:
                    found.append(replace(chunk, cases=frozenset({"datv"})))
            elif chunk.prep in {"в", "у", "во"} and self.grammar.has(chunk.head, lx.talks):
                found += self._told_in(chunk)
            elif chunk.prep == "для" and not self.grammar.has(chunk.at - 1, lx.documents - lx.talks):
                found.append(replace(chunk, cases=frozenset({"gent"})))
        return found

    def learned_from(self) -> tuple[Phrase, ...]:
        """Return whom an outlet learned it from: "the agency learned from a source"."""
        if not any(m.startswith(_LEARNING) for m in self.lemmas):
            return ()
        people = self.lexicon.sources | self.lexicon.individuals | self.lexicon.people
        chunks = [c for c in self.after if c.prep in {"від", "от", "у", "из", "з"} and self.grammar.has(c.head, people)]
        return tuple(replace(c, cases=frozenset({"gent"})) for c in chunks[:1])

    def _told_in(self, chunk: Phrase) -> list[Phrase]:
        """Return whom an interview was given to: in it, or right after it."""
        number = chunk.head + 1
        if self.grammar.is_(number, "с", "со", "з", "із", "зі", "для", "на"):
            number += 1
        inner = self.grammar.phrase(number) if number < self.right else None
        if inner is None:
            return []
        with_ = self.grammar.is_(number - 1, "с", "со", "з", "із", "зі")
        case = frozenset({"ablt" if with_ else "datv"})
        return [replace(inner, cases=inner.cases & case or inner.cases)]

    def quoted(self) -> tuple[tuple[Phrase, ...], str]:  # noqa: C901, PLR0911 -- one way of quoting after another
        """Return whose words a quoting verb passes on: "quotes the minister", "carries the words of the coach"."""
        lx = self.lexicon
        for chunk in (*self.before, *self.after):
            if self.grammar.has(chunk.head, lx.quoted_words) and chunk.prep is None and "accs" in chunk.cases:
                for number in range(chunk.first, chunk.last):
                    if self.tokens[number].lower in lx.his | lx.her | lx.their:
                        return (), self.tokens[number].lower
                inner = self.grammar.phrase(chunk.head + 1, frozenset({"gent"}))
                if inner is not None:
                    return (inner,), ""
        for number in range(self.left, self.right):
            if self.tokens[number].lower in lx.his | lx.her | lx.their and self.grammar.has(
                number + 1, lx.quoted_words
            ):
                return (), self.tokens[number].lower
        if self.lemmas & (lx.quoting & lx.speech) and not any(m.startswith(("цит", "процит")) for m in self.lemmas):
            return (), ""
        if self.grammar.is_(self.verb + 1, *lx.his, *lx.her, *lx.their):
            return (), self.tokens[self.verb + 1].lower
        for chunk in self.after:
            if chunk.prep is None and "accs" in chunk.cases and "nomn" not in chunk.cases:
                return (replace(chunk, cases=frozenset({"accs"})),), ""
        return (), ""

    def shape(self, end: int, subjects: tuple[Phrase, ...], *, as_: bool) -> Shape | None:
        """Return how the clause, which ends before the token `end`, stands to what is said; None if nothing is said.

        `as_` says that it is "as X says": an insertion, whatever follows.
        """
        end = self.past(end)
        if as_:
            return Shape("around", end)
        return (
            self._introduced(end)
            or self._pointing(end)
            or self._of_object(end, subjects)
            or self._judged(end, subjects)
            or self._estimated(subjects)
            or self._inserted(end, subjects)
            or (Shape("carry", end) if self.quoted()[1] and self.left == 0 else None)
        )

    def _pointing(self, end: int) -> Shape | None:
        """Return "about this X said": of the sentences before, or of the words that it ends the sentence of."""
        figures = self.lemmas & self.lexicon.giving and any(
            self.grammar.has(c.head, self.lexicon.figures) for c in self.before
        )
        if not self._pointer() and not figures:
            return None
        after = self.left > 0 and self._opens()
        return Shape("around", end) if after else Shape("pointer", max(end, self.verb + 1))

    def _introduced(self, end: int) -> Shape | None:
        """Return a clause that "that" or a colon follows."""
        tokens = self.tokens
        that = end + 1 if self.grammar.is_(end, ",") else end
        if self.grammar.is_(that, *self.lexicon.that) and that + 1 < len(tokens):
            return Shape("that", that + 1, tokens[that].end)
        if self.grammar.is_(end, ":") and end + 1 < len(tokens):
            return Shape("colon", end + 1, tokens[end].end)
        if end < len(tokens) and tokens[end].kind == "quote" and self.left == 0:
            named = any(m.startswith(("назв", "наз")) for m in self.lemmas)
            told = named or self.lemmas & self.lexicon.about or self._pointer()
            return None if told else Shape("colon", end, tokens[end - 1].end)
        return None

    def _of_object(self, end: int, subjects: tuple[Phrase, ...]) -> Shape | None:
        """Return a clause whose object says it all: "reported the loss of ...", "denied the blockade"."""
        lx = self.lexicon
        wide = bool(self.lemmas & lx.about)
        if not wide and not self.lemmas & (lx.confirming | lx.denying | lx.doubting):
            return None
        heads = {s.head for s in subjects}
        this = None if wide else self._this()
        if this is not None:
            return Shape("object", self.verb + 1, object=this)
        for chunk in (*self.after, *self.before):
            if wide:
                fits = chunk.prep in lx.about_words
            elif self.lemmas & lx.doubting:
                fits = chunk.prep in {"в", "у"}
            else:
                fits = chunk.prep is None and "accs" in chunk.cases != ALL_CASES and chunk.head not in heads
            if not fits:
                continue
            start, stop = self.tokens[chunk.first].start, self.tokens[self._clause_end(end) - 1].end
            later = [s for s in subjects if s.first > chunk.first]
            if later:
                stop = self.tokens[later[0].first - 1].end
            if chunk in self.before or self.grammar.has(chunk.head, lx.pointers):
                stop = self.grammar.span(chunk)[1]
            if stop > start and (not wide or self._weighty(start, stop)):
                return Shape("object", self.verb + 1, object=(start, stop))
        return None

    def _this(self) -> Span | None:
        """Return the "this" right before or after the verb: "the doctor denies this"."""
        near = (n for n in (self.verb - 1, self.verb + 1) if self.left <= n < self.right)
        found = next((self.tokens[n] for n in near if self.tokens[n].lower in _THIS), None)
        return (found.start, found.end) if found else None

    def _judged(self, end: int, subjects: tuple[Phrase, ...]) -> Shape | None:
        """Return "called the step belated": what is judged and the judgement, in the instrumental or in marks."""
        if not any(m.startswith(JUDGING) for m in self.lemmas):
            return None
        heads = {s.head for s in subjects}
        for chunk in self.after:
            if chunk.prep or "accs" not in chunk.cases or chunk.head in heads or chunk.last >= len(self.tokens):
                continue
            number = chunk.last + int(any(f.pos in {"ADVB", "PRCL"} for f in self.tokens[chunk.last].forms[:1]))
            token = self.tokens[number] if number < len(self.tokens) else None
            judged = token is not None and any(
                f.case == "ablt" and f.pos in {"ADJF", "PRTF", "NOUN"} for f in token.forms[:3]
            )
            if token is not None and (judged or token.kind == "quote") and not (token.capital and judged):
                stop = self.tokens[self._clause_end(max(end, number)) - 1].end
                return Shape("object", self.verb + 1, object=(self.tokens[chunk.first].start, stop))
        return None

    def _weighty(self, start: int, stop: int) -> bool:
        """Whether what somebody spoke about is a statement, not a mere topic: "told of plans"."""
        inner = [t for t in self.tokens if start <= t.start and t.end <= stop]
        told = any(m.startswith(_TELLING) for m in self.lemmas)
        return any(t.kind == "number" for t in inner) or len(inner) > (_TOPIC if told else 1)

    def _clause_end(self, end: int) -> int:
        """Return where an object ends with the clauses that describe it: ", who came to fight"."""
        grammar, tokens = self.grammar, self.tokens
        number = end
        while number < len(tokens) and tokens[number].kind == "quote":
            number += 1
            while number < len(tokens) and tokens[number].text not in BREAKS and tokens[number].kind != "quote":
                number += 1
        while grammar.is_(number, ",") and (
            grammar.has(number + 1, self.lexicon.relative) or participle(grammar, number + 1)
        ):
            number += 1
            while number < len(tokens) and tokens[number].text not in BREAKS:
                number += 1
        return number

    def _estimated(self, subjects: tuple[Phrase, ...]) -> Shape | None:
        """Return "put the losses at 800": everything besides subject and verb, where it holds a figure."""
        if not any(m.startswith(("оцін", "оцен")) for m in self.lemmas):
            return None
        if not any(self.tokens[n].kind == "number" for n in range(self.verb, self.right)):
            return None
        del subjects
        return Shape("around", self.verb + 1)

    def _inserted(self, end: int, subjects: tuple[Phrase, ...]) -> Shape | None:
        """Return a clause after, or amid, what is said: ", said the official"."""
        ahead = self.tokens[end] if end < len(self.tokens) else None
        if self.left == 0 or not self._opens() or not (ahead is None or ahead.kind == "punct"):
            return None
        first = min([self.verb, *(s.at for s in subjects)])
        quoted = any(t.kind == "quote" for t in self.tokens[max(0, self.left - 3) : self.left])
        if first < self.verb and not quoted and any(not self._slight_after(n) for n in range(self.verb + 1, end)):
            # "..., the staff learned of the leak from the news" is a clause of its own.
            return None
        return Shape("around", end) if all(self._slight(n) for n in range(self.left, first)) else None

    def _slight_after(self, number: int) -> bool:
        """Whether a token after the verb only says to whom, when or where it was said."""
        chunks = [c for c in self.after if c.at <= number < c.last]
        told = any(c.prep is None and "datv" in c.cases for c in chunks)
        said = any(c.prep and (self.grammar.has(c.head, self.lexicon.channels | self.lexicon.talks)) for c in chunks)
        when = any(c.prep and self.grammar.has(c.head, self.lexicon.not_names | self.lexicon.nobody) for c in chunks)
        plain = any(f.pos in {"ADVB", "PRCL"} for f in self.tokens[number].forms)
        cited = any(first <= number < last for first, last in self.citings)
        return told or said or when or plain or cited

    def _slight(self, number: int) -> bool:
        """Whether a token before verb and subject is of no weight: an adverb, a time or place, who was told."""
        if any(f.pos in {"ADVB", "CONJ", "PRCL"} for f in self.tokens[number].forms):
            return True
        chunks = [c for c in self.before if c.at <= number < c.last]
        if self.lemmas & self.lexicon.giving and any(self.grammar.has(c.head, self.lexicon.figures) for c in chunks):
            return True
        return any(c.prep or ("datv" in c.cases and "nomn" not in c.cases) for c in chunks)

    def _opens(self) -> bool:
        """Whether the clause begins after a comma or dash that parts it from what is said."""
        before = self.tokens[self.left - 1]
        return before.kind == "quote" or before.text in {",", "\u2014", "\u2013", "-"}

    def _pointer(self) -> bool:
        """Whether "about this" stands in the clause, or "to this conclusion"."""
        lx = self.lexicon
        if any(concluded(self.grammar, self.verb, words) for lemma, words in lx.phrases if lemma in self.lemmas):
            return True
        for number in range(self.left, self.right):
            if self.tokens[number].lower in lx.about_words and self.grammar.has(number + 1, lx.pointers):
                case = "accs" if self.tokens[number].lower == "про" else "loct"
                following = self.tokens[number + 2] if number + 2 < len(self.tokens) else None
                if (
                    following is None
                    or following.lower in lx.prepositions
                    or case not in following.cases()
                    or number + 2 >= self.right
                    or number + 2 == self.verb
                ):
                    return True
                if following.lower == "же" or not any(f.pos == "NOUN" for f in following.forms) or following.capital:
                    return True
        return False
