"""`sayso record`, as a process: one JSON object a source, one line each, nothing else on standard output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.api.cli_runs import sayso

if TYPE_CHECKING:
    from pathlib import Path

_GOOD = "source,held,topic\n" + "Ü,1,tax\n" * 7 + "Ü,0,tax\n" * 2 + "B,false,\n"


def test_it_prints_what_is_promised(tmp_path: Path) -> None:
    (tmp_path / "verdicts.csv").write_text(_GOOD, encoding="utf-8")
    run = sayso("record", "verdicts.csv", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    first, second = map(json.loads, run.out.splitlines())
    assert list(first)[:6] == ["source", "held", "checked", "mean", "interval", "reliability"]
    assert (first["source"], first["held"], first["checked"]) == ("Ü", 7, 9)
    assert first["interval"][0] < first["mean"] < first["interval"][1]
    assert first["explanation"].startswith("7 of 9 checked claims held; 80 % interval .")
    assert [topic["topic"] for topic in first["topics"]] == ["tax"]
    assert (second["source"], second["reliability"], second["held"]) == ("B", "F", 0)
    assert "cannot be judged" in second["explanation"]


def test_standard_input_and_bad_rows(tmp_path: Path) -> None:
    run = sayso("record", "-", cwd=tmp_path, stdin="source,held\nA,1\nA,maybe\nA\n\nA,0\n")
    assert run.code == 1
    assert json.loads(run.out)["checked"] == 2
    assert [line.partition(";")[0] for line in run.err.splitlines()] == [
        "sayso: standard input: line 4 has 1 of 2 cells",
        "sayso: standard input: line 3 has 'maybe' for held",
    ]


def test_many_bad_rows_are_not_all_told(tmp_path: Path) -> None:
    run = sayso("record", "-", cwd=tmp_path, stdin="source,held\n" + "A,?\n" * 30 + "A,1\n")
    assert run.code == 1
    assert run.err.count("\n") == 21
    assert "10 more rows were left out" in run.err


def test_nothing_to_read(tmp_path: Path) -> None:
    for stdin in ("", "source,held\n"):
        run = sayso("record", "-", cwd=tmp_path, stdin=stdin)
        assert (run.code, run.out) == (1, "")
        assert "holds no verdict" in run.err
    run = sayso("record", "gone.csv", cwd=tmp_path)
    assert (run.code, run.out) == (1, "")
    assert "gone.csv" in run.err
