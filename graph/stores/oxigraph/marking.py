"""Marks of all reports of a store, from the texts in its quads."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.copies.marks import Marked, marked
from graph.stores.oxigraph.terms import value_of
from ontology.terms import RDF, SAYSO

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["marks_of_all"]

_TYPE, _REPORT = ox.NamedNode(RDF.type), ox.NamedNode(SAYSO.Report)
_TEXT, _PUBLISHED = ox.NamedNode(SAYSO.text), ox.NamedNode(SAYSO.published)


def marks_of_all(database: ox.Store) -> Iterator[Marked]:
    """Yield the marks of every report that has a text."""
    for quad in database.quads_for_pattern(None, _TYPE, _REPORT):
        report = quad.subject
        for text in islice(database.quads_for_pattern(report, _TEXT, None), 1):
            dates = (value_of(date.object) for date in database.quads_for_pattern(report, _PUBLISHED, None))
            yield marked(value_of(report), value_of(text.object), min(dates, default=None))
