"""JSON as text, read and written by the standard library.

Few files hold any. It is loaded for the first that does, since a small check that needs none would
wait for it longer than for the vision's roadmap.
"""

from importlib import import_module
from typing import Any


def to_json(value: Any, **how: Any) -> str:
    """A value on one line, its letters as they are; `how` as for `json.dumps`."""
    written: str = import_module("json").dumps(value, ensure_ascii=False, **how)
    return written


def from_json(text: str) -> Any:
    """What a text says.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it holds too much in one another.
    """
    return import_module("json").loads(text)
