"""The named queries in SPARQL: whole files of `graph/queries`, read once, with their parameters put in as terms.

pyoxigraph's own `substitutions` are joined to a query's result only after it has run: with 1,000 reports the dossier
of one claim took 135 ms and grew with the store, where the same query with the claim in it takes 3 ms and does not
grow. So a variable that is a parameter is replaced, before parsing, by a term in the form that the library itself
writes, which is checked and escaped: no value can be read as anything but one term.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyoxigraph as ox

    from graph.store import Parameter, Value

__all__ = ["NamedQuery", "combinations_of", "named_query", "query_without"]

_HEADER = re.compile(r"^# (parameters|iris):(.*)$", re.MULTILINE)
_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)
_WHERE, _UNION, _END = "WHERE {\n  {\n", "  } UNION {\n", "  }\n}\n"
"""How the files whose rows have a `section` are laid out."""
_VARIABLE = re.compile(r"\?(\w+)")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query: the names of its parameters, which of them are IRIs, and its text, cut at its variables.

    In `pieces`, text and the names of variables (without `?`) take turns.
    """

    name: str
    parameters: frozenset[str]
    iris: frozenset[str]
    pieces: tuple[str, ...]

    def text(self, given: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
        """Return the query with the given parameters in it; the others stay variables."""
        parts = list(self.pieces)
        for place in range(1, len(parts), 2):
            term = given.get(parts[place])
            parts[place] = f"?{parts[place]}" if term is None else str(term)
        return "".join(parts)


@cache
def named_query(name: str) -> NamedQuery:
    """Return the query `graph/queries/{name}.rq`. Raises `QueryError` for a name that is no query's."""
    source = files("graph").joinpath("queries", f"{name}.rq")
    if not re.fullmatch(r"[a-z][a-z_]*", name) or not source.is_file():
        raise QueryError(
            f"there is no query {name!r}", value=name, remedy="see graph/queries/README.md for their names"
        )
    text = source.read_text(encoding="utf-8")
    header = {key: frozenset(names.split()) for key, names in _HEADER.findall(text)}
    pieces = tuple(_VARIABLE.split(_COMMENT.sub("", text)))
    return NamedQuery(name, header.get("parameters", frozenset()), header.get("iris", frozenset()), pieces)


@cache
def query_without(name: str, sections: frozenset[str]) -> NamedQuery:
    """Return a named query without the parts of its UNION that make rows of these sections."""
    query = named_query(name)
    text = "".join(f"?{piece}" if place % 2 else piece for place, piece in enumerate(query.pieces))
    head, _, body = text.partition(_WHERE)
    parts = body.removesuffix(_END).split(_UNION)
    kept = [part for part in parts if not any(f'BIND("{section}" AS ?section)' in part for section in sections)]
    return replace(query, pieces=tuple(_VARIABLE.split(head + _WHERE + _UNION.join(kept) + _END)))


def combinations_of(parameters: dict[str, Parameter]) -> Iterator[dict[str, Value]]:
    """Yield one set of parameters for each combination of elements of those that are lists."""
    given = {name: value for name, value in parameters.items() if value is not None}
    choices = [
        [value] if isinstance(value, str | int | float) else list(dict.fromkeys(value)) for value in given.values()
    ]
    for chosen in itertools.product(*choices):
        yield dict(zip(given, chosen, strict=True))
