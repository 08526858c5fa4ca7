"""`commitcheck check`: the report."""

from commitcheck.cli import options as o


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
    given = dict(locals())
    from commitcheck.cli.request import requested  # noqa: PLC0415 - --help stays quick
    from commitcheck.cli.run_check import run_check  # noqa: PLC0415 - as above

    return run_check(requested(given))
