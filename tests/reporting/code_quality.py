"""What GitLab documents of a Code Quality report, held against ours."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

SCHEMA = Path(__file__).with_name("gitlab_code_quality.schema.json")
_VALID = Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))


def faults(entries: Any) -> list[str]:
    """What GitLab would stop at, or take for one and the same."""
    found = [f"{error.json_path}: {error.message}" for error in _VALID.iter_errors(entries)]
    if not found:
        marks = [entry["fingerprint"] for entry in entries]
        found = [f"{mark} stands twice" for mark in set(marks) if marks.count(mark) > 1]
    return found
