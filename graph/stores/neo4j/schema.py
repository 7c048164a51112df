"""Constraints and indexes: made on first use, by whichever process comes first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from neo4j.exceptions import ClientError

from graph.stores.neo4j.cypher import schema_statements, write_query

if TYPE_CHECKING:
    from neo4j import Session

__all__ = ["ensure_schema", "rebuild"]

_NAME = re.compile(r"(?:CONSTRAINT|INDEX) (\w+)")
# Two processes that create the same thing at once: the one that comes second is told so, whatever IF NOT EXISTS says.
_THERE_ALREADY = (
    "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
    "Neo.ClientError.Schema.ConstraintAlreadyExists",
    "Neo.ClientError.Schema.IndexAlreadyExists",
)
_AWAIT_SECONDS = 300


def ensure_schema(session: Session) -> None:
    """Make the constraints and indexes that are missing and wait until all are online. Doing it twice does nothing.

    Where all are there it asks for nothing that a user without schema rights may not do.
    """
    ready = {row["name"] for row in session.execute_read(lambda tx: tx.run(write_query("schema_names")).data())}
    missing = [statement for statement in schema_statements() if _name(statement) not in ready]
    for statement in missing:
        _create(session, statement)
    if missing:
        session.run("CALL db.awaitIndexes($seconds)", seconds=_AWAIT_SECONDS).consume()


def rebuild(session: Session) -> None:
    """Make the indexes of claims' words and vectors anew and wait until they are online."""
    for query in ("drop_wordings", "drop_vectors"):
        session.execute_write(lambda tx, query=query: tx.run(write_query(query)).consume())  # type: ignore[misc]  # no Any in it
    ensure_schema(session)


def _name(statement: str) -> str:
    found = _NAME.search(statement)
    assert found is not None  # noqa: S101 - every statement of schema.cypher names what it makes
    return found.group(1)


def _create(session: Session, statement: str) -> None:
    try:
        session.execute_write(lambda tx: tx.run(statement).consume())
    except ClientError as error:
        if error.code not in _THERE_ALREADY:
            raise
