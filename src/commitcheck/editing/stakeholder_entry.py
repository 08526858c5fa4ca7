"""Where a stakeholder stands in vision.yaml, by the id that people call them by."""

from typing import Any

from commitcheck.editing.yaml_same import Path
from commitcheck.editing.yaml_splice import EditError
from commitcheck.loading.yaml_text.yaml_file import read_yaml


def entries_of(content: bytes, stakeholder: str) -> list[Path]:
    """The places of the entries with this id, or without any id and with this role."""
    data = read_yaml("vision", content).data
    listed = data.get("stakeholders") if isinstance(data, dict) else None
    if not isinstance(listed, list):
        return []
    return [
        ("stakeholders", index)
        for index, one in enumerate(listed)
        if isinstance(one, dict) and _name(one) == stakeholder
    ]


def entry_of(content: bytes, stakeholder: str) -> Path:
    """The place of the one entry with this id.

    Raises:
        EditError: there is none that can be read, or more than one.
    """
    found = entries_of(content, stakeholder)
    if len(found) != 1:
        count = "no entry" if not found else f"{len(found)} entries"
        raise EditError(f"{count} of that id can be found in the file")
    return found[0]


def _name(entry: dict[str, Any]) -> Any:
    """As loading names an entry: its id, else its role."""
    return entry.get("id") if entry.get("id") is not None else entry.get("role")
