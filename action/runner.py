"""What the runner of GitHub or GitLab is told: its log, its outputs and its summary."""

# ruff: noqa: T201 - it talks to a runner

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from commitcheck.reporting.inert import inert

OUTPUTS = (
    "exit-code", "verdict", "nonconforming", "preventable", "new", "worse", "fixed",
    "sarif-file", "comment-file",
)  # fmt: skip
"""Every output of the action. All of them are always set; one that is not known is empty."""


def command(level: str, text: str) -> None:
    """An annotation of the whole run: `error`, `warning` or `notice`."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        told = inert(text).replace("%", "%25")
        print(f"::{level} title=commitcheck::{told}", flush=True)
    else:
        print(f"{level}: {inert(text)}", flush=True)


def end(code: int, why: str) -> int:
    """Say why nothing was checked, and hand on the code."""
    command("error", why)
    with suppress(OSError):  # it may be what could not be written
        outputs({"exit-code": code, "verdict": f"nothing was checked: {inert(why)}"})
    return code


def outputs(values: Mapping[str, object]) -> None:
    """Outputs of the step, each on one line whatever a file's name holds."""
    lines = [f"{name}={' '.join(str(values.get(name, '')).split())}\n" for name in OUTPUTS]
    _append("GITHUB_OUTPUT", "".join(lines))


def summary(page: str) -> None:
    """One more part of the job's summary; other steps have written there before."""
    _append("GITHUB_STEP_SUMMARY", page)


def _append(variable: str, text: str) -> None:
    if target := os.environ.get(variable):
        with Path(target).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
