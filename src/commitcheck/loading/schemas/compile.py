"""A JSON Schema as a tree that can be asked quickly: exactly the keywords our schemas use.

Where the JSON Schemas are: inside the package, or at the top of a checkout.
"""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from msgspec import json

TYPES = ("object", "array", "string", "number", "integer", "boolean", "null")

_SILENT = frozenset(
    (
        "$schema", "$id", "$comment", "title", "description", "default", "examples", "format",
        "definitions", "markdownDescription", "enumDescriptions", "deprecated",
    )
)  # fmt: skip

_SPOKEN: Mapping[str, str] = {
    "pattern": "pattern",
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_items",
    "maxItems": "max_items",
    "uniqueItems": "unique_items",
}
"""Keywords that are copied as they are, and the field of `Node` they go to."""

_STRUCTURE = frozenset(
    (
        "type", "enum", "const", "required", "properties", "additionalProperties", "items",
        "anyOf", "$ref",
    )
)  # fmt: skip

_DATE = "#/definitions/date"
_DATE_OR_OPEN = "#/definitions/date_or_open"


class UnsupportedSchemaError(Exception):
    """A schema of ours says something that the fast path would not check."""


class Node:
    """One schema with its references resolved; `options` are the branches of its `anyOf`.

    What is within it is compiled once somebody looks there: few files use half of what they may.
    """

    types: frozenset[str] = frozenset(TYPES)
    is_date: bool = False
    may_be_open: bool = False
    choices: tuple[Any, ...] | None = None
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    required: tuple[str, ...] = ()
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    options: tuple["Node", ...] = ()
    example: Any = None

    def __init__(self, schema: Mapping[str, Any], root: Mapping[str, Any]) -> None:
        self._schema = schema
        self._root = root

    @cached_property
    def properties(self) -> Mapping[str, "Node"]:
        inner = self._schema.get("properties", {})
        return {name: _compile(part, self._root) for name, part in inner.items()}

    @cached_property
    def extra(self) -> "Node | bool":
        """What a field is that has no property of its own; False where there may be none."""
        schema = self._schema.get("additionalProperties", True)
        return schema if isinstance(schema, bool) else _compile(schema, self._root)

    @cached_property
    def items(self) -> "Node | None":
        inner = self._schema.get("items")
        return None if inner is None else _compile(inner, self._root)

    def within(self) -> Iterator["Node"]:
        """Itself and every node further down."""
        yield self
        extra = () if isinstance(self.extra, bool) else (self.extra,)
        items = () if self.items is None else (self.items,)
        for inner in (*self.options, *self.properties.values(), *extra, *items):
            yield from inner.within()

    def option_for(self, kind: str) -> "Node":
        """The branch that speaks about values of a kind; the node itself where there is one."""
        return next((option for option in self.options if kind in option.types), self)


ANYTHING = Node({}, {})
"""The schema that says nothing."""


@cache
def node_of(name: str) -> Node:
    """The compiled schema of one kind of file."""
    schema = load_schema(name)
    return _compile(schema, schema)


@cache
def policy_node() -> Node:
    """That of the vision's `policy`, which a file of thresholds holds alone."""
    schema = load_schema("vision")
    return _compile(schema["properties"]["policy"], schema)


def compile_schema(schema: Mapping[str, Any]) -> Node:
    """Compile a whole schema, to its last corner.

    Raises:
        UnsupportedSchemaError: it uses a keyword, or a keyword in a way, that is not known here.
    """
    node = _compile(schema, schema)
    for _ in node.within():
        pass
    return node


def _compile(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Node:
    unknown = schema.keys() - _SILENT - _STRUCTURE - _SPOKEN.keys()
    if unknown:
        raise UnsupportedSchemaError(f"keywords not known here: {', '.join(sorted(unknown))}")
    if "$ref" in schema:
        return _referred(schema, root)
    if "anyOf" in schema:
        return _any_of(schema, root)
    node = Node(schema, root)
    for key, to in _SPOKEN.items():
        if key in schema:
            setattr(node, to, schema[key])
    node.choices = _choices(schema)
    node.types = _types(schema, node.choices)
    node.required = tuple(schema.get("required", ()))
    node.example = next(iter(schema.get("examples", ())), None)
    return node


def _referred(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Node:
    target = schema["$ref"]
    if not target.startswith("#/definitions/"):
        raise UnsupportedSchemaError(f"$ref {target} points outside of definitions")
    _nothing_beside(schema, "$ref")
    node = _compile(root["definitions"][target.removeprefix("#/definitions/")], root)
    node.is_date = target in (_DATE, _DATE_OR_OPEN)
    node.may_be_open = target == _DATE_OR_OPEN
    node.example = next(iter(schema.get("examples", ())), node.example)
    return node


def _any_of(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Node:
    """Branches must differ in type, so that a value's own type names the one it belongs to."""
    _nothing_beside(schema, "anyOf")
    options = tuple(_compile(option, root) for option in schema["anyOf"])
    kinds = [kind for option in options for kind in option.types if kind != "null"]
    if len(set(kinds)) != len(kinds):
        raise UnsupportedSchemaError("two branches of anyOf accept the same type")
    node = Node({}, root)
    node.types = frozenset().union(*(option.types for option in options))
    node.options = options
    return node


def _nothing_beside(schema: Mapping[str, Any], keyword: str) -> None:
    if beside := schema.keys() - _SILENT - {keyword}:
        raise UnsupportedSchemaError(f"{', '.join(sorted(beside))} beside {keyword}")


def _types(schema: Mapping[str, Any], choices: tuple[Any, ...] | None) -> frozenset[str]:
    kinds = schema.get("type")
    if kinds is not None:
        return frozenset((kinds,) if isinstance(kinds, str) else kinds)
    return frozenset(TYPES) if choices is None else frozenset(map(type_name, choices))


def _choices(schema: Mapping[str, Any]) -> tuple[Any, ...] | None:
    if "const" in schema:
        return (schema["const"],)
    return tuple(schema["enum"]) if "enum" in schema else None


def type_name(value: Any) -> str:
    """JSON Schema's word for the type of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case dict():
            return "object"
        case _:
            return "array"


_PACKAGE = Path(__file__).parents[2]


def schema_dir() -> Path:
    """A wheel carries the schemas in the package; an editable install finds the checkout's."""
    inside = _PACKAGE / "schemas"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "schemas"


def schema_text(name: str) -> str:
    """The schema of one kind of file (`vision`, `commitments`, ...), as it is published."""
    return (schema_dir() / f"{name}.schema.json").read_text(encoding="utf-8")


@cache
def load_schema(name: str) -> dict[str, Any]:
    """The same as data; not to be changed by whoever gets it."""
    schema: dict[str, Any] = json.decode(schema_text(name))
    return schema
