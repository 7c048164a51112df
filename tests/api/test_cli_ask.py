"""Asking: lists, names, pages and JSON, in process for breadth, over a store with all examples in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from api.cli.app import app
from api.cli.demo import findings
from graph.stores import open_store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store on disk with the examples; tests only read it."""
    found = f"oxigraph:{tmp_path_factory.mktemp('ask') / 'store'}"
    with open_store(found) as store:
        findings(store)
    return found


@pytest.fixture
def ask(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command on that store, on a page of 80 columns, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()

    def run(*arguments: str, code: int = 0) -> Any:
        environ = {"SAYSO_STORE": url, "COLUMNS": "80", "NO_COLOR": "1", "SAYSO_DEBUG": ""}
        done = runner.invoke(app, list(arguments), env=environ)
        assert done.exit_code == code, done.stderr
        return done

    return run


def test_claims_are_listed_by_outlets(ask: Any) -> None:
    lines = ask("claims").stdout.splitlines()
    assert lines[0].split() == ["outlets", "origins", "status", "claim"]
    outlets = [int(line[:7]) for line in lines[1:] if line[:7].strip().isdigit()]
    assert outlets == sorted(outlets, reverse=True)
    assert outlets[0] >= 4


def test_claims_are_found_by_words_and_filters(ask: Any) -> None:
    found = json.loads(ask("claims", "59,000", "troops", "--json").stdout)
    assert all("59,000" in item["text"] or item["reports"] > 1 for item in found["items"])
    assert found["items"]
    assert set(found["items"][0]) == set("id text language status rule origins reports publishers".split())
    by_status = json.loads(ask("claims", "--status", "singleOrigin", "--json", "--limit", "99").stdout)["items"]
    assert {item["status"] for item in by_status} == {"singleOrigin"}
    pentagon = json.loads(ask("claims", "--source", "the Pentagon", "--json").stdout)["items"]
    assert any("10,000" in item["text"] for item in pentagon)
    via = json.loads(ask("claims", "--via", "Yonhap", "--json").stdout)["items"]
    assert any("11,000" in item["text"] for item in via)
    assert "no claim fits" in ask("claims", "zeppelins").stderr


@pytest.mark.parametrize("command", [["claims"], ["sources"], ["reports"]])
def test_pages_follow_each_other(ask: Any, command: list[str]) -> None:
    whole = json.loads(ask(*command, "--json", "--limit", "99").stdout)
    assert whole["next"] is None
    paged: list[dict[str, Any]] = []
    cursor: list[str] = []
    while True:
        part = json.loads(ask(*command, "--json", "--limit", "4", *cursor).stdout)
        paged += part["items"]
        if part["next"] is None:
            break
        cursor = ["--cursor", part["next"]]
    assert paged == whole["items"]
    assert "--cursor" in ask(*command, "--limit", "4").stderr
    assert ask(*command, "--cursor", "nonsense", code=1).stdout == ""


def test_a_claim_goes_by_words_short_id_or_iri(ask: Any) -> None:
    by_words = ask("corroboration", "59,000 troops", "--json").stdout
    found = json.loads(by_words)
    iri = found["claim"]["id"]
    short = iri[iri.index("claim/") :]
    for name in (iri, short, short.removeprefix("claim/"), found["claim"]["text"]):
        assert ask("corroboration", name, "--json").stdout == by_words
    assert found["origins"] == {"min": 1, "max": 1}


def test_words_that_fit_several_claims_are_listed(ask: Any) -> None:
    done = ask("trace", "Kursk", code=2)
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines[0].startswith("sayso: 'Kursk' fits ")
    assert all(line.startswith("  claim/") for line in lines[1:])
    assert len(lines) > 2


def test_what_is_not_there_is_exit_code_3(ask: Any) -> None:
    for command in (["trace", "zeppelins"], ["corroboration", "claim/none"], ["source", "Nobody at All"]):
        done = ask(*command, code=3)
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1


def test_as_of_leaves_out_what_came_later(ask: Any) -> None:
    now = json.loads(ask("corroboration", "59,000 troops", "--json").stdout)
    then = json.loads(ask("corroboration", "59,000 troops", "--as-of", "2024-11-23", "--json").stdout)
    assert then["as_of"] == "2024-11-23"
    assert 1 <= then["reports"] < now["reports"]
    assert "as of 2024-11-23" in ask("corroboration", "59,000 troops", "--as-of", "2024-11-23").stdout
    assert "'soon' is not a date" in ask("corroboration", "59,000 troops", "--as-of", "soon", code=1).stderr


def test_corroboration_says_how_many_and_why(ask: Any) -> None:
    text = " ".join(ask("corroboration", "59,000 troops").stdout.split())
    for words in ("single origin", "by 6 outlets", "1 origin", "Why the origins count so", "declined to comment"):
        assert words in text


def test_trace_draws_the_words_and_dates(ask: Any) -> None:
    out = ask("trace", "59,000 troops").stdout
    assert "└── Reuters" in out
    assert "The Larkmoor Ledger  2024-11-23" in out
    assert "source “the source”" in out
    found = json.loads(ask("trace", "59,000 troops", "--json").stdout)
    assert list(found) == ["claim", "as_of", "groups", "chains", "copies"]


def test_a_source_shows_what_it_said_and_passed_on(ask: Any) -> None:
    out = ask("source", "reuters", "--role", "relay").stdout
    assert out.startswith("Reuters\nnews agency")
    assert "What it passed on" in out
    assert "What it said itself" not in out
    found = json.loads(ask("source", "Reuters", "--json", "--limit", "5").stdout)
    assert found["source"]["id"].endswith("/reuters")
    assert {item["role"] for item in found["claims"]["items"]} <= {"origin", "relay"}
    assert ask("source", "reuters", "--role", "boss", code=2).stdout == ""


def test_sources_are_listed_and_found_by_part_of_a_name(ask: Any) -> None:
    assert "Reuters  news agency" in ask("sources").stdout
    agencies = json.loads(ask("sources", "--type", "NewsAgency", "--json").stdout)["items"]
    assert {item["type"] for item in agencies} == {"NewsAgency"}
    assert [item["name"] for item in json.loads(ask("sources", "tilia", "--json").stdout)["items"]] == ["Tilia Herald"]


def test_reports_are_listed_latest_first(ask: Any) -> None:
    items = json.loads(ask("reports", "--json").stdout)["items"]
    dates = [item["published"] for item in items]
    assert dates == sorted(dates, reverse=True)
    one = json.loads(ask("reports", "--publisher", "Tilia Herald", "--json").stdout)["items"]
    assert [item["publisher"]["name"] for item in one] == ["Tilia Herald"]
    assert "Tilia Herald  report/tilia-herald-" in ask("reports").stdout
