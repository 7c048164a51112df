"""Whether two sets of quads say the same: blank nodes may have other labels, language tags another case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.rdf.nquads import quad_line
from graph.rdf.terms import Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.rdf.terms import Quad

__all__ = ["canonical"]


def canonical(quads: Iterable[Quad]) -> list[str]:
    """Return sorted N-Quads with canonical labels: equal lists are isomorphic datasets."""
    lines = "".join(quad_line(_lower(quad)) for quad in quads)
    dataset = ox.Dataset(ox.parse(lines, format=ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in dataset)


def _lower(quad: Quad) -> Quad:
    value = quad.object
    if isinstance(value, Literal) and value.language is not None:
        return quad._replace(object=value._replace(language=value.language.lower()))
    return quad
