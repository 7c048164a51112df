"""Two loaders at once: whoever comes last to a claim has assessed it with all that both wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import loaders.assess
from graph.model import Assessment
from graph.reason.corroboration import assessment, corroboration
from graph.stores import open_store
from graph.view import View
from loaders.assess import PENDING, assess, mark
from loaders.pipeline import load
from loaders.upkeep import reassess
from ontology.schemes import Status
from tests.loaders.statements import document, extractor

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.dossier import Dossier
    from graph.store import Store
    from tests.neo4j_server import Neo4jServer

ROOT = Path(__file__).parents[2]
SAID = "The bridge in Genoa was closed on Monday"
FIRST = document("The Herald", f"organisation/Navy: {SAID}")
SECOND = document("Quarry Post", f"organisation/Army: {SAID}")
THIRD = document("Morning Echo", f"organisation/Port: denies: {SAID}")


def right(store: Store) -> dict[str, int]:
    """Check that what is kept of each claim is what comes of its dossier; return how many reports each has."""
    view, found = View(store), {}
    for claim in view.claims(limit=1000).items:
        dossier = view.dossier(claim.id)
        assert dossier is not None
        assert view.assessment(claim.id) == assessment(corroboration(dossier))
        found[claim.text] = claim.reports
    return found


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let things be done after a dossier was read and before what comes of it is written, one a dossier."""

    def set_up(*doings: Callable[[], object]) -> None:
        todo = list(doings)

        def interrupted(dossier: Dossier, **more: Any) -> Any:
            if todo:
                todo.pop(0)()
            return corroboration(dossier, **more)

        monkeypatch.setattr(loaders.assess, "corroboration", interrupted)

    return set_up


@pytest.mark.parametrize("before", [(), (THIRD,)], ids=["a new claim", "a known claim"])
def test_what_was_worked_out_from_an_old_dossier_is_worked_out_again(
    store: Store, meanwhile: Callable[..., None], before: tuple[Any, ...]
) -> None:
    load(before, store, extractor=extractor)
    meanwhile(lambda: load([SECOND], store, extractor=extractor))
    load([FIRST], store, extractor=extractor)
    assert right(store) == {SAID: 2}


def test_somebody_who_comes_in_between_again_and_again_has_the_last_word(
    store: Store, meanwhile: Callable[..., None]
) -> None:
    load([FIRST], store, extractor=extractor)
    meanwhile(
        lambda: load([SECOND], store, extractor=extractor),
        lambda: None,  # the load of the second assesses
        lambda: load([THIRD], store, extractor=extractor),
    )
    assert reassess(store) == 1
    assert right(store) == {SAID: 2}
    assert View(store).claims().items[0].status is Status.CONTESTED


def test_a_mark_of_somebody_else_is_not_written_over_by_what_came_before_it(
    store: Store, meanwhile: Callable[..., None]
) -> None:
    load([FIRST], store, extractor=extractor)
    claims = [store.iris.claim(SAID)]
    with store.writer() as writer:
        own = mark(store, writer, claims)
        # Twice: at once, and when the claim was marked and read again.
        meanwhile(*[lambda: mark(store, writer, claims)] * 2)
        assert assess(store, writer, claims, own) == 1
        (row,) = store.rows("claim", id=claims)
        assert str(row["rule"]).startswith(f"{PENDING} ")
        assert row["rule"] != own
    assert reassess(store) == 1
    right(store)


def test_an_assessment_is_set_in_place_of_one_by_a_certain_rule(store: Store) -> None:
    load([FIRST], store, extractor=extractor)
    claim = store.iris.claim(SAID)
    mine, other = (Assessment(claim, Status.CIRCULAR, rule, 0, 0, 0, 0) for rule in ("mine/1", "other/1"))
    with store.writer() as writer:
        assert writer.put_assessments([mine], instead_of="other/1") == set()
        right(store)
        assert writer.put_assessments([mine]) == {claim}
        assert writer.put_assessments([other], instead_of="mine/1") == {claim}
        assert writer.put_assessments([mine], instead_of="mine/1") == set()
        unknown = Assessment("https://example.org/none", Status.CIRCULAR, "mine/1", 0, 0, 0, 0)
        assert writer.put_assessments([unknown], instead_of="mine/1") == set()
    assert View(store).assessment(claim) == other


LOADER = """
import sys
from graph.stores import open_store
from loaders.pipeline import load
from tests.loaders.statements import document, extractor

url, user, password, part = sys.argv[1:]
said = [document(f"Outlet {part} {n}", *(f"organisation/Body {part} {n}: The bridge has {100 + claim} arches"
                                        for claim in range(3))) for n in range(15)]
with open_store(url, username=user, password=password) as store:
    sys.stdin.readline()
    load(said, store, extractor=extractor, batch=1)
"""


@pytest.mark.neo4j
def test_two_processes_that_load_the_same_claims_leave_none_that_is_stale(neo4j_server: Neo4jServer) -> None:
    neo4j_server.wipe()
    told = (neo4j_server.url, neo4j_server.username, neo4j_server.password)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", LOADER, *told, part],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for part in ("one", "two")
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
    for process in processes:
        _, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors.decode()
    with open_store(told[0], username=told[1], password=told[2]) as store:
        assert set(right(store).values()) == {30}
