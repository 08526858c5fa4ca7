"""A small schema of promises, and the way to check a text against it."""

from textwrap import dedent
from typing import Any

from commitcheck.loading.schemas.check import CheckedDocument, check_against
from commitcheck.loading.schemas.compile import compile_schema
from commitcheck.loading.yaml_text.file import read_yaml

RECORD: dict[str, Any] = {
    "type": "object",
    "required": ["id", "title"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "title": {"type": "string", "minLength": 1},
        "customer": {"type": ["string", "null"]},
        "capability": {
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
        },
        "kind": {"type": "string", "enum": ["feature", "integration", "sla"]},
        "effort": {"type": ["number", "null"], "minimum": 0},
        "share": {"type": "number", "minimum": 0, "maximum": 1},
        "months": {"type": "integer", "exclusiveMinimum": 0},
        "disclaimer": {"type": "boolean"},
        "due": {"$ref": "#/definitions/date"},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["EUR"]},
        "depends_on": {"type": "array", "items": {"type": "string"}, "maxItems": 2},
        "approvals": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"role": {"type": "string"}, "date": {"$ref": "#/definitions/date"}},
            },
        },
        "remedy": {"type": "object", "additionalProperties": {"type": "number"}},
    },
}
NODE = compile_schema(
    {
        "type": "object",
        "properties": {
            "commitments": {"type": ["array", "null"], "items": RECORD},
            "policy": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"min_share": {"type": "number"}, "max_share": {"type": "number"}},
            },
        },
        "additionalProperties": False,
        "definitions": {"date": {"type": "string"}},
    }
)


def check(text: str) -> CheckedDocument:
    return check_against(read_yaml("folder/deals.yaml", dedent(text).encode()), NODE)
