"""`commitcheck waivers list|lint|prune`: exceptions stay sanctioned, owned and expiring."""

from typing import Annotated

import typer

from commitcheck.cli import options as o
from commitcheck.errors import UsageError

waivers = typer.Typer(
    help="Exceptions: which hold, what is wrong with them, which are over.",
    rich_markup_mode=None,
)

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[VISION] [COMMITMENTS]...", help="As for check; found when left out."),
]


@waivers.command("list")
def list_(
    paths: Paths = None,
    file: o.Waivers = None,
    links: o.Links = None,
    config: o.ConfigPath = None,
    as_of: o.AsOf = None,
    preset: o.Preset = None,
    sheet: o.Sheet = None,
    format_: Annotated[str, typer.Option("--format", help="text (default) or json.")] = "text",
) -> int:
    """List every waiver: active, expiring within 14 days, expired, unused, or refused and why.

    Exit codes: 0 listed, 2 something could not be read, so that a state may be wrong.
    """
    from commitcheck.cli.run_waivers import asked, run_list  # noqa: PLC0415 - --help stays quick

    if format_ not in ("text", "json"):
        raise UsageError(f"--format is {format_}, expected text or json")
    return run_list(asked(paths, file, links, config, as_of, preset, sheet), format_)


@waivers.command()
def lint(
    paths: Paths = None,
    file: o.Waivers = None,
    links: o.Links = None,
    config: o.ConfigPath = None,
    as_of: o.AsOf = None,
    preset: o.Preset = None,
    sheet: o.Sheet = None,
) -> int:
    """Say what is wrong with the waivers themselves, and nothing else.

    Exit codes: 0 nothing above a warning, 1 errors, 2 something could not be read.
    """
    from commitcheck.cli.run_waivers import asked, run_lint  # noqa: PLC0415 - --help stays quick

    return run_lint(asked(paths, file, links, config, as_of, preset, sheet))


@waivers.command()
def prune(
    paths: Paths = None,
    file: o.Waivers = None,
    links: o.Links = None,
    config: o.ConfigPath = None,
    as_of: o.AsOf = None,
    preset: o.Preset = None,
    sheet: o.Sheet = None,
    write: Annotated[bool, typer.Option("--write", help="Change the file.")] = False,
) -> int:
    """Show waivers.yaml without the unused and the expired ones; --write changes it.

    Comments and layout of everything else stay as they are.
    """
    from commitcheck.cli.run_waivers import asked, run_prune  # noqa: PLC0415 - --help stays quick

    return run_prune(asked(paths, file, links, config, as_of, preset, sheet), write=write)
