"""Removing and adding quads in one transaction does what sets do, in named graphs and in the default one."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from graph.stores.oxigraph.replace import replace

_NAMES = [ox.NamedNode(f"http://example.org/{letter}") for letter in "abc"]
_GRAPHS = st.sampled_from([ox.DefaultGraph(), *_NAMES])
_OBJECTS = st.sampled_from([*_NAMES, ox.Literal("word"), ox.Literal("слово", language="uk"), ox.BlankNode("b")])
_SUBJECTS = st.sampled_from([*_NAMES, ox.BlankNode("b")])
_QUADS = st.frozensets(st.builds(ox.Quad, _SUBJECTS, st.sampled_from(_NAMES), _OBJECTS, _GRAPHS), max_size=8)


@given(there=_QUADS, remove=_QUADS, add=_QUADS)
def test_it_does_what_sets_do(there: frozenset[ox.Quad], remove: frozenset[ox.Quad], add: frozenset[ox.Quad]) -> None:
    database = ox.Store()
    database.extend(there)
    replace(database, list(remove), list(add))
    assert set(database) == (there - remove) | add


def test_many_quads_of_every_graph_are_counted_to_the_last() -> None:
    database = ox.Store()
    graphs: list[ox.NamedNode | ox.DefaultGraph] = [ox.DefaultGraph(), *_NAMES]
    old = [ox.Quad(_NAMES[0], _NAMES[1], ox.Literal(number), graphs[number % 4]) for number in range(10_203)]
    new = [ox.Quad(_NAMES[0], _NAMES[2], ox.Literal(number), graphs[number % 4]) for number in range(20_304)]
    database.extend(old)
    replace(database, old, new)
    assert set(database) == set(new)
