"""What only the embedded store has: its directory, its lock, its index of words, and dying in the middle of a write."""

from __future__ import annotations

import logging
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.errors import StoreBusyError, StoreUnavailableError, StoreUrlError
from graph.rdf.read import from_quads
from graph.stores import open_store
from graph.stores.oxigraph.store import OxigraphStore
from graph.view import View
from tests.conformance.worlds import CLAIM, DENIED, WORLD, reading, revised

ROOT = Path(__file__).parents[2]
# Revises the same reports for ever, telling when it has begun. It runs in a process of its own, to be killed.
_WRITER = """
import itertools, sys
from graph.stores import open_store
from tests.conformance.worlds import CLAIM, DENIED, reading, revised
with open_store(sys.argv[1]) as store, store.writer(batch=3) as writer:
    print("open", flush=True)
    for number in itertools.count(int(sys.argv[2])):
        claims = (CLAIM,) if number % 2 else (CLAIM, DENIED)
        for name in ("Gazette", "Herald", "Tribune"):
            writer.put(revised(reading(name, *claims), *claims, digest=f"{name}-{number}"))
"""
_HOLDER = """
import sys, time
from graph.stores import open_store
with open_store(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.readline()
"""


def _process(code: str, *arguments: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


def test_a_killed_writer_leaves_whole_reports(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """SIGKILL at any moment: each report is as one of its revisions says, and the index of words fits or is rebuilt."""
    url = f"oxigraph:{folder}"
    moments = random.Random(11)  # noqa: S311  # when to kill, not a secret
    states: set[str] = set()
    for start in range(8):
        process = _process(_WRITER, url, str(start * 100_000))
        time.sleep(moments.uniform(0.03, 0.4))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with caplog.at_level(logging.WARNING), open_store(url) as store:
            quads = list(store.quads())
            view = View(store)
            for row in store.rows("reports"):
                id_ = str(row["id"])
                homes = {id_, store.iris.claims_graph, store.iris.agents_graph}
                stored = from_quads([quad for quad in quads if quad.graph and quad.graph[0] in homes], id_)
                number = int(stored.report.digest.partition("-")[2])
                name = stored.report.title.removesuffix(" on bridges")
                claims = (CLAIM,) if number % 2 else (CLAIM, DENIED)
                assert stored.assertions == reading(name, *claims).assertions
                assert stored.report.revisions[-1].digest == stored.report.digest
                numbers = [state.number for state in stored.report.revisions]
                assert numbers == list(range(1, len(numbers) + 1))
                states.add(stored.report.digest)
                assert CLAIM.id in store.search_claims(f"{name} bridges", every=True)
            assert (view.claim(DENIED.id) is not None) == (store.search_claims("ferry") == [DENIED.id])
            for row in store.rows("reports"):
                store.writer().delete(str(row["id"]))
            assert list(store.quads()) == []
            assert store.search_claims("bridges ferry") == []
    assert len(states) > 3, "the processes were killed before they wrote anything: the test shows nothing"


def test_a_store_stays_on_disk(folder: Path) -> None:
    with open_store(f"oxigraph:{folder}") as store, store.writer() as writer:
        for one in WORLD:
            writer.put(one)
        writer.flush()
        before = set(store.quads())
    with open_store(f"oxigraph:{folder}") as store:
        assert set(store.quads()) == before
        assert store.search_claims("bridges") == [CLAIM.id]


def test_a_directory_in_use_is_busy(folder: Path) -> None:
    holder = _process(_HOLDER, f"oxigraph:{folder}")
    try:
        begun = time.monotonic()
        with pytest.raises(StoreBusyError, match=str(folder)) as caught:
            OxigraphStore(f"oxigraph:{folder}", wait=0.3)
        assert 0.2 < time.monotonic() - begun < 5
        assert "another process" in str(caught.value)
        assert caught.value.remedy
    finally:
        holder.communicate("done\n")
    open_store(f"oxigraph:{folder}").close()


def test_a_directory_that_is_let_go_in_time_is_opened(folder: Path) -> None:
    holder = _process(_HOLDER, f"oxigraph:{folder}")
    assert holder.stdin is not None
    holder.stdin.write("done\n")
    holder.stdin.flush()
    OxigraphStore(f"oxigraph:{folder}", wait=20).close()
    holder.communicate()


@pytest.fixture
def written(folder: Path) -> Path:
    with open_store(f"oxigraph:{folder}") as store, store.writer() as writer:
        for one in WORLD:
            writer.put(one)
    return folder


def _damage_gone(index: Path) -> None:
    index.unlink()


def _damage_broken(index: Path) -> None:
    index.write_bytes(b"this is no database" * 100)


def _damage_older(index: Path) -> None:
    connection = sqlite3.connect(index)
    with connection:
        connection.execute("UPDATE stamp SET value = '000000000000-old'")
        connection.execute("DELETE FROM words")
    connection.close()


@pytest.mark.parametrize("damage", [_damage_gone, _damage_broken, _damage_older])
def test_an_index_that_does_not_fit_is_rebuilt(written: Path, damage: object, caplog: pytest.LogCaptureFixture) -> None:
    assert callable(damage)
    damage(written / "words.sqlite")
    with caplog.at_level(logging.WARNING), open_store(f"oxigraph:{written}") as store:
        assert store.search_claims("bridges") == [CLAIM.id]
        assert store.search_claims("tribune ferry", every=True) == [DENIED.id]
    assert "rebuilding" in caplog.text
    caplog.clear()
    with caplog.at_level(logging.WARNING), open_store(f"oxigraph:{written}") as store:
        assert store.search_claims("bridges") == [CLAIM.id]
    assert caplog.text == ""


def test_reindexing_changes_nothing_that_fits(written: Path) -> None:
    with open_store(f"oxigraph:{written}") as store:
        before = [store.search_claims(word) for word in ("bridges", "herald", "ferry", "words")]
        assert store.reindex() == 2
        assert [store.search_claims(word) for word in ("bridges", "herald", "ferry", "words")] == before


def test_the_bookkeeping_is_no_data(written: Path) -> None:
    with open_store(f"oxigraph:{written}") as store:
        assert not any("batch#" in str(quad) for quad in store.quads())
        assert list(store.quads("https://w3id.org/sayso/batch#bookkeeping")) == []


def test_diacritics_and_case_are_folded_in_words() -> None:
    with open_store("oxigraph:") as store, store.writer() as writer:
        writer.put(reading("Gazette", CLAIM.__class__("http://example.org/c", "Café; їжак")))
        writer.flush()
        assert store.search_claims("cafe") == store.search_claims("ЇЖАК") == ["http://example.org/c"]


def test_a_folder_with_other_things_in_it_is_no_store(folder: Path) -> None:
    folder.mkdir()
    (folder / "letters.txt").write_text("dear me")
    with pytest.raises(StoreUrlError, match="other things in it"):
        open_store(f"oxigraph:{folder}")
    assert [file.name for file in folder.iterdir()] == ["letters.txt"]


def test_a_file_is_no_store(folder: Path) -> None:
    folder.write_text("x")
    with pytest.raises(StoreUrlError, match="is a file"):
        open_store(f"oxigraph:{folder}")


def test_a_broken_store_is_said_to_be_broken(written: Path) -> None:
    for file in (written / "quads").glob("MANIFEST*"):
        file.write_bytes(b"broken")
    with pytest.raises(StoreUnavailableError, match=str(written)):
        open_store(f"oxigraph:{written}")


def test_a_revision_within_one_store_is_one_transaction(folder: Path) -> None:
    """A reader in another thread never sees a report half written."""
    import threading  # noqa: PLC0415  # only this test needs it

    with open_store(f"oxigraph:{folder}") as store:
        writer = store.writer(batch=1)
        writer.put(reading("Gazette", CLAIM))
        id_ = WORLD[0].report.id
        seen: set[int] = set()
        stop = threading.Event()

        def read() -> None:
            while not stop.is_set():
                seen.add(len(store.rows("claims_of_report", id=id_)))

        reader = threading.Thread(target=read)
        reader.start()
        for number in range(60):
            claims = (CLAIM,) if number % 2 else (CLAIM, DENIED)
            writer.put(revised(WORLD[0], *claims, digest=str(number)))
        stop.set()
        reader.join()
        assert seen <= {1, 2}
