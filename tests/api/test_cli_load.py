"""`sayso load`, `reports` and `delete`, as processes over an embedded store on disk."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from tests.api.cli_runs import ROOT, environment, sayso

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_EXAMPLES = ROOT / "examples"
_STORY = _EXAMPLES / "tilia-herald.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two reports in it, and no store yet."""
    shutil.copy(_STORY, tmp_path)
    shutil.copy(_EXAMPLES / "brackwater-daily.md", tmp_path)
    return tmp_path


def _quads(cwd: Path) -> list[str]:
    run = sayso("export", cwd=cwd)
    assert run.code == 0
    return sorted(run.out.splitlines())


def test_loading_twice_changes_nothing(folder: Path) -> None:
    first = sayso("load", ".", cwd=folder)
    assert first == (0, "2 created, 0 revised, 0 unchanged\n", "")
    before = _quads(folder)
    assert sayso("load", ".", cwd=folder) == (0, "0 created, 0 revised, 2 unchanged\n", "")
    assert _quads(folder) == before


def test_reading_again_is_done_once_for_each_version(folder: Path) -> None:
    sayso("load", ".", cwd=folder)
    assert sayso("load", ".", "--again", cwd=folder).out == "0 created, 0 revised, 0 read again, 2 unchanged\n"
    before = _quads(folder)
    older = [re.sub(r'"sayso [^"]*"( <.*> \.)$', r'"sayso 0.0.9"\1', line) for line in before]
    (folder / "older.nq").write_text("\n".join(older) + "\n")
    older_store = {"SAYSO_STORE": "oxigraph:older"}
    assert sayso("import", "older.nq", cwd=folder, **older_store).code == 0
    (folder / "tilia-herald.json").unlink()
    again = sayso("load", ".", "--again", "--json", cwd=folder, **older_store)
    assert {key: json.loads(again.out)[key] for key in ("reread", "unchanged", "revised")} == {
        "reread": 1,
        "unchanged": 0,
        "revised": 0,
    }
    kept = sayso("reports", "--json", cwd=folder, **older_store)
    assert len(json.loads(kept.out)["items"]) == 2, "a report whose file is gone stays"


def test_a_changed_report_is_revised(folder: Path) -> None:
    sayso("load", ".", cwd=folder)
    story = folder / "brackwater-daily.md"
    story.write_text(story.read_text().replace("59,000", "49,000"))
    assert sayso("load", ".", cwd=folder).out == "0 created, 1 revised, 1 unchanged\n"
    assert "49,000" in sayso("claims", "49,000", cwd=folder).out


