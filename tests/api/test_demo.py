"""`sayso demo`: what the examples are there to show, and the same JSON on both stores."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from api.cli import demo
from tests.api.cli_runs import ROOT, sayso

if TYPE_CHECKING:
    from pathlib import Path

    from tests.neo4j_server import Neo4jServer


@cache
def _json() -> str:
    run = sayso("demo", "--json", cwd=ROOT / "examples")
    assert (run.code, run.err) == (0, "")
    return run.out


@pytest.fixture
def found() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(_json())
    return loaded


def _claim(found: dict[str, Any], *words: str) -> dict[str, Any]:
    fitting = [one for one in found["claims"] if all(word in one["claim"]["text"] for word in words)]
    assert fitting, f"no claim holds {words}"
    best: dict[str, Any] = max(fitting, key=lambda one: one["publishers"])
    return best


def test_there_are_reports_of_every_format(found: dict[str, Any]) -> None:
    assert len(found["reports"]) >= 8
    assert all(report["publisher"] and report["published"] and report["title"] for report in found["reports"])
    assert len({report["publisher"] for report in found["reports"]}) == len(found["reports"])
    endings = {path.suffix for path in demo.examples().iterdir()}
    assert {".txt", ".md", ".json", ".html"} <= endings


def test_59_000_troops_have_many_outlets_and_one_origin(found: dict[str, Any]) -> None:
    claim = _claim(found, "59,000")
    assert claim["publishers"] >= 4
    assert claim["reports"] >= 4
    assert claim["origins"] == {"min": 1, "max": 1}
    assert claim["status"] == "singleOrigin"
    names = [[hop["name"] for hop in chain["hops"]] for chain in claim["chains"]]
    assert sum("Reuters" in chain for chain in names) >= 4


def test_11_000_north_koreans_have_several_origins(found: dict[str, Any]) -> None:
    claim = _claim(found, "11,000", "North Korean")
    assert claim["origins"]["max"] >= 2
    assert any(pair["independence"] == "independent" for pair in claim["pairs"])
    origins = {agent["name"] for group in claim["groups"] for agent in group["agents"]}
    assert any("Zelenskyy" in name for name in origins)
    assert any("Intelligence Service" in name for name in origins)


def test_responses_and_notices_are_no_denials(found: dict[str, Any]) -> None:
    stances = {entry["stance"] for claim in found["claims"] for entry in (*claim["responses"], *claim["notices"])}
    assert {"neitherConfirmedNorDenied", "declinedToComment", "notIndependentlyVerified"} <= stances
    assert not any(claim["status"] == "contested" for claim in found["claims"])


def test_the_json_is_the_same_each_time_and_holds_no_time_of_ours(tmp_path: Path) -> None:
    assert sayso("demo", "--json", cwd=tmp_path).out == _json()
    assert '"loaded"' not in _json()
    assert not re.search(r'"20(?!24)\d\d-', _json()), "a date that no example has"
    assert _json() == json.dumps(json.loads(_json()), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert list(tmp_path.iterdir()) == [], "the demo left something behind"


@pytest.mark.neo4j
def test_neo4j_gives_the_same_json_byte_for_byte(tmp_path: Path, neo4j_server: Neo4jServer) -> None:
    neo4j_server.wipe()
    environ = {"NEO4J_USERNAME": neo4j_server.username, "NEO4J_PASSWORD": neo4j_server.password}
    run = sayso("demo", "--json", "--store", neo4j_server.url, cwd=tmp_path, **environ)
    assert (run.code, run.err) == (0, "")
    assert run.out == _json()
    again = sayso("demo", "--json", "--store", neo4j_server.url, cwd=tmp_path, **environ)
    assert again.out == _json(), "loading again changed something"


def test_a_store_on_disk_keeps_the_examples(tmp_path: Path) -> None:
    assert sayso("demo", "--json", "--store", "oxigraph:kept", cwd=tmp_path).out == _json()
    run = sayso("trace", "59,000 troops", "--store", "oxigraph:kept", cwd=tmp_path)
    assert run.code == 0, run.err
    assert "└── Reuters" in run.out
    assert (
        'sayso trace "59,000 troops" --store oxigraph:kept'
        in sayso("demo", "--store", "oxigraph:kept", cwd=tmp_path).out
    )
    assert sayso("check", "--store", "oxigraph:kept", cwd=tmp_path).code == 0


@pytest.mark.parametrize("width", [60, 80, 120])
def test_people_see_the_chain_and_the_counts(tmp_path: Path, width: int) -> None:
    run = sayso("demo", cwd=tmp_path, COLUMNS=str(width))
    assert (run.code, run.err) == (0, "")
    lines = run.out.splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []
    text = " ".join(run.out.split())
    for words in ("1 origin", "single origin", "Reuters", "declined to comment", "sayso serve", "Who was asked"):
        assert words in text
    assert "\x1b" not in run.out


def test_the_examples_are_our_own() -> None:
    shared = ROOT.parent / "shared"
    if not shared.is_dir():
        pytest.skip("../shared, whose articles the examples must not repeat, is not here")
    runs = {
        run
        for path in (shared / "kursk").iterdir()
        for run in _runs(path.read_text(encoding="utf-8", errors="replace"))
    }
    for path in demo.examples().iterdir():
        assert _runs(path.read_text(encoding="utf-8")) & runs == set(), f"{path.name} repeats an article"


def _runs(text: str, length: int = 9) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {tuple(words[place : place + length]) for place in range(len(words) - length + 1)}
