"""What the words of a sentence may be in it: nouns, modifiers, numerals. The ground that phrases are built on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extract.slavic.morphology import ALL_CASES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.extract.slavic.tokens import Token

__all__ = ["ADJECTIVES", "Words"]

ADJECTIVES = frozenset({"ADJF", "PRTF", "NPRO", "ADJP"})
_NUMERALS = frozenset({"NUMR"})
_PARTICLES = frozenset({"ж", "же"})


class Words:
    """The words of one sentence. Pure over its tokens."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon

    def has(self, number: int, words: frozenset[str]) -> bool:
        """Whether the token is one of `words`, as it stands or by its lemma."""
        if not 0 <= number < len(self.tokens):
            return False
        token = self.tokens[number]
        if token.kind != "word":
            return False
        first = token.lower.split("-", 1)[0]
        lemmas = token.lemmas()
        # Of a compound the first or the last part says what it is: "company-owner", "business association".
        lasts = {lemma.rsplit("-", 1)[-1] for lemma in lemmas if "-" in lemma}
        return token.lower in words or first in words or not words.isdisjoint(lemmas | lasts)

    def is_(self, number: int, *texts: str) -> bool:
        """Whether the token's text is one of `texts`."""
        return 0 <= number < len(self.tokens) and self.tokens[number].lower in texts

    def sequence(self, number: int, texts: tuple[str, ...]) -> bool:
        """Whether these words stand here one after another."""
        return all(self.is_(number + n, text) for n, text in enumerate(texts))

    def noun_cases(self, number: int) -> frozenset[str]:
        """Return the cases that a token may be in as a noun; none for what is no noun."""
        if not 0 <= number < len(self.tokens):
            return frozenset()
        token = self.tokens[number]
        if token.kind == "name":
            return ALL_CASES
        if token.kind != "word" or token.lower in self.lexicon.prepositions or self.is_conjunction(token):
            return frozenset()
        if token.lower in self.lexicon.as_words | self.lexicon.about_words | self.lexicon.negation:
            return frozenset()
        cases = token.cases()
        if self.is_nominal(token):
            cases |= frozenset(f.case for f in token.forms if f.case and f.pos in ADJECTIVES)
        if self.is_pronoun(token):
            cases |= frozenset(f.case for f in token.forms if f.case and f.pos == "NPRO")
        # A capitalised word in mid-sentence that nobody knows may be a name that does not decline.
        return cases

    def is_pronoun(self, token: Token) -> bool:
        """Whether it is a personal pronoun of the third person."""
        lx = self.lexicon
        return bool(token.lemmas() & (lx.he | lx.she | lx.it | lx.they))

    def is_nominal(self, token: Token) -> bool:
        """Whether an adjective or participle stands for a person: "the accused", "the military"."""
        if token.capital and token.forms and token.forms[0].pos == "ADJF" and self._is_name(token):
            return True
        return bool(self.lexicon.nominal.fullmatch(token.text)) or bool(
            token.lemmas() & (self.lexicon.individuals | self.lexicon.groups)
        )

    def _is_name(self, token: Token) -> bool:
        number = self.tokens.index(token)
        following = self.tokens[number + 1] if number + 1 < len(self.tokens) else None
        own = frozenset(f.case for f in token.forms if f.pos == "ADJF" and f.case)
        if following is None or following.kind != "word" or following.capital:
            return number > 0
        return number > 0 and not following.cases() & own

    def is_conjunction(self, token: Token) -> bool:
        """Whether it joins clauses."""
        return token.lower in self.lexicon.conjunctions or token.lower in self.lexicon.that

    def is_adverb(self, token: Token) -> bool:
        """Whether it is an adverb."""
        return bool(token.forms) and (token.forms[0].pos in {"ADVB", "COMP"} or token.lower in _PARTICLES)

    def numeral(self, number: int) -> frozenset[str] | None:
        """Return the cases of a numeral (empty for one in digits); None where none stands."""
        token = self.tokens[number]
        if token.kind == "number":
            return frozenset()
        if token.kind != "word":
            return None
        if token.lower in self.lexicon.small or any(f.pos in _NUMERALS for f in token.forms):
            if token.lemmas() & self.lexicon.one_of:
                return None
            return frozenset(f.case for f in token.forms if f.case) or frozenset()
        return None

    def noun_follows(self, number: int) -> bool:
        """Whether a noun follows a numeral, at most two adjectives between."""
        steps = 0
        while number < len(self.tokens) and steps <= 2:  # noqa: PLR2004 -- two adjectives at most
            if (
                self.noun_cases(number) & {"gent", "nomn", "accs", "ablt", "datv", "loct"}
                and self.tokens[number].kind != "name"
            ):
                return True
            if not any(f.pos in ADJECTIVES for f in self.tokens[number].forms):
                return False
            number, steps = number + 1, steps + 1
        return False

    def modifies(self, number: int, wanted: frozenset[str], *, counted: bool) -> bool:  # noqa: C901, PLR0911 -- one return a reason
        """Whether the token is an adjective of a noun that follows."""
        if not 0 <= number < len(self.tokens) - 1:
            return False
        token = self.tokens[number]
        if token.kind != "word" or token.lower in self.lexicon.prepositions or self.is_conjunction(token):
            return False
        if token.lemmas() & self.lexicon.relative or self.has(number, self.lexicon.figures):
            return False
        possessive = token.lower in self.lexicon.his | self.lexicon.her | self.lexicon.their
        adjective = any(f.pos in ADJECTIVES and (counted or f.case in wanted) for f in token.forms)
        if not possessive and not adjective:
            return False
        if self.is_pronoun(token) and not possessive:
            return False
        following = number + 1 + int(self.tokens[number + 1].lower in _PARTICLES)
        if following >= len(self.tokens):
            return False
        cases = wanted if counted or possessive else self.agreed(token, wanted)
        if counted:
            cases = ALL_CASES
        nxt = self.tokens[following]
        if possessive and nxt.kind == "name":
            # "quotes him | Reuters".
            return False
        if self.noun_cases(following) & cases and nxt.kind != "name":
            both = self.noun_cases(number) & wanted
            if both and nxt.capital and token.capital:
                return False
            return not (self.is_nominal(token) and nxt.capital)
        if nxt.kind == "name" and not token.capital and adjective and not self.is_nominal(token):
            return True
        return self.modifies(following, cases, counted=counted) or (
            nxt.kind == "word"
            and self.is_adverb(nxt)
            and following + 1 < len(self.tokens)
            and self.modifies(following + 1, cases, counted=counted)
        )

    def agreed(self, token: Token, wanted: frozenset[str]) -> frozenset[str]:
        """Return the cases of `wanted` that an adjective agrees in; all where it does not say."""
        if token.lower in self.lexicon.his | self.lexicon.her | self.lexicon.their:
            return wanted
        agreed = frozenset(f.case for f in token.forms if f.pos in ADJECTIVES and f.case) & wanted
        return agreed or wanted
