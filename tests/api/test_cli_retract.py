"""`sayso retract`, `impact`, `circular` and policies, in process, over a store on disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from api.cli.app import app
from graph.reason.policy import put_in_force
from graph.stores import open_store
from loaders.pipeline import load
from tests.graph.test_reason_policy import TEXT
from tests.loaders.statements import document, extractor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BRIDGE = "The bridge in Genoa was closed on Monday"


@pytest.fixture
def sayso(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.chdir(tmp_path)
    url = f"oxigraph:{tmp_path / 'store'}"
    documents = [
        document("Reuters", f"organisation/Navy: {BRIDGE}", published="2024-11-25"),
        document("The Herald", f"organisation/Navy > organisation/Reuters: {BRIDGE}", published="2024-11-26"),
        document("Morning Echo", f"organisation/Navy > organisation/Reuters: {BRIDGE}", published="2024-11-20"),
    ]
    with open_store(url) as store:
        load(documents, store, extractor=extractor)
    runner = CliRunner()

    def run(*arguments: str, code: int = 0) -> Any:
        environ = {"SAYSO_STORE": url, "COLUMNS": "80", "NO_COLOR": "1", "SAYSO_DEBUG": ""}
        done = runner.invoke(app, list(arguments), env=environ)
        assert done.exit_code == code, done.stderr
        return done

    yield run
    put_in_force(None)


def test_a_report_is_retracted_and_counts_again(sayso: Any) -> None:
    shown = sayso("impact", "News of Reuters").stdout
    assert "Without it its one claim does not change; 1 other report falls with it." in shown
    assert "2024-11-26  The Herald: News of The Herald" in shown
    done = sayso("retract", "News of Reuters", "--at", "2024-12-01", "--reason", "Another bridge.", "--json")
    assert json.loads(done.stdout)["withdrawn"] == "2024-12-01"
    found = json.loads(sayso("corroboration", "bridge", "--json").stdout)
    assert (found["status"], found["reports"]) == ("singleOrigin", 1)
    assert [chain["report"].get("withdrawal_reason") for chain in found["chains"]] == [None, "Another bridge.", None]
    assert "withdrawn 2024-12-01: Another bridge." in sayso("impact", "News of Reuters").stdout
    assert "counts again; 1 claim assessed anew" in sayso("retract", "News of Reuters", "--undo").stderr
    assert json.loads(sayso("corroboration", "bridge", "--json").stdout)["reports"] == 3
    sayso("retract", "News of Reuters", "--undo", "--at", "2024", code=2)
    sayso("retract", "News of Reuters", "--at", "soon", code=1)
    sayso("impact", "News of Nobody", code=3)


def test_citations_that_time_makes_impossible_are_listed(sayso: Any) -> None:
    out = sayso("circular").stdout
    assert "A report of Morning Echo, published 2024-11-20, cites Reuters" in out
    (found,) = json.loads(sayso("circular", "bridge", "--json").stdout)["items"]
    assert (found["kind"], [one["name"] for one in found["agents"]]) == ("tooEarly", ["Morning Echo", "Reuters"])


def test_a_policy_is_named_by_flag_or_variable(sayso: Any, tmp_path: Path) -> None:
    policy = tmp_path / "desk.toml"
    policy.write_text(TEXT.replace('name = "sayso"', 'name = "desk"'), encoding="utf-8")
    found = json.loads(sayso("corroboration", "bridge", "--policy", str(policy), "--json").stdout)
    assert found["policy"] == {"name": "desk", "version": "1"}
    assert json.loads(sayso("corroboration", "bridge", "--json").stdout)["policy"]["name"] == "sayso"
    assert "cannot be read" in sayso("corroboration", "bridge", "--policy", "none.toml", code=1).stderr


def test_all_claims_are_assessed_anew_by_another_policy(sayso: Any, tmp_path: Path) -> None:
    policy = tmp_path / "desk.toml"
    policy.write_text(TEXT.replace('name = "sayso"', 'name = "desk"'), encoding="utf-8")
    assert "assessed 1 claim by desk/1" in sayso("reassess", "--policy", str(policy)).stderr
    (kept,) = json.loads(sayso("claims", "bridge", "--json").stdout)["items"]
    assert kept["rule"] == "single-origin/1 by desk/1"
    assert json.loads(sayso("reassess", "--json").stdout) == {"claims": 1, "policy": {"name": "sayso", "version": "1"}}
