"""What the workflow asked for, from the environment: nothing of it is part of a shell's line."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from refusal import RefusalError

REPORTS = ("sarif", "comment", "gitlab", "junit", "html")
"""Reports that can be written to files, each by an input `NAME-file`."""

_OPTIONS = ("config", "waivers", "baseline", "as_of", "fail_on", "redact")
_SCOPES = ("changes", "everything")
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True)
class Inputs:
    """`options` are commitcheck's own, by name; `reports` are the files to write, by
    format; `scope` says what fails a change.
    """

    workspace: Path
    folder: str
    vision: str | None
    tables: tuple[str, ...]
    base_ref: str | None
    options: Mapping[str, str]
    reports: Mapping[str, str]
    annotations: bool
    summary: bool
    scope: str


def from_environment() -> Inputs:
    """The inputs of this step.

    Raises:
        RefusalError: a switch that is neither true nor false, or no folder to work in.
    """
    texts = {
        name.removeprefix("INPUT_").lower(): value.strip()
        for name, value in os.environ.items()
        if name.startswith("INPUT_") and value.strip()
    }
    lines = texts.get("commitments", "").splitlines()
    return Inputs(
        workspace=workspace(),
        folder=texts.get("working_directory", "."),
        vision=texts.get("vision"),
        tables=tuple(line.strip() for line in lines if line.strip()),
        base_ref=texts.get("base_ref"),
        options={name: texts[name] for name in _OPTIONS if name in texts},
        reports={name: texts[f"{name}_file"] for name in REPORTS if f"{name}_file" in texts},
        annotations=_flag(texts, "annotations"),
        summary=_flag(texts, "summary"),
        scope=_scope(texts.get("scope", "changes")),
    )


def workspace() -> Path:
    """The folder of the checkout, or one above it.

    Raises:
        RefusalError: it is not there.
    """
    named = os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or "."
    place = Path(named).resolve()
    if not place.is_dir():
        raise RefusalError(f"the workspace {named} is no folder")
    return place


def _scope(text: str) -> str:
    """What fails a change: what it adds or worsens, or all that there is.

    Raises:
        RefusalError: it is neither.
    """
    if text not in _SCOPES:
        raise RefusalError(f"scope is {text}, expected {' or '.join(_SCOPES)}")
    return text


def _flag(texts: Mapping[str, str], name: str) -> bool:
    text = texts.get(name, "true")
    if text.lower() not in _FLAGS:
        raise RefusalError(f"the input {name} is {text}, expected true or false")
    return _FLAGS[text.lower()]
