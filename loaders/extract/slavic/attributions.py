"""The attributions of one sentence: who is said to say something, by which words, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.slavic.clauses import JOINING, Block, described
from loaders.extract.slavic.spoken import Spoken

if TYPE_CHECKING:
    from loaders.extract.slavic.grammar import Grammar, Phrase
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.extract.slavic.sources import Sources

__all__ = ["attributions"]

_MARKS = frozenset(',;:()\u2014\u2013-.!?\u2026[]/"')
_FINITE = frozenset({"VERB", "PRTS"})
_LONGEST_ASIDE = 3
_FIGURES_NEAR = 8
_BEING = 3
# "In remarks carried by the agency".
_SPREAD = ("пошир", "опублік", "оприлюдн", "распростран", "опубликов", "процитир", "приведён", "приведен", "наведен")


def attributions(text: str, grammar: Grammar, sources: Sources) -> list[Block]:
    """Return the attributions of a sentence, in order."""
    return _Finder(text, grammar, sources).find()


_Opened = dict[str, list[tuple[tuple[str, ...], str]]]
_openings: dict[str, _Opened] = {}


def _opened_by(key: str, phrases: tuple[tuple[tuple[str, ...], str], ...]) -> _Opened:
    """Return phrases by their first words, for a quick look; kept under a key."""
    if key not in _openings:
        found: _Opened = {}
        for words, case in phrases:
            found.setdefault(words[0], []).append((words, case))
        _openings[key] = found
    return _openings[key]


class _Finder:
    def __init__(self, text: str, grammar: Grammar, sources: Sources) -> None:
        self.text = text
        self.grammar = grammar
        self.tokens = grammar.tokens
        self.lexicon: Lexicon = grammar.lexicon
        self.sources = sources
        self.taken: set[int] = set()
        self.citings: list[tuple[int, int, tuple[Phrase, ...]]] = []
        self.carryings: list[tuple[int, int, Phrase]] = []

    def find(self) -> list[Block]:
        blocks = self._by_words()
        self._citing()
        self._carrying()
        blocks += self._by_nouns()
        for number, token in enumerate(self.tokens):
            if number in self.taken or token.kind != "word":
                continue
            block = self._by_verb(number, blocks)
            if block is not None:
                blocks.append(block)
        blocks.sort(key=lambda b: b.span)
        return self._carried(self._cited(blocks))

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
        for words, case in _opened_by(lx.code, lx.by_words).get(self.tokens[number].lower, ()):
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
            phrases, last = self._coordinated(phrase, case)
            last = described(grammar, last)
            span = (cue[0], self.tokens[last - 1].end)
            return Block(span, cue, frozenset(words), "around", phrases, tokens=(number, last), verb=number)
        return None

    def _coordinated(self, phrase: Phrase, case: str) -> tuple[tuple[Phrase, ...], int]:
        """Return the phrase with those joined to it by "and", and where the last ends."""
        phrases = [phrase]
        while self.grammar.is_(phrases[-1].last, *self.lexicon.joints):
            more = self.grammar.phrase(phrases[-1].last + 1, frozenset({case}))
            if more is None or (more.last < len(self.tokens) and self._is_speech(more.last)):
                break
            phrases.append(more)
        return tuple(phrases), phrases[-1].last

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

    # -- citing -------------------------------------------------------------------------------------------------------

    def _citing(self) -> None:
        number = 0
        while number < len(self.tokens):
            for words, case in _opened_by(self.lexicon.code + "+", self.lexicon.citing).get(
                self.tokens[number].lower, ()
            ):
                if not self.grammar.sequence(number, words):
                    continue
                phrase = self.grammar.phrase(number + len(words), frozenset({case}))
                if phrase is None:
                    continue
                phrases, last = self._coordinated(phrase, case)
                last = described(self.grammar, last)
                self.citings.append((number, last, phrases))
                self.taken.update(range(number, last))
                number = last - 1
                break
            number += 1

    def _cited(self, blocks: list[Block]) -> list[Block]:
        """Give each citing to the attribution that it stands with: the one right before it, else right after."""
        for first, last, phrases in self.citings:
            before = [n for n, b in enumerate(blocks) if b.tokens[0] < first]
            after = [n for n, b in enumerate(blocks) if b.tokens[0] >= last]
            if not before and not after:
                alone = self._citing_alone(first, last, phrases)
                blocks = [*blocks, alone] if alone else blocks
                continue
            number = before[-1] if before else after[0]
            block = blocks[number]
            start, end = self.tokens[first].start, self.tokens[last - 1].end
            span = (min(block.span[0], start), max(block.span[1], end))
            holds = block.shape in {"that", "colon"} and block.content and start >= block.content
            if holds or block.cited:
                # Told in the content: "X said that Y, citing Z, had ...".
                blocks[number] = block
                continue
            blocks[number] = replace(
                block, cited=phrases, span=span, tokens=(min(block.tokens[0], first), max(block.tokens[1], last))
            )
        blocks.sort(key=lambda b: b.span)
        return blocks

    def _citing_alone(self, first: int, last: int, phrases: tuple[Phrase, ...]) -> Block | None:
        """Return "Reuters, citing a source: ..." without a verb."""
        chunks = self.grammar.chunks(0, first)
        named = next(
            (c for c in reversed(chunks) if c.prep is None and "nomn" in c.cases and c.last >= first - 1), None
        )
        start = named.first if named else first
        cue = (self.tokens[first].start, self.tokens[phrases[0].first - 1].end)
        span = (self.tokens[start].start, self.tokens[last - 1].end)
        colon = self.grammar.is_(last, ":")
        return Block(
            span,
            cue,
            frozenset(),
            "colon" if colon else "around",
            (named,) if named else (),
            content=self.tokens[last].end if colon else 0,
            cited=phrases,
            tokens=(start, last),
            verb=first,
        )

    # -- carrying -----------------------------------------------------------------------------------------------------

    def _carrying(self) -> None:
        """Find ", whose words the agency carries" and ", whom the agency quotes": who passes on the words before."""
        lx, grammar = self.lexicon, self.grammar
        for number in range(1, len(self.tokens)):
            if not grammar.is_(number - 1, ",") or number in self.taken:
                continue
            spread = self.tokens[number].lower.startswith(_SPREAD)
            outlet = grammar.phrase(number + 1, frozenset({"ablt"})) if spread else None
            if outlet is not None:
                self.carryings.append((number - 1, outlet.last, outlet))
                self.taken.update(range(number, outlet.last))
                continue
            first = number + int(grammar.has(number, lx.quoted_words))
            verb = next((n for n in (first + 1, first + 2) if grammar.has(n, lx.quoting)), None)
            if not grammar.has(first, lx.relative) or verb is None:
                continue
            phrase = grammar.phrase(verb + 1, frozenset({"nomn"}))
            if phrase is not None:
                self.carryings.append((number - 1, phrase.last, phrase))
                self.taken.update(range(number, phrase.last))

    def _carried(self, blocks: list[Block]) -> list[Block]:
        """Give each that carries words to the attribution whose source stands before it."""
        for first, last, phrase in self.carryings:
            near = [n for n, b in enumerate(blocks) if any(p.last <= first for p in b.sources)]
            if near:
                block = blocks[near[-1]]
                span = (block.span[0], max(block.span[1], self.tokens[last - 1].end))
                blocks[near[-1]] = replace(block, carriers=(*block.carriers, phrase), span=span)
        return blocks

    # -- verbs --------------------------------------------------------------------------------------------------------

    def _is_speech(self, number: int) -> bool:
        token = self.tokens[number] if 0 <= number < len(self.tokens) else None
        if token is None or token.kind != "word":
            return False
        if token.lower in self.lexicon.predicates:
            return self.grammar.is_(number + 1, ":", ",")
        for lemma, words in self.lexicon.phrases:
            if lemma in token.lemmas() and self.grammar.sequence(number + 1, words):
                return True
        return any(
            f.lemma in self.lexicon.speech | self.lexicon.impersonal | self.lexicon.quoting | self.lexicon.shown
            and f.pos in _FINITE
            for f in token.forms
        )

    def _by_verb(self, number: int, blocks: list[Block]) -> Block | None:
        lx, token = self.lexicon, self.tokens[number]
        gerund = any(f.pos == "GRND" and f.lemma in lx.speech for f in token.forms)
        if not (gerund or self._is_speech(number) or self._after_quotation(number) or self._gives_figures(number)):
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
            if token.lower in self.lexicon.that or self._is_speech(position):
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
            if self._is_speech(position - 1) and position - 1 != number:
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
