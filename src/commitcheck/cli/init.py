"""`commitcheck init [DIR]`: files to start from."""

from os.path import lexists
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from commitcheck.errors import OutputError, UsageError


def init(
    directory: Annotated[str, typer.Argument(metavar="[DIR]", help="Where to write them.")] = ".",
) -> None:
    """Write a small commented vision, three commitments, waivers and a configuration.

    Nothing is ever overwritten: when one of the files is there already, none is written.
    """
    from commitcheck.api import today  # noqa: PLC0415 - --help stays quick
    from commitcheck.cli.output import write  # noqa: PLC0415 - as above
    from commitcheck.editing.starter_files import starter_files  # noqa: PLC0415 - as above
    from commitcheck.reporting.inert import inert  # noqa: PLC0415 - as above

    folder = Path(directory)
    files = starter_files(today())
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{directory} is a file, expected a folder")
    there = [name for name in files if lexists(folder / name) and not name.startswith(".")]
    if there:
        raise UsageError(f"{', '.join(there)} already there in {directory}; nothing was written")
    for place in dict.fromkeys((folder / name).parent for name in files):
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"cannot make {place}: {(error.strerror or '').lower()}") from error
    for name, content in files.items():
        write(str(folder / name), content)
        if not name.startswith("."):
            typer.echo(f"wrote {inert(str(folder / name))}")
    schemas = inert(str(folder / ".commitcheck"))
    typer.echo(f"wrote {schemas}/*.schema.json, so that an editor completes and explains them")
    typer.echo(
        f"next: commitcheck check{'' if directory == '.' else f' {inert(quote(directory))}'}"
    )
