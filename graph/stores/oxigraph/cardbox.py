"""The box of cards: beside the quads, in their store, written in the same transactions, so that the two always fit.

A claim's own card says that its dossier can be made from cards: every assertion about it is on a report's. So a claim
without one is looked up in the quads. Whatever changes quads asks `stale` which cards no longer fit, and removes them
with the change; only loading a report whole, RDF that was added, once it is there, and `sayso reindex` make new ones.

    claim   batch:claim   its card          report   batch:report   ""     all that its graph says is on its cards
    claim   REPORT        the report's      agent    batch:agent    its card
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from graph.errors import RdfError
from graph.stores.oxigraph.cards import Card, agent_card, claim_card, report_cards
from graph.stores.oxigraph.terms import KEEPING, from_quad, named_node, value_of
from ontology.terms import RDF, SAYSO

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from graph.iris import Iris
    from graph.rdf.terms import Quad
    from graph.store import Row

__all__ = ["CardBox", "NewCards", "cards_anew", "rebuild", "renewed", "stale"]

_BATCH = "https://w3id.org/sayso/batch#"
_CLAIM, _REPORT, _AGENT = (ox.NamedNode(_BATCH + name) for name in ("claim", "report", "agent"))
_ABOUT, _TYPE, _QUANTITY = ox.NamedNode(SAYSO.about), ox.NamedNode(RDF.type), ox.NamedNode(SAYSO.quantity)
_ON_NO_CARD = frozenset({ox.NamedNode(SAYSO.competesWith), ox.NamedNode(SAYSO.alias)})
_AGENTS_AT_HAND = 4096
_AT_ONCE = 20_000
_EMPTY = ox.Literal("")
_Node: TypeAlias = ox.NamedNode | ox.BlankNode


@dataclass(slots=True)
class NewCards:
    """Cards that come with a change: of claims and agents that are new with it, and of the reports that it loads whole.

    `reports` holds the names of those whose graph the change fills, or, when they are deleted, empties.
    """

    reports: set[ox.NamedNode] = field(default_factory=set)
    cards: list[ox.Quad] = field(default_factory=list)

    def add_claim(self, claim: str, quads: Iterable[Quad]) -> None:
        """Add the card of a claim, of the quads about it."""
        self._add(claim, _CLAIM, claim_card(claim, quads))

    def add_agent(self, agent: str, quads: Iterable[Quad]) -> None:
        """Add the card of a shared agent, of the quads about it."""
        self._add(agent, _AGENT, agent_card(agent, quads))

    def add_report(self, report: str, quads: Iterable[Quad]) -> None:
        """Add the cards of a report, of all that its graph will hold."""
        node = named_node(report)
        cards = report_cards(report, quads)
        if cards is not None:
            self.reports.add(node)
            self.cards.append(ox.Quad(node, _REPORT, _EMPTY, KEEPING))
            for claim, card in cards.items():
                self._add(claim, node, card)

    def taken(self) -> list[ox.Quad]:
        """Return the cards, and hold none any more."""
        cards, self.cards = self.cards, []
        return cards

    def _add(self, subject: str, predicate: ox.NamedNode, card: Card | None) -> None:
        if card is not None:
            self.cards.append(ox.Quad(named_node(subject), predicate, ox.Literal(card.text()), KEEPING))


class CardBox:
    """Reads dossiers from cards. It has some agents at hand, as the same few are looked up again and again."""

    def __init__(self) -> None:
        self._agents: dict[str, Card] = {}

    def rows(self, database: ox.Store, claim: str) -> list[Row] | None:
        """Return the rows of a claim's dossier in `cards.SECTIONS`; None when they must be asked of the quads."""
        try:
            node = named_node(claim)
        except RdfError:
            return None
        agents = self._agents  # of before the next change, if one comes: what is looked up now is not for its successor
        whole, cards = False, list[Card]()
        for quad in database.quads_for_pattern(node, None, None, KEEPING):
            whole = whole or quad.predicate == _CLAIM
            if quad.predicate not in {_REPORT, _AGENT}:
                cards.append(Card.of(value_of(quad.object)))
        if not whole:
            return None
        rows = [row for card in cards for row in card.rows]
        todo = [agent for card in cards for agent in card.agents]
        seen: set[str] = set()
        while todo:
            agent = todo.pop()
            if agent not in seen:
                seen.add(agent)
                card = _agent(database, agent, agents)
                if card is None:
                    return None
                rows += card.rows
                todo += card.agents
        return rows

    def forget_agents(self) -> None:
        """Forget the agents at hand: some of them have changed."""
        self._agents = {}


