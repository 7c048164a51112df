"""What the description says of each operation beyond its parameters: its answers, with worked examples of them all.

The examples of `samples.json` are what the service really answered when the report in it was put in: a test asks again
and compares, and `python -m tests.api.samples` writes them anew.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from api.answers import JSON, RDF_TYPES, STIX
from api.errors import (
    BodyTooLargeError,
    CrossSiteError,
    FieldError,
    NotAcceptableError,
    ParameterError,
    UnsupportedMediaTypeError,
)
from api.problems import MEDIA_TYPE, problem_of
from graph.errors import AmbiguousError, NotFoundError, QueryError, SaysoError, StoreUnavailableError

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["ETAG", "PROBLEM_SAMPLES", "described_problems", "documented", "filled", "reference", "sample"]

_REFERENCE = "x-sample"
ETAG = {
    "ETag": {"description": "strong tag of this representation", "schema": {"type": "string"}},
    "Vary": {"description": "Accept", "schema": {"type": "string"}},
}
PROBLEM_SAMPLES: dict[int, tuple[SaysoError, str]] = {
    400: (
        QueryError("the cursor 'x' is none of ours", value="x", remedy="send back `next` as it was given"),
        "/v1/claims",
    ),
    403: (
        CrossSiteError(
            "a page of https://elsewhere.example may not change this store",
            value="https://elsewhere.example",
            remedy="send the request from a page of this service, or from a program",
        ),
        "/v1/reports",
    ),
    404: (
        NotFoundError("there is no claim 'no-such'", value="no-such", remedy="/v1/claims lists what there is"),
        "/v1/claims/no-such",
    ),
    406: (
        NotAcceptableError(
            "nothing here fits Accept: 'text/html'", value="text/html", remedy=f"ask for one of {JSON}, text/turtle"
        ),
        "/v1/claims",
    ),
    409: (
        AmbiguousError(
            "'Ministry' fits 2 sources",
            value="Ministry",
            remedy="give one's id, such as agent/ministry-of-defence",
            candidates=(
                "https://w3id.org/sayso/agent/ministry-of-defence",
                "https://w3id.org/sayso/agent/ministry-of-health",
            ),
        ),
        "/v1/claims",
    ),
    413: (
        BodyTooLargeError(
            "the body is over the limit of 20,000,000 bytes",
            value="31457280",
            remedy="split it into several reports, or raise max_body in the settings",
        ),
        "/v1/reports",
    ),
    415: (
        UnsupportedMediaTypeError(
            "a body of type 'application/pdf' is not read",
            value="application/pdf",
            remedy="send application/json or text/plain",
        ),
        "/v1/reports",
    ),
    422: (
        ParameterError([FieldError("query", "limit", "0", "Input should be greater than or equal to 1")]),
        "/v1/claims",
    ),
    503: (
        StoreUnavailableError(
            "the store neo4j://localhost:7687 cannot be reached", remedy="start it, or name another by --store"
        ),
        "/readyz",
    ),
}


@cache
def _samples() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("api").joinpath("samples.json").read_text(encoding="utf-8"))
    return found


def sample(name: str) -> Any:
    """Return a worked example by its name; raises `KeyError` for one that there is not."""
    return _samples()[name]


def reference(name: str) -> dict[str, str]:
    """Return what stands for a worked example until `filled` puts it in: the framework would drop its nulls."""
    sample(name)
    return {_REFERENCE: name}


def filled(node: Any) -> Any:
    """Return a description with every `reference` replaced by its example."""
    if isinstance(node, list):
        return [filled(each) for each in node]
    if not isinstance(node, dict):
        return node
    if _REFERENCE in node:
        return sample(node[_REFERENCE])
    return {key: filled(value) for key, value in node.items()}


STIX_BUNDLE: dict[str, Any] = {STIX: {"schema": {"type": "object"}, "example": reference("stix")}}


def documented(
    model: type[BaseModel] | Any, name: str, *problems: int, rdf: bool = False, stix: bool = False
) -> dict[str, Any]:
    """Return keyword arguments of a GET route: the shape and example of its answer, and its problems."""
    content: dict[str, Any] = {JSON: {"example": reference(name)}}
    if rdf:
        content |= {media_type: {"schema": {"type": "string"}} for media_type in RDF_TYPES}
    if stix:
        content |= STIX_BUNDLE
    answers: dict[int | str, dict[str, Any]] = {
        200: {"description": _described(model), "content": content, "headers": ETAG},
        304: {"description": "Nothing changed since the tag in `If-None-Match`"},
    }
    return {"response_model": model, "responses": answers | described_problems(406, 422, 503, *problems)}


def described_problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the descriptions of problems, each with a worked example."""
    described: dict[int | str, dict[str, Any]] = {}
    for status in sorted(set(statuses)):
        problem = problem_of(*PROBLEM_SAMPLES[status])
        described[status] = {
            "description": problem["title"],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": problem}},
        }
    return described


def _described(model: Any) -> str:
    docs = (each.__doc__ for each in model.__mro__)
    return next((doc.strip().splitlines()[0] for doc in docs if doc), "The answer")
