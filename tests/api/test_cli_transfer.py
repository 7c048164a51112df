"""`sayso export`, `import` and `check`, as processes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.api.cli_runs import ROOT, environment, sayso

if TYPE_CHECKING:
    from pathlib import Path

_INVALID = "<https://example.org/r> a <https://w3id.org/sayso/ontology#Report> .\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of three examples in it; tests only read it."""
    folder = tmp_path_factory.mktemp("store")
    stories = [
        str(ROOT / "examples" / name) for name in ("tilia-herald.json", "brackwater-daily.md", "veyle-tribune.md")
    ]
    assert sayso("load", *stories, cwd=folder).code == 0
    return folder


def _url(store: Path) -> str:
    return f"oxigraph:{store / '.sayso' / 'store'}"


def test_everything_survives_a_round_trip(store: Path, tmp_path: Path) -> None:
    whole = sayso("export", cwd=store)
    assert (whole.code, whole.err) == (0, "")
    (tmp_path / "all.nq").write_text(whole.out)
    assert sayso("import", "all.nq", cwd=tmp_path).code == 0
    assert sorted(sayso("export", cwd=tmp_path).out.splitlines()) == sorted(whole.out.splitlines())
    claims = sayso("claims", "--json", "--limit", "100", cwd=store).out
    assert sayso("claims", "--json", "--limit", "100", cwd=tmp_path).out == claims
    again = sayso("import", "all.nq", "--json", cwd=tmp_path)
    assert json.loads(again.out)["violations"] == []
    assert sorted(sayso("export", cwd=tmp_path).out.splitlines()) == sorted(whole.out.splitlines())


@pytest.mark.parametrize("name", ["nquads", "trig", "turtle", "json-ld", "ntriples"])
def test_every_format_is_written_and_read_again(store: Path, tmp_path: Path, name: str) -> None:
    run = sayso("export", "--format", name, cwd=store)
    assert (run.code, run.err) == (0, "")
    there = sayso("import", "-", "--format", name, cwd=tmp_path, stdin=run.out)
    assert there.code == 0, there.err
    wanted = sayso("export", "--format", "ntriples", cwd=store).out
    assert set(sayso("export", "--format", "ntriples", cwd=tmp_path).out.splitlines()) == set(wanted.splitlines())


def test_one_report_goes_to_a_file_by_its_ending(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "one.ttl"
    run = sayso("export", "--report", "In brief: the war in Ukraine", "-o", str(file), "--json", cwd=store)
    assert run.code == 0, run.err
    told = json.loads(run.out)
    assert (told["format"], told["file"]) == ("turtle", str(file))
    assert told["statements"] > 20
    text = file.read_text()
    assert "Veyle" not in text or "veyle-tribune" in text
    assert "Russia masses 59,000 men" not in text
    assert [path.name for path in tmp_path.iterdir()] == ["one.ttl"], "a draft was left behind"


def test_an_export_that_fails_leaves_the_file_as_it_was(store: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.nq").write_text("precious")
    run = sayso("export", "--report", "report/none", "-o", str(tmp_path / "kept.nq"), cwd=store)
    assert (run.code, run.out) == (3, "")
    assert (tmp_path / "kept.nq").read_text() == "precious"
    missing = sayso("export", "-o", str(tmp_path / "no" / "folder.nq"), cwd=store)
    assert missing.code == 1
    assert missing.err.count("\n") == 1


def test_what_breaks_the_shapes_is_refused_with_reasons(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text(_INVALID)
    run = sayso("import", "bad.ttl", cwd=tmp_path)
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("sayso: bad.ttl breaks the shapes in ")
    assert "nothing was imported" in run.err
    assert "https://example.org/r" in run.err.split("\n", 1)[1]
    assert not (tmp_path / ".sayso").exists()
    told = json.loads(sayso("import", "bad.ttl", "--json", cwd=tmp_path).out)
    assert set(told["violations"][0]) == {"focus", "path", "value", "shape", "message"}


def test_whoever_insists_imports_it_and_check_finds_it(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text(_INVALID)
    assert sayso("import", "bad.ttl", "--no-validate", cwd=tmp_path).code == 0
    run = sayso("check", cwd=tmp_path)
    assert run.code == 1
    assert "https://example.org/r" in run.out
    found = json.loads(sayso("check", "--json", cwd=tmp_path).out)
    assert [one for one in found["checks"] if one["rows"]]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.nq", "<a> <b> .\n", "x.nq: line 1"),
        ("x.ttl", "@prefix : <http://e/> .\n:a :b ;;; ] .\n", "x.ttl: line 2"),
        ("x.jsonld", "{", "x.jsonld"),
        ("x.pdf", "?", "names no RDF format"),
    ],
)
def test_broken_rdf_is_one_line(tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / name).write_text(content)
    run = sayso("import", name, cwd=tmp_path)
    assert (run.code, run.out) == (1, "")
    assert words in run.err
    assert run.err.count("\n") == 1


def test_missing_things_are_named(tmp_path: Path) -> None:
    assert "gone.nq cannot be read" in sayso("import", "gone.nq", cwd=tmp_path).err
    assert "--format" in sayso("import", "-", cwd=tmp_path).err
    assert "'csv' is no format" in sayso("export", "--format", "csv", "--store", "oxigraph:", cwd=tmp_path).err


def test_a_sound_store_passes_and_is_reindexed(store: Path) -> None:
    run = sayso("check", cwd=store)
    assert run.code == 0, run.out
    assert run.out.startswith("sound: ")
    told = json.loads(sayso("reindex", "--json", cwd=store).out)
    assert told["claims"] == len(json.loads(sayso("claims", "--json", "--limit", "200", cwd=store).out)["items"])


@pytest.mark.parametrize("command", ["export", "claims --limit 100", "claims --json --limit 100", "demo"])
def test_a_reader_that_goes_away_is_no_error(store: Path, command: str) -> None:
    command = f"{sys.executable} -m api.cli {command}; echo $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"({command}) | head -n 1"],
        cwd=store,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == "0\n"