def _agent(database: ox.Store, agent: str, at_hand: dict[str, Card]) -> Card | None:
    card = at_hand.get(agent)
    if card is None:
        try:
            found = next(database.quads_for_pattern(named_node(agent), _AGENT, None, KEEPING), None)
        except RdfError:
            return None
        if found is not None:
            card = Card.of(value_of(found.object))
            if len(at_hand) >= _AGENTS_AT_HAND:
                at_hand.clear()
            at_hand[agent] = card
    return card


def rebuild(database: ox.Store, iris: Iris) -> Iterator[tuple[list[ox.Quad], list[ox.Quad]]]:
    """Yield changes, to be made one after the other, that make all cards anew: what to remove, what to add.

    Whenever it is broken off, the cards that are there fit. Claims' own cards go first and come last.
    """
    for predicate in (_CLAIM, _REPORT, None):
        for part in _parts(database.quads_for_pattern(None, predicate, None, KEEPING)):
            yield [quad for quad in part if quad.subject != KEEPING], []
    reports = [quad.subject for quad in database.quads_for_pattern(None, _TYPE, ox.NamedNode(SAYSO.Report))]
    agents = {quad.subject for quad in database.quads_for_pattern(None, _TYPE, None, named_node(iris.agents_graph))}
    graph = named_node(iris.claims_graph)
    claims = [quad.subject for quad in database.quads_for_pattern(None, _TYPE, ox.NamedNode(SAYSO.Claim), graph)]
    yield from _made(database, iris, reports, agents, claims)


def renewed(
    database: ox.Store, iris: Iris, graphs: Iterable[object], shared: Iterable[object]
) -> Iterator[tuple[list[ox.Quad], list[ox.Quad]]]:
    """Yield changes that make the cards that are lacking, after RDF was added: what to remove (nothing), what to add.

    `graphs` are those that something was added to, `shared` the agents and claims of which something was said. As with
    `rebuild`, the cards that are there fit whenever it is broken off.
    """
    reports = [graph for graph in graphs if isinstance(graph, ox.NamedNode) and not _has(database, graph, _REPORT)]
    claims: set[object] = {
        quad.object for graph in reports for quad in database.quads_for_pattern(None, _ABOUT, None, graph)
    }
    others = set(shared)
    agents = [each for each in others if not _has(database, each, _AGENT)]
    claims |= others
    lacking = sorted((each for each in claims if not _has(database, each, _CLAIM)), key=str)
    yield from _made(database, iris, reports, agents, lacking)


def _made(
    database: ox.Store, iris: Iris, reports: Iterable[object], agents: Iterable[object], claims: Iterable[object]
) -> Iterator[tuple[list[ox.Quad], list[ox.Quad]]]:
    """Yield changes that add cards, kind by kind: claims ask whether reports have theirs, so those must be there."""
    for new in (_of_reports(database, reports), _of_agents(database, iris, agents), _of_claims(database, iris, claims)):
        for part in _parts(new):
            yield [], part


def _has(database: ox.Store, subject: object, predicate: ox.NamedNode) -> bool:
    if not isinstance(subject, ox.NamedNode):
        return False
    return next(database.quads_for_pattern(subject, predicate, None, KEEPING), None) is not None


