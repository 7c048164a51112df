"""How names are looked up: the tables of the gazetteer under one way of folding, and when letter case matters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ontology.inflection import is_inflected, stems
from ontology.names import normal_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["ORDINARY", "Index", "Name", "StemIndex", "bare", "exact", "media_in", "plain"]

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile("(?<=\\w)['\u2019\u02bc]s\\b")
_BRACKETS = re.compile(r"(?<=\S)\s*\([^()]{1,12}\)$")
_ENDING = re.compile(_POSSESSIVE.pattern + "$")
_ACRONYM = re.compile(r"[A-Z]{1,3}")
_WORD = re.compile(r"\w+")
_EDGES = re.compile(r"^\W+|\W+$")
_MOST_WORDS = 10
ORDINARY = frozenset(
    "age amazon amnesty apple astra atlantic babel dawn diplomat economist express fed fortune globe guardian hill "
    "independent insider intercept kan mail meta mirror must nation nature observer pace people post punch scotsman "
    "shell sky slate standard star sun telegraph time times verge week wired верстка громадское громадське дождь "
    "известия мали медуза спутник суспільне тексти фокус".split()
)
"""Names that are ordinary words too: "time" and "Hill" are found only when written as the name itself is."""
# What a report puts before or after a medium's name: "the state news agency TASS", "the Bild newspaper".
_DESCRIPTORS = frozenset(
    "agency broadcaster channel daily magazine newspaper newswire outlet portal site website weekly "
    "агентство агенція видання газета журнал інформагентство сайт телеканал издание информагентство".split()
)
_QUALIFIERS = frozenset(
    "independent media news official online private radio semi-official state state-owned state-run television tv wire "
    "державне інформаційне російське українське государственное информационное российское украинское".split()
)


class Name(NamedTuple):
    """A name as the data has it, the language it is used in (None: any), and the id of the entry that bears it."""

    written: str
    language: str | None
    owner: str


def bare(name: str) -> str:
    """Take off the ends of a name what news puts there: "Reuters's", "Associated Press (AP)"."""
    return _ENDING.sub("", _BRACKETS.sub("", name.strip()))


def plain(name: str) -> str:
    """Take the article and all possessives off: "the ministry's press service" is "ministry press service"."""
    return _ARTICLE.sub("", _POSSESSIVE.sub("", name.strip()))


def exact(text: str) -> str:
    """Fold a name so that case, quotation marks, spacing and the article do not matter."""
    return _ARTICLE.sub("", normal_name(text))


def media_in(name: str, demonym: Callable[[str], object]) -> Iterator[str]:
    """Yield what may be the name of a medium in words that also say what it is; nothing where they do not.

    "Russian state news agency TASS" gives "TASS", "the Sun newspaper" gives "The Sun" first, for the article may belong
    to the name. `demonym` tells whether words are one.
    """
    words = plain(name).split()
    if not 1 < len(words) <= _MOST_WORDS or not _DESCRIPTORS & {word.casefold() for word in words}:
        return
    for extra in (_DESCRIPTORS, _DESCRIPTORS | _QUALIFIERS):
        left = [word for word in words if word.casefold() not in extra]
        for size in (2, 1):
            if len(left) > size and demonym(" ".join(left[:size])):
                del left[:size]
        if left:
            yield "The " + " ".join(left)
            yield " ".join(left)


class Index:
    """The names, offices and demonyms of the gazetteer, under one way of folding. Read only after it is built."""

    def __init__(self, names: Iterable[Name], demonyms: Iterable[Name], offices: Mapping[str, Iterable[str]]) -> None:
        self._names = self._table(names)
        self._demonyms = self._table(demonyms)
        self._offices = {
            self.fold(plain(label)): kind for kind, labels in offices.items() for label in labels if self.takes(label)
        }
        self._heads = {label.split()[0] for label in self._offices}
        self._tails = {label.split()[-1] for label in self._offices}

    fold = staticmethod(exact)

    def takes(self, _name: str) -> bool:
        """Whether names like this are looked up here."""
        return True

    def alike(self, asked: str, name: str) -> bool:
        """Whether letter case allows the match: only short acronyms and ordinary words are particular about it."""
        if _ACRONYM.fullmatch(name):
            return name in _WORD.findall(asked)
        if exact(name) in ORDINARY:
            written = _EDGES.sub("", asked)
            dressed = bool(_ARTICLE.match(written)) or not _ARTICLE.match(name)
            return dressed and _ARTICLE.sub("", written) == _ARTICLE.sub("", name)
        return True

    def _table(self, names: Iterable[Name]) -> dict[str, list[Name]]:
        table: dict[str, list[Name]] = {}
        for name in names:
            if self.takes(name.written):
                table.setdefault(self.fold(name.written), []).append(name)
        return table

    def named(self, asked: str, language: str | None) -> set[str]:
        """Return the ids of all entries with this name; only those that bear it in `language` where some do."""
        found = [name for name in self._names.get(self.fold(asked), ()) if self.alike(asked, name.written)]
        owners = {name.owner for name in found}
        if len(owners) > 1 and language:
            return {name.owner for name in found if name.language == language} or owners
        return owners

    def demonym(self, asked: str) -> str | None:
        """Return the id of the one government that a demonym points to."""
        found = self._demonyms.get(self.fold(asked), ())
        owners = {name.owner for name in found if self.alike(asked, name.written)}
        return owners.pop() if len(owners) == 1 else None

    def office(self, asked: str) -> str | None:
        """Return the kind of state body that words name."""
        return self._offices.get(self.fold(plain(asked)))

    def may_hold_office(self, words: list[str]) -> bool:
        """Whether the words begin or end as an office does: a cheap no for most names."""
        return self.fold(words[0]) in self._heads or self.fold(words[-1]) in self._tails

    def shared(self) -> dict[str, tuple[str, ...]]:
        """Return the folded names that several entries bear, with the entries' ids."""
        owners = {key: tuple(sorted({name.owner for name in names})) for key, names in self._names.items()}
        return {key: ids for key, ids in sorted(owners.items()) if len(ids) > 1}


class StemIndex(Index):
    """The same without case endings, for the Cyrillic names only: a capital in the name must be one in the text."""

    fold = staticmethod(stems)

    def takes(self, name: str) -> bool:
        """Whether the name has endings."""
        return is_inflected(name)

    def alike(self, asked: str, name: str) -> bool:
        """Whether the name begins with a capital only if the asked one does: "мали" is a verb, "Мали" a country."""
        return asked[:1].isupper() or not name[:1].isupper()
