"""Noun phrases of a sentence: head, case, number, gender and reach. No parser: precision before recall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.extract.slavic.morphology import ALL_CASES
from loaders.extract.slavic.words import ADJECTIVES, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.extract.slavic.lexicon import Lexicon
    from loaders.extract.slavic.morphology import Form
    from loaders.extract.slavic.tokens import Token
    from loaders.statement import Span

__all__ = ["Grammar", "Phrase", "participle"]

_MOST_WORDS = 16
_LOCATIVE = frozenset({"loct"})
_TIMES = frozenset("день вечір ранок тиждень місяць рік година доба вечер утро неделя месяц год час сутки".split())
_OBLIQUE = ALL_CASES - {"nomn"}
_PLACING = frozenset({"в", "во", "у", "на", "о", "об", "при"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the tokens `[first, last)`, its head's number, and the cases that it may be in.

    `at` is where it begins with its preposition `prep`, `first` without. `plural` and `gender` are None where unknown.
    `counted` says that a numeral stands before the head, `member` that it is "one of" those whom the head names.
    """

    at: int
    first: int
    last: int
    head: int
    cases: frozenset[str]
    plural: bool | None = None
    gender: str | None = None
    prep: str | None = None
    counted: bool = False
    member: bool = False


class Grammar(Words):
    """The phrases of one sentence. Pure over its tokens."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        super().__init__(tokens, lexicon)
        self._phrases: dict[tuple[int, frozenset[str]], Phrase | None] = {}

    def span(self, phrase: Phrase) -> Span:
        """Return where the phrase stands, without its preposition."""
        return self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end

    def phrase(self, number: int, cases: frozenset[str] = ALL_CASES) -> Phrase | None:
        """Return the noun phrase that begins at a token and can be in one of `cases`; None where none begins."""
        key = (number, cases)
        if key not in self._phrases:
            self._phrases[key] = self._member(number, cases) or self._phrase(number, cases)
        return self._phrases[key]

    def chunks(self, start: int, end: int) -> list[Phrase]:
        """Return the phrases in the tokens `[start, end)` from left to right; other tokens are passed over."""
        found: list[Phrase] = []
        number = start
        while number < end:
            token = self.tokens[number]
            if token.kind == "word" and token.lower in self.lexicon.prepositions and number + 1 < end:
                phrase = self._governed(token.lower, number + 1)
                if phrase and phrase.last <= end:
                    found.append(replace(phrase, at=number, prep=token.lower))
                    number = phrase.last
                    continue
                number += 1
                continue
            phrase = self.phrase(number)
            if phrase and phrase.first < end:
                phrase = phrase if phrase.last <= end else replace(phrase, last=end)
                if phrase.head < end:
                    found.append(phrase)
                number = max(phrase.last, number + 1)
                continue
            number += 1
        return found

    def _governed(self, preposition: str, number: int) -> Phrase | None:
        """Return the phrase after a preposition: never in the nominative, in its place where it may be."""
        if preposition in _PLACING:
            placed = self.phrase(number, _LOCATIVE) or self.phrase(number, frozenset({"accs"}))
            if placed is not None:
                return placed
        return self.phrase(number, _OBLIQUE) or self.phrase(number)

    # -- one phrase -------------------------------------------------------------------------------------------------

    def _phrase(self, start: int, cases: frozenset[str]) -> Phrase | None:
        tokens, number, counted = self.tokens, start, False
        wanted = cases
        while number < len(tokens) and number - start < _MOST_WORDS:
            token = tokens[number]
            numeral = self.numeral(number)
            if numeral is not None and self.noun_follows(number + 1):
                if numeral:
                    wanted &= numeral
                counted = True
                number += 1
                continue
            if self.modifies(number, wanted, counted=counted):
                agreed = self.agreed(token, wanted)
                wanted = wanted if counted else agreed
                number += 1
                continue
            leads = self.modifies(number + 1, wanted, counted=counted) or (
                number + 1 < len(tokens) and self.numeral(number + 1) is not None
            )
            particle = number > start and token.lower in {"ж", "же"}
            if token.kind == "word" and (particle or (self.is_adverb(token) and leads)):
                number += 1
                continue
            break
        if number >= len(tokens):
            return None
        return self._headed(start, number, wanted, counted=counted)

    def _member(self, start: int, cases: frozenset[str]) -> Phrase | None:
        """Return "one of the officials"."""
        if not self.has(start, self.lexicon.one_of) or not self.is_(start + 1, "из", "з", "із", "зі", "с"):
            return None
        inner = self._phrase(start + 2, frozenset({"gent"}))
        own = frozenset(f.case for f in self.tokens[start].forms if f.case) & cases
        return replace(inner, at=start, first=start, cases=own, plural=False, member=True) if inner and own else None

    def _headed(self, start: int, head: int, wanted: frozenset[str], *, counted: bool) -> Phrase | None:
        token = self.tokens[head]
        own = self.noun_cases(head)
        fitting = own if counted else own & wanted
        if not fitting:
            return None
        cases = (wanted & ALL_CASES if wanted != ALL_CASES else ALL_CASES) if counted else fitting
        form = self._form(token, fitting)
        phrase = Phrase(
            start,
            start,
            head + 1,
            head,
            cases,
            True if counted else form.plural if form else None,
            form.gender if form and token.kind == "word" else None,
            counted=counted,
        )
        return replace(phrase, last=self._extended(phrase))

    def numbers(self, phrase: Phrase, case: str) -> frozenset[bool]:
        """Return in which numbers (plural or not) the head can stand in a case; both where it does not say."""
        if phrase.counted or phrase.member:
            return frozenset({not phrase.member})
        token = self.tokens[phrase.head]
        if token.kind == "name":
            return frozenset({True, False})
        return frozenset(
            bool(f.plural) for f in token.forms if f.case == case and (f.pos == "NOUN" or self.is_nominal(token))
        ) or frozenset({True, False})

    def genders(self, phrase: Phrase, case: str) -> frozenset[str]:
        """Return the genders in which the head can stand in a case; empty where it does not say."""
        token = self.tokens[phrase.first if phrase.member else phrase.head]
        if token.kind == "name":
            return frozenset()
        found = [f.gender for f in token.forms if f.case == case and f.pos in {"NOUN", "ADJF", "PRTF", "NPRO"}]
        return frozenset() if None in found else frozenset(g for g in found if g)

    def _form(self, token: Token, cases: frozenset[str]) -> Form | None:
        return next(
            (f for f in token.forms if f.case in cases and f.pos == "NOUN"), token.forms[0] if token.forms else None
        )

    # -- what belongs to it -----------------------------------------------------------------------------------------

    def _extended(self, phrase: Phrase) -> int:  # noqa: C901 -- one branch a way of going on
        """Return where the phrase ends with its genitives, names in apposition, and the places of its sources."""
        if self.is_pronoun(self.tokens[phrase.head]) and self.tokens[phrase.head].kind == "word":
            return phrase.last
        last = phrase.last
        while last < len(self.tokens) and last - phrase.first < _MOST_WORDS:
            token = self.tokens[last]
            grown = last
            if token.kind == "name":
                grown = last if self._own_name(phrase, last) else last + 1
            elif token.lower in self.lexicon.particles and self._goes_on(phrase, last + 1):
                grown = last + 2
            elif token.kind == "punct" and token.text == "(" and self._bracketed(last):
                grown = last + 3
            elif token.kind == "word" and token.capital and self._names_genitive(phrase, last):
                inner = self.phrase(last, frozenset({"gent"}))
                grown = inner.last if inner else last
            elif token.kind == "word" and token.capital and self._goes_on(phrase, last):
                grown = last + 1
            elif token.kind == "word" and token.lower in self.lexicon.joints and self._joined_genitive(last, phrase):
                inner = self.phrase(last + 1, frozenset({"gent"}))
                grown = inner.last if inner else last
            elif token.kind in {"word", "number"} and token.lower in self.lexicon.prepositions:
                grown = self._placed(phrase, last)
            elif token.kind == "number" and phrase.cases & {"loct", "gent"} and not phrase.cases & {"datv", "nomn"}:
                inner = self.phrase(last, frozenset({"gent"}))
                grown = inner.last if inner is not None and inner.counted else last
            elif token.kind == "word" and self._genitive_at(phrase, last):
                inner = self.phrase(last, frozenset({"gent"}))
                grown = inner.last if inner else last
            if grown <= last:
                break
            last = grown
        return last

    def _own_name(self, phrase: Phrase, number: int) -> bool:
        """Whether a name here is somebody else's: after a day, or in quotation marks after a person's."""
        if self.has(phrase.head, self.lexicon.not_names | _TIMES):
            return True
        before = self.tokens[number - 1]
        quoted = self.tokens[number].text[:1] in '\u00ab\u201c\u201e"'
        return quoted and number - 1 > phrase.head and before.kind == "word" and any(f.personal for f in before.forms)

    def _bracketed(self, number: int) -> bool:
        """Whether an acronym stands in brackets here."""
        return (
            number + 2 < len(self.tokens)
            and self.tokens[number + 1].kind == "name"
            and self.tokens[number + 2].text == ")"
        )

    def _goes_on(self, phrase: Phrase, number: int) -> bool:
        """Whether a capitalised word goes on with the name before it, or names the head."""
        token = self.tokens[number] if number < len(self.tokens) else None
        if token is None or not token.capital or token.kind != "word":
            return False
        if self.has(phrase.head, self.lexicon.not_names):
            return False
        if token.lower in self.lexicon.prepositions or self.is_conjunction(token) or self.is_pronoun(token):
            return False
        if self.tokens[number - 1].capital and self.has(number - 1, self.lexicon.media):
            return True
        nouns = self.noun_cases(number) or frozenset(f.case for f in token.forms if f.case and f.pos in ADJECTIVES)
        if nouns & phrase.cases or "gent" in nouns:
            return True
        return not any(f.pos in {"VERB", "CONJ", "PREP"} for f in token.forms) and not nouns

    def _names_genitive(self, phrase: Phrase, number: int) -> bool:
        """Whether a capitalised adjective opens a genitive here: "of the World Bank"."""
        adjective = any(f.pos == "ADJF" and f.case == "gent" for f in self.tokens[number].forms)
        inner = self.phrase(number, frozenset({"gent"})) if adjective else None
        return inner is not None and inner.head > number and self._genitive_at(phrase, number)

    def _genitive_at(self, phrase: Phrase, number: int) -> bool:  # noqa: PLR0911 -- one return a reason
        inner = self.phrase(number, frozenset({"gent"}))
        if inner is None or self.is_pronoun(self.tokens[inner.head]) or self.has(inner.head, self.lexicon.quoted_words):
            return False
        token = self.tokens[number]
        if token.lower in self.lexicon.his | self.lexicon.her | self.lexicon.their or token.lemmas() & {"свій", "свой"}:
            return False
        head = self.tokens[phrase.head]
        if head.kind == "name" or (head.capital and phrase.head > 0 and head.forms and head.forms[0].personal):
            # A name has no genitive of a common noun behind it: "told Reuters | a source".
            return False
        if head.capital and phrase.head > 0 and self.has(inner.head, self.lexicon.individuals | self.lexicon.unique):
            # "quotes Reuters | an official".
            return False
        if self.tokens[number - 1].kind == "name" and self.has(phrase.head, self.lexicon.media):
            # "quoted by the agency RBC | the general".
            return False
        if any(f.pos in {"VERB", "INFN", "GRND"} for f in token.forms) and not token.capital:
            return False
        nominative = "nomn" in self.noun_cases(inner.head) and inner.first == inner.head
        reporters = self.has(phrase.head, self.lexicon.hearers) and self.has(inner.head, self.lexicon.media)
        return reporters or not (nominative and phrase.cases == {"datv"})

    def _joined_genitive(self, number: int, phrase: Phrase) -> bool:
        """Whether "and" joins two genitives of one head: "ministry of justice and defence"."""
        before, after = self.tokens[number - 1], number + 1
        if number - 1 == phrase.head or after >= len(self.tokens):
            return False
        left = before.kind == "word" and "gent" in self.noun_cases(number - 1) and not before.capital
        inner = self.phrase(after, frozenset({"gent"}))
        right = inner is not None and not self.tokens[after].capital and "nomn" not in self.noun_cases(inner.head)
        return left and right and self.has(phrase.head, self.lexicon.bodies)

    def _placed(self, phrase: Phrase, number: int) -> int:  # noqa: PLR0911 -- one return a reason
        """Return the end of "in the General Staff" after a source; the place itself where nothing is placed."""
        lx = self.lexicon
        head = self.tokens[phrase.head]
        people = lx.sources | lx.individuals | lx.groups | lx.people
        body = self.has(phrase.head, lx.bodies) and self.is_(number, "з", "із", "зі", "по", "с")
        if (not body and not (self.has(phrase.head, people) or self.is_nominal(head))) or not self.is_(
            number, *lx.inside
        ):
            return number
        inner = self.phrase(number + 1)
        if inner is None:
            return number
        place = self.tokens[inner.head]
        if (
            self.has(inner.head, lx.channels | lx.talks | lx.hearers | lx.nobody | lx.not_names)
            or place.kind == "number"
        ):
            return number
        if self.has(phrase.head, lx.bodies):
            return inner.last
        if self.has(phrase.head, lx.individuals | lx.unique) and self.is_(number, "з", "із", "по"):
            return inner.last
        named = any(t.capital for t in self.tokens[inner.first : inner.last])
        if not named and not self.has(inner.head, lx.bodies | lx.companies | lx.media | lx.groups):
            return number
        return inner.last


def participle(grammar: Grammar, number: int) -> bool:
    """Whether the token is a participle."""
    return number < len(grammar.tokens) and any(f.pos == "PRTF" for f in grammar.tokens[number].forms)
