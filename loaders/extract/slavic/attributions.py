"""The attributions of one sentence: who is said to say something, by which words, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extract.slavic.clauses import JOINING, Block, described
from loaders.extract.slavic.relaying import Relaying, opened_by
from loaders.extract.slavic.spoken import Spoken

if TYPE_CHECKING:
    from loaders.extract.slavic.grammar import Grammar
    from loaders.extract.slavic.sources import Sources

__all__ = ["attributions"]

_MARKS = frozenset(',;:()\u2014\u2013-.!?\u2026[]/"')
_FINITE = frozenset({"VERB", "PRTS"})
_LONGEST_ASIDE = 3
_FIGURES_NEAR = 8
_BEING = 3


def attributions(text: str, grammar: Grammar, sources: Sources) -> list[Block]:
    """Return the attributions of a sentence, in order."""
    return _Finder(text, grammar, sources).find()


class _Finder(Relaying):
    """Finds the attributions of a sentence by nouns, verbs and "according to"."""

    def find(self) -> list[Block]:
        blocks = self._by_words()
        self.find_citings()
        self.find_carryings()
        blocks += self._by_nouns()
        for number, token in enumerate(self.tokens):
            if number in self.taken or token.kind != "word":
                continue
            block = self._by_verb(number, blocks)
            if block is not None:
                blocks.append(block)
        blocks.sort(key=lambda b: b.span)
        return self.carried(self.cited(blocks))

    # -- "according to" -----------------------------------------------------------------------------------------------

    def _by_words(self) -> list[Block]:
        found = []
        number = 0
        while number < len(self.tokens):
            block = self._by_words_at(number)
            if block is not None:
                found.append(block)
                self.taken.update(range(*block.tokens))
                number = block.tokens[1]
                continue
            number += 1
        return found

    def _by_words_at(self, number: int) -> Block | None:  # noqa: C901 -- one line a part of the phrase
        lx, grammar = self.lexicon, self.grammar
        if self.tokens[number].kind != "word":
            return None
        for words, case in opened_by(lx.code, lx.by_words).get(self.tokens[number].lower, ()):
            after, possessive = number + 1, ""
            if len(words) > 1:
                while after < len(self.tokens) and not grammar.sequence(after, words[1:]):
                    token = self.tokens[after]
                    if token.lower in lx.his | lx.her | lx.their and not possessive:
                        possessive = token.lower
                    elif not any(f.pos in {"ADJF", "PRTF", "NPRO"} for f in token.forms) or after > number + 2:
                        break
                    after += 1
                if not grammar.sequence(after, words[1:]):
                    continue
                after += len(words) - 1
            cue = (self.tokens[number].start, self.tokens[after - 1].end)
            if possessive:
                return Block(
                    cue, cue, frozenset(words), "around", possessive=possessive, tokens=(number, after), verb=number
                )
            phrase = grammar.phrase(after, frozenset({case}))
            if phrase is None:
                continue
            if any(self.tokens[phrase.first].lemmas() & s for s in (lx.relative,)):
                return None
            phrases, last = self.coordinated(phrase, case)
            last = described(grammar, last)
            span = (cue[0], self.tokens[last - 1].end)
            return Block(span, cue, frozenset(words), "around", phrases, tokens=(number, last), verb=number)
        return None

    def _by_nouns(self) -> list[Block]:
        """Return "there was a report by X that ...": a noun of saying, whose it is, and the conjunction."""
        lx, grammar, found = self.lexicon, self.grammar, []
        for number in range(len(self.tokens)):
            nouns = grammar.has(number, lx.channels) and number not in self.taken
            phrase = (
                grammar.phrase(number + 1, frozenset({"gent"})) if nouns and number + 1 < len(self.tokens) else None
            )
            if phrase is None or not any(grammar.is_(n, *lx.being) for n in range(max(0, number - _BEING), number)):
                continue
            end = phrase.last
            if grammar.is_(end, *lx.about_words) and grammar.has(end + 1, lx.pointers):
                end += 2
            if grammar.is_(end, ",") and grammar.is_(end + 1, *lx.that) and end + 2 < len(self.tokens):
                start = next(n for n in range(max(0, number - _BEING), number) if grammar.is_(n, *lx.being))
                span = (self.tokens[start].start, self.tokens[end + 1].end)
                cue = (self.tokens[number].start, self.tokens[number].end)
                content = self.tokens[end + 1].end
                found.append(
                    Block(
                        span, cue, frozenset(), "that", (phrase,), content=content, tokens=(start, end + 2), verb=number
                    )
                )
                self.taken.update(range(start, end + 2))
        return found

    # -- verbs --------------------------------------------------------------------------------------------------------

    def _by_verb(self, number: int, blocks: list[Block]) -> Block | None:
        lx, token = self.lexicon, self.tokens[number]
        gerund = any(f.pos == "GRND" and f.lemma in lx.speech for f in token.forms)
        if not (gerund or self.is_speech(number) or self._after_quotation(number) or self._gives_figures(number)):
            return None
        if token.capital and number > 0 and not any(f.pos in _FINITE for f in token.forms[:1]):
            return None
        lemmas = frozenset(f.lemma for f in token.forms if f.pos in _FINITE | {"GRND"})
        if token.lower in lx.predicates:
            lemmas = token.lemmas()
        negated = self.grammar.is_(number - 1, *lx.negation)
        if negated and not lemmas & lx.unless:
            return None
        left = self._left(number)
        right = self._right(number)
        found = Spoken(
            self.grammar,
            self.sources,
            number,
            left=left,
            right=right,
            lemmas=lemmas,
            negated=negated,
            citings=self._insertions(),
        ).read(blocks, gerund=gerund)
        if found is not None:
            self.taken.update(range(*found.tokens))
        return found

    def _after_quotation(self, number: int) -> bool:
        """Whether any verb stands here that only a speaker can follow: "...", sighs the farmer."""
        before = self.tokens[max(0, number - 3) : number]
        dash = bool(before) and before[-1].text in {"\u2014", "\u2013", "-"}
        quoted = any(t.kind == "quote" for t in before)
        return dash and quoted and any(f.pos == "VERB" for f in self.tokens[number].forms[:1])

    def _gives_figures(self, number: int) -> bool:
        """Whether a verb gives figures: "such a figure was given by X"."""
        lx, grammar = self.lexicon, self.grammar
        verb = any(f.lemma in lx.giving and f.pos == "VERB" for f in self.tokens[number].forms)
        return verb and any(grammar.has(n, lx.figures) for n in range(max(0, number - _FIGURES_NEAR), number))

    def _insertions(self) -> tuple[tuple[int, int], ...]:
        return (
            *((first, last) for first, last, _ in self.citings),
            *((first + 1, last) for first, last, _ in self.carryings),
        )

    def _right(self, number: int) -> int:
        """Return the token at which the clause of a verb ends."""
        position = number + 1
        while position < len(self.tokens):
            token = self.tokens[position]
            if (
                token.kind == "quote"
                or (token.kind == "punct" and token.text in _MARKS - {"("})
                or position in self.taken
            ):
                break
            if token.kind == "punct" and token.text == "(":
                close = next(
                    (n for n in range(position, min(position + 4, len(self.tokens))) if self.tokens[n].text == ")"),
                    None,
                )
                if close is None:
                    break
                position = close + 1
                continue
            if token.lower in self.lexicon.that or self.is_speech(position):
                break
            position += 1
        return position

    def _aside(self, number: int) -> int:
        """Return the comma that opens an aside which ends at the token: "the expert, however, says"; else `number`."""
        if not self.grammar.is_(number, ","):
            return number
        for words in range(1, _LONGEST_ASIDE + 1):
            opening = number - words - 1
            if opening >= 0 and self.grammar.is_(opening, ","):
                said = " ".join(token.lower for token in self.tokens[opening + 1 : number])
                return opening if said in self.lexicon.asides else number
        return number

    def _left(self, number: int) -> int:
        """Return the first token of the clause that a verb stands in."""
        position = number
        while position > 0:
            token = self.tokens[position - 1]
            if self._aside(position - 1) < position - 1:
                position = self._aside(position - 1)
                continue
            citing = next((first for first, last, _ in self.citings if first <= position - 1 < last), None)
            if citing is not None:
                position = citing
                continue
            if token.text == ")" and self.grammar.is_(position - 3, "("):
                position -= 3
                continue
            if token.kind == "quote" or (token.kind == "punct" and token.text in _MARKS) or position - 1 in self.taken:
                break
            if token.lower in self.lexicon.that:
                break
            if self.is_speech(position - 1) and position - 1 != number:
                break
            position -= 1
        first = position
        # "... and added": what stands before the conjunction is another verb's.
        last = number - 1
        while (
            last >= first
            and self.tokens[last].lower not in JOINING
            and any(f.pos in {"ADVB", "PRCL", "NPRO"} for f in self.tokens[last].forms)
            and not self.tokens[last].cases()
        ):
            last -= 1
        if last >= first and self.tokens[last].lower in JOINING and last > first:
            return last + 1
        return first
