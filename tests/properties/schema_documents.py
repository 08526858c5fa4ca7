"""Documents drawn from a schema: most of them as it wants them, some of them not quite."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

Schema = Mapping[str, Any]
_TEXTS = (
    "", "a", "x\ny", "2026-03-16", "2026-Q3", "2026-13-01", "2026-Q3\n", "EUR", "eur",
    "capability:scim", "0123456789abcdef", "a\x07", "1", "true",
)  # fmt: skip
_NUMBERS = (-1, 0, 0.5, 1, 1.0, 7, 12, 13, 1_000_001, 1e15, 2e15, True)
STRANGE = st.sampled_from((None, True, -1, 0.5, "", "strange", [], {}, [None], {"id": 1}))


def documents(schema: Schema) -> st.SearchStrategy[Any]:
    """Now and then anything stands where the schema wants something else."""
    return _fitting(schema, schema, 0)


def _drawn(schema: Schema, root: Schema, depth: int) -> st.SearchStrategy[Any]:
    fitting = st.deferred(lambda: _fitting(schema, root, depth))
    return st.integers(0, 19).flatmap(lambda chance: fitting if chance else STRANGE)


def _fitting(schema: Schema, root: Schema, depth: int) -> st.SearchStrategy[Any]:
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/definitions/")
        return _fitting(root["definitions"][name], root, depth)
    if "anyOf" in schema:
        return st.one_of(*(_fitting(option, root, depth) for option in schema["anyOf"]))
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kinds = schema.get("type", ["null"])
    named = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    return st.one_of(*(_of_kind(kind, schema, root, depth) for kind in named))


def _of_kind(kind: str, schema: Schema, root: Schema, depth: int) -> st.SearchStrategy[Any]:
    match kind:
        case "object":
            return _mapping(schema, root, depth)
        case "array":
            items = _drawn(schema.get("items", {"type": "string"}), root, depth + 1)
            return st.lists(items, max_size=3 if depth < 2 else 1)
        case "string":
            return st.sampled_from((*schema.get("examples", ()), *_TEXTS))
        case "number" | "integer":
            return st.sampled_from(_NUMBERS)
        case "boolean":
            return st.booleans()
        case _:
            return st.none()


def _mapping(schema: Schema, root: Schema, depth: int) -> st.SearchStrategy[Any]:
    """Few of its fields at a time, usually the required ones, sometimes one it does not know."""
    fields = schema.get("properties", {})
    extra = schema.get("additionalProperties", True)
    known = {name: _drawn(inner, root, depth + 1) for name, inner in fields.items()}
    other = _drawn(extra, root, depth + 1) if isinstance(extra, Mapping) else STRANGE
    names = st.lists(st.sampled_from((*fields, "x")), max_size=4, unique=True)
    required = st.lists(st.sampled_from((*schema.get("required", ()), None)), max_size=1)

    def of(chosen: list[str], left_out: list[str | None]) -> st.SearchStrategy[Any]:
        wanted = dict.fromkeys((*schema.get("required", ()), *chosen))
        kept = [name for name in wanted if name not in left_out or len(chosen) > 1]
        return st.fixed_dictionaries({name: known.get(name, other) for name in kept})

    return st.tuples(names, required).flatmap(lambda pair: of(*pair))
