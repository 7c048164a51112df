"""The stores: `open_store` picks one by its URL and loads nothing of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.errors import StoreUrlError
from graph.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from graph.store import Store

__all__ = ["open_store"]

_OXIGRAPH = "oxigraph:"
_NEO4J = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})


def open_store(
    url: str,
    *,
    base: str = DEFAULT_BASE,
    username: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> Store:
    """Open the store that a URL names; close it, or use it as a context manager.

    `oxigraph:` is in memory, `oxigraph:DIR` in a directory, made if it is not there. `neo4j://HOST:PORT` and `bolt://`,
    with `+s` or `+ssc` for TLS, are Neo4j, with the user, password and database given apart. `base` is the base IRI of
    instances. Raises `StoreUrlError` for any other URL and for one that carries a user or a password (which it does not
    repeat), and what `graph.store.Store` says when the store cannot be used.
    """
    if url.startswith(_OXIGRAPH):
        from graph.stores.oxigraph.store import OxigraphStore  # noqa: PLC0415  # loaded only when it is used

        return OxigraphStore(url, base=base)
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.lower() not in _NEO4J:
        known = ", ".join(["oxigraph:", "oxigraph:DIR", *(f"{name}://" for name in sorted(_NEO4J))])
        shown = scheme if separator else _without_secret(url)
        raise StoreUrlError(f"{shown!r} names no store", value=shown, remedy=f"use one of {known}")
    _check_neo4j(scheme, rest)
    from graph.stores.neo4j.store import Neo4jStore  # noqa: PLC0415  # loaded only when it is used

    return Neo4jStore(url, base=base, username=username, password=password, database=database)


def _check_neo4j(scheme: str, rest: str) -> None:
    if "@" in rest:
        raise StoreUrlError(
            f"the {scheme} URL carries a user or a password, which shows in process lists and logs",
            value=f"{scheme}://…@…",
            remedy="set NEO4J_USERNAME and NEO4J_PASSWORD instead",
        )
    try:
        parts = urlsplit(f"//{rest}")
        fits = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        fits = False
    if not fits:
        raise StoreUrlError(
            f"{scheme}://{rest} has no host and port that fit",
            value=f"{scheme}://{rest}",
            remedy=f"write {scheme}://HOST:7687",
        )


def _without_secret(url: str) -> str:
    return "…@" + url.rpartition("@")[2] if "@" in url else url
