"""A clause with a verb of saying, as an attribution: who says it, to whom, and where what is said stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.slavic.clauses import Block, described
from loaders.extract.slavic.shapes import Shapes
from loaders.extract.slavic.subjects import Subjects

if TYPE_CHECKING:
    from loaders.extract.slavic.grammar import Phrase

__all__ = ["Spoken"]

# "The drivers, asked by the agency, say".
_ASKED = ("опрош", "опит")


class Spoken(Subjects, Shapes):
    """A clause with a verb of saying, as an attribution."""

    def read(self, blocks: list[Block], *, gerund: bool) -> Block | None:
        """Return the attribution; None where nobody says anything. `blocks` are those before it in the sentence."""
        lx = self.lexicon
        as_ = any(self.grammar.is_(n, *lx.as_words) for n in range(self.left, self.verb))
        speaker = self._speaker(blocks, gerund=gerund)
        if speaker is None:
            return None
        subjects, first, last, continues = speaker
        last = max([last, *(p.last for p in subjects)])
        extended = described(self.grammar, last) if subjects and last >= self.right else last
        quoted, possessive = self.quoted() if self.lemmas & lx.quoting else ((), "")
        figures = bool(self.lemmas & lx.giving) and any(self.grammar.has(c.head, lx.figures) for c in self.before)
        if self.lemmas & (lx.quoting - lx.speech) and not quoted and not possessive and not figures:
            return None
        shape = self.shape(max(self.right, extended), subjects, as_=as_)
        if shape is None:
            return None
        if shape.name == "around" and not as_ and self.joined() and all(s.last <= self.left for s in subjects):
            # "... and promised a report" is no insertion.
            return None
        heads = {(s.first, s.head) for s in subjects}
        parted = self.grammar.chunks(subjects[0].last, self.left) if subjects and subjects[0].last < self.left else []
        others = [c for c in (*self.before, *self.after) if (c.first, c.head) not in heads]
        outlets = self.outlets([*others, *(c for c in parted if c.prep == "для"), *self._asked_by(subjects)])
        start = first if shape.name == "around" and not as_ else min(first, self.left)
        end = shape.end if shape.name == "object" else max(shape.end, extended)
        return Block(
            (self.tokens[start].start, self.tokens[max(end, self.verb + 1) - 1].end),
            (self.tokens[self.verb].start, self.tokens[self.verb].end),
            self.lemmas,
            shape.name,
            subjects,
            content=shape.content,
            object=shape.object,
            outlets=tuple(outlets),
            cited=self.learned_from(),
            quoted=quoted,
            quoted_possessive=possessive,
            continues=continues,
            negated=self.negated,
            verb=self.verb,
            tokens=(start, max(end, start + 1)),
        )

    def _asked_by(self, subjects: tuple[Phrase, ...]) -> list[Phrase]:
        """Return the outlet of "the drivers, asked by the Herald, say"."""
        found = []
        for number in range(subjects[0].last, self.left) if subjects else ():
            if self.tokens[number].lower.startswith(_ASKED) and self.tokens[number + 1].kind == "name":
                phrase = self.grammar.phrase(number + 1)
                found += [replace(phrase, cases=frozenset({"datv"}))] if phrase else []
        return found

    def _speaker(self, blocks: list[Block], *, gerund: bool) -> tuple[tuple[Phrase, ...], int, int, bool] | None:  # noqa: PLR0911 -- one return a way of naming who speaks
        """Return who speaks, the tokens that it and the verb take up, and whether that is who spoke before."""
        lx, alone = self.lexicon, (self.verb, self.verb + 1)
        if gerund:
            return (), *alone, True
        subject, first, last = self.subject()
        if subject is not None:
            return self.several(subject), first, last, False
        place = self.place()
        if place is not None:
            return (place,), min(self.verb, place.at), max(self.verb + 1, place.last), False
        if self.joined():
            if blocks:
                return (), *alone, True
            other = self.subject_of_other_verb()
            return ((other,), *alone, False) if other else None
        if self.lemmas & lx.adding and self.left == 0:
            return (), *alone, True
        return ((), *alone, False) if self.lemmas & lx.quoting and any(self.quoted()) else None
