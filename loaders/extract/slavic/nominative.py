"""What a phrase is called: its words in the nominative, the rest of it as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extract.slavic.tokens import tokens

if TYPE_CHECKING:
    from loaders.extract.slavic.grammar import Grammar, Phrase
    from loaders.extract.slavic.morphology import Morphology

__all__ = ["named", "nominative", "person"]

_ADJECTIVES = frozenset({"ADJF", "PRTF", "NPRO", "ADJP", "NUMR"})
_JOINTS = frozenset({"и", "і", "й", "та"})
_PRESENT = frozenset({"nomn"})
_MARKS = '\u00ab\u00bb\u201c\u201d\u201e"'


def nominative(text: str, grammar: Grammar, phrase: Phrase, morphology: Morphology, last: int | None = None) -> str:
    """Return the phrase (up to the token `last`) with its head and what agrees with it in the nominative."""
    if phrase.member:
        first = grammar.tokens[phrase.first]
        one = first.text if "nomn" in phrase.cases else morphology.nominative(first.text, phrase.cases)
        return one + text[first.end : grammar.tokens[(last or phrase.last) - 1].end]
    parts: list[str] = []
    end = last or phrase.last
    head = grammar.tokens[phrase.head]
    form = next((f for f in head.forms if f.case in phrase.cases and f.pos == "NOUN"), None)
    plural = phrase.plural if form is None else form.plural
    position = grammar.tokens[phrase.first].start
    for number in range(phrase.first, end):
        token = grammar.tokens[number]
        parts.append(text[position : token.start])
        said = token.text
        if number <= phrase.head and token.kind == "word" and "nomn" not in phrase.cases and not phrase.counted:
            noun = number == phrase.head and any(f.pos == "NOUN" for f in token.forms)
            said = morphology.nominative(
                said,
                phrase.cases,
                plural=plural,
                gender=None if noun else (form.gender if form else phrase.gender),
                noun=noun,
            )
        elif phrase.counted and number < phrase.head and any(f.pos == "NUMR" for f in token.forms):
            said = morphology.nominative(said, phrase.cases) if "nomn" not in phrase.cases else said
        parts.append(said)
        position = token.end
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def person(text: str, grammar: Grammar, first: int, last: int, cases: frozenset[str], morphology: Morphology) -> str:  # noqa: PLR0917 -- called by position from one place
    """Return a person's name, the tokens `[first, last)` in one of `cases`, in the nominative."""
    said = [grammar.tokens[number] for number in range(first, last)]
    if "nomn" in cases and all(
        t.kind != "word" or any(f.case == "nomn" for f in t.forms) or not any(f.case for f in t.forms) for t in said
    ):
        return text[said[0].start : said[-1].end]
    gender = next(
        (f.gender for t in said for f in t.forms if f.personal and f.case in cases and f.pos == "NOUN" and f.gender),
        None,
    )
    parts = []
    for token in said:
        noun = any(f.pos == "NOUN" and f.personal and f.case in cases for f in token.forms) or not any(
            f.pos in _ADJECTIVES for f in token.forms
        )
        plain = token.kind != "word"
        parts.append(
            token.text
            if plain
            else morphology.nominative(token.text, cases - _PRESENT or cases, plural=False, gender=gender, noun=noun)
        )
    return " ".join(parts)


def named(name: str, cases: frozenset[str], grammar_of: Morphology) -> str:
    """Return a name without quotation marks, its Cyrillic words in the nominative: "Новому дню" is "Новий день"."""
    bare = name.strip(_MARKS + " ")
    if cases & _PRESENT or len(cases) != 1:
        return bare
    words = tokens(bare, 0, len(bare), (), grammar_of)
    if not words or any(t.kind != "word" for t in words):
        return bare
    nouns = [t for t in words if t.cases() & cases]
    if not nouns:
        return bare
    head = next((t for t in nouns if not any(f.pos in _ADJECTIVES and f.case in cases for f in t.forms)), nouns[0])
    form = next(f for f in head.forms if f.pos == "NOUN" and f.case in cases)
    said, position, done = [], 0, False
    for token in words:
        said.append(bare[position : token.start])
        turned = token.text
        if not done:
            noun = (
                any(f.pos == "NOUN" and f.case in cases for f in token.forms) and token is not words[0]
            ) or token is head
            turned = grammar_of.nominative(
                token.text, cases, plural=form.plural, gender=None if noun else form.gender, noun=noun
            )
        joined = token.lower in _JOINTS
        done = (done or token is head) and not joined
        said.append(turned)
        position = token.end
    return "".join(said) + bare[position:]
