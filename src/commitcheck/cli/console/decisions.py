"""Who decides, what keys are pressed, and decisions.yaml as the place where decisions are kept."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from os.path import normpath
from pathlib import Path
from typing import Any

import typer

from commitcheck.cli.console.output import refuse_inputs, write
from commitcheck.editing.decisions import (
    Decision,
    Decisions,
    Merged,
    links_in,
    merge,
    readings_in,
    with_links,
    with_readings,
)
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.patterns import exists
from commitcheck.loading.records.decisions import links_of, readings_of
from commitcheck.loading.schemas.check import Document, read_document
from commitcheck.model.digest import sha256_of
from commitcheck.model.finding import Problem
from commitcheck.model.project import Project
from commitcheck.model.vision import Vision
from commitcheck.reporting.inert import inert, sentence

# The vision as a file that a person's answer is written into, unless somebody else edited it.


def readable(project: Project) -> tuple[Vision, str]:
    """The vision and its file's path.

    Raises:
        InputError: it could not be read, or stands on standard input.
    """
    path = next((file.path for file in project.inputs if file.role == "vision"), None)
    if project.vision is None or path is None:
        first = next(iter(project.problems), None)
        why = f": {first.at.label}: {first.message}" if first else ""
        raise InputError(f"the vision cannot be read{inert(why)}")
    if not Path(path).is_file():
        raise InputError(f"the vision is {inert(path)}, expected a file that can be written")
    return project.vision, path


def read_file(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from error


def replace_unchanged(path: str, before: bytes, after: bytes) -> None:
    """Write the edited file, unless somebody else edited it while we asked.

    Raises:
        InputError: it is no longer what it was.
    """
    with alone_at(path):
        _replace_unchanged(path, before, after)


@contextmanager
def alone_at(path: str) -> Iterator[None]:
    """Between reading and writing a file no other of our processes does the same; it waits.

    The folder is what is held, so that nothing is left behind and the end of a process lets go.
    Systems and file systems that have no such lock go on without it, and compare before they
    write.
    """
    try:
        import fcntl  # noqa: PLC0415 - Windows has none

        folder = os.open(os.path.dirname(os.path.realpath(path)), os.O_RDONLY)  # noqa: PTH120
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _replace_unchanged(path: str, before: bytes, after: bytes) -> None:
    if read_file(path) != before:
        raise InputError(f"{path} was changed in the meantime; nothing was recorded, run it again")
    write(path, after)


_PATIENCE = 5
"""Seconds; git answers in milliseconds or not at all."""

_TRIES = 3
"""Times that a decision is merged anew because somebody else wrote at the same moment."""

_NOT_LOST = ("unknown_value.commitment", "unknown_value.value", "contradictory_decisions")
"""What is wrong with a decision that was read all the same, and is written again as it is."""


class Keyboard:
    """Keys as they are pressed on a terminal, else the characters of standard input."""

    def __init__(self) -> None:
        self._is_terminal = sys.stdin.isatty()
        self._rest: list[str] = []

    def key(self) -> str:
        """The next key; empty when there is none any more."""
        if self._is_terminal:
            try:
                return typer.getchar()
            except (EOFError, KeyboardInterrupt, OSError):  # the last: the terminal is gone
                return ""
        while not self._rest:
            line = sys.stdin.readline()
            if not line:
                return ""
            self._rest = list(line.rstrip("\r\n"))
        return self._rest.pop(0)

    def line(self, prompt: str) -> str:
        """A line; of piped keys the rest of this one, else the next."""
        if self._is_terminal:
            try:
                return input(prompt)
            except (EOFError, KeyboardInterrupt, OSError):
                return ""
        line = "".join(self._rest) or sys.stdin.readline()
        self._rest = []
        return line.rstrip("\r\n")


class DecisionsFile:
    """The project's decisions.yaml: read again before each write, so that nobody's is lost.

    Nothing is written before something is decided.

    Raises:
        UsageError: it could not be read whole, or it is one of the other inputs.
    """

    def __init__(self, project: Project, named: str | None) -> None:
        self.path = decisions_path(project, named)
        refuse_half_read(project, self.path)
        refuse_inputs([self.path], [f.path for f in project.inputs if f.role != "decisions"])
        content = self._content()
        is_as_read = sha256_of(content) in {file.sha256 for file in project.inputs}
        self._known: set[Decision] = set(self._held(content)) if is_as_read else set()

    def record(self, new: Decisions) -> Merged:
        """Put decisions in, but not over what others decided otherwise in the meantime.

        Raises:
            CommitcheckError: the file cannot be read or written.
        """
        for left in reversed(range(_TRIES)):
            try:
                with alone_at(self.path):
                    before = self._content()
                    merged = merge(self._known, self._held(before), new)
                    if merged.recorded:
                        self._write(before, merged.held)
            except InputError:
                if not left:
                    raise
            else:
                break
        self._known |= set(merged.recorded)
        return merged

    def take_back(self, recorded: Decisions, replaced: Decisions) -> None:
        """Take these out again, as far as they are still there, and put back the older ones."""
        with alone_at(self.path):
            before = self._content()
            held = self._held(before)
            ours = set(recorded)
            kept = [decision for decision in held if decision not in ours]
            self._write(before, [*kept, *replaced])
        self._known |= set(replaced)

    def _content(self) -> bytes:
        return read_file(self.path) if exists(self.path) else b""

    def _held(self, content: bytes) -> Decisions:
        if not content.strip():
            return ()
        document = read_document(self.path, "decisions", may_be_empty=True)
        for problem in document.problems:
            raise InputError(_said(problem))
        data = _mapping(document)
        return (*links_of(data, document.source), *readings_of(data, document.source))

    def _write(self, before: bytes, decisions: Iterable[Decision]) -> None:
        every = tuple(decisions)
        after = with_readings(with_links(before, links_in(every)), readings_in(every))
        if exists(self.path):
            _replace_unchanged(self.path, before, after)
        else:
            write(self.path, after)


def _mapping(document: Document) -> Mapping[str, Any]:
    return document.data if isinstance(document.data, Mapping) else {}


def refuse_half_read(project: Project, path: str) -> None:
    """Sections are written anew, so that what could not be read would be lost.

    Raises:
        UsageError: something in the file could not be read.
    """
    for problem in project.problems:
        if problem.variant in _NOT_LOST or is_absence(problem, path):
            continue
        if problem.at.path == path and problem.rule:
            raise UsageError(f"{_said(problem)}; correct it first, or it would be lost")


def _said(problem: Problem) -> str:
    return f"{inert(problem.at.label)}: {sentence(problem.message)}"


def decisions_path(project: Project, named: str | None) -> str:
    """Where decisions stand or will stand."""
    for file in project.inputs:
        if file.role == "decisions":
            return file.path
    if named is not None:
        return named
    config = project.config
    if config.path is not None and config.decisions is not None:
        return normpath(Path(config.path).parent / config.decisions)
    vision = next((file.path for file in project.inputs if file.role == "vision"), "")
    return normpath(Path(vision).parent / "decisions.yaml")


def is_absence(problem: Problem, path: str) -> bool:
    """Is the problem only that the decisions file is not there yet?"""
    return problem.at.path == path and problem.variant == "unreadable" and not exists(path)


def decider_name(by: str | None) -> str:
    """`by`, else the git user.

    Raises:
        UsageError: nobody is named.
    """
    name = by if by is not None else _git_user()
    name = " ".join(name.encode("utf-8", "replace").decode("utf-8").split())
    if not name:
        raise UsageError(
            "a decision needs somebody who made it: give --by NAME, or set git config user.name"
        )
    return name


def _git_user() -> str:
    try:
        answer = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - the git the user works with
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.decode("utf-8", "replace") if answer.returncode == 0 else ""
