"""Is a value as a schema wants it, and which keyword says no."""

import re
from collections.abc import Iterable
from typing import Any

from commitcheck.loading.schemas.compile import Node, type_name


def is_valid(node: Node, value: Any) -> bool:
    """JSON Schema's own verdict on JSON data; a property test holds it to `jsonschema`."""
    if node.options:
        return any(is_valid(option, value) for option in node.options)
    if value_fault(node, value) is not None:
        return False
    if isinstance(value, dict):
        return all(_is_valid_field(node, name, inner) for name, inner in value.items())
    if isinstance(value, list) and node.items is not None:
        items = node.items
        return all(is_valid(items, item) for item in value)
    return True


def _is_valid_field(node: Node, name: str, value: Any) -> bool:
    inner = node.properties.get(name, node.extra)
    return inner if isinstance(inner, bool) else is_valid(inner, value)


def value_fault(node: Node, value: Any) -> str | None:
    """The keyword that a value itself fails, what it contains left aside; None when it passes."""
    if not _has_type(node, value):
        return "type"
    if node.choices is not None and not any(is_same(value, choice) for choice in node.choices):
        return "enum"
    match value:
        case str():
            return _text_fault(node, value)
        case bool() | None:
            return None
        case int() | float():
            return _number_fault(node, value)
        case dict():
            return "required" if any(name not in value for name in node.required) else None
        case _:
            return _list_fault(node, value)


def is_same(value: Any, other: Any) -> bool:
    """JSON's equality: 1 is 1.0 but not true."""
    if isinstance(value, list) and isinstance(other, list):
        return len(value) == len(other) and all(map(is_same, value, other))
    if isinstance(value, dict) and isinstance(other, dict):
        return value.keys() == other.keys() and all(
            is_same(value[key], other[key]) for key in value
        )
    return isinstance(value, bool) == isinstance(other, bool) and bool(value == other)


def _has_type(node: Node, value: Any) -> bool:
    name = type_name(value)
    if name in node.types:
        return True
    if name == "integer":
        return "number" in node.types
    return name == "number" and "integer" in node.types and value.is_integer()


def _text_fault(node: Node, text: str) -> str | None:
    if node.min_length is not None and len(text) < node.min_length:
        return "minLength"
    if node.max_length is not None and len(text) > node.max_length:
        return "maxLength"
    if node.pattern is not None and re.search(node.pattern, text) is None:
        return "pattern"
    return None


def _number_fault(node: Node, value: float) -> str | None:
    if node.minimum is not None and value < node.minimum:
        return "minimum"
    if node.exclusive_minimum is not None and value <= node.exclusive_minimum:
        return "exclusiveMinimum"
    if node.maximum is not None and value > node.maximum:
        return "maximum"
    return None


def _list_fault(node: Node, items: list[Any]) -> str | None:
    if node.min_items is not None and len(items) < node.min_items:
        return "minItems"
    if node.max_items is not None and len(items) > node.max_items:
        return "maxItems"
    if node.unique_items and not _are_unique(items):
        return "uniqueItems"
    return None


def _are_unique(items: Iterable[Any]) -> bool:
    seen: list[Any] = []
    for item in items:
        if any(is_same(item, other) for other in seen):
            return False
        seen.append(item)
    return True
