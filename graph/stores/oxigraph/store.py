"""The embedded store: quads in Oxigraph, an index of words beside them, nothing to install.

`oxigraph:` lives in memory; `oxigraph:DIR` on disk, in `DIR/quads`, `DIR/words.sqlite`, `DIR/marks.sqlite` and
`DIR/vectors.sqlite`. One process at a time can have a directory open; threads of it share the store.
"""

from __future__ import annotations

import itertools
import logging
import secrets
import threading
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from graph.errors import (
    QueryError,
    RdfError,
    StoreClosedError,
    StoreError,
)
from graph.iris import DEFAULT_BASE, Iris
from graph.stores.oxigraph.cardbox import CardBox, NewCards, rebuild, stale
from graph.stores.oxigraph.cards import SECTIONS
from graph.stores.oxigraph.markindex import MarkIndex
from graph.stores.oxigraph.opening import open_quads
from graph.stores.oxigraph.queries import combinations_of, named_query, query_without
from graph.stores.oxigraph.replace import replace
from graph.stores.oxigraph.terms import KEEPING, from_quad, lexical, named_node, plain_value, value_of
from graph.stores.oxigraph.textindex import TextIndex
from graph.stores.oxigraph.vectorindex import VectorIndex
from ontology.terms import RDF, SAYSO

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from types import TracebackType

    from graph.embed import Encoder
    from graph.embed.encoder import Vectors
    from graph.rdf.terms import Quad
    from graph.store import Parameter, Row, Value, Writer
    from graph.vectors import Model, Named
from graph.stores.oxigraph.queries import NamedQuery

__all__ = ["OxigraphStore"]

SCHEME = "oxigraph:"
_LOG = logging.getLogger(__name__)
_WAIT = 3.0
_MUCH = 250_000
"""Quads after which a directory is worth compacting."""
_BULK = 20_000
"""Quads from which new files of their own are cheaper than the log: four to five times for a batch of 500 reports."""
_STAMP = ox.NamedNode("https://w3id.org/sayso/batch#stamp")
_CLAIM, _TYPE = ox.NamedNode(SAYSO.Claim), ox.NamedNode(RDF.type)
_COPIED_BY, _OF_COPIES = ox.NamedNode(SAYSO.copiedBy), frozenset({"copy", "shared"})
_TEXT, _ABOUT, _WORDING = ox.NamedNode(SAYSO.text), ox.NamedNode(SAYSO.about), ox.NamedNode(SAYSO.wording)


