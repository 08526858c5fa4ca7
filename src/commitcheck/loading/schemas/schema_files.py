"""Where the JSON Schemas are: inside the package, or at the top of a checkout."""

from functools import cache
from pathlib import Path
from typing import Any

from msgspec import json

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
