"""`commitcheck check`: the report."""

from commitcheck.cli import options as o
from commitcheck.errors import UsageError


def check(
    vision: o.Vision = None,
    commitments: o.Commitments = None,
    waivers: o.Waivers = None,
    links: o.Links = None,
    config: o.ConfigPath = None,
    baseline: o.BaselinePath = None,
    as_of: o.AsOf = None,
    deal: o.Deal = None,
    customer: o.Customer = None,
    promise: o.Promise = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    fail_on: o.FailOn = None,
    format_: o.FormatName = "terminal",
    output: o.Output = "-",
    report: o.Reports = None,
    redact: o.Redact = None,
    preset: o.Preset = None,
    sheet: o.Sheet = None,
    engine: o.Engine = None,
    model_path: o.ModelPath = None,
    stdin_filename: o.StdinName = None,
    strict: o.Strict = False,
    no_waivers: o.NoWaivers = False,
    show_waived: o.ShowWaived = False,
    timings: o.Timings = False,
    color: o.Colour = "auto",
    quiet: o.Quiet = False,
    verbose: o.Verbose = 0,
) -> int:
    """Check commitments against the vision and print what does not conform.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something could not be read,
    3 nothing to check, 4 a fault of commitcheck's own.
    """
    from commitcheck.cli.run_check import Request, run_check  # noqa: PLC0415 - --help stays quick

    return run_check(
        Request(
            paths=tuple(path for path in (vision, *(commitments or ())) if path is not None),
            waivers=waivers,
            links=links,
            config=config,
            baseline=baseline,
            as_of=as_of,
            deal=deal,
            customer=customer,
            promise=promise,
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            fail_on=fail_on,
            reports=((format_, output), *map(asked_report, report or ())),
            redact=redact,
            preset=preset,
            sheet=sheet,
            engine=engine,
            model_path=model_path,
            stdin_filename=stdin_filename,
            strict=strict,
            use_waivers=not no_waivers,
            show_waived=show_waived,
            timings=timings,
            colour=color,
            verbosity=-1 if quiet else min(verbose, 2),
        )
    )


def asked_report(words: str) -> tuple[str, str]:
    """`sarif=out.sarif` as a format and a file."""
    name, equals, path = words.partition("=")
    if not equals or not path:
        raise UsageError(f"--report is {words}, expected FORMAT=FILE, as sarif=commitcheck.sarif")
    return name, path
