"""`commitcheck schema NAME`: the published JSON Schemas."""

import json

import pytest
from jsonschema import Draft7Validator

from cli.calling import call

NAMES = (
    "vision",
    "commitments",
    "waivers",
    "links",
    "decisions",
    "baseline",
    "config",
    "rule",
    "report",
    "diff",
    "since-signing",
    "trend",
    "fix",
    "ask",
    "offers",
    "demand",
    "company",
)


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_printed_as_it_is_published(name: str) -> None:
    """Draft-07, valid, with a title."""
    called = call("schema", name)
    assert (called.code, called.err) == (0, "")
    schema = json.loads(called.out)
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["title"]


def test_an_unknown_schema_is_answered_with_a_near_one() -> None:
    assert call("schema", "visoin") == (
        2,
        "",
        "commitcheck: there is no schema visoin; did you mean vision?\n",
    )
    assert call("schema", "zzz").err.endswith(f"expected one of {', '.join(NAMES)}\n")


def test_without_a_name_the_names_are_listed() -> None:
    names = ", ".join(NAMES)
    assert call("schema") == (2, "", f"commitcheck: name the schema to print, one of {names}\n")
