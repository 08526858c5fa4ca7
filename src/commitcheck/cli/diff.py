"""`commitcheck diff`: what changed between two versions, what follows, and which change did it."""

import datetime as dt
from typing import Annotated

import typer
from msgspec.structs import replace

from commitcheck import over_time
from commitcheck.cli.console.output import (
    as_shown,
    refuse_inputs,
    refuse_two_on_screen,
    render_options,
    write,
)
from commitcheck.cli.console.screen import Stages, say_timings
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import Floor, Target, command
from commitcheck.cli.options.request import Request as CheckRequest
from commitcheck.cli.options.request import options
from commitcheck.errors import UsageError
from commitcheck.loading.files import without_collector
from commitcheck.model.report import Report
from commitcheck.reporting import comparison as comparison_page
from commitcheck.reporting import signing as signing_page
from commitcheck.reporting.comparison import FORMATS
from commitcheck.variants.comparison import Comparison
from commitcheck.variants.hiding import redacted, redacted_signing


class Request(CheckRequest, frozen=True, kw_only=True):
    """What `diff` can be asked: most of what `check` can, of two versions."""

    sides: Annotated[
        tuple[str, ...],
        typer.Argument(
            metavar="[BASE] [HEAD]",
            help="Git refs, folders, or saved JSON reports; HEAD is the files as they are when left"
            " out.",
        ),
    ] = ()
    since_signing: Annotated[
        bool,
        declare.flag(
            "--since-signing", help="Which signed promises held when signed, and since when not."
        ),
    ] = False
    assume: Annotated[
        tuple[str, ...],
        declare.words(
            "--if",
            metavar="WHAT",
            help="What a change would break: RM04=2027-Q2, cap:scim=rejected.",
        ),
    ] = ()
    format: Annotated[
        str,
        declare.format_name("--format", help="How to print it; default terminal.", among=FORMATS),
    ] = "terminal"
    report: Annotated[
        tuple[Target, ...],
        declare.report("--report", help="One more report; may be repeated.", among=FORMATS),
    ] = ()
    verbose: Annotated[
        int, declare.count("-v", "--verbose", help="Four times as many of each; -vv twenty.")
    ] = 0
    # no option here: a comparison shows all of a project, and reads no standard input
    paths: tuple[str, ...] = ()
    stdin_filename: str | None = None
    baseline: str | None = None
    deal: str | None = None
    customer: str | None = None
    owner: str | None = None
    theme: str | None = None
    capability: str | None = None
    source: str | None = None
    status: str | None = None
    signed_on: dt.date | None = None
    fail_under: tuple[Floor, ...] = ()
    since: str | None = None
    history: bool = False
    promise: str | None = None
    engine: str | None = None
    model_path: str | None = None
    show_waived: bool = False
    summary: bool = False
    explain_selection: bool = False


@command
def diff(request: Request) -> int:
    """Say what changed between two versions, what it broke, and which change broke it.

    Exit codes: 0 nothing new or worse at or above --fail-on, 1 something is, 2 a side could not
    be read, 4 a fault of commitcheck's own.
    """
    refuse_two_on_screen(request.reports)
    stages = Stages(total=1)
    code = _since_signing(request, stages) if request.since_signing else _diff(request, stages)
    if request.timings:
        say_timings(stages)
    return code


def _diff(request: Request, stages: Stages) -> int:
    with without_collector(), stages.watch("the comparison"):
        comparison = _compared(request)
    shown = comparison
    if request.redact is not None:
        shown = redacted(comparison, request.redact)
    _refuse_inputs(request, comparison.report, (comparison.base.name, comparison.head.name))
    for target in request.reports:
        with stages.watch(f"rendering {target.format}"):
            page = comparison_page.render(shown, target.format, render_options(request, target))
            write(target.path, as_shown(page, target))
    return exit_code(comparison, request.fail_on)


def _compared(request: Request) -> Comparison:
    """Of two sides, or of today's files and what they would be."""
    assumptions = (*request.assume, *(side for side in request.sides if request.assume))
    if assumptions:
        return over_time.what_if(assumptions, **options(over_time.what_if, request))
    if not 1 <= len(request.sides) <= 2:  # noqa: PLR2004 - a base and a head
        raise UsageError("name what to compare with: commitcheck diff BASE [HEAD]")
    return over_time.diff(*request.sides, **options(over_time.diff, request))


def _since_signing(request: Request, stages: Stages) -> int:
    """The other question: did signed promises hold on their day?"""
    if request.sides or request.assume:
        raise UsageError("--since-signing compares with the days of the signatures, name no side")
    for target in request.reports:
        if target.format not in signing_page.FORMATS:
            names = declare.listed(signing_page.FORMATS)
            raise UsageError(f"--since-signing is written as {names}, not as {target.format}")
    with without_collector(), stages.watch("the comparison"):
        result = over_time.since_signing(**options(over_time.since_signing, request))
    _refuse_inputs(request, result.report, ())
    shown = result if request.redact is None else redacted_signing(result, request.redact)
    for target in request.reports:
        with stages.watch(f"rendering {target.format}"):
            page = signing_page.render(shown, target.format, render_options(request, target))
            write(target.path, as_shown(page, target))
    is_broken = bool(result.of("broken_since")) and request.fail_on != "never"
    return ExitCode.FINDINGS if is_broken else ExitCode.OK


def _refuse_inputs(request: Request, report: Report, more: tuple[str, ...]) -> None:
    read = [file.path for file in report.inputs]
    refuse_inputs([target.path for target in request.reports], [*read, *more])


def exit_code(comparison: Comparison, fail_on: str | None = None) -> ExitCode:
    """The code a comparison ends with; `fail_on` is error, warning or never, in place of what the
    newer version's configuration says.
    """
    least = fail_on or comparison.fail_on
    if comparison.unread:
        return ExitCode.INPUT
    news = (replace(compared.finding, in_baseline=False) for compared in comparison.bad)
    failing = any(found.fails(least) for found in news)
    return ExitCode.FINDINGS if failing else ExitCode.OK
