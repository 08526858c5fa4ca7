"""`commitcheck diagnose`: which root problem it is, and the smallest cure."""

from typing import Annotated

import typer

from commitcheck.cli import options as o
from commitcheck.errors import UsageError


def diagnose(
    vision: o.Vision = None,
    commitments: o.Commitments = None,
    waivers: o.Waivers = None,
    links: o.Links = None,
    config: o.ConfigPath = None,
    baseline: o.BaselinePath = None,
    as_of: o.AsOf = None,
    format_: Annotated[str, typer.Option("--format", help="text (default) or json.")] = "text",
    output: o.Output = "-",
    redact: o.Redact = None,
    preset: o.Preset = None,
    sheet: o.Sheet = None,
    stdin_filename: o.StdinName = None,
    no_waivers: o.NoWaivers = False,
    color: o.Colour = "auto",
) -> int:
    """Name the root problem: signals for and against, the smallest remedy, the metrics.

    Exit codes: 0 diagnosed, 2 something could not be read, 3 nothing to check.
    """
    from commitcheck.cli.request import Request  # noqa: PLC0415 - as above
    from commitcheck.cli.run_diagnose import run_diagnose  # noqa: PLC0415 - --help stays quick

    if format_ not in ("text", "json"):
        raise UsageError(f"--format is {format_}, expected text or json")
    request = Request(
        paths=tuple(path for path in (vision, *(commitments or ())) if path is not None),
        waivers=waivers,
        links=links,
        config=config,
        baseline=baseline,
        as_of=as_of,
        reports=((format_, output),),
        redact=redact,
        preset=preset,
        sheet=sheet,
        engine="off",
        stdin_filename=stdin_filename,
        use_waivers=not no_waivers,
        colour=color,
    )
    return run_diagnose(request)
