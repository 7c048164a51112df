"""From hops to agents: known ones by the gazetteer, named ones by their names, a report's own ones under the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Agent
from loaders.identity import UNKNOWN_PUBLISHER, publisher_name
from loaders.resolve.offices import offices
from loaders.resolve.persons import bare_name, full_names, person_key
from ontology.names import normal_name
from ontology.schemes import AgentType, Identification, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.iris import Iris
    from loaders.document import Document
    from loaders.statement import Hop, Statement
    from ontology.gazetteer import Entry, Gazetteer

__all__ = ["Cast"]

_OWN = {
    Kind.ANONYMOUS: AgentType.ANONYMOUS_SOURCE,
    Kind.GROUP: AgentType.GROUP,
    Kind.DOCUMENT: AgentType.DOCUMENT,
}


class Cast:
    """The agents of one report. `agent` and `organisation` give ids; `shared` and `own` are the agents met so far.

    - A publisher, an organisation or an affiliation is the gazetteer's entry of that name, else an agent under
      `Iris.agent("organisation", name)`: an outlet has one id, whether it publishes or is cited.
    - A person is one agent for all reports that name it alike, titles and endings of transliterated names aside. The
      unnamed holder of an office ("the foreign minister") is told apart by organisation, else by report.
    - An anonymous source, a group or a document belongs to the report: one node for each `source_key`, without one for
      each kind, name and affiliation.
    - Without publisher and URL, the publisher is an agent of this report only, called "unknown publisher".
    """

    def __init__(
        self, document: Document, statements: Sequence[Statement], report: str, iris: Iris, gazetteer: Gazetteer
    ) -> None:
        self._report = report
        self._iris = iris
        self._gazetteer = gazetteer
        self._language = document.language
        self._shared: dict[str, Agent] = {}
        self._own: dict[tuple[object, ...], Agent] = {}
        hops = [hop for statement in statements for hop in statement.chain]
        self._full = full_names(hop.name for hop in hops if hop.kind is Kind.PERSON and not _by_office(hop))
        self._offices = offices(document.text, statements, gazetteer)
        self._described = _descriptions(statements)
        self.publisher = self._publisher(document)

    @property
    def shared(self) -> tuple[Agent, ...]:
        """The shared agents, with the bodies above them, by id."""
        return tuple(agent for _, agent in sorted(self._shared.items()))

    @property
    def own(self) -> tuple[Agent, ...]:
        """The report's own agents, in the order of their numbers."""
        return tuple(self._own.values())

    def agent(self, hop: Hop, source_key: int | None = None) -> str:
        """Return the id of the agent that a hop is; `source_key` is the statement's if the hop is its origin."""
        if hop.kind is Kind.PUBLISHER:
            return self.publisher
        if hop.kind in _OWN:
            return self._source(hop, source_key)
        if hop.kind is Kind.PERSON or self._is_last_name(hop):
            return self._person(hop)
        return self.organisation(hop.name, hop.affiliation)

    def affiliation(self, hop: Hop) -> str | None:
        """Return the id of the organisation that the report puts a hop in; None when it does not say."""
        name = hop.affiliation
        if name is None and (hop.kind is Kind.PERSON or self._is_last_name(hop)):
            key = person_key(hop.name)
            full = self._full.get(key) or self._full_of(key)
            name = self._offices.get(full) or self._offices.get(key)
        if name and hop.kind is Kind.ORGANISATION and self.organisation(name) == self.organisation(hop.name, name):
            # "Генштаб", placed under its canonical name: no body belongs to itself.
            return None
        return self.organisation(name) if name else None

    def organisation(self, name: str, within: str | None = None) -> str:
        """Return the id of the organisation of this name; `within` is the organisation that it is said to belong to."""
        entry = self._entry(name, within)
        if entry:
            return self._known(entry)
        if _nameless(name):
            # "the company", "the ministry": a name in this report only, or in the body it belongs to.
            return self._mint("organisation", f"{name}, {within or self._report}", name, AgentType.ORGANIZATION)
        return self._mint("organisation", name, name, AgentType.ORGANIZATION)

    def _publisher(self, document: Document) -> str:
        name = publisher_name(document)
        if name == UNKNOWN_PUBLISHER:
            return self._mint("organisation", f"{name} of {self._report}", name, AgentType.ORGANIZATION)
        entry = self._gazetteer.find(name, self._language)
        return self._known(entry) if entry else self._mint("organisation", name, name, AgentType.NEWS_OUTLET)

    def _source(self, hop: Hop, source_key: int | None) -> str:
        key: tuple[object, ...] = (hop.kind, normal_name(hop.name), normal_name(hop.affiliation or ""))
        name = hop.name
        if source_key is not None:
            key, name = (hop.kind, source_key), self._described.get(source_key, name)
        known = self._own.get(key)
        if known is None:
            iri = self._iris.source(self._report, len(self._own) + 1)
            known = self._own[key] = Agent(iri, _OWN[hop.kind], name)
        return known.id

    def _person(self, hop: Hop) -> str:
        if _by_office(hop):
            return self._mint("person", f"{hop.name}, {hop.affiliation or self._report}", hop.name, AgentType.PERSON)
        entry = self._gazetteer.find(hop.name, self._language)
        if entry and entry.type is AgentType.PERSON:
            return self._known(entry)
        key = person_key(hop.name)
        full = self._full.get(key) or self._full_of(key)
        return self._mint("person", full, bare_name(hop.name), AgentType.PERSON)

    def _is_last_name(self, hop: Hop) -> bool:
        """Whether what was read as an organisation is the last name of a person whom the text names in full."""
        key = person_key(hop.name)
        return hop.kind is Kind.ORGANISATION and self._full_of(key) != key

    def _full_of(self, key: str) -> str:
        fuller = {name for name in self._full.values() if name.endswith(f" {key}")}
        return fuller.pop() if len(fuller) == 1 else key

    def _entry(self, name: str, within: str | None) -> Entry | None:
        entry = self._gazetteer.find(name, self._language)
        if entry is None and within:
            whole = self._gazetteer.find(within, self._language)
            entry = self._gazetteer.body(name, whole.side) if whole and whole.side else None
        return entry if entry and entry.type is not AgentType.PERSON else None

    def _known(self, entry: Entry) -> str:
        for iri in (entry.id, *self._gazetteer.ancestors(entry.id)):
            found = self._gazetteer.get(iri)
            if found and iri not in self._shared:
                self._shared[iri] = Agent(
                    found.id, found.type, found.name, found.parent, tuple(sorted(found.aliases)), found.wikidata
                )
        return entry.id

    def _mint(self, kind: str, key: str, name: str, type_: AgentType) -> str:
        iri = self._iris.agent(kind, key)
        known = self._shared.get(iri)
        # Of the names that a text gives one person, the fullest is shown.
        if known is None or len(name) > len(known.name):
            self._shared[iri] = Agent(iri, known.type if known else type_, name)
        return iri


def _by_office(hop: Hop) -> bool:
    return hop.kind is Kind.PERSON and (hop.identification is Identification.POSITION_DESCRIBED or _nameless(hop.name))


def _nameless(name: str) -> bool:
    """Whether a name has letters of both cases to choose from, and no capital: a description, not a name."""
    return name == name.lower() != name.upper()


def _descriptions(statements: Sequence[Statement]) -> dict[int, str]:
    """Return what to call each source: its first description that places it somewhere, else its first."""
    found: dict[int, tuple[bool, str]] = {}
    for statement in statements:
        if statement.source_key is None or not statement.chain:
            continue
        hop = statement.chain[0]
        placed = hop.affiliation is not None
        if statement.source_key not in found or (placed and not found[statement.source_key][0]):
            found[statement.source_key] = (placed, hop.name)
    return {key: name for key, (_, name) in found.items()}
