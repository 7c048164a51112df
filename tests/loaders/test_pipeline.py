"""Loading: from documents to assessed claims, over both stores."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import ReadError, StoreClosedError
from graph.reason.corroboration import assessment, corroboration
from graph.store import Outcome
from graph.stores import open_store
from graph.view import View
from loaders.assess import PENDING, mark
from loaders.pipeline import Failure, Step, Summary, load, load_one
from loaders.upkeep import delete, reassess
from tests.loaders.statements import document, extractor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import Store
    from loaders.document import Document
    from loaders.statement import Statement

ROOT = Path(__file__).parents[2]
STAFF = "anonymous/a senior source in the General Staff@General Staff of Ukraine > organisation/Reuters"
DOCUMENTS = (
    document("Reuters", f"{STAFF.partition(' >')[0]}: About 59,000 Russian troops have been sent to the Kursk region"),
    document("The Herald", f"{STAFF}: Russia has deployed about 59,000 troops in the Kursk region"),
    document(
        "Quarry Post",
        f"{STAFF}: Moscow has sent about 59,000 troops to the Kursk region",
        "organisation/Moscow: notYetCommented covers=0: has not commented",
        "organisation/Reuters: notIndependentlyVerified covers=0: could not verify it",
    ),
    document("Morning Echo", "organisation/Pentagon: About 45,000 Russian troops have been sent to the Kursk region"),
    document("Lakeside Times", "person/Ann Lee@Navy: The bridge in Genoa was closed on Monday", published=None),
)


def refuse(read: Document) -> list[Any]:
    raise AssertionError(f"{read.origin} was extracted")


@pytest.fixture(params=["oxigraph", "oxigraph-dir", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        server.wipe()
        opened = open_store(server.url, username=server.username, password=server.password)
    else:
        opened = open_store("oxigraph:" if request.param == "oxigraph" else f"oxigraph:{tmp_path / 'store'}")
    with opened:
        yield opened


def found(store: Store) -> list[dict[str, Any]]:
    """Every claim's corroboration, without what depends on which wording came first."""
    view = View(store)
    rows = []
    for claim in view.claims(limit=1000).items:
        dossier = view.dossier(claim.id)
        assert dossier
        result = corroboration(dossier)
        kept = view.assessment(claim.id)
        assert kept
        assert kept == assessment(result)
        row = result.as_json()
        row["claim"] = sorted(chain["words"]["content"] for chain in row["chains"])
        row["competing"] = len(row["competing"])
        rows.append(row)
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def test_a_load_says_what_it_did_and_the_claims_are_assessed(store: Store) -> None:
    steps: list[Step] = []
    summary = load(DOCUMENTS, store, extractor=extractor, progress=steps.append)
    assert summary == Summary(created=5, claims_assessed=3)
    assert [step.origin for step in steps] == [read.origin for read in DOCUMENTS]
    assert {step.outcome for step in steps} == {Outcome.CREATED}
    first = next(row for row in found(store) if row["reports"] == 3)
    assert (first["status"], first["origins"], first["competing"]) == ("singleOrigin", {"min": 1, "max": 1}, 1)
    assert first["explanation"] == (
        "3 reports by 3 outlets rest on 1 origin: a senior source in the General Staff (anonymous, "
        "General Staff of the Armed Forces of Ukraine), passed on by Reuters. Government of Russia has not yet "
        "commented. It was not independently verified (Reuters)."
    )


def test_what_is_there_is_not_even_extracted(store: Store) -> None:
    load(DOCUMENTS, store, extractor=extractor)
    before = set(store.quads())
    assert load(DOCUMENTS, store, extractor=refuse) == Summary(unchanged=5)
    one = load_one(DOCUMENTS[0], store, extractor=refuse)
    assert (one.change.outcome, one.reading, len(one.change.claims)) == (Outcome.UNCHANGED, None, 1)
    assert set(store.quads()) == before


def test_a_bad_report_does_not_stop_the_others(store: Store) -> None:
    broken = document("Broken News", "BROKEN")
    unread = Failure("x.pdf", ReadError("x.pdf is no text", value="x.pdf"))
    summary = load([DOCUMENTS[0], broken, unread, DOCUMENTS[1]], store, extractor=extractor, batch=3)
    assert (summary.created, [failure.origin for failure in summary.failures]) == (2, ["Broken News.txt", "x.pdf"])
    assert "cannot be read" in str(summary.failures[0].error)
    with pytest.raises(ValueError, match="cannot be read"):
        load_one(broken, store, extractor=extractor)


