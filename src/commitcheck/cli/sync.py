"""`commitcheck sync`: one page per stakeholder role, and the record that a sync took place."""

from typing import Annotated

import typer

from commitcheck.cli import options as o


def sync(
    vision: o.Vision = None,
    commitments: o.Commitments = None,
    waivers: o.Waivers = None,
    links: o.Links = None,
    config: o.ConfigPath = None,
    as_of: o.AsOf = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="DIR", help="Where to write the pages.")
    ] = "sync",
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="BASELINE", help="Say what is new since this baseline."),
    ] = None,
    wording: Annotated[
        str | None,
        typer.Option("--wording", metavar="FILE", help="Your own replacement wording."),
    ] = None,
    record: Annotated[
        list[str] | None,
        typer.Option(
            "--record",
            metavar="ROLE",
            help="Write no pages; set last_synced_on of this role to today.",
        ),
    ] = None,
    preset: o.Preset = None,
    sheet: o.Sheet = None,
    stdin_filename: o.StdinName = None,
) -> int:
    """Write one page per stakeholder role for 25 minutes: what only they can decide, by when.

    With --record ROLE the sync is recorded in vision.yaml instead, comments and layout kept.
    """
    from commitcheck.cli.request import Request  # noqa: PLC0415 - --help stays quick
    from commitcheck.cli.run_sync import record_sync, write_packs  # noqa: PLC0415 - as above

    if record:
        return record_sync(record, vision, config, as_of)
    request = Request(
        paths=tuple(path for path in (vision, *(commitments or ())) if path is not None),
        waivers=waivers,
        links=links,
        config=config,
        baseline=since,
        as_of=as_of,
        preset=preset,
        sheet=sheet,
        engine="off",
        stdin_filename=stdin_filename,
    )
    return write_packs(request, output, wording)
