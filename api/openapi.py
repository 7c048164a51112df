"""The service's description: OpenAPI 3.0.3, which every generator and the bundled page read.

The framework writes 3.1; `to_3_0` brings it down without losing anything: a type that may be null is `nullable`, a
constant is an `enum` of one, a schema's `examples` are one `example`.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from fastapi.openapi.utils import get_openapi

from api.documented import filled
from api.models import Problem, ReportIn
from api.problems import MEDIA_TYPE, TYPE_BASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI

__all__ = ["DESCRIPTION", "TAGS", "describe", "service_version", "to_3_0"]

DESCRIPTION = f"""\
On whose say-so? Reports go in; claims, who said them, who passed them on, and on how many independent origins they
rest come out. It never issues a verdict on truth: it shows on whose say-so a claim stands, and how far that goes.

**Ids** are IRIs. In a path they are written short (`/v1/claims/SLUG-DIGEST`, `/v1/sources/reuters`,
`/v1/sources/report/SLUG-DIGEST/source/1`) or whole and percent-encoded
(`/v1/claims/https%3A%2F%2Fw3id.org%2Fsayso%2Fid%2Fclaim%2FSLUG-DIGEST`). Every thing in an answer carries its `id` and
its URL, `self`, which can be followed as it is.

**Formats** by `Accept`: JSON by default; reports, claims, provenance and sources also as Turtle, TriG, N-Quads and
JSON-LD. **Lists** come in pages: follow `next`, or the `Link` header, until it is null. **ETags** stand on every GET;
send them back in `If-None-Match` to learn cheaply that nothing changed.

**Errors** are problems (RFC 9457, `{MEDIA_TYPE}`) whose `type` starts with `{TYPE_BASE}`. They name the offending
`value`, and their `detail` says what to do.
"""
TAGS = [
    {"name": "reports", "description": "What was published: put in, read, taken out."},
    {"name": "claims", "description": "What was said, through whom, and on how many independent origins it rests."},
    {"name": "sources", "description": "Who says things: agencies, outlets, people, groups, anonymous sources."},
    {"name": "reviews", "description": "What fact-checkers found of claims, as they published it."},
    {"name": "service", "description": "Whether it lives, whether its store answers, what the store holds."},
]


def service_version() -> str:
    """Return the version of the installed distribution, "0" in a tree that is not installed."""
    try:
        return version("sayso")
    except PackageNotFoundError:
        return "0"


def describe(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """Return the function that makes the app's description; it is made once."""

    @cache
    def openapi() -> dict[str, Any]:
        document = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
            tags=app.openapi_tags,
            license_info={"name": "Apache 2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0.html"},
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        # Routes refer to these by name: the framework does not know them, since it neither reads nor writes them.
        for model in (Problem, ReportIn):
            schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas |= schema.pop("$defs", {}) | {model.__name__: schema}
        return to_3_0(filled(document))

    return openapi


def to_3_0(document: dict[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI 3.1 document, as the framework writes it, as 3.0.3. Examples of data are left as they are."""
    lowered: dict[str, Any] = _lower(document)
    return lowered | {"openapi": "3.0.3"}


def _lower(node: Any, key: str = "") -> Any:
    if isinstance(node, list):
        return [_lower(each) for each in node]
    if not isinstance(node, dict) or key in {"example", "examples", "default"}:
        return node
    lowered = {name: _lower(value, "" if key == "properties" else name) for name, value in node.items()}
    return lowered if key in {"properties", "schemas", "paths"} else _schema(lowered)


def _schema(node: dict[str, Any]) -> dict[str, Any]:
    """Bring one schema down; nodes that are no schema have none of these keys in these forms, and stay."""
    if isinstance(node.get("anyOf"), list) and {"type": "null"} in node["anyOf"]:
        kept = [each for each in node.pop("anyOf") if each != {"type": "null"}]
        if len(kept) > 1:
            node["anyOf"] = kept
        elif "$ref" in kept[0]:
            node["allOf"] = kept  # in 3.0 nothing may stand beside a $ref
        else:
            node = kept[0] | node
        node["nullable"] = True
    elif "$ref" in node and len(node) > 1:
        node["allOf"] = [{"$ref": node.pop("$ref")}]
    if "const" in node:
        node["enum"] = [node.pop("const")]
    if isinstance(node.get("examples"), list):
        examples = node.pop("examples")
        if examples:
            node.setdefault("example", examples[0])
    for limit, strict in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if strict in node and not isinstance(node[strict], bool):
            node[limit], node[strict] = node[strict], True
    return node
