"""The store in Neo4j: `graph.store.Store` over the official driver, for a single server or a cluster."""

from __future__ import annotations

import itertools
import os
import random
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self, TypeVar

import neo4j
from neo4j.exceptions import ClientError

from graph.errors import QueryError, StoreAuthError, StoreClosedError
from graph.iris import DEFAULT_BASE, Iris
from graph.stores.neo4j.cypher import NamedQuery, named_query, write_query
from graph.stores.neo4j.errors import is_race, translated
from graph.stores.neo4j.marks import marks_of, marks_query
from graph.stores.neo4j.results import record_quads, record_rows, statement_quads
from graph.stores.neo4j.schema import ensure_schema, rebuild
from graph.stores.neo4j.transaction import ask, do
from graph.stores.neo4j.vectors import delete_vectors, kept_model, nearest
from graph.words import asked_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from types import TracebackType

    from graph.embed import Encoder
    from graph.embed.encoder import Vectors
    from graph.rdf.terms import Quad
    from graph.store import Parameter, Row, Writer
    from graph.vectors import Model, Named

__all__ = ["Neo4jStore"]

_Result = TypeVar("_Result")
_NO_LIMIT = 2**53
_RACES_RUN_AGAIN = 5
_RETRY_SECONDS = 20.0
_CONNECT_SECONDS = 10.0
_TEXTS_PER_CLAIM = 20
"""How many texts to look at for each claim that is asked for: many wordings can belong to one claim."""
_SHARING = 128
"""How many reports that share marks are looked at: a mark that more than 100 of them have is common."""


