"""The gazetteer: news agencies, outlets, state bodies and institutions, by every name that news uses for them.

The data is `agents.ttl`; `agents.json` is the same, compiled by `ontology.compile` so that it loads in milliseconds,
and a test keeps the two equal. Nobody in it is a verdict: a `side` or a `parent` is a fact about an agent, not a mark.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ontology.names import normal_name
from ontology.schemes import AgentType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Entry", "Gazetteer", "gazetteer"]

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile("(?<=\\w)['\u2019\u02bc]s\\b")
_ENDING = re.compile(_POSSESSIVE.pattern + "$")
_ACRONYM = re.compile(r"[A-Z]{1,3}")
# Names of outlets that are ordinary words: "time" and "Hill" are found only when written as the name itself is.
_ORDINARY = frozenset(
    "atlantic economist express focus globe guardian hill independent insider intercept mail mirror nation nature "
    "observer people post semafor sky standard star sun telegraph time times verge week".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One agent of the gazetteer.

    `aliases` are its other names in any language, metonyms included, without `name` itself, in no promised order.
    `metonyms` are those of them, folded by `normal_name`, that name a place or building which stands for the agent
    ("kyiv", "the white house"): their use as a source is a figure of speech. `parent` is the id of the body above it,
    `side` the id of the government of the state that it belongs to; both are entries themselves. `office` is what
    kind of body of a state it is ("defence-ministry"), None for anything else.
    """

    id: str
    type: AgentType
    name: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    side: str | None = None
    wikidata: str | None = None
    metonyms: frozenset[str] = field(default=frozenset())
    office: str | None = None


class Gazetteer:
    """Finds agents by name. Immutable; safe to share between threads. Iterating yields entries by id.

    `find` folds names, ignores a leading "the" and a trailing "'s", and understands names built from a state and an
    office in any of the usual ways ("Russian Defence Ministry", "Russia's MoD", "ministry of defence of the Russian
    Federation"), so that these need not be listed.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._entries: dict[str, Entry] = {}
        self._names: dict[str, list[tuple[str, str | None, str]]] = {}
        self._bodies: dict[tuple[str, str], str] = {}
        self._states: dict[str, list[tuple[str, str]]] = {}
        self._demonyms: dict[str, list[tuple[str, str]]] = {}
        self._offices: dict[str, str] = {
            _office(label): key for key, labels in data["offices"].items() for label in labels
        }
        for row in data["entries"]:
            self._add(row)
        for state in data["states"]:
            for name in state["names"]:
                self._states.setdefault(_key(name), []).append((name, state["id"]))
            for name in state["demonyms"]:
                self._demonyms.setdefault(_key(name), []).append((name, state["id"]))

    def _add(self, row: Mapping[str, Any]) -> None:
        names = [*row.get("aliases", ()), *row.get("metonyms", ())]
        entry = Entry(
            id=row["id"],
            type=AgentType(row["type"]),
            name=row["name"],
            aliases=tuple(dict.fromkeys(text for text, _ in names if text != row["name"])),
            parent=row.get("parent"),
            side=row.get("side"),
            wikidata=row.get("wikidata"),
            metonyms=frozenset(normal_name(text) for text, _ in row.get("metonyms", ())),
            office=row.get("office"),
        )
        self._entries[entry.id] = entry
        if entry.office and entry.side:
            self._bodies[entry.side, entry.office] = entry.id
        for text, language in [(entry.name, None), *names]:
            self._names.setdefault(_key(text), []).append((text, language, entry.id))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, id: str) -> Entry | None:  # noqa: A002 -- the field of an entry has the same name
        """Return the entry with this IRI; None when there is none."""
        return self._entries.get(id)

    def find(self, name: str, language: str | None = None) -> Entry | None:
        """Return the one entry that `name` names; None when there is none, or when several share the name.

        Case does not matter, but for acronyms of up to three capitals and for titles that are ordinary words, which
        must be written as such: "us" and "who" are pronouns. Where entries share a name, `language` (of the text, as a
        tag: "uk") decides if only one of them bears it in that language.
        """
        bare = _ENDING.sub("", name.strip())
        found = [row for row in self._names.get(_key(bare), ()) if _written_alike(bare, row[0])]
        ids = {row[2] for row in found}
        if len(ids) > 1 and language:
            ids = {row[2] for row in found if row[1] == language} or ids
        if len(ids) == 1:
            return self._entries[ids.pop()]
        return None if ids else self._compose(bare)

    def demonym(self, word: str) -> Entry | None:
        """Return the government of the state that an adjective (in Ukrainian and Russian a genitive) points to.

        "Ukrainian", "U.S.", "American"; "України". None for any other word, the state's own name included.
        """
        return self._one(self._demonyms, _ENDING.sub("", word.strip()))

    def body(self, office: str, side: str) -> Entry | None:
        """Return the body of a state by what it is called at home: ("Defence Ministry", id of a government).

        None when the words name no kind of body, or the gazetteer has none of that kind for the state.
        """
        kind = self._offices.get(_office(office))
        found = self._bodies.get((side, kind)) if kind else None
        return self._entries[found] if found else None

    def ancestors(self, id: str) -> tuple[str, ...]:  # noqa: A002 -- as in `get`
        """Return the ids of all bodies above, nearest first; empty for an unknown id. A cycle ends the walk."""
        above: dict[str, None] = {}
        entry = self._entries.get(id)
        while entry and entry.parent and entry.parent != id and entry.parent not in above:
            above[entry.parent] = None
            entry = self._entries.get(entry.parent)
        return tuple(above)

    def shared_names(self) -> dict[str, tuple[str, ...]]:
        """Return the folded names that several entries bear, with the entries' ids: `find` answers them with None."""
        shared = {key: tuple(sorted({row[2] for row in rows})) for key, rows in self._names.items()}
        return {key: ids for key, ids in sorted(shared.items()) if len(ids) > 1}

    def _one(self, table: Mapping[str, list[tuple[str, str]]], text: str) -> Entry | None:
        ids = {owner for written, owner in table.get(_key(text), ()) if _written_alike(text, written)}
        return self._entries[ids.pop()] if len(ids) == 1 else None

    def _compose(self, name: str) -> Entry | None:
        words = _ARTICLE.sub("", _POSSESSIVE.sub("", name)).split()
        for cut in range(1, len(words)):
            left, right = " ".join(words[:cut]), words[cut:]
            state = self._one(self._demonyms, left) or self._one(self._states, left)
            found = self.body(" ".join(right), state.id) if state else None
            if not found and _office(left) in self._offices:
                whose = " ".join(right[1:] if right[0].casefold() in {"of", "in"} else right)
                state = self._one(self._states, whose) or self._one(self._demonyms, whose)
                found = self.body(left, state.id) if state else None
            if found:
                return found
        return None


def _key(text: str) -> str:
    return _ARTICLE.sub("", normal_name(text))


def _office(text: str) -> str:
    return _key(_POSSESSIVE.sub("", text))


def _written_alike(asked: str, name: str) -> bool:
    """Whether letter case allows the match: only acronyms and ordinary words are particular about it."""
    if _ACRONYM.fullmatch(name):
        return name in asked.split()
    if _key(name) in _ORDINARY:
        return asked == name or asked == name[:1].lower() + name[1:]
    return True


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that the package ships; read once."""
    return Gazetteer(json.loads((files("ontology") / "agents.json").read_text(encoding="utf-8")))