def _of_reports(database: ox.Store, reports: Iterable[object]) -> Iterator[ox.Quad]:
    """Yield the cards of those of the reports that fit cards."""
    for report in reports:
        if not isinstance(report, ox.NamedNode) or not _is(database, report, SAYSO.Report, report):
            continue
        said = list(database.quads_for_pattern(None, None, None, report))
        if all(_in_one_graph(database, subject) for subject in {quad.subject for quad in said}):
            new = NewCards()
            new.add_report(report.value, map(from_quad, said))
            yield from new.cards


def _of_agents(database: ox.Store, iris: Iris, agents: Iterable[object]) -> Iterator[ox.Quad]:
    """Yield the cards of those of the things that are shared agents."""
    new, graph = NewCards(), named_node(iris.agents_graph)
    for agent in agents:
        if isinstance(agent, ox.NamedNode) and _in_one_graph(database, agent):
            said = list(database.quads_for_pattern(agent, None, None, graph))
            if any(quad.predicate == _TYPE for quad in said):
                new.add_agent(agent.value, map(from_quad, said))
                yield from new.taken()


def _of_claims(database: ox.Store, iris: Iris, claims: Iterable[object]) -> Iterator[ox.Quad]:
    """Yield the cards of those of the things that are claims of which only reports on cards speak."""
    new, graph = NewCards(), named_node(iris.claims_graph)
    for claim in claims:
        if not isinstance(claim, ox.NamedNode) or not _is(database, claim, SAYSO.Claim, graph):
            continue
        said = list(database.quads_for_pattern(claim, None, None, graph))
        figures = {quad.object for quad in said if quad.predicate == _QUANTITY}
        for figure in figures:
            said += database.quads_for_pattern(figure, None, None) if isinstance(figure, ox.NamedNode) else ()
        spoken = database.quads_for_pattern(None, _ABOUT, claim)
        if all(_in_one_graph(database, each) for each in {claim, *figures}) and all(
            _has(database, about.graph_name, _REPORT) for about in spoken
        ):
            new.add_claim(claim.value, map(from_quad, said))
            yield from new.taken()


def _is(database: ox.Store, node: ox.NamedNode, kind: str, graph: ox.NamedNode) -> bool:
    return ox.Quad(node, _TYPE, ox.NamedNode(kind), graph) in database


def _in_one_graph(database: ox.Store, subject: object) -> bool:
    if not isinstance(subject, ox.NamedNode):
        return False
    graphs = {quad.graph_name for quad in database.quads_for_pattern(subject, None, None)} - {KEEPING}
    return len(graphs) <= 1