def test_several_workers_do_what_one_does_and_in_the_same_order() -> None:
    edited = replace(DOCUMENTS[1], text=DOCUMENTS[1].text.replace("59,000", "52,000"))
    broken = document("Broken News", "BROKEN")
    unread = Failure("x.pdf", ReadError("x.pdf is no text", value="x.pdf"))
    # Met twice, edited and edited back, broken twice: each as it would be alone.
    items: list[Document | Failure] = [
        broken,
        *DOCUMENTS,
        unread,
        DOCUMENTS[0],
        edited,
        DOCUMENTS[1],
        broken,
        *DOCUMENTS[:2],
    ]
    told: list[list[object]] = []
    ends = []
    for workers in (1, 4):
        steps: list[Step] = []
        with open_store("oxigraph:") as store:
            for batch in (3, 100):

                def slow(read: Document, wait: float = 0.02 if workers > 1 else 0) -> list[Statement]:
                    # The first is ready last.
                    time.sleep(wait * (read is DOCUMENTS[0]))
                    return extractor(read)

                summary = load(items, store, extractor=slow, progress=steps.append, batch=batch, workers=workers)
                told.append([(s.origin, s.report, s.outcome, str(s.error)) for s in steps])
                told.append([str(replace(summary, failures=())), *[str(f.error) for f in summary.failures]])
            ends.append(found(store))
    half = len(told) // 2
    assert told[:half] == told[half:]
    assert ends[0] == ends[1]


@pytest.mark.parametrize("workers", [1, 3])
def test_an_interrupted_load_is_finished_by_running_it_again(workers: int) -> None:
    def interrupted(read: Document) -> list[Statement]:
        if read is DOCUMENTS[3]:
            raise KeyboardInterrupt
        return extractor(read)

    with open_store("oxigraph:") as store, open_store("oxigraph:") as whole:
        with pytest.raises(KeyboardInterrupt):
            load(DOCUMENTS, store, extractor=interrupted, batch=2, workers=workers)
        # The batch before was written; that of the interruption was not, and no other report was touched.
        assert store.rows("claims")
        assert load(DOCUMENTS, store, extractor=extractor, workers=workers).unchanged == 2
        load(DOCUMENTS, whole, extractor=extractor)
        assert found(store) == found(whole)


def test_an_edited_report_replaces_what_it_said_and_its_claims_are_assessed_anew(store: Store) -> None:
    load(DOCUMENTS, store, extractor=extractor)
    edited = replace(DOCUMENTS[1], text=DOCUMENTS[1].text.replace("59,000", "52,000"))
    summary = load([edited], store, extractor=extractor)
    assert (summary.revised, summary.created, summary.claims_assessed) == (1, 0, 2)
    assert sorted(row["reports"] for row in found(store)) == [1, 1, 1, 2]


def test_deleting_a_report_undoes_it_exactly(store: Store) -> None:
    load(DOCUMENTS[:2], store, extractor=extractor)
    before = set(store.quads())
    for read in DOCUMENTS[2:]:
        loaded = load_one(read, store, extractor=extractor)
        assert loaded.reading
        assert loaded.change.outcome is Outcome.CREATED
        change = delete(store, loaded.change.report)
        assert change
        assert change.claims == loaded.change.claims
        assert set(store.quads()) == before
    assert delete(store, "https://example.org/nothing") is None


def test_a_dry_run_writes_nothing(store: Store) -> None:
    load(DOCUMENTS[:1], store, extractor=extractor)
    before = set(store.quads())
    summary = load(DOCUMENTS, store, extractor=extractor, dry_run=True)
    assert (summary.created, summary.unchanged) == (4, 1)
    one = load_one(DOCUMENTS[0], store, extractor=extractor, dry_run=True)
    assert one.reading
    assert one.change.outcome is Outcome.UNCHANGED
    assert load_one(DOCUMENTS[3], store, extractor=extractor, dry_run=True).competing
    assert set(store.quads()) == before


def test_documents_are_streamed(store: Store) -> None:
    """No more documents are taken than the batch that is being filled, so that any number of them can be loaded."""
    taken: list[int] = []
    done: list[int] = []

    def endless() -> Iterator[Document]:
        for number in range(7):
            taken.append(number)
            assert number - len(done) < 4
            yield document(f"Outlet {number}", f"person/Ann Lee: The bridge in Genoa has {number + 100} arches")

    summary = load(endless(), store, extractor=extractor, batch=3, progress=lambda _: done.append(1))
    assert summary.created == len(taken) == 7


def test_the_same_report_twice_in_one_batch_is_one(store: Store) -> None:
    summary = load([DOCUMENTS[0], DOCUMENTS[0]], store, extractor=extractor)
    assert (summary.created, summary.unchanged) == (1, 1)


def test_any_order_and_any_batch_give_the_same_corroborations() -> None:
    results = []
    for number, order in enumerate(itertools.islice(itertools.permutations(DOCUMENTS), 0, 120, 17)):
        with open_store("oxigraph:") as store:
            load(order, store, extractor=extractor, batch=1 + number % 3)
            results.append(json.dumps(found(store), sort_keys=True))
    assert len(results) == 8
    assert len(set(results)) == 1


