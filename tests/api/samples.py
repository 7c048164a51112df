"""The worked examples of the description, as the service really answers: `python -m tests.api.samples` rewrites them.

The two reports in `api/samples.json` are put into an empty store; what is asked of it then are the other examples.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

from api.answers import STIX
from api.app import create_app
from graph.stores import open_store
from tests.api.server import served

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["FILE", "ask", "settled"]

FILE = Path(__file__).parents[2] / "api" / "samples.json"
HOST = "sayso.example"
_LOADED = "2026-03-16T09:00:00Z"


def ask(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return all examples, from the two reports among the given ones."""
    with (
        open_store("oxigraph:") as store,
        served(create_app(store)) as url,
        httpx.Client(base_url=url, headers={"Host": HOST}, timeout=60) as client,
    ):
        reports = {name: given[name] for name in ("report_in", "article_in", "review_in")}
        return {name: settled(each) for name, each in (reports | _answers(client, given)).items()}


def settled(value: Any, key: str = "") -> Any:
    """Return a value with what differs from run to run, instants and the version, set to fixed ones."""
    if isinstance(value, dict):
        return {name: settled(each, "" if key == "policy" else name) for name, each in value.items()}
    if isinstance(value, list):
        return [settled(each) for each in value]
    if key in {"loaded", "decided_at", "created", "modified"} and isinstance(value, str):
        return _LOADED
    if isinstance(value, str) and f"://{HOST}" not in value and "/decision/" in value:
        return f"{value.partition('/decision/')[0]}/decision/1f0c5e92ab"  # it is made of the instant as well
    return "0.1.0" if key == "version" else value


def _answers(client: httpx.Client, given: Mapping[str, Any]) -> dict[str, Any]:
    def got(path: str) -> Any:
        return client.get(path.removeprefix(f"http://{HOST}")).raise_for_status().json()

    def put(name: str, **params: str) -> Any:
        return client.post("/v1/reports", json=given[name], params=params).raise_for_status().json()

    dry_run = put("article_in", dry_run="true")
    loaded = put("report_in")
    put("article_in")
    reviews_loaded = client.post("/v1/reviews", json=given["review_in"]).raise_for_status().json()
    claims = got("/v1/claims")
    claim = got(claims["items"][0]["self"])
    return {
        "loaded": loaded,
        "dry_run": dry_run,
        "reports": got("/v1/reports?limit=1"),
        "report": got(loaded["self"]),
        "claims": claims,
        "claim": claim,
        "provenance": got(claim["provenance"]),
        "corroboration": got(claim["corroboration"]),
        "timeline": got(claim["corroboration"].replace("/corroboration", "/timeline")),
        **_withdrawn(client, loaded, given, got),
        "reviews_loaded": reviews_loaded,
        "reviews": got("/v1/reviews"),
        "review": got(reviews_loaded["reviews"][0]["self"]),
        "source_record": got("/v1/sources/reuters/record"),
        **_decided(client, claims["items"], got),
        **_competing(client, given, got),
        "sources": got("/v1/sources?type=NewsAgency"),
        "source": got("/v1/sources/reuters"),
        "stix": client.get(claim["self"].removeprefix(f"http://{HOST}"), headers={"Accept": STIX}).json(),
        "paths": got("/v1/paths?from=reuters&limit=2&claim=" + claim["id"]),
        "source_claims": got("/v1/sources/reuters/claims?role=relay&limit=2"),
        "stats": got("/v1/stats"),
        "health": got("/healthz"),
    }


def _withdrawn(
    client: httpx.Client, loaded: Mapping[str, Any], given: Mapping[str, Any], got: Callable[[str], Any]
) -> dict[str, Any]:
    """Return what falls with a report, what withdrawing it answers, and a citation that time makes impossible."""
    path = loaded["self"].removeprefix(f"http://{HOST}")
    answers = {"impact": got(path + "/impact")}
    body = {"at": "2026-03-18", "reason": "The source was misquoted.", "decided_by": "A. Editor"}
    answers["withdrawal"] = client.post(path + "/withdrawal", json=body).raise_for_status().json()
    undone = {"decided_by": "A. Editor", "why": "The quotation was checked."}
    client.delete(path + "/withdrawal", params=undone).raise_for_status()
    late = {"publisher": "Reuters", "published": "2026-03-20", "url": "https://reuters.example/lypnyk"}
    done = client.post("/v1/reports", json={**given["report_in"], **late}).raise_for_status().json()
    answers["circular"] = got("/v1/circular?limit=1")
    client.delete(done["self"].removeprefix(f"http://{HOST}")).raise_for_status()
    return answers


def _competing(client: httpx.Client, given: Mapping[str, Any], got: Callable[[str], Any]) -> dict[str, Any]:
    """Return claims that compete, once another outlet has another figure; its report goes again."""
    text = given["report_in"]["text"].replace("1,200", "1,700").replace("Reuters", "AFP")
    body = {**given["report_in"], "text": text, "publisher": "Quay Courier", "url": "https://quay.example/lypnyk"}
    done = client.post("/v1/reports", json=body).raise_for_status().json()
    answer = {"competing": got("/v1/competing?limit=1")}
    client.delete(done["self"].removeprefix(f"http://{HOST}")).raise_for_status()
    return answer


def _decided(client: httpx.Client, claims: list[Any], got: Callable[[str], Any]) -> dict[str, Any]:
    """Return what merging two claims answers, and the list of decisions; it is undone."""
    body = {"into": claims[0]["id"], "decided_by": "A. Editor", "why": "Two wordings of one statement."}
    path = claims[1]["self"].removeprefix(f"http://{HOST}")
    decision = client.post(path + "/merge", json=body).raise_for_status().json()
    why = {"decided_by": "A. Editor", "why": "Merged by mistake."}
    client.post(f"/v1/decisions/{decision['id'].rpartition('/')[2]}/undo", json=why).raise_for_status()
    return {"decision": decision, "decisions": got("/v1/decisions")}


if __name__ == "__main__":
    examples = ask(json.loads(FILE.read_text(encoding="utf-8")))
    FILE.write_text(json.dumps(examples, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
