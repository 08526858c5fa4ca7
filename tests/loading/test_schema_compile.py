"""The fast path knows exactly the keywords our schemas use, and says so when one uses another."""

from typing import Any

import pytest

from commitcheck.loading.schemas.compile import (
    UnsupportedSchemaError,
    compile_schema,
    load_schema,
    schema_dir,
    schema_text,
)

NAMES = sorted(
    path.name.removesuffix(".schema.json") for path in schema_dir().glob("*.schema.json")
)


def test_all_schemas_are_found() -> None:
    assert {"vision", "commitments", "waivers", "links", "baseline", "config"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_of_ours_compiles(name: str) -> None:
    """A schema that gets a new keyword fails here before anything is left unchecked."""
    assert compile_schema(load_schema(name)).types
    assert schema_text(name).startswith("{")
    assert load_schema(name)["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize(
    ("schema", "word"),
    [
        ({"type": "string", "contentEncoding": "base64"}, "contentEncoding"),
        ({"properties": {"a": {"not": {}}}}, "not"),
        ({"items": {"multipleOf": 2}}, "multipleOf"),
        ({"$ref": "other.json#/definitions/a"}, "outside"),
        ({"$ref": "#/definitions/a", "minimum": 1, "definitions": {"a": {}}}, "minimum beside"),
        ({"anyOf": [{"type": "string"}, {"enum": ["a"]}]}, "same type"),
    ],
)
def test_anything_else_is_refused_by_name(schema: dict[str, Any], word: str) -> None:
    with pytest.raises(UnsupportedSchemaError, match=word):
        compile_schema(schema)
