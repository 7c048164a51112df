"""`sayso copies`, as a process: one JSON object a copy, one line each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.planted import sentences
from tests.api.cli_runs import sayso

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = " ".join(sentences(12, seed=21))
_LINES = "\n".join(
    json.dumps(row, ensure_ascii=False)
    for row in (
        {"id": "later", "text": f"Für alle. {_TEXT}", "published": "2024-11-25"},
        {"id": 7, "text": _TEXT, "published": "2024-11-24T08:00:00Z"},
        {"id": "other", "text": " ".join(sentences(12, seed=22))},
    )
)


def test_a_copy_is_one_line_as_promised(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text("\ufeff" + _LINES + "\n\n")
    run = sayso("copies", "reports.jsonl", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    row = json.loads(run.out)
    assert list(row) == ["copy", "of", "containment", "shared"]
    assert (row["copy"], row["of"], row["containment"]) == ("later", 7, 1.0)
    ((start, end),) = row["shared"]
    assert f"Für alle. {_TEXT}"[start:end] == _TEXT[:-1]


def test_standard_input_is_read_and_bad_lines_are_passed_over(tmp_path: Path) -> None:
    bad = ["{", "[]", '{"text": "x"}', '{"id": 7, "text": "again"}', '{"id": true, "text": "x"}', '{"id": 8}']
    run = sayso("copies", "-", cwd=tmp_path, stdin="\n".join([_LINES, *bad]))
    assert run.code == 1
    assert [json.loads(line)["copy"] for line in run.out.splitlines()] == ["later"]
    assert [line.split(";")[0].split(" has ")[0].split(" is ")[0] for line in run.err.splitlines()] == [
        f"sayso: standard input: line {number}" for number in range(4, 10)
    ]
    assert "has the id 7 of line 2" in run.err


def test_a_date_that_is_none_is_told_and_the_text_is_kept(tmp_path: Path) -> None:
    run = sayso("copies", "-", cwd=tmp_path, stdin=_LINES.replace("2024-11-25", "yesterday"))
    assert run.code == 1
    assert "'yesterday' in \"published\", which is no date" in run.err
    assert json.loads(run.out)["copy"] == "later"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    run = sayso("copies", "nowhere.jsonl", cwd=tmp_path)
    assert (run.code, run.out) == (1, "")
    assert run.err == "sayso: nowhere.jsonl: No such file or directory\n"