def test_bad_files_get_a_line_each_and_the_others_are_loaded(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "broken.json").write_text('{"@type": "NewsArticle", "articleBody": ')
    with (folder / "line.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"x" * 1_000_000)
    run = sayso("load", ".", "gone.html", cwd=folder)
    assert run.code == 1
    assert run.out == "2 created, 0 revised, 0 unchanged, 5 failed\n"
    lines = run.err.splitlines()
    assert [line.split()[1] for line in lines] == ["binary.txt", "broken.json", "empty.txt", "line.txt", "gone.html"]
    assert all(line.startswith("sayso: ") and len(line) < 200 for line in lines)
    assert sayso("reports", cwd=folder).out.count("report/") == 2


def test_every_malformed_file_we_know_is_survived(tmp_path: Path) -> None:
    run = sayso("load", str(ROOT / "tests" / "malformed"), "--json", cwd=tmp_path)
    assert run.code == 1
    found = json.loads(run.out)
    assert found["failed"] > 20
    assert "fault of sayso" not in run.err
    assert "Traceback" not in run.err
    assert len(run.err.splitlines()) == found["failed"]


def test_json_tells_what_became_of_each(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    run = sayso("load", ".", "--json", cwd=folder)
    assert run.code == 1
    found = json.loads(run.out)
    assert (found["created"], found["failed"], found["dry_run"]) == (2, 1, False)
    assert [(one["origin"], one["outcome"]) for one in found["reports"]] == [
        ("brackwater-daily.md", "created"),
        ("empty.txt", None),
        ("tilia-herald.json", "created"),
    ]
    assert "empty" in found["reports"][1]["error"]
    assert found["claims_assessed"] > 5


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    run = sayso("load", ".", "--dry-run", cwd=folder)
    assert run == (0, "2 created, 0 revised, 0 unchanged (dry run: nothing was written)\n", "")
    assert sayso("reports", cwd=folder).out == ""


def test_standard_input_with_flags(tmp_path: Path) -> None:
    flags = ("--publisher", "The Gate", "--published", "2024-11", "--title", "Left", "--url", "https://gate.example/1")
    text = "“We left the town,” the mayor told Reuters on Monday."
    assert sayso("load", "-", *flags, cwd=tmp_path, stdin=text).out.startswith("1 created")
    found = json.loads(sayso("reports", "--json", cwd=tmp_path).out)["items"][0]
    assert (found["title"], found["published"], found["url"]) == ("Left", "2024-11", "https://gate.example/1")
    assert found["publisher"]["name"] == "The Gate"


def test_the_store_comes_from_the_environment_too(folder: Path) -> None:
    assert sayso("load", ".", cwd=folder, SAYSO_STORE="oxigraph:elsewhere").code == 0
    assert (folder / "elsewhere").is_dir()
    assert not (folder / ".sayso").exists()
    assert sayso("reports", "--store", "oxigraph:elsewhere", cwd=folder).out.count("report/") == 2


def test_delete_takes_out_exactly_one_report(folder: Path) -> None:
    sayso("load", "brackwater-daily.md", cwd=folder)
    before = _quads(folder)
    sayso("load", "tilia-herald.json", cwd=folder)
    run = sayso("delete", "Russia masses 59,000 men to take Kursk back", "--json", cwd=folder)
    assert run.code == 0
    assert len(json.loads(run.out)["deleted"]) == 1
    assert _quads(folder) == before
    gone = sayso("delete", "Russia masses 59,000 men to take Kursk back", cwd=folder)
    assert (gone.code, gone.out) == (3, "")


def test_a_slip_in_one_name_deletes_nothing(folder: Path) -> None:
    sayso("load", ".", cwd=folder)
    assert sayso("delete", "Ukraine's foothold in Kursk is shrinking fast", "report/none", cwd=folder).code == 3
    assert sayso("reports", cwd=folder).out.count("report/") == 2


def _many(number: int) -> Iterator[dict[str, Any]]:
    for place in range(number):
        yield {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": f"Story {place}",
            "url": f"https://gate.example/{place}",
            "publisher": {"name": "The Gate"},
            "articleBody": f"The mayor of town {place} said that {place + 100} people had left. " * 20,
        }


def test_an_interrupt_stops_cleanly_and_the_same_command_goes_on(tmp_path: Path) -> None:
    lines = [json.dumps(one) for one in _many(400)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    with subprocess.Popen(
        [sys.executable, "-m", "api.cli", "load", "many.jsonl"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        words = tmp_path / ".sayso" / "store" / "quads"
        while not words.exists() and process.poll() is None:
            time.sleep(0.05)
        try:
            process.wait(4)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    if process.returncode == 0:  # pragma: no cover - a machine that loads 400 reports in four seconds
        pytest.skip("the load was over before it could be interrupted")
    assert process.returncode == 130
    assert out == ""
    assert err == "sayso: interrupted; what was written stays; run the same command again to go on where it stopped\n"
    (tmp_path / "few.jsonl").write_text("\n".join(lines[:3]))
    assert sayso("load", "few.jsonl", cwd=tmp_path).code == 0
    assert sayso("check", cwd=tmp_path).code == 0


def test_a_stale_index_is_rebuilt_with_a_word(folder: Path) -> None:
    sayso("load", ".", cwd=folder)
    before = sayso("claims", "troops", cwd=folder)
    for file in (folder / ".sayso" / "store").glob("words.sqlite*"):
        file.unlink()
    after = sayso("claims", "troops", cwd=folder)
    assert (after.code, after.out) == (0, before.out)
    assert after.err.splitlines()[0].startswith("sayso: the index of words does not fit")


def test_a_terminal_shows_progress_beside_errors(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "api.cli", "load", "."],
        cwd=folder,
        env=environment(TERM="xterm"),
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    ) as process:
        os.close(theirs)
        seen = b""
        # A terminal whose other side has gone ends in an error on Linux, not in an end of file.
        with suppress(OSError):
            while piece := os.read(ours, 4096):
                seen += piece
        out, _ = process.communicate(timeout=60)
    os.close(ours)
    assert (process.returncode, out) == (1, "2 created, 0 revised, 0 unchanged, 1 failed\n")
    assert b"sayso: empty.txt is empty; give a file with text" in seen
    assert b" read " in seen
