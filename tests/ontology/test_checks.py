"""Each check finds the defect that its example was made with, and nothing in a healthy store; on two SPARQL engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph
import pytest
from rdflib import Variable

from ontology.resources import Check, checks
from tests.ontology.examples import DEFECTS, EX, VALID, header, union

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run: TypeAlias = Callable[[Check, Path], set[str]]

HEALTHY = [path for path in VALID if path.stem in {"chain", "responses", "review"}]


def by_rdflib(check: Check, path: Path) -> set[str]:
    return {str(binding[Variable("node")]) for binding in union(path).query(check.query).bindings}


def by_oxigraph(check: Check, path: Path) -> set[str]:
    store = pyoxigraph.Store()
    store.load(path=str(path))
    found = store.query(check.query, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return {row["node"].value for row in found}


@pytest.mark.parametrize("run", [by_rdflib, by_oxigraph])
@pytest.mark.parametrize("path", DEFECTS, ids=lambda path: path.stem)
def test_exactly_one_check_finds_the_defect(path: Path, run: Run) -> None:
    expected = {path.stem: {node.replace("ex:", EX) for node in header(path, "Found at")}}
    assert {check.name: found for check in checks() if (found := run(check, path))} == expected


@pytest.mark.parametrize("run", [by_rdflib, by_oxigraph])
@pytest.mark.parametrize("path", HEALTHY, ids=lambda path: path.stem)
def test_no_check_finds_anything_in_a_healthy_store(path: Path, run: Run) -> None:
    assert {check.name: found for check in checks() if (found := run(check, path))} == {}


def test_every_check_has_its_defect() -> None:
    assert [check.name for check in checks()] == [path.stem for path in DEFECTS]


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_check_says_what_why_and_what_to_do(check: Check) -> None:
    for words in (check.title, check.why, check.remedy):
        assert words.endswith(".")
        assert "#" not in words
    assert "?node" in check.query
    assert "GRAPH" not in check.query, "checks run on the union of all graphs"