@pytest.mark.neo4j
def test_both_stores_give_the_same(request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("neo4j_server")
    server.wipe()
    results = []
    for opened in (
        open_store("oxigraph:"),
        open_store(server.url, username=server.username, password=server.password),
    ):
        with opened as store:
            load(DOCUMENTS, store, extractor=extractor)
            results.append(found(store))
    assert results[0] == results[1]


def test_stale_assessments_are_found_and_all_can_be_made_anew(store: Store) -> None:
    load(DOCUMENTS, store, extractor=extractor)
    right = found(store)
    claims = [str(row["id"]) for row in store.rows("claims")]
    with store.writer() as writer:
        mark(store, writer, claims)
    assert all(str(row["rule"]).startswith(f"{PENDING} ") for row in store.rows("claim", id=claims))
    assert load(DOCUMENTS, store, extractor=refuse) == Summary(unchanged=5, claims_assessed=3)
    assert found(store) == right
    seen: list[tuple[int, int]] = []
    assert reassess(store, progress=lambda done, of: seen.append((done, of))) == 3
    assert seen == [(3, 3)]
    assert reassess(store, [claims[0], "https://example.org/none"]) == 1
    assert found(store) == right


def test_errors_of_the_store_end_the_load() -> None:
    store = open_store("oxigraph:")
    store.close()
    with pytest.raises(StoreClosedError):
        load(DOCUMENTS, store, extractor=extractor)


def test_two_loaders_at_once_lose_nothing() -> None:
    with open_store("oxigraph:") as store:
        sets = [
            [
                document(f"Outlet {part} {number}", f"{STAFF}: The bridge in Genoa has {number + 100} arches")
                for number in range(10)
            ]
            for part in range(2)
        ]
        threads = [
            threading.Thread(target=load, args=(part, store), kwargs={"extractor": extractor, "batch": 3})
            for part in sets
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert View(store).stats().reports == 20
        assert [row["reports"] for row in found(store)] == [2] * 10


CHILD = """
import os, signal, sys
from graph.stores import open_store
from loaders import pipeline
from tests.loaders.statements import extractor
from tests.loaders.test_pipeline import DOCUMENTS

where, url = sys.argv[1:]
kill = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
if where == "assessing":
    pipeline.assess = kill
seen = []
def dying(read):
    seen.append(read)
    if where == "extracting" and len(seen) == 4:
        kill()
    return extractor(read)
with open_store(url) as store:
    pipeline.load(DOCUMENTS, store, extractor=dying, batch=2)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
@pytest.mark.parametrize("where", ["extracting", "assessing"])
def test_a_load_that_was_killed_is_finished_by_running_it_again(where: str, tmp_path: Path) -> None:
    url = f"oxigraph:{tmp_path / 'store'}"
    with open_store("oxigraph:") as whole:
        load(DOCUMENTS, whole, extractor=extractor, batch=2)
        right = found(whole)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, where, url],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    with open_store(url) as store:
        written = View(store).stats().reports
        assert written == 2
        again = load(DOCUMENTS, store, extractor=extractor, batch=2)
        assert (again.unchanged, again.created) == (2, 3)
        assert found(store) == right


def test_reading_again_goes_on_where_it_stopped_and_keeps_what_is_not_there(store: Store) -> None:
    load(DOCUMENTS, store, extractor=extractor, reader="1")
    known = {report.id for report in View(store).reports(limit=99).items}
    assert load(DOCUMENTS, store, extractor=refuse, reader="2") == Summary(unchanged=5), "unless it is asked for"

    def stopping(read: Document) -> list[Any]:
        if read is DOCUMENTS[2]:
            raise KeyboardInterrupt
        return extractor(read)

    with pytest.raises(KeyboardInterrupt):
        load(DOCUMENTS, store, extractor=stopping, reader="2", again=True, batch=1)
    read: list[str | None] = []

    def noting(document: Document) -> list[Any]:
        read.append(document.publisher)
        return [] if document is DOCUMENTS[3] else extractor(document)

    summary = load(DOCUMENTS[:-1], store, extractor=noting, reader="2", again=True)
    assert (summary.reread, summary.unchanged, summary.revised) == (2, 2, 0)
    assert read == [one.publisher for one in DOCUMENTS[2:4]]
    assert {report.id for report in View(store).reports(limit=99).items} == known, "the last one is not among the files"
    assert not View(store).claims(q="45,000").items, "what was not read this time is gone"
    assert {report.reader for each in known if (report := View(store).report(each))} == {"1", "2"}
    assert load(DOCUMENTS, store, extractor=noting, reader="2", again=True).reread == 1
