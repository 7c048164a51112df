"""The queries in Cypher: whole files of `graph/queries` and `graph/queries/write`, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.errors import QueryError

__all__ = ["NamedQuery", "named_query", "schema_statements", "write_query"]

_HEADER = re.compile(r"^// (parameters|lists):(.*)$", re.MULTILINE)
_COMMENT = re.compile(r"^//.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query's text, the names of its parameters, and which of them it takes as a list, one value or many."""

    name: str
    text: str
    parameters: frozenset[str]
    lists: frozenset[str]


@cache
def named_query(name: str) -> NamedQuery:
    """Return the query `graph/queries/{name}.cypher`. Raises `QueryError` for a name that is no query's."""
    source = files("graph").joinpath("queries", f"{name}.cypher")
    if not re.fullmatch(r"[a-z][a-z_]*", name) or not source.is_file():
        raise QueryError(
            f"there is no query {name!r}", value=name, remedy="see graph/queries/README.md for their names"
        )
    text = source.read_text(encoding="utf-8")
    header = {key: frozenset(names.split()) for key, names in _HEADER.findall(text)}
    return NamedQuery(name, text, header.get("parameters", frozenset()), header.get("lists", frozenset()))


@cache
def write_query(name: str) -> str:
    """Return the text of `graph/queries/write/{name}.cypher`."""
    return files("graph").joinpath("queries", "write", f"{name}.cypher").read_text(encoding="utf-8")


@cache
def schema_statements() -> tuple[str, ...]:
    """Return the statements of `graph/queries/write/schema.cypher`, one by one, as the driver wants them."""
    text = _COMMENT.sub("", write_query("schema"))
    return tuple(statement.strip() for statement in text.split(";\n") if statement.strip())
