"""Cards: rows of the query `dossier`, ready-made, so that a dossier costs a few look-ups however large the store is.

On disk every look-up of a term slows once the quads outgrow RocksDB's cache, and a dossier made from the quads takes
hundreds. A card holds the rows that one thing brings to a dossier, as JSON: a claim its own and its figures', a shared
agent its own, and a report, for each claim it speaks of, those of its assertions, their words, itself and its sources.
Cards are made from quads alone, so they say what the query says; `graph.stores.oxigraph.cardbox` keeps them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from graph.rdf.terms import IRI, Literal
from graph.stores.oxigraph.terms import plain_value
from ontology.terms import OA, RDF, SAYSO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.rdf.terms import Object, Quad
    from graph.store import Row, Value

__all__ = ["SECTIONS", "Card", "agent_card", "claim_card", "report_cards"]

SECTIONS = frozenset({"claim", "quantity", "assertion", "about", "words", "agent", "report"})
"""The sections of `dossier` that cards hold; the store asks its quads for all others."""

_ABOUT, _TYPE = SAYSO.about, RDF.type
_CLAIM = {"text": SAYSO.text, "language": SAYSO.language}
_QUANTITY = {
    "value": SAYSO.value,
    "unit": SAYSO.unit,
    "bound": SAYSO.bound,
    "approximate": SAYSO.approximate,
    "as_of": SAYSO.asOf,
}
_ASSERTION = {
    "report": SAYSO.inReport,
    "made_by": SAYSO.madeBy,
    "stance": SAYSO.stance,
    "relays": SAYSO.relays,
    "relay_type": SAYSO.relayType,
    "identification": SAYSO.identification,
    "certainty": SAYSO.certainty,
    "hedge": SAYSO.hedge,
    "ground_rule": SAYSO.groundRule,
    "label": SAYSO.label,
    "affiliation": SAYSO.affiliation,
    "wording": SAYSO.wording,
}
_ROLES = {"content": SAYSO.contentSelector, "cue": SAYSO.cueSelector, "source": SAYSO.sourceSelector}
_WORDS = {"start": OA.start, "end": OA.end, "exact": OA.exact, "prefix": OA.prefix, "suffix": OA.suffix}
_AGENT = {"name": SAYSO.name, "parent": SAYSO.parent, "wikidata": SAYSO.wikidata}
_REPORT = {
    "title": SAYSO.title,
    "publisher": SAYSO.publisher,
    "published": SAYSO.published,
    "language": SAYSO.language,
    "url": SAYSO.url,
    "digest": SAYSO.digest,
    "loaded": SAYSO.loaded,
    "withdrawn": SAYSO.withdrawnAt,
    "withdrawal_reason": SAYSO.withdrawalReason,
    "withdrawal_loaded": SAYSO.withdrawalLoaded,
    "credit": SAYSO.credit,
    "reader": SAYSO.reader,
}
_CONCEPTS = frozenset(
    {SAYSO.bound, SAYSO.stance, SAYSO.relayType, SAYSO.identification, SAYSO.certainty, SAYSO.groundRule}
)
_Said: TypeAlias = "Mapping[str, Mapping[str, list[Object]]]"


@dataclass(slots=True)
class Card:
    """Rows of a dossier, and the agents whose own cards the dossier needs beside it."""

    rows: list[Row] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return it as it is kept."""
        return json.dumps([self.rows, self.agents], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of(cls, text: str) -> Card:
        """Return a card that was kept: `text` reversed."""
        return cls(*json.loads(text))


class _OddError(Exception):
    """Something has several values where a card has room for one."""


def claim_card(claim: str, quads: Iterable[Quad]) -> Card | None:
    """Return the card of a claim, of the quads about it and its figures; None where they do not fit one."""
    said = _by_subject(quads)
    own = said.get(claim, {})
    if IRI(SAYSO.Claim) not in own.get(_TYPE, ()):
        return None
    try:
        rows: list[Row] = [_row("claim", claim, own, _CLAIM)]
        rows += (
            _row("quantity", _name(part), said.get(_name(part), {}), _QUANTITY) for part in own.get(SAYSO.quantity, ())
        )
    except _OddError:
        return None
    return Card(rows)


def agent_card(agent: str, quads: Iterable[Quad]) -> Card | None:
    """Return the card of an agent, of the quads about it; None where they do not fit one."""
    try:
        row = _agent_row(agent, _by_subject(quads).get(agent, {}))
    except _OddError:
        return None
    return Card([row], [str(row["parent"])] if "parent" in row else [])


def report_cards(report: str, quads: Iterable[Quad]) -> dict[str, Card] | None:
    """Return a report's card for each claim, of all quads of its graph; None where they do not fit cards."""
    said = _by_subject(quads)
    own = said.get(report, {})
    cards: dict[str, Card] = defaultdict(Card)
    try:
        row = _row("report", report, own, _REPORT) if IRI(SAYSO.Report) in own.get(_TYPE, ()) else None
        for name, about in said.items():
            claims = [_name(claim) for claim in about.get(_ABOUT, ())]
            if claims:
                if any(isinstance(claim, Literal) for claim in about[_ABOUT]):
                    return None
                rows, agents = _spoken(name, about, said)
                rows += ({"section": "about", "id": name, "claim": claim} for claim in claims)
                if rows[0].get("report") != report or row is None:
                    return None
                for claim in claims:
                    cards[claim].rows += rows
                    cards[claim].agents += agents
        for card in cards.values():
            _complete(card, row, said)
    except _OddError:
        return None
    return dict(cards)


def _spoken(name: str, about: Mapping[str, list[Object]], said: _Said) -> tuple[list[Row], list[str]]:
    """Return the rows of an assertion and its words, and whom it names."""
    assertion = _row("assertion", name, about, _ASSERTION)
    words: dict[str, Row] = {}
    for role, predicate in _ROLES.items():
        for part in about.get(predicate, ()):
            row = _row("words", name, said.get(_name(part), {}), _WORDS) | {"role": role}
            if row.keys() >= _WORDS.keys():
                words[repr(row)] = row
    return [assertion, *words.values()], [str(assertion[key]) for key in ("made_by", "affiliation") if key in assertion]


def _complete(card: Card, report: Row | None, said: _Said) -> None:
    """Add the report and its own sources to a card; leave the others to look up."""
    if report is None:
        return
    card.rows.append(report)
    todo = [*card.agents, *([str(report["publisher"])] if "publisher" in report else [])]
    seen: dict[str, None] = {}
    while todo:
        agent = todo.pop()
        if agent in seen:
            continue
        seen[agent] = None
        if agent in said:
            row = _agent_row(agent, said[agent])
            card.rows.append(row)
            todo += [str(row["parent"])] if "parent" in row else []
    card.agents = [agent for agent in seen if agent not in said]


def _agent_row(agent: str, own: Mapping[str, list[Object]]) -> Row:
    types = [
        value.value for value in own.get(_TYPE, ()) if isinstance(value, IRI) and value.value.startswith(SAYSO.base)
    ]
    if len(types) != 1 or SAYSO.name not in own:
        raise _OddError
    return _row("agent", agent, own, _AGENT) | {"type": types[0].partition("#")[2]}


def _row(section: str, name: str, own: Mapping[str, list[Object]], columns: Mapping[str, str]) -> dict[str, Value]:
    row: dict[str, Value] = {"section": section, "id": name}
    for column, predicate in columns.items():
        values = own.get(predicate)
        if values is not None:
            if len(values) > 1:
                raise _OddError
            row[column] = _concept(values[0]) if predicate in _CONCEPTS else _value(values[0])
    return row


def _by_subject(quads: Iterable[Quad]) -> _Said:
    found: dict[str, dict[str, list[Object]]] = {}
    for subject, predicate, value, _ in quads:
        values = found.setdefault(_name(subject), {}).setdefault(predicate.value, [])
        if value not in values:
            values.append(value)
    return found


def _name(term: Object) -> str:
    """Return what rows call a node; literals have no name that a node could have."""
    if isinstance(term, IRI):
        return term.value
    return f'"{term.lexical}' if isinstance(term, Literal) else f"_:{term.label}"


def _value(term: Object) -> Value:
    return plain_value(term.lexical, term.datatype) if isinstance(term, Literal) else _name(term)


def _concept(term: Object) -> str:
    return (term.lexical if isinstance(term, Literal) else _name(term)).partition("#")[2]
