"""`commitcheck init [DIR]`: files to start from."""

from pathlib import Path
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

    folder = Path(directory)
    files = starter_files(today())
    there = [name for name in files if (folder / name).exists() and not name.startswith(".")]
    if there:
        raise UsageError(f"{', '.join(there)} already there in {directory}; nothing was written")
    for name, content in files.items():
        target = folder / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"cannot make {target.parent}: {error.strerror}") from error
        write(str(target), content)
        if not name.startswith("."):
            typer.echo(f"wrote {target}")
    typer.echo("wrote .commitcheck/*.schema.json, so that an editor completes and explains them")
    typer.echo("next: commitcheck check" + ("" if directory == "." else f", in {directory}"))
