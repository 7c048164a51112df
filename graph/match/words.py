"""Words of a claim: tokens with where they stand, and light stems."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.match.lexicon import APPROXIMATE, FUTURE, IRREGULAR, NEGATION, POSSIBLE, STOP
from graph.match.slavic import english, is_inflected, phrased
from graph.match.vocabulary import LONGEST, PLAIN, spellings, tongue, vocabulary
from ontology.gazetteer import gazetteer
from ontology.inflection import stems

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Token", "empty", "fold", "listed", "ngrams", "stem", "tokens", "written"]

_TOKEN = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?"  # numbers, with their groups of three
    r"|\b(?:km|mi|m)2\b"
    r"|[^\W\d_]+(?:[.'\u2019-][^\W\d_]+)*\.?(?<=\.)(?=\s+[a-z(]|,)"  # abbreviations: "U.S." inside of a sentence
    r"|[^\W\d_]+(?:[.'\u2019-][^\W\d_]+)*"
    r"|[%$\u20ac\u00a3\u00a5\u00b0~]|[().,;:!?\u2026]",
)
_VOWEL = re.compile(r"[aeiouy]")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign: as written, in lower case, and whether a sentence begins with it.

    `lower` of a Ukrainian or Russian word is its English one where we know it (`graph.match.slavic`), else its stem.
    """

    text: str
    lower: str
    first: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdecimal()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Make text comparable: NFKC, straight apostrophes, single spaces."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s+", " ", plain.replace("\u2019", "'").replace("\u2018", "'")).strip()


def written(text: str) -> list[str]:
    """Return the words, numbers and signs of a text as they are written."""
    return _TOKEN.findall(fold(text))


def tokens(text: str) -> tuple[Token, ...]:
    """Cut folded text into tokens. `n't` and `'s` are cut off; quotation marks are dropped."""
    plain = phrased(fold(text))
    words = _TOKEN.findall(plain)
    language = tongue(plain.lower()) if is_inflected(plain) else None
    found: list[Token] = []
    first, place = True, 0
    while place < len(words):
        word, size = words[place], 1
        if is_inflected(word):
            told, size = _told(words, place, language, first=first)
            found += told
            first = False
        else:
            found += _latin(word, first=first)
            first = word in {"!", "?", "\u2026"} or (word == "." and not _abbreviated(found))
        place += size
    return tuple(found)


def _latin(word: str, *, first: bool) -> list[Token]:
    lower = word.lower()
    if lower.endswith("n't"):
        return [Token(word[:-3] or word, lower[:-3] or lower, first), Token("not", "not")]
    bare = word.removesuffix("'s").removesuffix("'")
    first_part, hyphen, second = bare.partition("-")
    if hyphen and gazetteer().demonym(first_part) and gazetteer().demonym(second):
        return [Token(first_part, first_part.lower(), first), Token(second, second.lower())]  # "Polish-Belarusian"
    spelt = spellings().get(bare.lower()) if bare[:1].isupper() else None
    return [Token(bare, (spelt or bare).lower(), first)]


def _told(words: list[str], place: int, language: str | None, *, first: bool) -> tuple[list[Token], int]:
    """Return the tokens for what stands at `place` in Cyrillic, and how many words they are for."""
    word = words[place]
    lower, capital = word.lower(), word[0].isupper()
    told = english(lower, language, name=capital and (not first or word.isupper()))
    if capital and not (first and told):
        longest = LONGEST if lower.translate(PLAIN) in vocabulary().begins else 1
        for size in range(min(longest, len(words) - place), 0, -1):
            name = vocabulary().place(" ".join(words[place : place + size]).lower(), language)
            if name:
                return [Token(part, part.lower(), first) for part in name.split()], size
    if told and told[0].isupper():
        return [Token(part, part.lower(), first) for part in told.split()], 1
    *before, last = (told or stems(lower)).split()
    return [*(Token(part, part, first) for part in before), Token(word, last, first)], 1


def _abbreviated(found: list[Token]) -> bool:
    """Whether the full stop that was just read belongs to an abbreviation: "U.S.", "Gen."."""
    before = found[-2].text if len(found) > 1 else ""
    return "." in before or (before[:1].isupper() and len(before) <= _SHORT)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a lower-case word: "deployed", "deploying" and "deploys" are "deploy". Only for comparing."""
    if word in IRREGULAR:
        return _bare(IRREGULAR[word])
    if len(word) <= _SHORT or not word.isascii():
        return word
    for ending, instead in (("sses", "ss"), ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending):
            word = word[: -len(ending)] + instead
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORT and _VOWEL.search(base):
            word = base
            break
    return _bare(IRREGULAR.get(word, word))


def _bare(word: str) -> str:
    """Take the final e and a doubled last letter off, as "captured" and "controlled" lose them with their ending."""
    if len(word) <= _SHORT:
        return word
    return word[:-1] if word[-1] == "e" or (word[-1] == word[-2] and word[-1] != "s") else word


def listed(words: Iterable[str]) -> str:
    """Return words, or the last parts of ids, for people to read."""
    return ", ".join(sorted(word.rsplit("/", 1)[-1] for word in words))


def empty(word: str) -> bool:
    """Whether a lower-case word carries no content of its own: stop words, hedges, negation, tense."""
    return word in STOP or word in APPROXIMATE or word in NEGATION or word in POSSIBLE or word in FUTURE


def ngrams(text: str, size: int = 4) -> frozenset[str]:
    """Return the character n-grams of folded, lower-case text, padded by a space on both sides."""
    padded = f" {' '.join(token.lower for token in tokens(text) if token.text[0].isalnum())} "
    return frozenset(padded[start : start + size] for start in range(max(1, len(padded) - size + 1)))
