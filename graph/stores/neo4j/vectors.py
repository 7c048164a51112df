"""Vectors of claims on nodes of their own, which are no resources, and in the vector index of Neo4j."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.stores.neo4j.transaction import ask, send
from graph.vectors import Model, check_model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from neo4j import ManagedTransaction

    from graph.embed.encoder import Vectors
    from graph.stores.neo4j.rows import Row
    from graph.vectors import Embedded, Named

__all__ = ["delete_vectors", "kept_model", "nearest", "put_vectors", "vector_rows"]

_LOOKED_AT = 4
"""So many times as many vectors are asked of the index as are wanted: it holds them rounded, and skips some."""
_DELETED_AT_ONCE = 5_000


def kept_model(tx: ManagedTransaction) -> Model | None:
    """Return the model whose vectors are kept."""
    rows = ask(tx, "vector_model")
    return Model(rows[0]["name"], rows[0]["digest"]) if rows else None


def nearest(tx: ManagedTransaction, vectors: Vectors, model: Named, limit: int) -> list[list[tuple[str, float]]]:
    """Return for each vector the claims nearest to it with their cosines, best first, equals by id."""
    kept = kept_model(tx)
    if kept is None:
        return [[] for _ in vectors]
    check_model(kept, model)
    rows = ask(tx, "nearest", vectors=vectors.tolist(), documents=limit * _LOOKED_AT, limit=limit)
    found: list[list[tuple[str, float]]] = [[] for _ in vectors]
    for row in rows:
        # The server tells a likeness from 0 to 1.
        pairs = ((claim, round(2 * likeness - 1, 4)) for claim, likeness in row["found"])
        found[row["number"]] = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
    return found


def vector_rows(embedded: Embedded) -> list[Row]:
    """Return the rows of claims with their vectors, in the order in which everybody locks."""
    rows = zip(embedded.claims, embedded.vectors.tolist(), strict=True)
    return [{"claim": claim, "vector": vector} for claim, vector in sorted(rows)]


def put_vectors(tx: ManagedTransaction, rows: Sequence[Row], model: Named) -> None:
    """Set vectors of claims, if the model is that of those that are there."""
    kept = kept_model(tx) or Model(**ask(tx, "put_vector_model", name=model.name, digest=model.digest)[0])
    check_model(kept, model)
    send(tx, "put_vectors", rows)


def delete_vectors(write: Callable[[Callable[[ManagedTransaction], int]], int]) -> None:
    """Delete all vectors and forget their model; `write` does some writing in one transaction."""
    while write(lambda tx: ask(tx, "delete_all_vectors", limit=_DELETED_AT_ONCE)[0]["vectors"]):
        pass
