"""Makes `graph/match/vocabulary.tsv`, each form of the words in `training/words` told in English, and `spellings.tsv`.

    python -m training.wordlist

`nouns.tsv`, `verbs.tsv` and `more.tsv` have rows of English words (the first is the one that forms are told in, the
others mean the same in news), Ukrainian lemmas and Russian lemmas; `places.tsv` has names, spellings parted by " | ",
`adjectives.tsv` the adjectives of places, by the English name.
Forms are those of pymorphy3's dictionaries. A form is kept where most of what it can be means one row; a stem (as
`ontology.inflection.stems` cuts it) stands for its forms where no other word of the dictionary has it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.match.vocabulary import FILE, PLAIN, Table, Vocabulary, write, write_spellings
from graph.match.words import empty, stem
from ontology.inflection import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FOLDER", "LANGUAGES", "Row", "made", "places", "rows", "spellings", "vocabulary"]

FOLDER = Path(__file__).parent / "words"
LANGUAGES = ("uk", "ru")
_WORDS = ("nouns.tsv", "verbs.tsv", "more.tsv")
_USUAL, _SURE = 0.4, 0.8
"""How much of what a form can be must be in the rows (words of news are more usual than most of the dictionary), and
how much of that must mean one row.
"""
_DEGREES = frozenset({"COMP", "Supr"})
_LEFT_OUT = frozenset({"impr", "Name", "Surn", "Patr", "Abbr", "GRND", "actv"}) | _DEGREES
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr"})
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_LEAST = 3
"""Letters that a stem has at least."""


@dataclass(frozen=True, slots=True)
class Row:
    """A concept: English words, the first of which it is told in, and lemmas by language."""

    english: tuple[str, ...]
    lemmas: dict[str, tuple[str, ...]]


def rows(folder: Path = FOLDER) -> list[Row]:
    """Read the tables of words, in order."""
    found = [_row(line, None) for name in _WORDS for line in _lines(folder / name)]
    return found + [_row(line, None, whole=True) for line in _lines(folder / "adjectives.tsv")]


def places(folder: Path = FOLDER) -> list[Row]:
    """Read the table of places; names keep their capitals in English, and have none in the other languages."""
    return [_row(line, " | ") for line in _lines(folder / "places.tsv")]


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def _row(line: str, between: str | None, *, whole: bool = False) -> Row:
    english, *others = line.split("\t")
    lemmas = {name: tuple(cell.lower().split(between)) for name, cell in zip(LANGUAGES, others, strict=True)}
    return Row((english,) if whole else tuple(english.split(between)), lemmas)


@cache
def _dictionary(language: str) -> Any:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - it loads a dictionary

    return MorphAnalyzer(lang=language)


def made(language: str, words: Iterable[Row], names: Iterable[Row]) -> Table:
    """Return what the forms and stems of a language mean."""
    sure: dict[str, str] = {}
    for row in words:
        for lemma in row.lemmas[language]:
            sure.setdefault(lemma, row.english[0])
    candidates = sorted({form for lemma in sure for form in _forms(language, lemma)})
    forms = {_plain(form): meaning for form in candidates if (meaning := _meaning(language, form, sure))}
    table = _by_stems(language, forms, sure)
    for row in names:
        for name in row.lemmas[language]:
            for form in _named(language, name):
                table.places.setdefault(_plain(form), row.english[0])
    return table


def _plain(form: str) -> str:
    """Return a form as most texts write it."""
    return form.translate(PLAIN)


def _forms(language: str, lemma: str) -> Iterator[str]:
    """Yield the forms of a lemma that the dictionary has; the lemma alone where it does not have it."""
    found = [
        parse
        for parse in _dictionary(language).parse(lemma)
        if lemma in {parse.normal_form, parse.word} and parse.is_known and not _PROPER & parse.tag.grammemes
    ]
    if not found:
        yield lemma
    for parse in found:
        yield from (form.word for form in parse.lexeme if not _LEFT_OUT & form.tag.grammemes)


def _meaning(language: str, form: str, sure: dict[str, str]) -> str | None:
    """Return what most of what a form can be means, None when that is open.

    A noun is told in the plural, as what is counted is; a verb that is to come with "will": "miners", "will lend".
    """
    weights: dict[str | None, float] = defaultdict(float)
    told: dict[str, str] = {}
    # What can be of now is not told as to come: "переходять" has both aspects.
    for parse in sorted(_dictionary(language).parse(form), key=lambda one: "futr" in one.tag.grammemes):
        tags = parse.tag.grammemes
        if not parse.is_known or _PROPER & tags or (language == "uk" and _out_of_use(parse, form)):
            continue
        meaning = sure.get(parse.normal_form)
        weights[meaning] += parse.score
        if meaning:
            told.setdefault(
                meaning, f"will {meaning}" if "futr" in tags else _plural(meaning) if "NOUN" in tags else meaning
            )
    if not weights:
        return _plural(sure[form]) if form in sure else None
    whole, unknown = sum(weights.values()), weights.pop(None, 0.0)
    if whole - unknown < _USUAL * whole:
        return None
    meaning = max(told, key=lambda one: weights[one])
    return told[meaning] if weights[meaning] >= _SURE * (whole - unknown) else None


def _out_of_use(parse: Any, form: str) -> bool:
    """Whether news does not use a Ukrainian form so: "купить" as an infinitive, "ковалів" as "the smith's"."""
    tags = parse.tag.grammemes
    return (
        ("infn" in tags and form.endswith("ть"))
        or ("ADJF" in tags and form.endswith(("ів", "їв")))
        or {"Pltm", "inan"} <= tags
    )


def _plural(word: str) -> str:
    """Return the plural of an English noun, where matching cuts it to the same stem."""
    ending = "es" if word.endswith(("s", "x", "ch", "sh", "z")) else "s"
    if empty(word):
        return word
    plural = f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + ending
    return plural if stem(plural) == stem(word) else word


def _by_stems(language: str, forms: dict[str, str], sure: dict[str, str]) -> Table:
    """Gather forms under stems that no word of another meaning has; what is left stays a form."""
    by_stem: dict[str, set[str]] = defaultdict(set)
    for form, meaning in forms.items():
        by_stem[stems(form)].add(meaning)
    clean = {cut: next(iter(found)) for cut, found in by_stem.items() if len(found) == 1 and len(cut) >= _LEAST}
    words = _dictionary(language).dictionary.words
    for cut, meaning in list(clean.items()):
        others = (
            word for word in words.iterkeys(cut) if stems(_plain(word)) == cut and forms.get(_plain(word)) != meaning
        )
        if any(_is_other(language, word, sure, meaning) for word in others):
            del clean[cut]
    return Table(clean, {form: meaning for form, meaning in forms.items() if clean.get(stems(form)) != meaning})


def _is_other(language: str, word: str, sure: dict[str, str], meaning: str) -> bool:
    """Whether a word of the dictionary can be anything else than what is meant, names aside."""
    plain = stem(meaning.removeprefix("will "))
    return any(
        stem(sure.get(parse.normal_form, "")) != plain
        for parse in _dictionary(language).parse(word)
        if not _PROPER & parse.tag.grammemes
    )


def _named(language: str, name: str) -> set[str]:
    """Return a place's name in all cases; the words of a name of several agree with the last."""
    words = name.split()
    heads = [_nominal(language, word) for word in words]
    found = {name}
    for case in _CASES:
        inflected = [_inflected(head, case, heads[-1]) or [word] for head, word in zip(heads, words, strict=True)]
        found |= {" ".join(one) for one in product(*inflected)}
    return found


