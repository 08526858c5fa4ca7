"""`commitcheck diff`: what changed between two versions, what follows, and which change did it."""

from pathlib import Path
from typing import Annotated

import typer

from commitcheck import over_time
from commitcheck.cli.console import screen
from commitcheck.cli.console.output import refuse_inputs, repository_top, write
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.command import command
from commitcheck.cli.options.declare import Target
from commitcheck.cli.options.request import Request as CheckRequest
from commitcheck.cli.options.to_api import options
from commitcheck.errors import UsageError
from commitcheck.loading.collector import without_collector
from commitcheck.model.finding import Severity
from commitcheck.reporting import RenderOptions
from commitcheck.reporting.comparison import FORMATS, render
from commitcheck.variants.comparison import Comparison


class Request(CheckRequest, frozen=True, kw_only=True):
    """What `diff` can be asked: most of what `check` can, of two versions."""

    base: Annotated[
        str,
        typer.Argument(metavar="BASE", help="A git ref, a folder, or a saved JSON report."),
    ]
    head: Annotated[
        str | None,
        typer.Argument(metavar="[HEAD]", help="The same; the files as they are when left out."),
    ] = None
    format: Annotated[
        str,
        declare.format_name("--format", help="How to print it; default terminal.", among=FORMATS),
    ] = "terminal"
    report: Annotated[
        tuple[Target, ...],
        declare.report("--report", help="One more report; may be repeated.", among=FORMATS),
    ] = ()
    # no option here: a comparison shows all of a project, and reads no standard input
    paths: tuple[str, ...] = ()
    stdin_filename: str | None = None
    baseline: str | None = None
    deal: str | None = None
    customer: str | None = None
    since: str | None = None
    promise: str | None = None
    engine: str | None = None
    model_path: str | None = None
    show_waived: bool = False
    timings: bool = False


@command
def diff(request: Request) -> int:
    """Say what changed between two versions, what it broke, and which change broke it.

    Exit codes: 0 nothing new or worse at or above --fail-on, 1 something is, 2 a side could not
    be read, 4 a fault of commitcheck's own.
    """
    on_screen = [target.format for target in request.reports if target.path == "-"]
    if len(on_screen) > 1:
        raise UsageError(f"{' and '.join(on_screen)} cannot both go to standard output")
    with without_collector():
        comparison = over_time.diff(request.base, request.head, **options(over_time.diff, request))
    shown = comparison
    if request.redact is not None:
        from commitcheck.variants.hiding import redacted  # noqa: PLC0415 - rarely asked for

        shown = redacted(comparison, request.redact)
    read = [file.path for file in comparison.report.inputs]
    sides = (comparison.base.name, comparison.head.name)
    refuse_inputs([target.path for target in request.reports], [*read, *sides])
    for target in request.reports:
        write(target.path, _page(shown, request, target))
    return exit_code(comparison, request.fail_on or "error")


def _page(comparison: Comparison, request: Request, target: Target) -> str | bytes:
    on_screen = target.path == "-"
    folder = Path.cwd()
    settings = RenderOptions(
        width=screen.width() if on_screen else 100,
        color=on_screen and screen.use_colour(request.color),
        unicode=not on_screen or screen.takes_unicode(),
        verbosity=request.verbosity,
        root=repository_top(folder),
        folder=folder.as_posix(),
    )
    page = render(comparison, target.format, settings)
    if on_screen and target.format in ("terminal", "markdown"):
        return screen.encoded(screen.guarded(page))
    return page


def exit_code(comparison: Comparison, fail_on: str) -> ExitCode:
    """The code a comparison ends with; `fail_on` is error, warning or never."""
    if comparison.unread:
        return ExitCode.INPUT
    if fail_on == "never":
        return ExitCode.OK
    threshold = Severity.ERROR if fail_on == "error" else Severity.WARNING
    failing = any(compared.finding.severity >= threshold for compared in comparison.bad)
    return ExitCode.FINDINGS if failing else ExitCode.OK
