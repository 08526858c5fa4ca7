"""The fast path and `jsonschema` agree on everything."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from commitcheck.loading.schemas.check import check_against
from commitcheck.loading.schemas.compile import compile_schema, load_schema, node_of
from commitcheck.loading.schemas.read import INVALID, is_valid, reader_of
from commitcheck.loading.yaml_text.file import YamlFile
from commitcheck.loading.yaml_text.scalars import Plain

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "definitions": {
        "date": {
            "type": ["string", "null"],
            "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-Q[1-4])$",
        },
        "ids": {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": True},
    },
    "properties": {
        "id": {"type": "string", "minLength": 1, "maxLength": 3},
        "due": {"$ref": "#/definitions/date"},
        "n": {"type": ["number", "null"], "minimum": 0, "maximum": 10},
        "i": {"type": "integer", "exclusiveMinimum": 0},
        "b": {"type": "boolean"},
        "e": {"enum": ["a", "off", 1, None]},
        "c": {"const": 1},
        "v": {"type": ["number", "string", "boolean", "array"], "items": {"type": "number"}},
        "one": {"anyOf": [{"type": "string", "pattern": "^a"}, {"$ref": "#/definitions/ids"}]},
        "m": {"type": "object", "additionalProperties": {"type": "string"}},
        "l": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"$ref": "#/definitions/date"},
        },
    },
}
NODE = compile_schema(SCHEMA)
WITNESS = Draft7Validator(SCHEMA)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 12),
    st.floats(-2, 12),
    st.sampled_from(["a", "ab", "off", "", "abcd", "2026-01-31", "2026-Q3", "2026-Q3\n", "1"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["a", "id"]), inner, max_size=2),
    ),
    max_leaves=4,
)
DOCUMENTS = st.one_of(
    VALUES, st.dictionaries(st.sampled_from([*SCHEMA["properties"], "x"]), VALUES, max_size=5)
)
WRITTEN = st.recursive(
    st.one_of(
        st.none(),
        st.sampled_from(
            [
                "1",
                "1.10",
                "yes",
                "off",
                "a",
                "ab",
                "true",
                "-3",
                "2026-02-30",
                "2026-Q3",
                ".nan",
                "0x1",
            ]
        ).flatmap(lambda text: st.sampled_from([text, Plain(text)])),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*SCHEMA["properties"], "x"]), inner, max_size=5),
    ),
    max_leaves=10,
)


@given(DOCUMENTS)
@settings(max_examples=500)
def test_both_give_the_same_verdict_on_any_json(document: Any) -> None:
    assert is_valid(NODE, document) == WITNESS.is_valid(document)


@given(WRITTEN)
@settings(max_examples=500)
def test_what_the_fast_path_accepts_is_valid(written: Any) -> None:
    """It reads YAML scalars on the way, so it is held to the data it made of them."""
    meaning = reader_of(NODE)(written)

    assert meaning is INVALID or WITNESS.is_valid(meaning)


def without_empty_entries(written: Any) -> Any:
    """Null is an empty cell everywhere; as an entry of a list it is no entry."""
    if isinstance(written, list):
        return [without_empty_entries(inner) for inner in written if inner is not None]
    if isinstance(written, dict):
        return {name: without_empty_entries(inner) for name, inner in written.items()}
    return written


@given(WRITTEN)
@settings(max_examples=500)
def test_what_is_left_of_an_invalid_document_is_valid(written: Any) -> None:
    """And nothing is taken out without a problem, but for entries of lists that are empty."""
    checked = check_against(YamlFile("a.yaml", "", written, {}), NODE)

    if reader_of(NODE)(without_empty_entries(written)) is INVALID and written is not None:
        assert checked.problems
    if checked.data is not None and "id" in checked.data:
        assert WITNESS.is_valid(checked.data)


PLAIN_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.text("ab", max_size=2)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(["commitments", "id", "customer", "title", "value"]), inner
        ),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    "name", ["vision", "commitments", "waivers", "links", "baseline", "config"]
)
def test_they_agree_on_our_own_schemas_too(name: str) -> None:
    witness = Draft7Validator(load_schema(name))

    @given(PLAIN_JSON)
    @settings(max_examples=60)
    def agree(document: Any) -> None:
        assert is_valid(node_of(name), document) == witness.is_valid(document)

    agree()
