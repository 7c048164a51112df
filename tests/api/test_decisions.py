"""Deciding about claims over HTTP and on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.api.cli_runs import sayso

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

_WHY = {"decided_by": "Ann", "why": "the same"}


def test_a_claim_is_merged_and_its_old_address_answers_with_the_other(client: httpx.Client) -> None:
    items = client.get("/v1/claims").json()["items"]
    one, other = items[0], items[1]
    before = client.get(one["self"] + "/corroboration").json()
    done = client.post(other["self"] + "/merge", json={"into": one["id"], **_WHY})
    assert done.status_code == 200, done.text
    assert (done.json()["action"], done.json()["merges"], done.json()["holds"]) == ("merge", [other["id"]], True)
    assert client.get(other["self"]).json()["id"] == one["id"]
    assert client.get(other["self"] + "/corroboration").json()["claim"]["id"] == one["id"]
    assert other["id"] not in {item["id"] for item in client.get("/v1/claims").json()["items"]}
    assert client.post(other["self"] + "/merge", json={"into": one["id"], **_WHY}).status_code == 409
    undo = f"/v1/decisions/{done.json()['id'].rpartition('/')[2]}/undo"
    assert client.post(undo, json=_WHY).json()["action"] == "undo"
    assert client.post(undo, json=_WHY).status_code == 409
    assert client.get(one["self"] + "/corroboration").json() == before
    assert [item["holds"] for item in client.get("/v1/decisions").json()["items"]] == [False, True]


def test_what_makes_no_sense_is_a_problem(client: httpx.Client) -> None:
    claim = client.get("/v1/claims").json()["items"][0]
    assert client.post("/v1/claims/no-such/merge", json={"into": claim["id"], **_WHY}).status_code == 404
    assert client.post(claim["self"] + "/merge", json={"into": "no-such", **_WHY}).status_code == 404
    assert client.post(claim["self"] + "/merge", json={"into": claim["id"]}).status_code == 422
    assert (
        client.post(claim["self"] + "/merge", json={"into": claim["id"], "decided_by": " ", "why": "x"}).status_code
        == 422
    )
    assert client.post(claim["self"] + "/split", json={"wordings": ["nothing"], **_WHY}).status_code == 404
    assert client.post(claim["self"] + "/split", json={"wordings": [], **_WHY}).status_code == 422
    assert client.post("/v1/decisions/no-such/undo", json=_WHY).status_code == 404


def test_the_command_line_decides_too(tmp_path: Path) -> None:
    text = "“The bridge in Genoa was closed on Monday,” the mayor said. “A ferry took 40 cars across,” the mayor said."
    (tmp_path / "story.txt").write_text(text)
    assert sayso("load", "story.txt", "--publisher", "The Gate", cwd=tmp_path).code == 0
    items = json.loads(sayso("claims", "--json", cwd=tmp_path).out)["items"]
    one, other = items[0]["id"], items[1]["id"]
    run = sayso("claims", "merge", other, "--into", one, "--why", "the same", "--by", "Ann", "--json", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    decision = json.loads(run.out)
    assert (decision["merges"], decision["into"], decision["decided_by"]) == ([other], one, "Ann")
    assert json.loads(sayso("corroboration", other, "--json", cwd=tmp_path).out)["claim"]["id"] == one
    assert "Ann: merge, the same" in sayso("claims", "--decisions", cwd=tmp_path).out
    assert sayso("claims", "undo", decision["id"], "--why", "a mistake", cwd=tmp_path).code == 0
    assert json.loads(sayso("claims", "--json", cwd=tmp_path).out)["items"] == items
    assert sayso("claims", "merge", other, "--into", one, cwd=tmp_path).code == 2
    assert sayso("claims", "join", other, "--into", one, "--why", "x", cwd=tmp_path).code == 2
    assert sayso("claims", "undo", "no-such", "--why", "x", cwd=tmp_path).code == 3
