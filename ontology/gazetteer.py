"""The gazetteer: news agencies, outlets, state bodies and institutions, by every name that news uses for them.

The data is `agents.ttl`; `agents.json` is the same, compiled by `ontology.compile` so that it loads in milliseconds,
and a test keeps the two equal. A `side` or a `parent` is a fact about an agent, not a mark.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from ontology.inflection import is_inflected
from ontology.lookup import Index, Name, StemIndex, bare, media_in, plain
from ontology.names import normal_name
from ontology.resources import agents_json
from ontology.schemes import AgentType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Entry", "Gazetteer", "gazetteer"]

_MOST_WORDS = 14
_MOST_KEPT = 20_000
_OF = frozenset({"of", "in", "for"})


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

    @property
    def is_medium(self) -> bool:
        """Whether it publishes reports: a news agency or an outlet."""
        return self.type in {AgentType.NEWS_AGENCY, AgentType.NEWS_OUTLET}


_UNASKED = Entry("", AgentType.ORGANIZATION, "")
"""Stands in the cache's answer for a name that was never looked up."""


class Gazetteer:
    """Finds agents by name. Immutable; safe to share between threads. Iterating yields entries by id.

    `find` folds names, ignores a leading "the" and a trailing "'s", and understands what need not be listed: a state
    or body with an office in any of the usual orders ("Russian Defence Ministry", "Kyiv's MoD", "General Staff of the
    Ukrainian army"), a medium with what it is ("Russian state news agency TASS"), and Ukrainian and Russian cases
    ("Міністерству оборони України").
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._offices: Mapping[str, list[str]] = data["offices"]
        self._entries: dict[str, Entry] = {}
        self._bodies: dict[tuple[str, str], Entry] = {}
        self._names: list[Name] = []
        for row in data["entries"]:
            self._add(row)
        self._demonyms = [Name(text, None, state["id"]) for state in data["states"] for text in state["demonyms"]]
        self._exact = Index(self._names, self._demonyms, self._offices)
        self._found: dict[tuple[str, str | None], Entry | None] = {}

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
            self._bodies[entry.side, entry.office] = entry
        self._names += [Name(text, language, entry.id) for text, language in [(entry.name, None), *names]]

    @cached_property
    def _stemmed(self) -> Index:
        return StemIndex(self._names, self._demonyms, self._offices)

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
        key = (name, language)
        found = self._found.get(key, _UNASKED)
        if found is _UNASKED:
            asked = bare(name)
            found = self._look(self._exact, asked, language)
            if not found and asked != name.strip():  # "Jane's" is a name as it stands
                found = self._look(self._exact, name.strip(), language)
            if not found and is_inflected(asked):
                found = self._look(self._stemmed, asked, language)
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            self._found[key] = found
        return found

    def demonym(self, word: str) -> Entry | None:
        """Return the government of the state that an adjective (in Ukrainian and Russian a genitive) points to.

        "Ukrainian", "U.S.", "American"; "України". None for any other word, and for a state's name that is no demonym.
        """
        owner = self._exact.demonym(bare(word))
        return self._entries[owner] if owner else None

    def adjective(self, word: str) -> Entry | None:
        """Return the government of the state that a Ukrainian or Russian adjective points to, in any of its cases.

        "російських", "Северокорейские". None for words of other scripts and for any other word.
        """
        owner = self._stemmed.demonym(bare(word)) if is_inflected(word) else None
        return self._entries[owner] if owner else None

    def body(self, office: str, side: str) -> Entry | None:
        """Return the body of a state by what it is called at home: ("the Defence Ministry", id of a government).

        None when the words name no kind of body, or the gazetteer has none of that kind for the state.
        """
        kind = self._exact.office(office)
        if not kind and is_inflected(office):
            kind = self._stemmed.office(office)
        return self._bodies.get((side, kind)) if kind else None

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
        return self._exact.shared()

    def _look(self, index: Index, asked: str, language: str | None) -> Entry | None:
        owners = index.named(asked, language)
        if owners:
            return self._entries[owners.pop()] if len(owners) == 1 else None
        words = plain(asked).split()
        if not 1 < len(words) <= _MOST_WORDS:
            return None
        return (
            self._composed(index, words, language)
            or self._of_its_state(index, words)
            or self._described(index, asked, language)
        )

    def _composed(self, index: Index, words: list[str], language: str | None) -> Entry | None:
        """Find a body whose name is an owner's and an office's: "Ukraine" + "Defence Ministry", either way round."""
        for cut in range(1, len(words)) if index.may_hold_office(words) else ():
            left, right = words[:cut], words[cut:]
            if kind := index.office(" ".join(right)):
                owner = self._owner(index, left, language)
            elif kind := index.office(" ".join(left)):
                owner = self._owner(index, right[1:] if right[0].casefold() in _OF else right, language)
            else:
                continue
            body = self._bodies.get((owner.side, kind)) if owner and owner.side else None
            if owner and body and (owner.office == "government" or owner.id in self.ancestors(body.id)):
                return body
        return None

    def _owner(self, index: Index, words: list[str], language: str | None) -> Entry | None:
        text = plain(" ".join(words))
        government = index.demonym(text)
        return self._entries[government] if government else self._look(index, text, language)

    def _of_its_state(self, index: Index, words: list[str]) -> Entry | None:
        """Find an entry that is named with its state before it: "Russia's FSB", "Japan's Kyodo"."""
        for cut in (1, 2):
            state = self._owner(index, words[:cut], None) if len(words) > cut else None
            if state and state.office == "government":
                found = [self._entries[owner] for owner in index.named(" ".join(words[cut:]), None)]
                fitting = [entry for entry in found if entry.side == state.id or (entry.is_medium and not entry.side)]
                if len(fitting) == 1:
                    return fitting[0]
        return None

    def _described(self, index: Index, asked: str, language: str | None) -> Entry | None:
        """Find a medium that is named together with what it is."""
        for name in media_in(asked, index.demonym):
            owners = index.named(name, language)
            found = self._entries[owners.pop()] if len(owners) == 1 else None
            if found and found.is_medium:
                return found
        return None


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that the package ships; read once."""
    return Gazetteer(json.loads(agents_json()))
