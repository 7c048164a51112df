"""Words of news and names of places in Ukrainian and Russian, told in English: a table that `training.wordlist` makes.

`vocabulary.tsv` has rows of a kind, what is meant in English, and two lists parted by commas. Of the kinds "uk" and
"ru" they are stems (as `ontology.inflection.stems` cuts them) and whole forms in lower case. Nouns are told in the
plural, as what is counted is, and a verb that is to come with "will": "miners", "will lend". The other kinds have a
second list only: "uk place" and "ru place" forms of a name, "en" words that English news uses for the same, and "also"
those by which news may tell what is told here by the first. What else English calls a place ("Kiev") is in a small file
of its own, `spellings.tsv`: who compares English alone reads no more.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology.inflection import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "FILE",
    "LONGEST",
    "OPEN",
    "PLAIN",
    "SPELLINGS",
    "Table",
    "Vocabulary",
    "read",
    "read_spellings",
    "spellings",
    "tongue",
    "vocabulary",
    "write",
    "write_spellings",
]

FILE: Final = Path(__file__).parent / "vocabulary.tsv"
SPELLINGS: Final = FILE.with_name("spellings.tsv")
_OF_ONE = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэъё")}
_PLACE = " place"
PLAIN: Final = {ord("ё"): ord("\u0435")}
"""As most texts write it."""
OPEN: Final = "uk, ru"
"""The language of what is Ukrainian or Russian."""
LONGEST: Final = 3
"""Words that a name in a table has at most."""


@dataclass
class Table:
    """What stems and forms of one language mean in English, and the forms of places, all in lower case."""

    stems: dict[str, str] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def place(self, name: str) -> str | None:
        """Return the place of a name in lower case; of a name with a hyphen, which has no dictionary, in any case."""
        return self.places.get(name) or (self._hyphened.get(stems(name)) if "-" in name else None)

    @cached_property
    def _hyphened(self) -> dict[str, str]:
        return {stems(name): place for name, place in self.places.items() if "-" in name}

    def find(self, word: str) -> str | None:
        """Return what a word in lower case means, None where it is not known."""
        plain = word.translate(PLAIN)
        return self.forms.get(plain) or self.stems.get(stems(plain))


@dataclass
class Vocabulary:
    """The tables of each language, and what English says otherwise: rows of words, and words for a meaning."""

    tables: dict[str, Table] = field(default_factory=lambda: {language: Table() for language in _OF_ONE})
    rows: list[tuple[str, ...]] = field(default_factory=list)
    also: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def begins(self) -> frozenset[str]:
        """What names of several words begin with."""
        return frozenset(
            name.partition(" ")[0] for table in self.tables.values() for name in table.places if " " in name
        )

    def told(self, word: str, language: str | None) -> str | None:
        """Return what a word in lower case means in English.

        Where the language is open, it is what the word means in whichever has it. None where it is not known, and where
        the two languages differ.
        """
        return self._agreed(language, lambda table: table.find(word))

    def place(self, name: str, language: str | None) -> str | None:
        """Return the place that a name in lower case means, with capitals; as `told` does."""
        plain = name.translate(PLAIN)
        return self._agreed(language, lambda table: table.place(plain))

    def is_place(self, name: str) -> bool:
        """Whether an English name in lower case is of a place in the tables, which have no countries."""
        return name in self._places

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(place.lower() for table in self.tables.values() for place in table.places.values())

    def _agreed(self, language: str | None, find: Callable[[Table], str | None]) -> str | None:
        if language:
            return find(self.tables[language])
        found = {meaning for table in self.tables.values() if (meaning := find(table))}
        return found.pop() if len(found) == 1 else None


def read(path: Path = FILE) -> Vocabulary:
    """Read a vocabulary."""
    found = Vocabulary()
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, meaning, first, second = line.split("\t")
        if kind == "en":
            found.rows.append((meaning, *second.split(",")))
        elif kind == "also":
            found.also[meaning] = second.split(",")
        elif kind.endswith(_PLACE):
            found.tables[kind.removesuffix(_PLACE)].places |= dict.fromkeys(second.split(","), meaning)
        else:
            found.tables[kind].stems |= dict.fromkeys(filter(None, first.split(",")), meaning)
            found.tables[kind].forms |= dict.fromkeys(filter(None, second.split(",")), meaning)
    return found


def write(found: Vocabulary, path: Path = FILE) -> None:
    """Write a vocabulary as it is read, sorted, so that a change of one word is a change of few lines."""
    lines = [f"en\t{meaning}\t\t{','.join(others)}\n" for meaning, *others in found.rows]
    lines += [f"also\t{meaning}\t\t{','.join(others)}\n" for meaning, others in sorted(found.also.items())]
    for language, table in sorted(found.tables.items()):
        lines += _names(language + _PLACE, table.places)
        cut, whole = _gathered(table.stems), _gathered(table.forms)
        lines += [
            f"{language}\t{meaning}\t{','.join(cut.get(meaning, ()))}\t{','.join(whole.get(meaning, ()))}\n"
            for meaning in sorted({*cut, *whole})
        ]
    path.write_text("".join(lines), encoding="utf-8")


def _names(kind: str, found: dict[str, str]) -> list[str]:
    return [f"{kind}\t{name}\t\t{','.join(forms)}\n" for name, forms in sorted(_gathered(found).items())]


def _gathered(found: dict[str, str]) -> dict[str, list[str]]:
    gathered: dict[str, list[str]] = defaultdict(list)
    for key in sorted(found):
        gathered[found[key]].append(key)
    return gathered


def read_spellings(path: Path = SPELLINGS) -> dict[str, str]:
    """Read for other spellings of places, in lower case, the one that is used here."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {other: name for name, others in lines for other in others.split(",")}


def write_spellings(found: dict[str, str], path: Path = SPELLINGS) -> None:
    """Write spellings as they are read, sorted."""
    lines = [f"{name}\t{','.join(others)}\n" for name, others in sorted(_gathered(found).items())]
    path.write_text("".join(lines), encoding="utf-8")


@cache
def spellings() -> dict[str, str]:
    """Return the project's spellings of places, read once, when they are first needed."""
    return read_spellings()


@cache
def vocabulary() -> Vocabulary:
    """Return the project's vocabulary, read once, when it is first needed."""
    return read()


def tongue(text: Iterable[str]) -> str | None:
    """Return "uk" or "ru" for text in lower case with letters that only one has; None where none is, or of both."""
    letters = frozenset(text)
    found = [language for language, own in _OF_ONE.items() if letters & own]
    return found[0] if len(found) == 1 else None