class OxigraphStore:
    """A `graph.store.Store` in memory or in a directory. `wait` is how long to wait for another process, in seconds."""

    def __init__(self, url: str, *, base: str = DEFAULT_BASE, wait: float = _WAIT) -> None:
        self._url = url
        self._iris = Iris(base)
        self._writing = threading.RLock()
        place = url.removeprefix(SCHEME)
        folder = Path(place).expanduser() if place else None
        self._database: ox.Store | None = open_quads(folder, wait)
        self._index = TextIndex(folder / "words.sqlite" if folder else None)
        self._marks = MarkIndex(folder / "marks.sqlite" if folder else None)
        self._vectors = VectorIndex(folder / "vectors.sqlite" if folder else None)
        self._unsettled = self._settled = 0
        self._box = CardBox()
        self._version = 0
        """Odd while the quads change, and never the same again afterwards: how a reader of several knows they fit."""
        self._stamp = max((value_of(quad.object) for quad in self._stamps()), default="")
        if self._index.stamp() != self._stamp:
            _LOG.warning("the index of words does not fit the quads of %s; rebuilding it", url)
            self._vectors.keep(self._index_words())
        if self._marks.empty:
            self._mark_all()

    @property
    def url(self) -> str:
        """The URL it was opened by."""
        return self._url

    @property
    def iris(self) -> Iris:
        """The maker of instance IRIs."""
        return self._iris

    @property
    def database(self) -> ox.Store:
        """The quads, for the writer. Raises `StoreClosedError` after `close()`."""
        if self._database is None:
            raise StoreClosedError(f"the store {self._url} is closed", value=self._url, remedy="open it again")
        return self._database

    @property
    def index(self) -> TextIndex:
        """The index of words, for the writer."""
        return self._index

    @property
    def marks(self) -> MarkIndex:
        """The index of marks, for the writer."""
        return self._marks

    @property
    def vectors(self) -> VectorIndex:
        """The index of vectors, for the writer."""
        return self._vectors

    def _stamps(self) -> list[ox.Quad]:
        return list(self.database.quads_for_pattern(KEEPING, _STAMP, None, KEEPING))

    def rows(self, query: str, *, limit: int | None = None, **parameters: Parameter) -> list[Row]:
        """Run the named query: see `graph.store.Store.rows`."""
        named = named_query(query)
        unknown = sorted(parameters.keys() - named.parameters)
        if unknown:
            raise QueryError(
                f"the query {query!r} has no parameter {unknown[0]!r}",
                value=unknown[0],
                remedy=f"it has {', '.join(sorted(named.parameters)) or 'none'}",
            )
        solve = self._dossier if query == "dossier" else self._solve
        found = itertools.chain.from_iterable(solve(named, given) for given in combinations_of(parameters))
        return list(itertools.islice(found, limit))

    def _dossier(self, query: NamedQuery, parameters: dict[str, Value]) -> Iterable[Row]:
        """Return the rows of a dossier: from cards if they hold it and nobody writes meanwhile, else from the quads."""
        version = self._version
        if version % 2 == 0 and "id" in parameters:
            rows = self._box.rows(self.database, str(parameters["id"]))
            if rows is not None:
                sections = SECTIONS if self._copied(rows) else SECTIONS | _OF_COPIES
                rows += self._solve(query_without(query.name, sections), parameters)
                if self._version == version:
                    return rows
        return self._solve(query, parameters)

    def _copied(self, rows: Iterable[Row]) -> bool:
        """Tell whether any of the reports of a dossier was found to be a copy: hardly any is."""
        reports = (named_node(str(row["id"])) for row in rows if row["section"] == "report")
        return any(next(self.database.quads_for_pattern(None, _COPIED_BY, one), None) for one in reports)

    def _solve(self, query: NamedQuery, parameters: dict[str, Value]) -> Iterator[Row]:
        try:
            given = {
                name: named_node(str(value)) if name in query.iris else ox.Literal(value)
                for name, value in parameters.items()
            }
        except (RdfError, ValueError):
            return  # what is no IRI, or no text at all, names nothing in the store
        with translated(self._url):
            solutions = self.database.query(query.text(given), use_default_graph_as_union=True)
            assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101  # every named query is a SELECT
            columns = [variable.value for variable in solutions.variables]
            for solution in solutions:
                yield {
                    column.removesuffix("_"): _value(term)
                    for column, term in zip(columns, solution, strict=True)
                    if term is not None
                }

    def search_claims(self, words: str, *, every: bool = False, limit: int = 50) -> list[str]:
        """Find claims by their words: see `graph.store.Store.search_claims`."""
        _ = self.database
        return self._index.search(words, every=every, limit=limit)

    def sharing(self, marks: Collection[int]) -> dict[str, frozenset[int]]:
        """Find reports by their marks: see `graph.store.Store.sharing`."""
        _ = self.database
        return self._marks.sharing(marks)

    def unmarked(self, reports: Iterable[str]) -> list[str]:
        """Find reports without marks: see `graph.store.Store.unmarked`."""
        _ = self.database
        return self._marks.unmarked(reports)

    def vector_model(self) -> Model | None:
        """Tell of which model vectors are kept: see `graph.store.Store.vector_model`."""
        _ = self.database
        return self._vectors.model()

    def nearest(self, vectors: Vectors, model: Named, *, limit: int = 30) -> list[list[tuple[str, float]]]:
        """Find claims by their vectors, looking at all: see `graph.store.Store.nearest`."""
        _ = self.database
        return self._vectors.nearest(vectors, model, limit)

    def without_vectors(self, claims: Iterable[str]) -> list[str]:
        """Find claims without a vector: see `graph.store.Store.without_vectors`."""
        _ = self.database
        return self._vectors.lacking(claims)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Yield quads: see `graph.store.Store.quads`."""
        database = self.database
        try:
            name = None if graph is None else named_node(graph)
        except RdfError:
            return
        with translated(self._url):
            for quad in database.quads_for_pattern(None, None, None, name):
                if self._database is None:
                    _ = self.database
                if quad.graph_name != KEEPING:
                    yield from_quad(quad)

    def state(self) -> str | None:
        """Return a text that changes with the quads: see `graph.store.Store.state`. Nobody else can write meanwhile."""
        _ = self.database
        return None if (version := self._version) % 2 else str(version)

    def writer(self, *, batch: int = 500) -> Writer:
        """Return a writer: see `graph.store.Store.writer`."""
        from graph.stores.oxigraph.writer import OxigraphWriter  # noqa: PLC0415  # it imports this module

        _ = self.database
        return OxigraphWriter(self, batch=batch)

    def reindex(self, encoder: Encoder | None = None, progress: Callable[[int, int], None] | None = None) -> int:
        """Rebuild the indexes of words, marks and vectors, and the cards: see `graph.store.Store.reindex`."""
        self._mark_all()
        self.make_cards(rebuild(self.database, self._iris))
        claims = self._index_words()
        from graph.embed import fast_minilm  # noqa: PLC0415 - numpy is loaded when vectors are made
        from graph.match.meaning import embed  # noqa: PLC0415 - the same

        self._vectors.clear()
        with self.writer() as writer:
            embed(self, writer, sorted(claims), (lambda: encoder) if encoder else fast_minilm, progress=progress)
        return len(claims)

    def make_cards(self, changes: Iterable[tuple[list[ox.Quad], list[ox.Quad]]]) -> None:
        """Make changes of cards alone, one after the other."""
        with self._writing, translated(self._url):
            self._version += 1
            try:
                for remove, add in changes:
                    replace(self.database, remove, add)
                self._box.forget_agents()
            finally:
                self._version += 1

    def _index_words(self) -> Collection[str]:
        with self._writing, translated(self._url):
            database = self.database
            wordings: dict[str, dict[str, None]] = defaultdict(dict)
            for quad in database.quads_for_pattern(None, _TYPE, _CLAIM):
                for text in database.quads_for_pattern(quad.subject, _TEXT, None):
                    wordings[value_of(quad.subject)][value_of(text.object)] = None
            for quad in database.quads_for_pattern(None, _ABOUT, None):
                if isinstance(quad.object, ox.NamedNode) and quad.object.value in wordings:
                    for text in database.quads_for_pattern(quad.subject, _WORDING, None):
                        wordings[quad.object.value][value_of(text.object)] = None
            self._index.update(wordings, self._stamp, clear=True)
            return wordings.keys()

    def _mark_all(self) -> None:
        """Make the marks of all reports anew."""
        from graph.stores.oxigraph.marking import marks_of_all  # noqa: PLC0415 - numpy, when something is compared

        with self._writing, translated(self._url):
            self._marks.put(marks_of_all(self.database), clear=True)

    @contextmanager
    def writing(self) -> Iterator[ox.Store]:
        """Hold the right to write, alone among threads; errors of Oxigraph come out as ours."""
        with self._writing, translated(self._url):
            yield self.database

    def change(
        self,
        remove: Collection[ox.Quad],
        add: Collection[ox.Quad],
        *,
        more: Mapping[str, Iterable[str]] | None = None,
        anew: Iterable[str] = (),
        cards: NewCards | None = None,
    ) -> None:
        """Remove and add quads, all or none, then index words: `more` of some claims, and `anew` all of others.

        Cards that no longer fit go with the quads, and `cards` come. Call it within `writing`. When the process dies
        before the words are indexed, the next one finds the index stale.
        """
        database = self.database
        unfit, fitting = stale(database, self._iris, remove, add, cards or NewCards())
        self._version += 1
        try:
            self._replace([*remove, *unfit], [*add, *fitting])
            self._box.forget_agents()
        finally:
            self._version += 1
        wordings = {claim: self._wordings(claim) for claim in anew}
        for claim, texts in (more or {}).items():
            known = dict.fromkeys(self._index.known(claim))
            wanted = known | dict.fromkeys(map(self._index.folded, texts))
            if len(wanted) > len(known) and claim not in wordings:
                wordings[claim] = list(wanted)
        self._index.update(wordings, self._stamp)
        self._vectors.forget([claim for claim, texts in wordings.items() if not texts])

    def _replace(self, remove: Collection[ox.Quad], add: Collection[ox.Quad]) -> None:
        """Remove and add quads, all or none, and set the stamp anew."""
        database = self.database
        old = self._stamps()
        stamp = f"{int(self._stamp.partition('-')[0] or 0) + 1:012d}-{secrets.token_hex(4)}"
        new = ox.Quad(KEEPING, _STAMP, ox.Literal(stamp), KEEPING)
        self._unsettled += len(remove) + len(add)
        if remove:
            replace(database, [*remove, *old], [*add, new])
        else:
            # Both are all or nothing; the one writes a log and then files, the other files at once.
            write = database.bulk_extend if len(add) >= _BULK and self._url != SCHEME else database.extend
            write([*add, new])
            for quad in old:  # the newest stamp counts, so dying in between does no harm
                database.remove(quad)
        self._stamp = stamp

    def settle(self) -> None:
        """Compact a directory after much writing: until then it is read several times slower.

        Each time at least as much was written as all the times before, so that it costs the same for each quad.
        """
        with self.writing() as database:
            if self._url != SCHEME and self._unsettled >= max(_MUCH, self._settled):
                self._settled += self._unsettled
                self._unsettled = 0
                database.optimize()

    def _wordings(self, claim: str) -> list[str]:
        database, node = self.database, named_node(claim)
        if next(database.quads_for_pattern(node, _TYPE, _CLAIM), None) is None:
            return []
        texts = dict.fromkeys(value_of(quad.object) for quad in database.quads_for_pattern(node, _TEXT, None))
        for about in database.quads_for_pattern(None, _ABOUT, node):
            for quad in database.quads_for_pattern(about.subject, _WORDING, None):
                texts[value_of(quad.object)] = None
        return list(texts)

    def close(self) -> None:
        """Release the directory and the memory. Closing twice is no error."""
        with self._writing, translated(self._url):
            if self._database is not None:
                if self._url != SCHEME:
                    self._database.flush()
                self._database = None
                self._index.close()
                self._marks.close()
                self._vectors.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def translated(url: str) -> Iterator[None]:
    """Turn errors of Oxigraph into ours."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"the query is no SPARQL: {error}", value=url) from error
    except (OSError, RuntimeError) as error:
        raise StoreError(
            f"the store {url} failed: {error}", value=url, remedy="check the disk and its space"
        ) from error


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Value:
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else str(term)
    return plain_value(*lexical(term))
