"""Paths of attribution, from every store: between agents, to the outlets of a claim, into a report; in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import QueryError
from graph.paths import FoundPath, find_paths, path_json
from graph.view import View
from loaders.identity import report_id
from loaders.pipeline import load
from tests.loaders.statements import document, extractor

if TYPE_CHECKING:
    from graph.store import Store

BRIDGE = "The bridge in Genoa was closed on Monday"
HERALD = document("The Herald", f"organisation/Navy > organisation/Reuters: {BRIDGE}")
POST = document("Quarry Post", f"organisation/The Herald: {BRIDGE}", published="2024-11-25")
ECHO = document("Morning Echo", f"organisation/Navy: denies: {BRIDGE}", "organisation/Army: 40 ships wait")


def test_paths_from_every_store(store: Store) -> None:
    load([HERALD, POST, ECHO], store, extractor=extractor)
    view = View(store)
    navy, post = view.find("source", "Navy"), view.find("source", "Quarry Post")
    (found,) = find_paths(view, navy, target=post).items
    assert found.explanation == "Navy -> Reuters -> The Herald -> Quarry Post, as several reports tell, step by step."
    assert path_json(found)["claim"] == {"id": store.iris.claim(BRIDGE), "text": BRIDGE}
    assert found.steps[-1] == ((report_id(POST, store.iris), "News of Quarry Post", "2024-11-25"),)
    told = find_paths(view, navy, claim=store.iris.claim(BRIDGE)).items
    assert [(one.path.stance, one.agents[-1][1], bool(one.path.whole)) for one in told] == [
        ("asserts", "The Herald", True),
        ("asserts", "Quarry Post", False),
        ("denies", "Morning Echo", True),
    ]
    (into,) = find_paths(view, navy, report=report_id(HERALD, store.iris)).items
    assert [name for _, name in into.agents] == ["Navy", "Reuters", "The Herald"]
    assert find_paths(view, post, target=navy).items == ()
    pages: list[FoundPath] = []
    cursor = None
    while True:
        page = find_paths(view, navy, claim=store.iris.claim(BRIDGE), limit=1, cursor=cursor)
        pages += page.items
        cursor = page.next
        if cursor is None:
            break
    assert tuple(pages) == told
    with pytest.raises(QueryError, match="leads somewhere"):
        find_paths(view, navy)
