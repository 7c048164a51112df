"""The description: every operation is documented, with examples that fit the shapes they stand for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from api import models
from api.app import create_app
from api.documented import PROBLEM_SAMPLES, sample
from graph.stores import open_store
from tests.api.samples import FILE, ask

if TYPE_CHECKING:
    from collections.abc import Iterator

SHAPES: dict[str, Any] = {
    "health": models.Health,
    "stats": models.StatsOut,
    "reports": models.Page[models.ReportItem],
    "report": models.ReportOut,
    "report_in": models.ReportIn,
    "loaded": models.Loaded,
    "dry_run": models.Loaded,
    "claims": models.Page[models.ClaimItem],
    "claim": models.ClaimOut,
    "provenance": models.Provenance,
    "corroboration": models.Corroboration,
    "timeline": models.TimelineOut,
    "impact": models.ImpactOut,
    "withdrawal": models.WithdrawalOut,
    "decision": models.DecisionOut,
    "decisions": models.DecisionList,
    "circular": models.Page[models.LoopItem],
    "competing": models.Page[models.CompetingItem],
    "sources": models.Page[models.SourceItem],
    "source": models.SourceOut,
    "paths": models.Page[models.PathOut],
    "source_claims": models.Page[models.SourceClaim],
    "source_record": models.SourceRecord,
    "reviews_loaded": models.ReviewsLoaded,
    "reviews": models.Page[models.ReviewItem],
    "review": models.ReviewItem,
}
# What 3.1 has and 3.0 has not, wherever a schema may stand.
NOT_IN_3_0 = {"const", "prefixItems", "$defs", "contentMediaType", "if", "unevaluatedProperties", "patternProperties"}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    with open_store("oxigraph:") as store:
        return create_app(store).openapi()


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield f"{method} {path}", operation


def schemas(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for key, value in node.items():
            if key not in {"example", "examples", "default"}:
                yield from schemas(value)
    elif isinstance(node, list):
        for each in node:
            yield from schemas(each)


@pytest.mark.parametrize("name", SHAPES)
def test_examples_fit_their_shapes(name: str) -> None:
    adapter = TypeAdapter(SHAPES[name])
    value = sample(name)
    adapter.validate_python(value)
    # A corroboration leaves out `withdrawn` where nothing was; what goes in may leave out anything.
    dumped = adapter.dump_python(
        adapter.validate_python(value), mode="json", exclude_unset=name in {"corroboration", "report_in"}
    )
    assert dumped == value, "an example shows every field that an answer has"


def test_examples_are_what_the_service_answers() -> None:
    given = json.loads(FILE.read_text(encoding="utf-8"))
    assert ask(given) == given, "python -m tests.api.samples writes them anew"


@pytest.mark.parametrize("status", PROBLEM_SAMPLES)
def test_examples_of_problems_have_their_status(status: int) -> None:
    error, _ = PROBLEM_SAMPLES[status]
    assert error.http_status == status


def test_every_operation_is_documented(document: dict[str, Any]) -> None:
    found = dict(operations(document))
    assert len(found) == 31
    for name, operation in found.items():
        assert operation["summary"], name
        assert operation["description"], name
        assert len(operation["tags"]) == 1, name
        assert {"422", "503"} <= set(operation["responses"]), name
        for status, answer in operation["responses"].items():
            assert answer["description"], (name, status)
            if status in {"204", "304"}:
                continue
            for media_type, content in answer["content"].items():
                if "json" in media_type and media_type != "application/ld+json":
                    assert content["example"], (name, status, media_type)
        for parameter in operation.get("parameters", []):
            assert parameter["description"], (name, parameter["name"])


def test_examples_come_whole_with_their_nulls(document: dict[str, Any]) -> None:
    answer = document["paths"]["/v1/claims/{id}/corroboration"]["get"]["responses"]["200"]
    assert answer["content"]["application/json"]["example"] == sample("corroboration")
    assert None in sample("corroboration").values()
    assert "x-sample" not in json.dumps(document)


def test_bodies_have_examples(document: dict[str, Any]) -> None:
    content = document["paths"]["/v1/reports"]["post"]["requestBody"]["content"]
    assert set(content["application/json"]["examples"]) == {"own", "article"}
    assert content["text/plain"]["example"]


def test_only_problems_are_errors(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                assert set(answer["content"]) == {"application/problem+json"}, (name, status)


def test_it_is_openapi_3_0(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.0.3"
    for schema in schemas(document["components"]["schemas"]):
        assert schema.get("type") != "null"
        assert not isinstance(schema.get("type"), list)
        if "properties" not in schema:
            continue
        for each in schemas(schema["properties"]):
            assert not NOT_IN_3_0 & set(each)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    for node in schemas(document):
        reference = node.get("$ref")
        if isinstance(reference, str):
            assert reference.removeprefix("#/components/schemas/") in document["components"]["schemas"]
            assert len(node) == 1, "in 3.0 nothing may stand beside a $ref"


def test_ids_of_operations_are_unique(document: dict[str, Any]) -> None:
    ids = [operation["operationId"] for _, operation in operations(document)]
    assert len(set(ids)) == len(ids)
