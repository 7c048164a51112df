"""Words, names in quotation marks and punctuation of a sentence, each with what it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extract.slavic.morphology import ALL_CASES, Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.extract.slavic.morphology import Morphology
    from loaders.statement import Span

__all__ = ["Token", "tokens"]

_LATIN_NAME = (
    r"[A-Z][\w.&'\u2019-]*\w(?:\s+(?:(?:of|the|and|de|la|le|der|du|for|&)\s+)?[A-Z0-9][\w.&'\u2019-]*\w)*|[A-Z]\b"
)
_TOKEN = re.compile(
    rf"(?P<name>(?:{_LATIN_NAME})(?:-[^\W\d_]+)*)"
    r"|(?P<word>[^\W\d_]+(?:['\u2019\u02bc-][^\W\d_]+)*(?:-?\d+)?)"
    r"|(?P<number>\d+(?:[\s.,:]\d+)*)"
    r"|(?P<punct>[^\w\s])"
)
_LATIN = re.compile(r"[A-Za-z]")
_ACRONYM = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?")
_SPOKEN_END = re.compile(r"[.,!?\u2026]\W*$")
_BEFORE_DASH = re.compile(r"\s*,?\s*[\u2014\u2013-]\s")
_LONGEST_NAME = 5
# A full stop after a short word that the sentence goes on after ends no sentence: "800 кв. км".
_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d_A-Z]{1,4}$|(?:Corp|Inc|Ltd|Co)$")
_GOES_ON = re.compile(r"\s+(?:[a-z\u0430-\u044f\u0451\u0456\u0457\u0454\u0491]|\d)|,")
_SHORT = 6
_ACRONYM_LENGTH = 5  # longer ones that the dictionary knows are words in capitals
_ANY = Form("", "NAME", None, None, None, animate=False, personal=False, place=False, past=False)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, name, quotation or mark. `kind` is "word", "name", "number", "quote" or "punct".

    A name has any case: a name in Latin letters, in quotation marks, or an acronym. `forms` are empty for marks,
    numbers and quotations. `words` are the span of a name without its quotation marks, `lower` the text in lower case,
    `bases` the lemmas of its forms.
    """

    start: int
    end: int
    text: str
    kind: str
    forms: tuple[Form, ...] = ()
    words: Span = (0, 0)
    lower: str = ""
    bases: frozenset[str] = frozenset()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper() or self.kind == "name"

    def lemmas(self) -> frozenset[str]:
        """Return all that it may be a form of."""
        return self.bases

    def cases(self) -> frozenset[str]:
        """Return the cases that it may be in as a noun; all for a name."""
        if self.kind == "name":
            return ALL_CASES
        return frozenset(form.case for form in self.forms if form.pos == "NOUN" and form.case)


def tokens(text: str, start: int, end: int, quotes: tuple[Span, ...], morphology: Morphology) -> tuple[Token, ...]:
    """Return the tokens of `[start, end)` in order; a quotation is one, as a name if it names something."""
    return tuple(_tokens(text, start, end, quotes, morphology))


def _tokens(text: str, start: int, end: int, quotes: tuple[Span, ...], morphology: Morphology) -> Iterator[Token]:
    position = start
    for first, last in quotes:
        first, last = max(first, start), min(last, end)  # noqa: PLW2901 -- the part of it that lies within
        if last <= position:
            continue
        yield from _plain(text, position, first, morphology)
        if _is_name(text, first, last, end):
            said = text[first:last]
            yield Token(first, last, said, "name", (_ANY,), (first + 1, last - 1), said.casefold(), frozenset({""}))
        else:
            yield Token(first, last, text[first:last], "quote", lower=text[first:last].casefold())
        position = last
    yield from _plain(text, position, end, morphology)


def _plain(text: str, start: int, end: int, morphology: Morphology) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        kind, said = str(match.lastgroup), match.group()
        short = said == "." and _ABBREVIATED.search(text, max(start, match.start() - _SHORT), match.start())
        if short and _GOES_ON.match(text, match.end(), end):
            continue
        if kind == "word" and _LATIN.search(said):
            kind = "name" if said[:1].isupper() else "word"
        forms: tuple[Form, ...] = ()
        bases: frozenset[str] = frozenset()
        if kind == "word":
            forms = morphology.forms(said)
            bases = morphology.lemmas(said)
            shouted = said.isupper() and len(said) > _ACRONYM_LENGTH and morphology.is_known(said)
            if _is_acronym(said) and not shouted:
                kind, forms, bases = "name", (_ANY,), frozenset({""})
        elif kind == "name":
            forms, bases = (_ANY,), frozenset({""})
        yield Token(match.start(), match.end(), said, kind, forms, match.span(), said.casefold(), bases)


def _is_acronym(word: str) -> bool:
    first = word.split("-", 1)[0]
    return (word.isupper() and bool(_ACRONYM.fullmatch(word))) or ("-" in word and len(first) > 1 and first.isupper())


def _is_name(text: str, first: int, last: int, end: int) -> bool:
    """Whether a quotation is a name: few words, the first with a capital, and nothing that speech has at its end."""
    inner = text[first + 1 : last - 1].strip()
    if not inner[:1].isupper() and not inner[:1].isdigit():
        return False
    if len(inner.split()) > _LONGEST_NAME or _SPOKEN_END.search(inner):
        return False
    before = text[max(0, first - 2) : first].strip()
    return not _BEFORE_DASH.match(text, last, end) and before != ":"
