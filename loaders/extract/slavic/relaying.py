"""Who passes words on in a sentence: whom its sources cite, and who carries, heard or saw what they say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.slavic.clauses import Block, described
from loaders.extract.slavic.shapes import concluded

if TYPE_CHECKING:
    from loaders.extract.slavic.grammar import Grammar, Phrase
    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.extract.slavic.sources import Sources

__all__ = ["Relaying", "opened_by"]

_FINITE = frozenset({"VERB", "PRTS"})
# "With which our reporter acquainted himself", "whom the station spoke to", "which the paper saw".
_SEEING = tuple(
    "ознайом ознаком бачи побачи видел увидел отрима получи спілку поспілку говори поговори бесед побесед общал "
    "пообщал".split()
)
_COPY = ("копія", "копия", "копію", "копию", "копією", "копией")
_DISPOSAL = ("розпоряджен", "распоряжен")
_COPY_NEAR = 8
# "In remarks carried by the agency".
_SPREAD = ("пошир", "опублік", "оприлюдн", "распростран", "опубликов", "процитир", "приведён", "приведен", "наведен")

_Opened = dict[str, list[tuple[tuple[str, ...], str]]]
_openings: dict[str, _Opened] = {}


def opened_by(key: str, phrases: tuple[tuple[tuple[str, ...], str], ...]) -> _Opened:
    """Return phrases by their first words, for a quick look; kept under a key."""
    if key not in _openings:
        found: _Opened = {}
        for words, case in phrases:
            found.setdefault(words[0], []).append((words, case))
        _openings[key] = found
    return _openings[key]


class Relaying:
    """The relays of one sentence: `citings` and `carryings` stand at tokens that are `taken` from other attributions.

    `told_to` are the outlets that a cited source told it, by where the citing begins.
    """

    def __init__(self, text: str, grammar: Grammar, sources: Sources) -> None:
        self.text = text
        self.grammar = grammar
        self.tokens = grammar.tokens
        self.lexicon: Lexicon = grammar.lexicon
        self.sources = sources
        lx = self.lexicon
        self._saying = lx.speech | lx.impersonal | lx.quoting | lx.shown
        self.taken: set[int] = set()
        self.citings: list[tuple[int, int, tuple[Phrase, ...]]] = []
        self.carryings: list[tuple[int, int, Phrase]] = []
        self.told_to: dict[int, tuple[Phrase, ...]] = {}

    def coordinated(self, phrase: Phrase, case: str) -> tuple[tuple[Phrase, ...], int]:
        """Return the phrase with those joined to it by "and", and where the last ends."""
        phrases = [phrase]
        while self.grammar.is_(phrases[-1].last, *self.lexicon.joints):
            more = self.grammar.phrase(phrases[-1].last + 1, frozenset({case}))
            if more is None or (more.last < len(self.tokens) and self.is_speech(more.last)):
                break
            phrases.append(more)
        return tuple(phrases), phrases[-1].last

    def is_speech(self, number: int) -> bool:
        """Whether a verb of saying stands here."""
        token = self.tokens[number] if 0 <= number < len(self.tokens) else None
        if token is None or token.kind != "word":
            return False
        if token.lower in self.lexicon.predicates:
            return self.grammar.is_(number + 1, ":", ",")
        for lemma, words in self.lexicon.phrases:
            if lemma not in token.lemmas():
                continue
            if self.grammar.sequence(number + 1, words) or concluded(self.grammar, number, words):
                return True
        return any(f.lemma in self._saying and f.pos in _FINITE for f in token.forms)

    # -- citing -------------------------------------------------------------------------------------------------------

    def find_citings(self) -> None:
        """Find whom sources cite."""
        number = 0
        while number < len(self.tokens):
            for words, case in opened_by(self.lexicon.code + "+", self.lexicon.citing).get(
                self.tokens[number].lower, ()
            ):
                if not self.grammar.sequence(number, words):
                    continue
                phrase = self.grammar.phrase(number + len(words), frozenset({case}))
                if phrase is None:
                    continue
                phrases, last = self.coordinated(phrase, case)
                told = self._told_to(last)
                if told is not None:
                    # "citing the Herald, which two sources told this": the Herald was told it.
                    self.told_to[number] = phrases
                    phrases, last = (told,), told.last
                last = described(self.grammar, last)
                self.citings.append((number, last, phrases))
                self.taken.update(range(number, last))
                number = last - 1
                break
            number += 1

    def _told_to(self, comma: int) -> Phrase | None:
        """Return the source of ", which sources in the government told about this"; None where no such clause is."""
        grammar, lx = self.grammar, self.lexicon
        if not grammar.is_(comma, ",") or not grammar.has(comma + 1, lx.relative):
            return None
        relative = self.tokens[comma + 1]
        if not any(f.case == "datv" for f in relative.forms):
            return None
        number = comma + 2
        if grammar.is_(number, *lx.about_words) and grammar.has(number + 1, lx.pointers):
            number += 2
        told = grammar.phrase(number + 1, frozenset({"nomn"})) if self.is_speech(number) else None
        if told is None:
            return None
        # "Two sources on the financial market": the rest of the clause is theirs.
        last = told.last
        while last < len(self.tokens) and self.tokens[last].kind == "word" and not self.is_speech(last):
            last += 1
        return replace(told, last=last)

    def cited(self, blocks: list[Block]) -> list[Block]:
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
                block,
                cited=phrases,
                heard=self.told_to.get(first, ()),
                span=span,
                tokens=(min(block.tokens[0], first), max(block.tokens[1], last)),
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

    def find_carryings(self) -> None:
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
            seen = self._seen_by(number)
            if seen is not None:
                self.carryings.append((number - 1, seen.last, seen))
                self.taken.update(range(number, seen.last))
                continue
            first = number + int(grammar.has(number, lx.quoted_words))
            verb = next((n for n in (first + 1, first + 2) if grammar.has(n, lx.quoting)), None)
            if not grammar.has(first, lx.relative) or verb is None:
                continue
            phrase = grammar.phrase(verb + 1, frozenset({"nomn"}))
            if phrase is not None:
                self.carryings.append((number - 1, phrase.last, phrase))
                self.taken.update(range(number, phrase.last))

    def _seen_by(self, number: int) -> Phrase | None:
        """Return the outlet of ", which the paper has seen", ", a copy of which it has" and ", whom it spoke to"."""
        grammar, lx = self.grammar, self.lexicon
        first = number + int(self.tokens[number].lower in lx.prepositions)
        if self.tokens[number].lower.startswith(_COPY):
            # ", a copy of which is at the disposal of the paper"
            if not grammar.has(number + 1, lx.relative):
                return None
            near = range(number + 2, min(number + _COPY_NEAR, len(self.tokens)))
            place = next((n for n in near if self.tokens[n].lower.startswith(_DISPOSAL)), None)
            return grammar.phrase(place + 1, frozenset({"gent"})) if place is not None else None
        if not grammar.has(first, lx.relative):
            return None
        for verb in (first + 1, first + 2):
            if verb < len(self.tokens) and self.tokens[verb].lower.startswith(_SEEING):
                phrase = grammar.phrase(verb + 1, frozenset({"nomn"}))
                return phrase if phrase is not None and self._is_outlet(phrase) else None
        return None

    def _is_outlet(self, phrase: Phrase) -> bool:
        found = self.sources.mention(self.grammar, replace(phrase, cases=frozenset({"nomn"})))
        return found is not None and (self.sources.is_media(found) or found.sort == "name")

    def carried(self, blocks: list[Block]) -> list[Block]:
        """Give each that carries words to the attribution whose source stands before it."""
        for first, last, phrase in self.carryings:
            near = [n for n, b in enumerate(blocks) if any(p.last <= first for p in b.sources)]
            if near:
                block = blocks[near[-1]]
                span = (block.span[0], max(block.span[1], self.tokens[last - 1].end))
                blocks[near[-1]] = replace(block, carriers=(*block.carriers, phrase), span=span)
        return blocks
