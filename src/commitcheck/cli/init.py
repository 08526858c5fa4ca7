"""`commitcheck init [DIR]`: files to start from."""

import os
from os.path import lexists
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from commitcheck.api import today
from commitcheck.cli.console.output import make_folder, repository_top, write
from commitcheck.editing.company_files import NO_DEBT, company_config, routed
from commitcheck.editing.proposal import Proposal, proposal
from commitcheck.editing.starter_files import (
    ci_file,
    ci_place,
    installed_from,
    starter_files,
    watched_paths,
)
from commitcheck.errors import UsageError
from commitcheck.loading.files import other_file, read_file
from commitcheck.model.finding import Problem
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import counted
from commitcheck.reporting.inert import inert

_BRANCH = pattern(r"[\w./-]+")


def init(
    directory: Annotated[str, typer.Argument(metavar="[DIR]", help="Where to write them.")] = ".",
    ci: Annotated[
        str | None,
        typer.Option("--ci", metavar="PLATFORM", help="Also the CI file, for github or gitlab."),
    ] = None,
    ref: Annotated[
        str | None,
        typer.Option("--ref", metavar="COMMIT", help="The commit of ours that it installs."),
    ] = None,
    product: Annotated[
        list[str] | None,
        typer.Option("--product", metavar="FOLDER", help="A product of several; repeat it."),
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
    is there already stays as it is. With --product for each of several products and --from for
    their export the configuration says which row is whose, and names an empty baseline.
    """
    folder = Path(directory)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{directory} is a file, expected a folder")
    if product:
        _company(folder, directory, product, export)
        return
    if export is not None:
        _proposed(folder, directory, export)
        return
    ci_target, ci_text = _ci(folder, ci, ref) if ci is not None else (None, "")
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
    draft = proposal(path, content.content, other_file)
    make_folder(folder)
    files = starter_files(today())
    for name in files:
        if name.startswith(".") and not lexists(folder / name):
            _write(folder / name, files[name])
    if lexists(folder / "vision.yaml"):
        typer.echo(f"{inert(str(folder / 'vision.yaml'))} is there already, left as it is")
    else:
        _write(folder / "vision.yaml", draft.vision)
        typer.echo(
            f"wrote {inert(str(folder / 'vision.yaml'))}: {_proposals(draft)} proposed,"
            " none decided; add three things that you say no to"
        )
    _write(folder / "commitcheck.yaml", draft.config)
    typer.echo(f"wrote {inert(str(folder / 'commitcheck.yaml'))}: how {inert(export)} is read")
    typer.echo(
        f"next: commitcheck check{'' if directory == '.' else f' {inert(quote(directory))}'}"
    )


def _company(folder: Path, directory: str, products: list[str], export: str | None) -> None:
    """The configuration of several products with one export, and a first vision where one has none.

    Raises:
        UsageError: there is no export, or a configuration or baseline is there already.
    """
    if export is None:
        raise UsageError("--product needs --from EXPORT: the export whose rows are theirs")
    for name in ("commitcheck.yaml", "baseline.json"):
        if lexists(folder / name):
            raise UsageError(f"{name} already there in {directory}; nothing was written")
    content = read_file(export)
    if isinstance(content, Problem):
        raise UsageError(f"{content.at.path}: {content.message}; {content.next_step}")
    found = routed(content, [Path(place).name for place in products])
    places = [Path(os.path.relpath(place, folder)).as_posix() for place in products]
    path = Path(os.path.relpath(export, folder)).as_posix()
    files = starter_files(today())
    for place, name in zip(products, (Path(it).name for it in products), strict=True):
        vision = Path(place) / "vision.yaml"
        if lexists(vision):
            typer.echo(f"{inert(str(vision))} is there already, left as it is")
        else:
            _write(vision, f"schema_version: 1\nproduct: {{id: {name}, name: {name}}}\n")
            typer.echo(f"wrote {inert(str(vision))}: a name, and all the rest is yours to say")
    for name in files:
        if name.startswith(".") and not lexists(folder / name):
            _write(folder / name, files[name])
    _write(folder / "commitcheck.yaml", company_config(places, path, found))
    _write(folder / "baseline.json", NO_DEBT)
    column = inert(found.column)
    typer.echo(f"wrote {inert(str(folder / 'commitcheck.yaml'))}: {column} says whose a row is")
    for word, rows in found.nobodys.items():
        typer.echo(f"  {counted(rows, 'row')} of {inert(word)}: nothing checks them, as it says")
    typer.echo("next: commitcheck baseline write baseline.json --drafts-until DATE")


def _proposals(draft: Proposal) -> str:
    capabilities = counted(draft.capabilities, "capability", "capabilities")
    return f"{capabilities} and {counted(draft.segments, 'segment')}"


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


def _ci(folder: Path, platform: str, ref: str | None) -> tuple[Path, str]:
    """Where the CI file goes, at the repository's top, and what it says."""
    here = folder.resolve()
    root = Path(repository_top(here) or here)
    inside = here.relative_to(root).as_posix()
    place = ci_place(platform, inside)
    watched = watched_paths(here, root, place)
    text = ci_file(
        platform,
        inside,
        ref or installed_from(),
        watched,
        _branch(root),
    )
    target = (folder if root == here else root) / place
    if lexists(target):
        raise UsageError(f"{target} is already there; nothing was written")
    return target, text


def _branch(root: Path) -> str:
    """The branch that pull requests go to: the remote's own, else the one that is checked out."""
    for name in ("refs/remotes/origin/HEAD", "HEAD"):
        try:
            text = (root / ".git" / name).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            continue
        branch = text.removeprefix("ref: refs/").partition("/")[2].removeprefix("origin/")
        if text.startswith("ref: refs/") and _BRANCH.fullmatch(branch):
            return branch
    return "main"


def _write(target: Path, content: str) -> None:
    make_folder(target.parent)
    write(str(target), content)
