"""Steps of action.yml as a runner starts them, in repositories that are made for a test."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]
OUTPUTS = tuple(ACTION["outputs"])

VISION = """\
schema_version: 1
product: {name: Lanternfish}
capabilities: [{id: offline-client, status: rejected}, {id: webhooks, status: available}]
non_goals: [{id: NG1, statement: No offline client, capabilities: [offline-client]}]
stakeholders:
- {id: mira, role: product, decision_role: approver}
- {id: tove, role: executive}
- {id: ulf, role: sales}
"""
HEAD = "id,customer,title,capability,status\n"
BAD = HEAD + "C-1,Alder,Offline,offline-client,proposed\n"
GOOD = HEAD + "C-1,Alder,Hooks,webhooks,proposed\n"
CONFIG = "schema_version: 1\nvision: vision.yaml\ncommitments: commitments.csv\n"
PROJECT = {"vision.yaml": VISION, "commitments.csv": BAD, "commitcheck.yaml": CONFIG}
"""A project with a promise that does not conform."""

WAIVERS = """\
waivers:
- {id: W-1, rule: VIS601, commitment: C-1, reason: a bet, owner: ulf, approved_by: tove,
   approved_on: 2026-08-01, expires_on: 2026-09-01}
- {id: W-2, rule: COV303, commitment: C-1, reason: a bet, owner: ulf, approved_by: tove,
   approved_on: 2026-08-01, expires_on: 2026-09-01}
"""


@dataclass(frozen=True)
class Ran:
    """What a step left behind."""

    code: int
    log: str
    outputs: Mapping[str, str]
    summary: str

    @property
    def warnings(self) -> str:
        """Every line of the step's own that warns."""
        return "\n".join(
            line
            for line in self.log.split("\n")
            if line.startswith("::warning title=commitcheck::")
        )


def git(folder: Path, *words: str) -> None:
    settings = ("user.name=a", "user.email=a@example.org", "maintenance.auto=false")
    given = [word for setting in settings for word in ("-c", setting)]
    subprocess.run(["git", *given, *words], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    """Everything that is there, as a new commit."""
    git(folder, "add", "-A", "--force")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")


def write(folder: Path, files: Mapping[str, str | None]) -> None:
    """Each file with its text; None takes one away."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


def repository(folder: Path, base: Mapping[str, str]) -> Path:
    """A clone with these files, committed as `base`."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "--template=")
    write(folder, base)
    commit(folder)
    git(folder, "branch", "base")
    return folder


def change(folder: Path, files: Mapping[str, str | None]) -> None:
    """What a pull request does to them."""
    write(folder, files)
    commit(folder)


def step(folder: Path, environment: Mapping[str, str] | None = None, **inputs: str) -> Ran:
    """The checking step with these inputs, on 17 August 2026, begun in the checkout.

    What it is told and what it leaves is as in `start`; a program that is there already does it.
    """
    return _ran(folder, environment, inputs, _warmly)


def start(
    folder: Path, part: Mapping[str, str], environment: Mapping[str, str] | None, **inputs: str
) -> Ran:
    """One step of the action, by the line that action.yml has for it.

    It is not told the environment of ours, and begins in the checkout even where action.yml says
    that it begins elsewhere.
    """
    return _ran(folder, environment, inputs, partial(_by_its_line, part["run"]))


def _ran(
    folder: Path,
    environment: Mapping[str, str] | None,
    inputs: Mapping[str, str],
    begin: Callable[[Path, Mapping[str, str]], tuple[int, bytes]],
) -> Ran:
    """What is left behind by one way to begin: a folder and an environment to a code and a log."""
    asked = {
        "as_of": "2026-08-17",
        "annotations": "true",
        "summary": "true",
        "scope": "everything",
        **inputs,
    }
    temporary = folder.parent / f"{folder.name}.temporary"
    temporary.mkdir(exist_ok=True)
    files = {name: folder.parent / f"{folder.name}.{name}" for name in ("out", "sum")}
    for file in files.values():
        file.write_text("", "utf-8")
    told = {
        **_RUNNER,
        "GITHUB_WORKSPACE": str(folder),
        "GITHUB_OUTPUT": str(files["out"]),
        "GITHUB_STEP_SUMMARY": str(files["sum"]),
        "RUNNER_TEMP": str(temporary),
        **{f"INPUT_{name.upper()}": value for name, value in asked.items()},
        **(environment or {}),
    }
    code, said = begin(folder, told)
    lines = files["out"].read_text("utf-8").splitlines()
    outputs = dict(line.split("=", 1) for line in lines)
    log = said.decode("utf-8", "replace")
    assert "Traceback" not in log, log
    return Ran(code, log, outputs, files["sum"].read_text("utf-8"))


_RUNNER = {
    "PATH": os.environ["PATH"],
    "HOME": os.environ.get("HOME", "/"),
    "GITHUB_ACTIONS": "true",
    "GITHUB_ACTION_PATH": str(ROOT),
    "ENVIRONMENT": sys.prefix,
}


def _by_its_line(line: str, folder: Path, told: Mapping[str, str]) -> tuple[int, bytes]:
    ran = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", line],
        cwd=folder,
        env=told,
        check=False,
        capture_output=True,
        timeout=120,
    )
    return ran.returncode, ran.stdout + ran.stderr


def _warmly(folder: Path, told: Mapping[str, str]) -> tuple[int, bytes]:
    out, err = (Path(f"{folder}.log.{name}") for name in ("out", "err"))
    asked = {"folder": told["RUNNER_TEMP"], "environment": told, "out": str(out), "err": str(err)}
    program = _warm()
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(json.dumps(asked).encode() + b"\n")
    program.stdin.flush()
    return int(program.stdout.readline()), out.read_bytes() + err.read_bytes()


@cache
def _warm() -> "subprocess.Popen[bytes]":
    """It ends with us, when its standard input does."""
    return subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", str(Path(__file__).with_name("warm.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_RUNNER,
        cwd="/",
    )


def script(text: str, path: Path) -> str:
    """A shell script that leaves a mark in `path` and then is as useless as it says."""
    return f"#!/bin/sh\n: >{shlex.quote(str(path))}\n{text}\n"
