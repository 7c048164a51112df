"""The clause of a verb of saying, and the attribution that is read from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.extract.slavic.grammar import participle

if TYPE_CHECKING:
    from loaders.extract.slavic.grammar import Grammar, Phrase
    from loaders.extract.slavic.sources import Sources
    from loaders.statement import Span

__all__ = ["BREAKS", "JOINING", "Block", "Clause", "described", "subject_of"]

# Words that join another verb to a subject: "... and added".
JOINING = frozenset({"и", "і", "й", "та", "а", "але", "но", "однак", "однако", "проте"})
BREAKS = frozenset(",;:\u2014\u2013-.!?\u2026")


@dataclass(frozen=True, slots=True)
class Block:
    """An attribution. `span` are its words; `shape` says where its content stands.

    - "that": from `content` (an offset) on; "colon" likewise, after a colon;
    - "around": before and after the words;
    - "object": the span `object`;
    - "carry": in the sentence before ("his words are carried by ..."), which has its attribution there;
    - "pointer": in the sentences before ("this was reported by ...").

    `sources` say it (coordinated ones are several), None for whoever spoke before; `possessive` is a pronoun's word.
    `outlets` may have been told it, `heard` certainly were, `cited` are whom the sources cite, `carriers` pass
    their words on, `passed_on` is who is quoted where the source quotes.
    """

    span: Span
    cue: Span
    lemmas: frozenset[str]
    shape: str
    sources: tuple[Phrase, ...] = ()
    possessive: str = ""
    content: int = 0
    object: Span | None = None
    outlets: tuple[Phrase, ...] = ()
    cited: tuple[Phrase, ...] = ()
    carriers: tuple[Phrase, ...] = ()
    heard: tuple[Phrase, ...] = ()
    quoted: tuple[Phrase, ...] = ()
    quoted_possessive: str = ""
    continues: bool = False
    negated: bool = False
    verb: int = -1
    tokens: tuple[int, int] = (0, 0)


class Clause:
    """The clause of one verb: its tokens `[left, right)` and the phrases before and after the verb."""

    def __init__(
        self,
        grammar: Grammar,
        sources: Sources,
        verb: int,
        *,
        left: int,
        right: int,
        lemmas: frozenset[str],
        negated: bool,
        citings: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.grammar = grammar
        self.sources = sources
        self.tokens = grammar.tokens
        self.lexicon = grammar.lexicon
        self.verb = verb
        self.left = left
        self.right = right
        self.lemmas = lemmas
        self.negated = negated
        self.citings = citings
        self.before = self.grammar.chunks(left, verb)
        self.after = self.grammar.chunks(verb + 1, right)

    def past(self, end: int) -> int:
        """Return the token after the citing that begins at `end`, or after a comma there; else `end`."""
        comma = int(self.grammar.is_(end, ","))
        return next((last for first, last in self.citings if first == end + comma), end)


def described(grammar: Grammar, last: int) -> int:
    """Return the end of ", who asked not to be named" or ", close to the talks" after a source; else `last`."""
    lx = grammar.lexicon
    if not grammar.is_(last, ","):
        return last
    if not grammar.has(last + 1, lx.describing) and not (
        grammar.has(last + 1, lx.relative) or participle(grammar, last + 1)
    ):
        return last
    if grammar.has(last + 1, lx.that):
        return last
    position = last + 1
    while position < len(grammar.tokens):
        token = grammar.tokens[position]
        if token.kind == "quote" or (token.text in BREAKS and token.kind == "punct"):
            break
        position += 1
    channel = (
        grammar.phrase(position + 2) if grammar.is_(position, ",") and position + 2 < len(grammar.tokens) else None
    )
    placed = channel is not None and grammar.tokens[position + 1].lower in lx.prepositions
    if channel is not None and placed and grammar.has(channel.head, lx.channels | lx.talks):
        # "said X, who heads the staff, in remarks ..."
        return channel.last
    return position


def subject_of(phrase: Phrase) -> Phrase:
    """Return a phrase as a subject: in the nominative."""
    return replace(phrase, cases=frozenset({"nomn"})) if "nomn" in phrase.cases else phrase