def _nominal(language: str, word: str) -> Any:
    """Return the likeliest parse of a word as a noun or adjective in the nominative; places before others."""
    found = [
        parse
        for parse in _dictionary(language).parse(word)
        if parse.tag.case == "nomn" and parse.tag.POS in {"NOUN", "ADJF"}
    ]
    return max(found, key=lambda parse: ("Geox" in parse.tag.grammemes, parse.score), default=None)


def _inflected(head: Any, case: str, noun: Any) -> list[str]:
    """Return the forms of a word in a case, of the number of the noun, and its gender where both have one."""
    if head is None or noun is None:
        return []
    found = [
        form
        for form in head.lexeme
        if form.tag.case == case
        and ("plur" in form.tag.grammemes) == ("plur" in noun.tag.grammemes)
        and not _DEGREES & form.tag.grammemes
    ]
    gender = noun.tag.gender
    return sorted({form.word for form in found if not form.tag.gender or not gender or form.tag.gender == gender})


def vocabulary(words: list[Row], names: list[Row]) -> Vocabulary:
    """Return all that the tables say."""
    meant: dict[tuple[str, str], str] = {}
    also: dict[str, dict[str, None]] = defaultdict(dict)
    for row in words:
        for lemma in ((language, one) for language in LANGUAGES for one in row.lemmas[language]):
            # What a lemma means in a second row can be what was meant where it is told in the words of the first.
            first = meant.setdefault(lemma, row.english[0])
            also[first] |= dict.fromkeys(word for word in row.english if word != first)
    return Vocabulary(
        tables={language: made(language, words, names) for language in LANGUAGES},
        rows=sorted({row.english for row in words if len(row.english) > 1}),
        also={meaning: sorted(others) for meaning, others in also.items() if others},
    )


def spellings(names: list[Row]) -> dict[str, str]:
    """Return the first spelling of a place for each other one, where both are a single word."""
    return {
        name.lower(): row.english[0] for row in names for name in row.english[1:] if " " not in name + row.english[0]
    }


def main() -> None:
    """Make the files anew, and say how much is in them."""
    names = places()
    found = vocabulary(rows(), names)
    write(found)
    write_spellings(spellings(names))
    for language, table in found.tables.items():
        print(f"{language}: {len(table.stems):,} stems, {len(table.forms):,} forms", file=sys.stderr)
    print(f"{FILE.name}: {FILE.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
