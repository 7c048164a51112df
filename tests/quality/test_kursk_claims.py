"""What the project's reports come to when they are loaded: which wordings are one claim, and what stands beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.reason.corroboration import corroboration
from graph.stores import open_store
from graph.view import View
from loaders.extract import extract
from loaders.pipeline import load
from loaders.read.reader import read_path
from loaders.tagger import load_tagger

if TYPE_CHECKING:
    from collections.abc import Iterator

KURSK = Path(__file__).parents[2] / ".." / "shared" / "kursk"


@pytest.fixture(scope="module")
def view() -> Iterator[View]:
    tagger = load_tagger()
    files = [*sorted(KURSK.glob("*-*.json")), KURSK / "seed.txt"]
    with open_store("oxigraph:") as store:
        documents = [document for file in files for document in read_path(file)]
        load(documents, store, extractor=lambda one: extract(one, tagger=tagger).statements)
        yield View(store)


def one_of(view: View, *words: str) -> str:
    found = [claim.id for claim in view.claims(q=" ".join(words), limit=100).items]
    assert found, words
    return found[0]


@pytest.mark.skipif(not (KURSK / "seed.txt").exists(), reason="the project's reports are not at hand")
def test_one_source_in_three_reports_is_one_origin(view: View) -> None:
    dossier = view.dossier(one_of(view, "59,000"))
    assert dossier
    found = corroboration(dossier)
    assert (len(found.reports), found.bounds.fewest, found.bounds.most) == (3, 1, 1)


@pytest.mark.skipif(not (KURSK / "seed.txt").exists(), reason="the project's reports are not at hand")
def test_other_figures_stand_beside_it_with_what_differs(view: View) -> None:
    dossier = view.dossier(one_of(view, "11,000"))
    assert dossier
    found = corroboration(dossier, related=view.related(dossier.claim))
    assert found.bounds.most >= 2
    beside = {one.claim.text: one.differs for one in found.related}
    sent = next(differs for text, differs in beside.items() if "10,000" in text and "more than" in text.lower())
    near = next(differs for text, differs in beside.items() if "7,000" in text)
    for differs in (sent, near):
        assert "the bounds differ" in differs
        assert "the names differ" in differs
    assert {row["claim"]["text"] for row in found.as_json()["related"]} == set(beside)
