"""Forms of Ukrainian and Russian words: what a word may be, and what it is called in the nominative.

The dictionaries are pymorphy3's, loaded when a text in their language is first read; every answer is kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["ALL_CASES", "CASES", "Form", "Morphology", "morphology"]

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
ALL_CASES = frozenset(CASES)
# Second cases of Russian, and those that a source is never in.
_SECOND = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
_KEPT = 50_000
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_PROPER = frozenset({"Name", "Surn", "Patr"})


class Form(NamedTuple):
    """One thing that a word may be. `case`, `gender` and `plural` are None where the word does not say."""

    lemma: str
    pos: str
    case: str | None
    plural: bool | None
    gender: str | None
    animate: bool
    personal: bool
    place: bool
    past: bool
    coming: bool = False


class Morphology:
    """The forms of one language's words. Total: any string has forms, if only of a word that nobody knows."""

    def __init__(self, language: str) -> None:
        from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 -- it loads a dictionary

        self._analyzer = MorphAnalyzer(lang=language)
        self._forms: dict[str, tuple[Form, ...]] = {}
        self._lemmas: dict[str, frozenset[str]] = {}
        self._nominatives: dict[tuple[str, frozenset[str], bool | None, str | None, bool], str] = {}

    def forms(self, word: str) -> tuple[Form, ...]:
        """Return what a word may be, likeliest first; case of letters does not matter."""
        key = _plain(word)
        found = self._forms.get(key)
        if found is None:
            if len(self._forms) >= _KEPT:
                self._forms.clear()
            found = self._forms[key] = tuple(dict.fromkeys(_form(parse) for parse in self._parses(key)))
        return found

    def lemmas(self, word: str) -> frozenset[str]:
        """Return all that a word may be a form of."""
        key = _plain(word)
        found = self._lemmas.get(key)
        if found is None:
            if len(self._lemmas) >= _KEPT:
                self._lemmas.clear()
            found = self._lemmas[key] = frozenset(form.lemma for form in self.forms(word))
        return found

    def _parses(self, word: str) -> Sequence[Any]:
        return self._analyzer.parse(word) if _is_word(word) else ()

    def is_known(self, word: str) -> bool:
        """Whether the dictionary has the word."""
        return _is_word(word) and bool(self._analyzer.word_is_known(_plain(word)))

    def nominative(
        self,
        word: str,
        cases: frozenset[str],
        *,
        plural: bool | None = None,
        gender: str | None = None,
        noun: bool = False,
    ) -> str:
        """Return a word that stands in one of `cases` in the nominative, in the letters' case that it has.

        `plural` and `gender` choose among forms; `noun` asks for a noun before an adjective. A word that cannot be
        turned is itself.
        """
        key = (word, cases, plural, gender, noun)
        found = self._nominatives.get(key)
        if found is None:
            if len(self._nominatives) >= _KEPT:
                self._nominatives.clear()
            found = self._nominatives[key] = self._turned(word, cases, plural=plural, gender=gender, noun=noun)
        return found

    def _turned(self, word: str, cases: frozenset[str], *, plural: bool | None, gender: str | None, noun: bool) -> str:
        def fits(parse: Any) -> tuple[int, ...]:
            form = _form(parse)
            return (
                int(form.case in cases),
                int((form.pos == "NOUN") is noun),
                int(plural is None or form.plural is None or form.plural is plural),
                int(gender is None or form.gender in {None, gender}),
                int(form.personal),
            )

        parses = self._parses(_plain(word))
        if not parses:
            return word
        best = max(parses, key=fits)
        form = _form(best)
        if form.case is None or form.case not in cases:
            return word
        wanted = {"nomn"}
        many = form.plural if plural is None else plural
        if many:
            wanted.add("plur")
        elif "sing" in best.tag:
            wanted.add("sing")
        if form.pos in {"ADJF", "PRTF", "NPRO"} and not many:
            wanted.add(form.gender or gender or "masc")
        turned = best.inflect(wanted) or best.inflect({"nomn"})
        if turned and not many and "plur" in turned.tag:
            # Some singulars do not say that they are.
            turned = next((p for p in best.lexeme if "nomn" in p.tag and "plur" not in p.tag), turned)
        return _dressed(str(turned.word), word) if turned else word


def _is_word(word: str) -> bool:
    """Whether the analyser is to be asked: it fails on letters that Unicode has no names for."""
    return _CYRILLIC.search(word) is not None and all(unicodedata.name(letter, "") for letter in word)


def _plain(word: str) -> str:
    """Return a word as the dictionary writes it."""
    return word.casefold().replace("\u2019", "'").replace("\u02bc", "'")


def _form(parse: Any) -> Form:
    tag = parse.tag
    case = str(tag.case) if tag.case else None
    case = _SECOND.get(case, case) if case else None
    if case is None and str(tag.POS) == "NOUN" and parse.word == parse.normal_form:
        # The Ukrainian dictionary leaves a few nominatives without their case.
        case = "nomn"
    number = str(tag.number) if tag.number else None
    gender = str(tag.gender) if tag.gender else None
    plural = True if number == "plur" else False if number == "sing" or gender else None
    marks = tag.grammemes
    return Form(
        str(parse.normal_form),
        "IMPR" if marks & {"impr", "1per", "2per"} else "PRTS" if "Impe" in marks else str(tag.POS or "NAME"),
        case if case in ALL_CASES else None,
        plural,
        None if gender in {None, "ms-f", "GNdr"} else gender,
        "anim" in marks or bool(marks & _PROPER),
        bool(marks & _PROPER),
        "Geox" in marks,
        "past" in marks or "Impe" in marks,
        "futr" in marks,
    )


def _dressed(turned: str, word: str) -> str:
    """Give a word the letters' case of another: "київ" as "КИЄВА" is "КИЇВ"."""
    if len(word) > 1 and word.isupper():
        return turned.upper()
    if word[:1].isupper():
        dress: Callable[[str], str] = lambda part: part[:1].upper() + part[1:]  # noqa: E731 -- named for the reader
        return "-".join(dress(p) if w[:1].isupper() else p for p, w in _parts(turned, word))
    return turned


def _parts(turned: str, word: str) -> list[tuple[str, str]]:
    left, right = turned.split("-"), word.split("-")
    return list(zip(left, right, strict=True)) if len(left) == len(right) else [(turned, word)]


@cache
def morphology(language: str) -> Morphology:
    """Return the forms of a language ("uk" or "ru"); its dictionary is loaded once."""
    return Morphology(language)
