"""Decisions about promises' texts, taken all at once or one by one, and written to links.yaml."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from os.path import normpath
from pathlib import Path

import typer

from commitcheck.assessment.selection import Settings
from commitcheck.assessment.suggestions.questions import Question, questions
from commitcheck.cli.console import streams
from commitcheck.cli.console.output import refuse_inputs, write
from commitcheck.editing.both_edits import BothEdits
from commitcheck.editing.links import links_text, merged
from commitcheck.editing.review import Decider, review
from commitcheck.errors import UsageError
from commitcheck.loading.patterns import exists
from commitcheck.loading.records.waivers import links_of
from commitcheck.loading.yaml_document import read_document
from commitcheck.model.problem import Problem
from commitcheck.model.project import Project
from commitcheck.model.waiver import Link
from commitcheck.reporting.inert import inert, sentence
from commitcheck.reporting.terminal.review import question_page
from commitcheck.rules.context import Context

_PATIENCE = 5
"""Seconds; git answers in milliseconds or not at all."""


def accept(context: Context, settings: Settings, links: str | None, by: str | None) -> None:
    """Record every sure match of an unlinked promise; a conflict is never accepted unseen.

    `links` and `by` are the options' values.

    Raises:
        CommitcheckError: nobody to name, or links.yaml could not be read whole or written.
    """
    file = LinksFile(context.project, links)
    decider = Decider(decider_name(by), settings.as_of)
    decided, added = context.project.links, 0
    for promise, suggestions in questions(context, settings):
        for suggestion in suggestions:
            if suggestion.why == "unlinked" and suggestion.band == "match":
                decided = merged(decided, decider.accepted(promise, suggestion))
                added += 1
    if added:
        file.write(decided)
    streams.say(
        f"{added} accepted, in {file.path}" if added else "nothing to accept, nothing written"
    )


def go_through(context: Context, settings: Settings, links: str | None, by: str | None) -> None:
    """Ask about every suggestion; written after every key, so that quitting loses nothing.

    Raises:
        CommitcheckError: as for `accept`.
    """
    file = LinksFile(context.project, links)
    decider = Decider(decider_name(by), settings.as_of)
    suggested = questions(context, settings)

    def show(question: Question | None, at: int, word: str) -> None:
        page = "" if question is None else question_page(question, at + 1, len(suggested))
        print(f"{inert(word)}\n{page}" if word else page, flush=True)  # noqa: T201 - a dialogue

    is_written = False
    for decided in review(suggested, context.project.links, decider, keys(), show):
        file.write(decided)
        is_written = True
    streams.say(f"written to {file.path}" if is_written else "nothing decided, nothing written")


def keys() -> Iterator[str]:
    """Keys as they are pressed on a terminal, else the characters of standard input."""
    if sys.stdin.isatty():
        while True:
            try:
                yield typer.getchar()
            except (EOFError, KeyboardInterrupt, OSError):  # the last: the terminal is gone
                return
    for line in sys.stdin:
        yield from line.rstrip("\r\n")


class LinksFile:
    """The project's links file: the one that was read or named, else links.yaml at the vision.

    Nothing that somebody wrote is ever lost.

    Raises:
        UsageError: it could not be read whole, or it is one of the other inputs.
    """

    def __init__(self, project: Project, named: str | None) -> None:
        self.path = links_path(project, named)
        for problem in project.problems:
            if problem.at.path == self.path and not is_absence(problem, self.path):
                where, what = inert(problem.at.label), sentence(problem.message)
                raise UsageError(
                    f"{where}: {what}; correct it first: links are written whole, and what "
                    "could not be read would be lost"
                )
        refuse_inputs([self.path], _others(project))
        self._edits = BothEdits(project.links, self._links_now())

    def write(self, links: Iterable[Link]) -> None:
        """Replace the file by what stands in it now and these decisions, or leave it as it is.

        Raises:
            UsageError: somebody changed it meanwhile so that it cannot be read whole.
        """
        known = len(self._edits.clashes)
        together = self._edits.together(links, self._links_now())
        write(self.path, links_text(together))
        for promise in self._edits.clashes[known:]:
            told = f"{self.path} was changed meanwhile: the decision on {promise} in it stands"
            streams.say(f"{inert(told)}, yours was not written")

    def _links_now(self) -> tuple[Link, ...]:
        if not exists(self.path):
            return ()
        document = read_document(self.path, "links", may_be_empty=True)
        if document.problems:
            first = document.problems[0]
            raise UsageError(
                f"{inert(first.at.label)}: {sentence(first.message)}; the file was changed "
                "meanwhile and nothing was written"
            )
        return links_of(document.data or {}, document.source)


def links_path(project: Project, named: str | None) -> str:
    """Where links stand or will stand."""
    for file in project.inputs:
        if file.role == "links":
            return file.path
    if named is not None:
        return named
    config = project.config
    if config.path is not None and config.links is not None:
        return normpath(Path(config.path).parent / config.links)
    vision = next((file.path for file in project.inputs if file.role == "vision"), "")
    return normpath(Path(vision).parent / "links.yaml")


def is_absence(problem: Problem, path: str) -> bool:
    """Is the problem only that the links file is not there yet?"""
    return problem.at.path == path and problem.variant == "unreadable" and not exists(path)


def _others(project: Project) -> list[str]:
    return [file.path for file in project.inputs if file.role != "links"]


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