class Neo4jStore:
    """A `graph.store.Store` in Neo4j. `url` has the scheme `neo4j` or `bolt`, with `+s` or `+ssc` for TLS.

    User, password and database are those given, else `NEO4J_USERNAME`, `NEO4J_PASSWORD` and `NEO4J_DATABASE`; the user
    is `neo4j` when there is a password only, the database the server's own for the user when none is named. A read
    after a write through the same store sees it, in a cluster too.
    """

    def __init__(
        self,
        url: str,
        *,
        base: str = DEFAULT_BASE,
        username: str | None = None,
        password: str | None = None,
        database: str | None = None,
    ) -> None:
        self._url = url
        self._iris = Iris(base)
        self._database = database or os.environ.get("NEO4J_DATABASE") or None
        self._schema_lock = threading.Lock()
        self._has_schema = False
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        with translated(url):
            self._driver: neo4j.Driver | None = neo4j.GraphDatabase.driver(
                url,
                auth=_auth(username, password),
                user_agent="sayso",
                connection_timeout=_CONNECT_SECONDS,
                max_transaction_retry_time=_RETRY_SECONDS,
                # The server warns of every label and key that a database does not have yet, so of most of our queries
                # on a new one, and the driver would log that to the user. The queries are tested; nothing is lost.
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            )
        try:
            # Not as a managed transaction, which would go on trying to reach a server that is not there.
            with translated(url), self._session(neo4j.READ_ACCESS) as session:
                session.run(write_query("ping")).consume()
            # Somebody who may read only can use a store that has its schema, and one without it in part.
            with suppress(StoreAuthError):
                self._ensure_schema()
        except BaseException:
            self.close()
            raise

    @property
    def url(self) -> str:
        """The URL it was opened by."""
        return self._url

    @property
    def iris(self) -> Iris:
        """The maker of instance IRIs."""
        return self._iris

    def check_open(self) -> neo4j.Driver:
        """Return the driver. Raises `StoreClosedError` after `close()`."""
        if self._driver is None:
            raise StoreClosedError(f"the store {self._url} is closed", value=self._url, remedy="open it again")
        return self._driver

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
        calls = [{"limit": _NO_LIMIT if limit is None else limit} | call for call in _calls(named, parameters)]
        found = self.read(lambda tx: [row for call in calls for record in tx.run(named.text, call)
                                      for row in record_rows(record)])  # fmt: skip
        return found[:limit]

    def search_claims(self, words: str, *, every: bool = False, limit: int = 50) -> list[str]:
        """Find claims by their words: see `graph.store.Store.search_claims`. They are case-folded and not stemmed."""
        quoted = [" OR ".join(f'"{form}"' for form in forms) for forms in asked_words(words).values()]
        self.check_open()
        if not quoted or limit < 1:
            return []
        self._ensure_schema()
        if every:
            rows = self.read(lambda tx: ask(tx, "search_every", queries=quoted, limit=limit))
        else:
            documents = limit * _TEXTS_PER_CLAIM
            query = " OR ".join(quoted)
            rows = self.read(lambda tx: ask(tx, "search_any", query=query, documents=documents, limit=limit))
        return [row["id"] for row in rows]

    def sharing(self, marks: Collection[int]) -> dict[str, frozenset[int]]:
        """Find reports by their marks: see `graph.store.Store.sharing`. They are those that share most."""
        self.check_open()
        if not marks:
            return {}
        self._ensure_schema()
        query, asked = marks_query(marks), frozenset(marks)
        rows = self.read(lambda tx: ask(tx, "sharing", query=query, limit=_SHARING))
        shared = {row["report"]: asked.intersection(marks_of(row["words"])) for row in rows}
        return {report: found for report, found in shared.items() if found}

    def unmarked(self, reports: Iterable[str]) -> list[str]:
        """Find reports without marks: see `graph.store.Store.unmarked`."""
        wanted = list(reports)
        marked = {row["id"] for row in self.read(lambda tx: ask(tx, "marked", ids=wanted))}
        return [report for report in wanted if report not in marked]

    def vector_model(self) -> Model | None:
        """Tell of which model vectors are kept: see `graph.store.Store.vector_model`."""
        return self.read(kept_model)

    def nearest(self, vectors: Vectors, model: Named, *, limit: int = 30) -> list[list[tuple[str, float]]]:
        """Find claims by the vector index of Neo4j: see `graph.store.Store.nearest`."""
        self.check_open()
        if not len(vectors) or limit < 1:
            return [[] for _ in vectors]
        self._ensure_schema()
        return self.read(lambda tx: nearest(tx, vectors, model, limit))

    def without_vectors(self, claims: Iterable[str]) -> list[str]:
        """Find claims without a vector: see `graph.store.Store.without_vectors`."""
        wanted = list(claims)
        have = {row["id"] for row in self.read(lambda tx: ask(tx, "have_vectors", ids=wanted))}
        return [claim for claim in wanted if claim not in have]

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Yield quads: see `graph.store.Store.quads`. It streams: what is written meanwhile may or may not be in it."""
        self.check_open()
        if graph is None:
            yield from self._stream("export_nodes", record_quads)
            yield from self._stream("export_statements", statement_quads)
        else:
            yield from self._stream("export_graph", record_quads, graph=graph)
            yield from self._stream("export_graph_statements", statement_quads, graph=graph)

    def state(self) -> str | None:
        """Return the last transaction that there was: see `graph.store.Store.state`.

        It is the bookmark of a transaction that reads nothing. Later reads are of that state or a newer one, whichever
        server of a cluster they come from.
        """
        with translated(self._url), self._session(neo4j.READ_ACCESS) as session:
            session.execute_read(lambda tx: do(tx, "ping"))
            return " ".join(sorted(session.last_bookmarks().raw_values)) or None

    def writer(self, *, batch: int = 500) -> Writer:
        """Return a writer: see `graph.store.Store.writer`. It makes constraints and indexes that are missing."""
        from graph.stores.neo4j.writer import Neo4jWriter  # noqa: PLC0415 - it imports this module

        self.check_open()
        self._ensure_schema()
        return Neo4jWriter(self, batch=batch)

    def reindex(self, encoder: Encoder | None = None, progress: Callable[[int, int], None] | None = None) -> int:
        """Rebuild the indexes of words and vectors, and the marks of reports: see `graph.store.Store.reindex`."""
        from graph.embed import fast_minilm  # noqa: PLC0415 - numpy is loaded when vectors are made
        from graph.match.meaning import embed  # noqa: PLC0415 - the same

        self._mark_all()
        delete_vectors(self.write)
        with translated(self._url), self._session(neo4j.WRITE_ACCESS) as session:
            rebuild(session)
        claims = sorted({row["id"] for row in self.read(lambda tx: ask(tx, "claims_with_text"))})
        with self.writer() as writer:
            embed(self, writer, claims, (lambda: encoder) if encoder else fast_minilm, progress=progress)
        return len(claims)

    def _mark_all(self) -> None:
        from graph.copies.marks import marked  # noqa: PLC0415 - numpy is loaded when something is compared

        self.write(lambda tx: do(tx, "delete_all_marks"))
        with self.writer() as writer, translated(self._url), self._session(neo4j.READ_ACCESS) as session:
            rows = (next(record_rows(record)) for record in session.run(write_query("report_texts")))
            writer.put_marks(
                marked(str(row["id"]), str(row["text"]), str(row["published"]) if "published" in row else None)
                for row in rows
            )

    def read(self, work: Callable[[neo4j.ManagedTransaction], _Result]) -> _Result:
        """Do some reading in one transaction, again if the server asks for that."""
        with translated(self._url), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def write(self, work: Callable[[neo4j.ManagedTransaction], _Result]) -> _Result:
        """Do some writing in one transaction, again if the server asks for that or another writer got in between."""
        for again in range(_RACES_RUN_AGAIN, -1, -1):
            with translated(self._url), self._session(neo4j.WRITE_ACCESS) as session:
                try:
                    return session.execute_write(work)
                except ClientError as error:
                    if not again or not is_race(error):
                        raise
            time.sleep(random.uniform(0.01, 0.1))  # noqa: S311 - it spreads writers out and keeps no secret
        raise AssertionError  # the last try returns or raises

    def close(self) -> None:
        """Close the connections. Closing twice is no error."""
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _session(self, access: str) -> neo4j.Session:
        return self.check_open().session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
        )

    def _stream(
        self, query: str, read: Callable[[Mapping[str, Any]], Iterator[Quad]], **parameters: object
    ) -> Iterator[Quad]:
        with translated(self._url), self._session(neo4j.READ_ACCESS) as session:
            for record in session.run(write_query(query), parameters):
                self.check_open()
                yield from read(record)

    def _ensure_schema(self) -> None:
        with self._schema_lock:
            if not self._has_schema:
                with translated(self._url), self._session(neo4j.WRITE_ACCESS) as session:
                    ensure_schema(session)
                self._has_schema = True


def _auth(username: str | None, password: str | None) -> tuple[str, str] | None:
    user = username or os.environ.get("NEO4J_USERNAME")
    secret = password if password is not None else os.environ.get("NEO4J_PASSWORD")
    # Neither of them: a server without authentication.
    return None if user is None and secret is None else (user or "neo4j", secret or "")


def _calls(query: NamedQuery, parameters: Mapping[str, Parameter]) -> list[dict[str, object]]:
    """Return the parameters of each call: lists are given whole where the query takes them, else one by one."""
    whole: dict[str, object] = dict.fromkeys(query.parameters)
    each: dict[str, list[object]] = {}
    for name, value in parameters.items():
        several = not isinstance(value, str | int | float | bool) and value is not None
        if name in query.lists:
            whole[name] = list(value) if several else value if value is None else [value]  # type: ignore[arg-type]  # a sequence
        elif several:
            each[name] = list(dict.fromkeys(value))  # type: ignore[arg-type]  # the same
        else:
            whole[name] = value
    return [whole | dict(zip(each, values, strict=True)) for values in itertools.product(*each.values())]
