"""`commitcheck init [DIR]`: files to start from."""

import os
from os.path import lexists
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from commitcheck.api import today
from commitcheck.cli.console.output import make_folder, repository_top, write
from commitcheck.editing.proposal import Proposal, proposal
from commitcheck.editing.starter_files import PLACES, ci_file, starter_files
from commitcheck.errors import UsageError
from commitcheck.loading.files import other_file, read_file
from commitcheck.model.finding import Problem
from commitcheck.model.phrase import counted
from commitcheck.reporting.inert import inert


def init(
    directory: Annotated[str, typer.Argument(metavar="[DIR]", help="Where to write them.")] = ".",
    ci: Annotated[
        str | None,
        typer.Option("--ci", metavar="PLATFORM", help="Also the CI file, for github or gitlab."),
    ] = None,
    export: Annotated[
        str | None,
        typer.Option("--from", metavar="EXPORT", help="Propose them from an export's own words."),
    ] = None,
) -> None:
    """Write a small commented vision, three commitments, waivers and a configuration.

    Nothing is ever overwritten: when one of the files is there already, none is written; with
    --ci a project that is there already gets the CI file only. With --from the configuration says
    how the export is read, and the vision proposes what it talks about, undecided; a vision that
    is there already stays as it is.
    """
    folder = Path(directory)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{directory} is a file, expected a folder")
    if export is not None:
        _proposed(folder, directory, export)
        return
    ci_target, ci_text = _ci(folder, ci) if ci is not None else (None, "")
    _project(folder, directory, may_be_there=ci is not None)
    if ci_target is not None:
        _write(ci_target, ci_text)
        typer.echo(f"wrote {inert(str(ci_target))}")
        if ci == "gitlab":
            typer.echo("next: name it under include: in .gitlab-ci.yml, as its first lines show")
        return
    typer.echo(
        f"next: commitcheck check{'' if directory == '.' else f' {inert(quote(directory))}'}"
    )


def _proposed(folder: Path, directory: str, export: str) -> None:
    """The configuration for an export, and a vision in its words where there is none."""
    taken = [name for name in ("commitcheck.yaml",) if lexists(folder / name)]
    if taken:
        raise UsageError(f"{taken[0]} already there in {directory}; nothing was written")
    content = read_file(export)
    if isinstance(content, Problem):
        raise UsageError(f"{content.at.path}: {content.message}; {content.next_step}")
    path = Path(os.path.relpath(export, folder)).as_posix()
    made = proposal(path, content.content, other_file)
    make_folder(folder)
    files = starter_files(today())
    for name in files:
        if name.startswith(".") and not lexists(folder / name):
            _write(folder / name, files[name])
    if lexists(folder / "vision.yaml"):
        typer.echo(f"{inert(str(folder / 'vision.yaml'))} is there already, left as it is")
    else:
        _write(folder / "vision.yaml", made.vision)
        typer.echo(
            f"wrote {inert(str(folder / 'vision.yaml'))}: {_proposals(made)} proposed,"
            " none decided; add three things that you say no to"
        )
    _write(folder / "commitcheck.yaml", made.config)
    typer.echo(f"wrote {inert(str(folder / 'commitcheck.yaml'))}: how {inert(export)} is read")
    typer.echo(
        f"next: commitcheck check{'' if directory == '.' else f' {inert(quote(directory))}'}"
    )


def _proposals(made: Proposal) -> str:
    capabilities = counted(made.capabilities, "capability", "capabilities")
    return f"{capabilities} and {counted(made.segments, 'segment')}"


def _project(folder: Path, directory: str, *, may_be_there: bool) -> None:
    """The project's own files, all or none of them."""
    files = starter_files(today())
    there = [name for name in files if lexists(folder / name) and not name.startswith(".")]
    if there and may_be_there:
        typer.echo(f"{', '.join(there)} already there in {inert(directory)}, left as they are")
        return
    if there:
        raise UsageError(f"{', '.join(there)} already there in {directory}; nothing was written")
    for name in files:
        make_folder((folder / name).parent)
    for name, content in files.items():
        _write(folder / name, content)
        if not name.startswith("."):
            typer.echo(f"wrote {inert(str(folder / name))}")
    schemas = inert(str(folder / ".commitcheck"))
    typer.echo(f"wrote {schemas}/*.schema.json, so that an editor completes and explains them")


def _ci(folder: Path, platform: str) -> tuple[Path, str]:
    """Where the CI file goes, at the repository's top, and what it says."""
    here = folder.resolve()
    root = Path(repository_top(here) or here)
    text = ci_file(platform, here.relative_to(root).as_posix())
    target = (folder if root == here else root) / PLACES[platform]
    if lexists(target):
        raise UsageError(f"{target} is already there; nothing was written")
    return target, text


def _write(target: Path, content: str) -> None:
    make_folder(target.parent)
    write(str(target), content)
