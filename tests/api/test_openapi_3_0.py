from __future__ import annotations

from typing import Any

import pytest

from api.openapi import to_3_0


def lowered(schema: dict[str, Any]) -> Any:
    return to_3_0({"components": {"schemas": {"X": schema}}})["components"]["schemas"]["X"]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (
            {"anyOf": [{"type": "string"}, {"type": "null"}], "title": "T"},
            {"type": "string", "nullable": True, "title": "T"},
        ),
        (
            {"anyOf": [{"$ref": "#/x"}, {"type": "null"}], "description": "d"},
            {"allOf": [{"$ref": "#/x"}], "nullable": True, "description": "d"},
        ),
        (
            {"anyOf": [{"type": "integer"}, {"type": "number"}, {"type": "null"}]},
            {"anyOf": [{"type": "integer"}, {"type": "number"}], "nullable": True},
        ),
        ({"$ref": "#/x", "description": "d"}, {"allOf": [{"$ref": "#/x"}], "description": "d"}),
        ({"$ref": "#/x"}, {"$ref": "#/x"}),
        ({"const": "ok", "type": "string"}, {"enum": ["ok"], "type": "string"}),
        ({"examples": ["a", "b"]}, {"example": "a"}),
        ({"exclusiveMinimum": 0}, {"minimum": 0, "exclusiveMinimum": True}),
        (
            {"properties": {"const": {"type": "string"}, "examples": {"const": 1}}},
            {"properties": {"const": {"type": "string"}, "examples": {"enum": [1]}}},
        ),
        (
            {"example": {"const": 1, "anyOf": [{"type": "null"}]}},
            {"example": {"const": 1, "anyOf": [{"type": "null"}]}},
        ),
    ],
)
def test_a_schema_is_brought_down(schema: dict[str, Any], expected: dict[str, Any]) -> None:
    assert lowered(schema) == expected


def test_the_document_says_its_version() -> None:
    assert to_3_0({"openapi": "3.1.0", "paths": {}}) == {"openapi": "3.0.3", "paths": {}}
