"""Which record a place in a file belongs to, under the id that waivers and baselines use."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from commitcheck.model.finding import Subject

Key = tuple[str | int, ...]

KIND_OF: Mapping[str, str] = {
    "commitments": "commitment",
    "capabilities": "capability",
    "roadmap": "roadmap_item",
    "non_goals": "non_goal",
    "themes": "theme",
    "tenets": "tenet",
    "guardrails": "guardrail",
    "dimensions": "dimension",
    "certifications": "certification",
    "stakeholders": "stakeholder",
    "segments": "segment",
    "differentiators": "differentiator",
    "business_goals": "business_goal",
    "periods": "period",
    "waivers": "waiver",
}
"""The list a record stands in, and what the record is called. Others are spoken of as the file."""


def subject_at(data: Any, key: Key, path: str) -> Subject:
    """The record around `key` by its id, else the file by its name.

    A file that is one bare list holds commitments. A list in a record holds references: what
    stands there instead is a fault of the record.
    """
    section: str | int = "commitments"
    for part in key:
        data = _child(data, part)
        if isinstance(part, int) and (kind := KIND_OF.get(str(section))) is not None:
            name = data.get("id") if isinstance(data, dict) else None
            return (
                Subject(kind, str(name)) if isinstance(name, str) and name else (file_subject(path))
            )
        section = part
    return file_subject(path)


def file_subject(path: str) -> Subject:
    return Subject("file", PurePath(path).name or path)


def _child(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
        return data[part]
    return None
