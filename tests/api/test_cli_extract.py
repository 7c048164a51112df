"""`sayso extract`, as a process: one JSON object a report, one line each, nothing else on standard output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.api.cli_runs import ROOT, sayso

if TYPE_CHECKING:
    from pathlib import Path

_STORY = ROOT / "examples" / "tilia-herald.json"
_TEXT = "Kyiv, of all places. “We left,” the mayor told Reuters."


def test_one_file_is_one_json_object_as_promised(tmp_path: Path) -> None:
    run = sayso("extract", str(_STORY), "--json", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    assert run.out.count("\n") == 1
    found = json.loads(run.out)
    assert list(found["report"]) == ["id", "title", "publisher", "published", "language", "text"]
    assert found["report"]["publisher"] == "Tilia Herald"
    assert "/report/tilia-herald-" in found["report"]["id"], "the id that a store would give it"
    text = found["report"]["text"]
    for one in found["assertions"]:
        assert {"claim", "stance", "content", "cue", "source", "quantities", "chain"} <= set(one)
        assert all(0 <= start < end <= len(text) for role in ("content", "cue", "source") for start, end in one[role])
        assert one["chain"][-1] == {"kind": "publisher", "name": "Tilia Herald"}
    claims = {one["claim"]: one for one in found["assertions"]}
    first = next(one for claim, one in claims.items() if "59,000" in claim)
    assert [hop["kind"] for hop in first["chain"]] == ["anonymous", "organisation", "publisher"]
    assert first["quantities"][0]["value"] == 59000
    assert first["quantities"][0]["approximate"] is True


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    assert sayso("extract", str(_STORY), "--json", cwd=tmp_path) == sayso(
        "extract", str(_STORY), "--json", cwd=tmp_path
    )


def test_people_read_the_chains(tmp_path: Path) -> None:
    run = sayso("extract", str(_STORY), cwd=tmp_path)
    assert run.code == 0
    assert run.out.startswith("Russia masses 59,000 men to take Kursk back\nTilia Herald · 2024-11-24 · en\n")
    assert "→ Reuters → Tilia" in run.out
    assert "\x1b" not in run.out


def test_flags_go_before_the_file_and_bad_files_do_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "broken.json").write_text('{"articleBody": "x')
    (tmp_path / "good.txt").write_text(_TEXT)
    run = sayso("extract", "empty.txt", "good.txt", "broken.json", "--json", "--publisher", "The Gate", cwd=tmp_path)
    assert run.code == 1
    assert run.out.count("\n") == 1
    assert json.loads(run.out)["report"]["publisher"] == "The Gate"
    assert [line.split()[:2] for line in run.err.splitlines()] == [["sayso:", "empty.txt"], ["sayso:", "broken.json"]]


def test_standard_input_is_read(tmp_path: Path) -> None:
    run = sayso("extract", "-", "--json", cwd=tmp_path, stdin=_TEXT)
    assert run.code == 0
    assert json.loads(run.out)["report"]["text"] == _TEXT


def test_spans_come_a_line_for_each_line(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": _TEXT}, {"id": 7, "text": ""}, {"id": "ü", "text": "“Так,” said the minister."}]
    (tmp_path / "texts.jsonl").write_text("\n\n".join(json.dumps(line) for line in lines))
    run = sayso("extract", "--spans", "texts.jsonl", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    found = [json.loads(line) for line in run.out.splitlines()]
    assert [one["id"] for one in found] == ["a", 7, "ü"]
    attribution = found[0]["attributions"][0]
    assert list(attribution) == ["source", "cue", "content"]
    assert [_TEXT[start:end] for start, end in attribution["source"]] == ["the mayor"]
    assert found[1]["attributions"] == []
    assert sayso("extract", "--spans", "-", cwd=tmp_path, stdin=(tmp_path / "texts.jsonl").read_bytes()).out == run.out


@pytest.mark.parametrize(
    ("line", "words"),
    [(b"{", "line 1 is broken JSON"), (b'{"id": 1}', 'line 1 has no "text"'), (b"[1]", "line 1"), (b"\xff", "line 1")],
)
def test_bad_lines_of_spans_are_named_and_passed_over(tmp_path: Path, line: bytes, words: str) -> None:
    good = json.dumps({"id": "good", "text": _TEXT}).encode()
    run = sayso("extract", "--spans", "-", cwd=tmp_path, stdin=line + b"\n" + good)
    assert run.code == 1
    assert json.loads(run.out)["id"] == "good"
    assert run.err.startswith("sayso: standard input: ")
    assert words in run.err
    assert run.err.count("\n") == 1


def test_a_file_of_spans_that_is_not_there_is_named(tmp_path: Path) -> None:
    run = sayso("extract", "--spans", "gone.jsonl", cwd=tmp_path)
    assert (run.code, run.out) == (1, "")
    assert "gone.jsonl" in run.err
