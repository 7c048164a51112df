"""`sayso match`, as a process: JSON lines in, a line of matches out for each, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.api.cli_runs import sayso

if TYPE_CHECKING:
    from pathlib import Path

_LINES = "\n".join(
    json.dumps({"id": name, "text": text})
    for name, text in (
        ("a", "Cholera has killed at least 120 people in Malawi since March"),
        ("b", "At least 120 people in Malawi have died of cholera since March"),
        ("c", "Cholera has killed at least 150 people in Malawi since March"),
        ("d", "The dam in Laos holds 2 million cubic metres of water"),
    )
)


def test_claims_are_matched_with_each_other(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text(_LINES)
    run = sayso("match", "claims.jsonl", "--top", "2", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    found = [json.loads(line) for line in run.out.splitlines()]
    assert [one["id"] for one in found] == ["a", "b", "c", "d"]
    assert {match["id"]: match["relation"] for match in found[0]["matches"]} == {"b": "same", "c": "competing"}
    assert sayso("match", "-", "--top", "2", cwd=tmp_path, stdin=_LINES).out == run.out


def test_claims_are_matched_against_others(tmp_path: Path) -> None:
    (tmp_path / "known.jsonl").write_text(_LINES)
    asked = json.dumps({"id": 7, "text": "#Cholera: 120 people dead in Malawi https://t.co/x"})
    run = sayso("match", "-", "--against", "known.jsonl", "--reasons", cwd=tmp_path, stdin=asked)
    assert (run.code, run.err) == (0, "")
    found = json.loads(run.out)
    assert found["id"] == 7
    assert len(found["matches"]) == 4
    assert {found["matches"][0]["id"], found["matches"][1]["id"]} == {"a", "b"}
    assert all(match["reason"] for match in found["matches"])


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    run = sayso("match", "-", cwd=tmp_path, stdin=_LINES + "\nnothing")
    assert run.code == 1
    assert len(run.out.splitlines()) == 4
    assert run.err == (
        "sayso: standard input: line 5 is broken JSON at column 1 (Expecting value); write one object a line: "
        '{"id": "c1", "text": "..."}\n'
    )
    assert sayso("match", "none.jsonl", cwd=tmp_path).code == 1
    both = sayso("match", "-", "--against", "-", cwd=tmp_path)
    assert (both.code, both.err) == (
        2,
        "sayso: invalid value for --against: standard input cannot be both; see sayso match --help\n",
    )
    assert sayso("match", "-", cwd=tmp_path).out == ""
