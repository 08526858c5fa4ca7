"""Which links.yaml a run writes, and whether it may: nothing somebody wrote is ever lost."""

from collections.abc import Iterable
from os.path import normpath
from pathlib import Path

from commitcheck.cli.output import refuse_inputs, write
from commitcheck.editing.links import links_text
from commitcheck.errors import UsageError
from commitcheck.loading.patterns import exists
from commitcheck.model.problem import Problem
from commitcheck.model.project import Project
from commitcheck.model.waiver import Link
from commitcheck.reporting.inert import inert, sentence


class LinksFile:
    """The project's links file: the one that was read or named, else links.yaml at the vision.

    Raises:
        UsageError: it could not be read whole, or it is one of the other inputs.
    """

    def __init__(self, project: Project, named: str | None) -> None:
        self.path = links_path(project, named)
        for problem in project.problems:
            if problem.at.path == self.path and not is_absence(problem, self.path):
                where, what = inert(problem.at.label), sentence(problem.message)
                raise UsageError(
                    f"{where}: {what}; mend it first, for links are written whole and what "
                    "could not be read would be lost"
                )
        refuse_inputs([self.path], _others(project))

    def write(self, links: Iterable[Link]) -> None:
        """Replace the file, or leave it as it is."""
        write(self.path, links_text(links))


def links_path(project: Project, named: str | None) -> str:
    """Where links stand or will stand."""
    for one in project.inputs:
        if one.role == "links":
            return one.path
    if named is not None:
        return named
    config = project.config
    if config.path is not None and config.links is not None:
        return normpath(Path(config.path).parent / config.links)
    vision = next((one.path for one in project.inputs if one.role == "vision"), "")
    return normpath(Path(vision).parent / "links.yaml")


def is_absence(problem: Problem, path: str) -> bool:
    """Is the problem only that the links file is not there yet?"""
    return problem.at.path == path and problem.variant == "unreadable" and not exists(path)


def _others(project: Project) -> list[str]:
    return [one.path for one in project.inputs if one.role != "links"]
