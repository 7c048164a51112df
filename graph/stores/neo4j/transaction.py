"""What happens inside one transaction of writing: rows sent to the queries of `graph/queries/write`.

Every function takes a transaction and may run again from its beginning, since the driver repeats transactions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.stores.neo4j.cypher import write_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from neo4j import ManagedTransaction

__all__ = ["ask", "do", "names_of", "send"]


def ask(tx: ManagedTransaction, query: str, /, **parameters: object) -> list[dict[str, Any]]:
    """Run the query of that name and return its rows."""
    result = tx.run(write_query(query), _brief(parameters))
    keys = result.keys()
    return [dict(zip(keys, record.values(), strict=True)) for record in result]


def do(tx: ManagedTransaction, query: str, /, **parameters: object) -> None:
    """Run the query of that name and wait until it is done."""
    tx.run(write_query(query), _brief(parameters)).consume()


def send(tx: ManagedTransaction, query: str, rows: Sequence[object], /, **parameters: object) -> None:
    """Run a query over `rows`, if there are any."""
    if rows:
        do(tx, query, rows=rows, **parameters)


def names_of(tx: ManagedTransaction, query: str, ids: Iterable[str], /, **parameters: object) -> list[str]:
    """Run a query over `ids`, if there are any, and return its column `id`."""
    wanted = sorted(ids)
    return [row["id"] for row in ask(tx, query, ids=wanted, **parameters)] if wanted else []


class _Many(list[object]):
    """A list that is a number where it is shown: the driver writes out all parameters for its log, whoever reads it.

    That took a twentieth of all writing; and texts of reports do not belong in a log.
    """

    def __repr__(self) -> str:
        return f"<{len(self)} values>"


def _brief(parameters: Mapping[str, object]) -> dict[str, object]:
    return {name: _Many(value) if isinstance(value, list) else value for name, value in parameters.items()}
