"""The schemas and the model say the same: fields, words and defaults, both ways."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from jsonschema import Draft7Validator

from commitcheck.loading.tables.mapping.mapping import FIELDS
from commitcheck.model import vision as v
from commitcheck.model.commitment import RECORD_FIELDS, Amendment, Approval, Commitment, Was
from commitcheck.model.config import DEFAULT_APPROVALS, Config, Policy, TableConfig, WaiverBudget
from commitcheck.model.decision import Baseline, BaselineEntry, Link, Waiver
from commitcheck.model.reading import ReadPromise
from commitcheck.model.vocabulary import KINDS

SCHEMAS = Path(__file__).parents[2] / "schemas"
NAMES = ("vision", "commitments", "waivers", "links", "baseline", "config", "report")
READ = "read"
"""What `read` wrote beside a promise: shown, and no field of it."""
NOT_INPUT = {
    "where", "named", "overridden", "from_packs", "unusable", "linked", "path", "read",
    "has_earliest", "takes", "whose", "of_product", "places", "loosens", "others",
}  # fmt: skip
KEYWORDS = {
    "type", "enum", "const", "required", "properties", "additionalProperties", "items", "pattern",
    "minimum", "maximum", "exclusiveMinimum", "minLength", "maxLength", "minItems", "maxItems",
    "uniqueItems", "anyOf", "$ref", "definitions", "default", "description", "title", "examples",
    "$id", "$schema",
}  # fmt: skip

RECORDS: tuple[tuple[str, str, type], ...] = (
    ("vision", "", v.Vision),
    ("vision", "product", v.Product),
    ("vision", "vision", v.VisionStatement),
    ("vision", "vision.business_goals", v.BusinessGoal),
    ("vision", "positioning", v.Positioning),
    ("vision", "positioning.alternatives", v.Alternative),
    ("vision", "positioning.differentiators", v.Differentiator),
    ("vision", "positioning.segments", v.Segment),
    ("vision", "themes", v.Theme),
    ("vision", "non_goals", v.NonGoal),
    ("vision", "tenets", v.Tenet),
    ("vision", "guardrails", v.Guardrail),
    ("vision", "dimensions", v.Dimension),
    ("vision", "facts", v.Fact),
    ("vision", "certifications", v.Certification),
    ("vision", "capabilities", v.Capability),
    ("vision", "roadmap", v.RoadmapItem),
    ("vision", "capacity", v.Capacity),
    ("vision", "capacity.periods", v.Period),
    ("vision", "stakeholders", v.Stakeholder),
    ("vision", "stakeholders.signoff", v.SignOff),
    ("vision", "governance", v.Governance),
    ("vision", "policy", Policy),
    ("vision", "policy.max_waivers", WaiverBudget),
    ("commitments", "commitments", Commitment),
    ("commitments", "commitments.approvals", Approval),
    ("commitments", "commitments.amendment", Amendment),
    ("commitments", "commitments.amendment.was", Was),
    ("waivers", "waivers", Waiver),
    ("links", "links", Link),
    ("baseline", "", Baseline),
    ("baseline", "entries", BaselineEntry),
    ("config", "", Config),
    ("config", "commitments", TableConfig),
)
IDS = [f"{schema}:{place or record.__name__}" for schema, place, record in RECORDS]
FILLED_IN_LATER: dict[str, dict[str, Any]] = {
    "": {"fail_on": "error", "engine": "default", "language": "english"},
    "dimensions": {"better": "higher"},
}
"""Defaults that the model leaves None: the command line or a rule fills them in."""


def schema_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return found


def properties_at(name: str, place: str) -> dict[str, Any]:
    """The properties of the record at a dotted place, through lists, unions and references."""
    schema = schema_of(name)
    node = _record(schema, schema)
    for part in place.split(".") if place else ():
        node = _record(node["properties"][part], schema)
    found: dict[str, Any] = node["properties"]
    return found


def _record(node: Any, schema: dict[str, Any]) -> Any:
    if "$ref" in node:
        return _record(schema["definitions"][node["$ref"].rpartition("/")[2]], schema)
    if "properties" in node:
        return node
    if "items" in node:
        return _record(node["items"], schema)
    options = (_record(choice, schema) for choice in node.get("anyOf", ()))
    return next((option for option in options if option is not None), None)


def names_of(record: type) -> set[str]:
    if record is Commitment:
        return set(RECORD_FIELDS)
    assert issubclass(record, msgspec.Struct)
    return set(record.__struct_fields__) - NOT_INPUT


def words_in(hint: Any) -> tuple[str, ...] | None:
    """The closed list of words that a type allows, through lists, mappings and None."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    if get_origin(hint) in (Union, UnionType, tuple):
        inner = (words_in(arg) for arg in get_args(hint) if arg not in (NoneType, Ellipsis))
        return next((spelling for spelling in inner if spelling), None)
    return None


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema."""
    yield node
    for name in ("properties", "definitions"):
        for inner in node.get(name, {}).values():
            yield from nodes(inner)
    for name in ("items", "additionalProperties"):
        if isinstance(node.get(name), dict):
            yield from nodes(node[name])
    for inner in node.get("anyOf", ()):
        yield from nodes(inner)


@pytest.mark.parametrize(("schema", "place", "record"), RECORDS, ids=IDS)
def test_a_schema_has_exactly_the_models_fields(schema: str, place: str, record: type) -> None:
    """What a file may say is what the model can hold, and the other way round."""
    written = set(properties_at(schema, place))
    if record in (Baseline, Config):
        written -= {"schema_version"}
    assert written - {READ} == names_of(record)


@pytest.mark.parametrize(("schema", "place", "record"), RECORDS, ids=IDS)
def test_a_schema_has_exactly_the_models_words(schema: str, place: str, record: type) -> None:
    """A word that the schema allows is one that the rules know."""
    properties = properties_at(schema, place)
    for name, hint in get_type_hints(record, localns={"ReadPromise": ReadPromise}).items():
        words = words_in(hint)
        if words is None or name not in properties:
            continue
        written = properties[name].get("enum") or properties[name]["items"]["enum"]
        assert tuple(word for word in written if word is not None) == words, name


@pytest.mark.parametrize(("schema", "place", "record"), RECORDS, ids=IDS)
def test_a_schema_tells_the_models_defaults(schema: str, place: str, record: type) -> None:
    """What an editor shows as the default is what happens when the field is left out."""
    told = {
        name: node["default"]
        for name, node in properties_at(schema, place).items()
        if "default" in node and name != "schema_version"
    }
    in_force = {**defaults_of(record), **FILLED_IN_LATER.get(place, {})}
    assert told == {name: in_force[name] for name in told}


def defaults_of(record: type) -> dict[str, Any]:
    if record is Commitment:
        return Commitment._field_defaults
    if not issubclass(record, msgspec.Struct):
        return {}
    return {field.name: field.default for field in msgspec.structs.fields(record)}


def test_commitment_fields_come_in_the_same_order_in_schema_and_model() -> None:
    """Reports and starter files list them as the schema does."""
    listed = (name for name in properties_at("commitments", "commitments") if name != READ)
    assert tuple(listed) == RECORD_FIELDS


def test_every_commitment_field_can_be_mapped() -> None:
    """A column of theirs can stand for any field of ours, and for the day a deal closes."""
    assert tuple(properties_at("config", "commitments.columns")) == FIELDS
    assert tuple(properties_at("config", "commitments.values")) == RECORD_FIELDS


def test_the_approval_matrix_of_the_schema_is_the_one_in_force() -> None:
    """An editor shows who must approve each kind."""
    matrix = properties_at("vision", "policy.approvals")
    assert tuple(matrix) == KINDS
    assert {kind: tuple(node["default"]) for kind, node in matrix.items()} == DEFAULT_APPROVALS


def test_a_non_goal_can_name_every_kind() -> None:
    """`kinds` is typed as text in the model; its words are the kinds all the same."""
    assert tuple(properties_at("vision", "non_goals")["kinds"]["items"]["enum"]) == KINDS


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_valid_draft_07(name: str) -> None:
    """Editors and SchemaStore read draft-07."""
    schema = schema_of(name)
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["$id"] == f"https://commitcheck.dev/schemas/v1/{name}.schema.json"
    assert schema["title"]


@pytest.mark.parametrize("name", NAMES)
def test_every_property_is_described(name: str) -> None:
    """An editor explains every field where it is typed."""
    for node in nodes(schema_of(name)):
        for field, inner in node.get("properties", {}).items():
            assert len(inner.get("description", "")) > 3, field


@pytest.mark.parametrize("name", NAMES)
def test_every_record_is_closed(name: str) -> None:
    """A misspelt field is found, wherever it stands."""
    for node in nodes(schema_of(name)):
        if "properties" in node:
            assert node["additionalProperties"] is False


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_uses_only_keywords_that_the_checker_knows(name: str) -> None:
    """An unknown keyword would be passed over in silence."""
    for node in nodes(schema_of(name)):
        assert set(node) <= KEYWORDS


@pytest.mark.parametrize("name", [name for name in NAMES if name != "report"])
def test_an_empty_cell_is_allowed_wherever_a_field_may_be_absent(name: str) -> None:
    """`null` is an empty cell everywhere; only what must be there may not be empty."""
    schema = schema_of(name)
    validator = Draft7Validator(schema)
    for node in nodes(schema):
        for field, inner in node.get("properties", {}).items():
            if field not in node.get("required", ()):
                assert validator.evolve(
                    schema={**inner, "definitions": schema.get("definitions", {})}
                ).is_valid(None), field


REQUIRED = {
    ("vision", ""): ["schema_version", "product"],
    ("vision", "product"): ["name"],
    ("commitments", "commitments"): ["id", "customer", "title"],
    ("commitments", "due_relative"): ["anchor", "offset"],
    ("waivers", "waivers"): ["id", "rule"],
}


@pytest.mark.parametrize("name", ["vision", "commitments", "waivers"])
def test_nothing_is_required_but_what_the_specification_names(name: str) -> None:
    """Permissive about absence: what a record lacks is for a rule to say."""
    required = [node["required"] for node in nodes(schema_of(name)) if "required" in node]
    assert required == [wanted for (schema, _), wanted in REQUIRED.items() if schema == name]
