"""`commitcheck init [DIR]`: files to start from."""

from os.path import lexists
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from commitcheck.api import today
from commitcheck.cli.console.output import make_folder, repository_top, write
from commitcheck.editing.starter_files import PLACES, ci_file, starter_files
from commitcheck.errors import UsageError
from commitcheck.reporting.inert import inert


def init(
    directory: Annotated[str, typer.Argument(metavar="[DIR]", help="Where to write them.")] = ".",
    ci: Annotated[
        str | None,
        typer.Option("--ci", metavar="PLATFORM", help="Also the CI file, for github or gitlab."),
    ] = None,
) -> None:
    """Write a small commented vision, three commitments, waivers and a configuration.

    Nothing is ever overwritten: when one of the files is there already, none is written; with
    --ci a project that is there already gets the CI file only.
    """
    folder = Path(directory)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{directory} is a file, expected a folder")
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