def _parts(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    source = iter(quads)
    while part := list(itertools.islice(source, _AT_ONCE)):
        yield part


def cards_anew(database: ox.Store, report: str, remove: Collection[ox.Quad], add: Collection[ox.Quad]) -> NewCards:
    """Return the cards of a report that has some, once quads of its graph have changed; else none."""
    node, new = named_node(report), NewCards()
    if ox.Quad(node, _REPORT, _EMPTY, KEEPING) in database:
        stay = (quad for quad in database.quads_for_pattern(None, None, None, node) if quad not in remove)
        new.add_report(report, map(from_quad, itertools.chain(stay, add)))
    return new


def stale(
    database: ox.Store, iris: Iris, remove: Iterable[ox.Quad], add: Iterable[ox.Quad], new: NewCards
) -> tuple[set[ox.Quad], list[ox.Quad]]:
    """Return the cards that no longer fit once quads are removed and added, and those of `new` that will fit.

    Call it before the change. Whatever is said of one thing in two graphs is on no card.
    """
    return _Change(database, iris, new).of(list(remove), list(add))


class _Change:
    def __init__(self, database: ox.Store, iris: Iris, new: NewCards) -> None:
        self._database = database
        self._new = new
        self._shared = frozenset(
            map(
                named_node,
                (iris.agents_graph, iris.claims_graph, iris.assessments_graph, iris.reviews_graph, iris.copies_graph),
            )
        )
        self._gone: set[ox.Quad] = set()
        self._unfit: set[tuple[_Node, ox.NamedNode]] = set()
        """Subject and predicate of cards that may not be there after the change."""
        self._owners: dict[object, list[object]] = defaultdict(list)
        """Which claims the change itself gives a figure to."""
        self._odd: set[object] = set()
        """Graphs that cards cannot hold, or no longer."""

    def of(self, remove: list[ox.Quad], add: list[ox.Quad]) -> tuple[set[ox.Quad], list[ox.Quad]]:
        touched: dict[_Node, list[ox.Quad]] = defaultdict(list)
        for quad in remove + add:
            touched[quad.subject].append(quad)  # type: ignore[index]  # no triples are subjects here
            if quad.predicate == _QUANTITY:
                self._owners[quad.object].append(quad.subject)
        for subject, quads in touched.items():
            self._touch(subject, quads)
        for quad in remove:
            if quad.predicate == _TYPE:
                self._drop(quad.subject, None)
        for report in self._new.reports:
            self._drop_report(report)
        for quad in remove + add:
            if quad.predicate == _ABOUT and (quad.graph_name in self._odd or quad.graph_name not in self._new.reports):
                self._drop(quad.object, _CLAIM)
        return self._gone, [quad for quad in self._new.cards if self._fits(quad)]

    def _touch(self, subject: _Node, quads: list[ox.Quad]) -> None:
        there = list(self._database.quads_for_pattern(subject, None, None))
        graphs = {quad.graph_name for quad in there + quads if quad.graph_name != KEEPING}
        if any(quad.predicate not in _ON_NO_CARD for quad in quads):
            own = {quad for quad in there if quad.graph_name == KEEPING and quad.predicate in {_CLAIM, _AGENT}}
            self._gone |= own
            if there or len(graphs) > 1:
                self._unfit |= {(subject, _CLAIM), (subject, _AGENT)}
        owned = [graph for graph in graphs if graph not in self._shared and isinstance(graph, ox.NamedNode)]
        for graph in owned:
            if graph not in self._new.reports or len(graphs) > 1:
                self._taint(graph)
        if not owned or len(graphs) > 1:
            self._touch_figure(subject, known=bool(there) or len(graphs) > 1)

    def _touch_figure(self, subject: _Node, *, known: bool) -> None:
        """Drop the cards of claims that have this for a figure, and of those that get it if it is `known` already."""
        for quad in self._database.quads_for_pattern(None, _QUANTITY, subject):
            self._drop(quad.subject, _CLAIM)
        for owner in self._owners.get(subject, ()) if known else ():
            self._drop(owner, _CLAIM)

    def _taint(self, graph: ox.NamedNode) -> None:
        """Take a graph off cards: the claims it speaks of must be asked of the quads."""
        if graph not in self._odd:
            self._odd.add(graph)
            for claim in self._drop_report(graph):
                self._drop(claim, _CLAIM)

    def _drop_report(self, report: ox.NamedNode) -> set[object]:
        """Drop a report's cards, if it has any; return the claims they were of."""
        mark = ox.Quad(report, _REPORT, _EMPTY, KEEPING)
        if mark not in self._database:
            return set()
        self._gone.add(mark)
        claims: set[object] = {quad.object for quad in self._database.quads_for_pattern(None, _ABOUT, None, report)}
        for claim in claims:
            self._drop(claim, report)
        return claims

    def _drop(self, subject: object, predicate: ox.NamedNode | None) -> None:
        if isinstance(subject, ox.NamedNode | ox.BlankNode):
            self._gone.update(self._database.quads_for_pattern(subject, predicate, None, KEEPING))
            if predicate == _CLAIM:
                self._unfit.add((subject, _CLAIM))

    def _fits(self, card: ox.Quad) -> bool:
        if card.predicate in self._odd or (card.predicate == _REPORT and card.subject in self._odd):
            return False
        if (card.subject, card.predicate) in self._unfit:
            return False
        # A new claim that somebody spoke of before it came.
        return card.predicate != _CLAIM or not any(self._database.quads_for_pattern(None, _ABOUT, card.subject))
