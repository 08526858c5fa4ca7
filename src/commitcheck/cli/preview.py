"""`commitcheck preview FILE`: how an export was understood, before anything is checked."""

from typing import Annotated

import typer

from commitcheck.cli import options as o
from commitcheck.cli.exit_codes import ExitCode

File = Annotated[str, typer.Argument(help="An export or a table of promises; - is standard input.")]
Format = Annotated[str, typer.Option("--format", help="text (default) or json.")]


def preview(
    file: File,
    format_: Format = "text",
    preset: o.Preset = None,
    sheet: o.Sheet = None,
    config: o.ConfigPath = None,
    stdin_filename: o.StdinName = None,
) -> int:
    """Show how a table is understood: its columns, what was skipped, and the mapping to paste.

    The same code as the check. Exit codes: 0 understood, 2 the check would refuse it.
    """
    from commitcheck.cli.run_preview import run_preview  # noqa: PLC0415 - --help stays quick

    return ExitCode(run_preview(file, format_, preset, sheet, config, stdin_filename))
