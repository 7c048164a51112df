"""`sayso agree`, as a process: one JSON object an item, one line each, nothing else on standard output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.api.cli_runs import sayso

if TYPE_CHECKING:
    from pathlib import Path

_ROWS = "source,item,value\nA,p,1\nB,p,1\nC,p,2\nA,ü,x\n"


def test_it_prints_what_is_promised(tmp_path: Path) -> None:
    (tmp_path / "said.csv").write_text(_ROWS, encoding="utf-8")
    run = sayso("agree", "said.csv", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    first, second = map(json.loads, run.out.splitlines())
    assert list(first) == ["item", "values"]
    assert [list(value) for value in first["values"]] == [["value", "probability"]] * 2
    assert (first["item"], first["values"][0]["value"], second["item"]) == ("p", "1", "ü")
    assert first["values"][0]["probability"] > first["values"][1]["probability"]


def test_sources(tmp_path: Path) -> None:
    run = sayso("agree", "-", "--sources", cwd=tmp_path, stdin=_ROWS)
    found = {one["source"]: one for one in map(json.loads, run.out.splitlines())}
    assert list(found) == ["A", "B", "C"]
    assert found["B"]["agreement"] > found["C"]["agreement"]
    assert found["A"]["observations"] == 2


def test_origins_and_bad_rows(tmp_path: Path) -> None:
    rows = "source,item,value,origin\nA,p,1,R\nB,p,1,R\nC,p,2,\nD,p\n,p,1,R\n"
    run = sayso("agree", "-", cwd=tmp_path, stdin=rows)
    assert run.code == 1
    first, second = json.loads(run.out)["values"]
    assert first["probability"] == second["probability"], "R has one vote"
    assert [line.partition(";")[0] for line in run.err.splitlines()] == [
        "sayso: standard input: line 5 has 2 of 3 cells",
        "sayso: standard input: line 6 has no source",
    ]


def test_nothing_to_read(tmp_path: Path) -> None:
    run = sayso("agree", "-", cwd=tmp_path, stdin="source,item,value\n")
    assert (run.code, run.out) == (1, "")
    assert "holds no observation" in run.err
