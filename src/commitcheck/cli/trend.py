"""`commitcheck trend`: the check replayed over the history, as numbers over time."""

import datetime as dt
from typing import Annotated

from commitcheck import over_time
from commitcheck.cli.console import streams
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
from commitcheck.loading.files import without_collector
from commitcheck.reporting.trend import FORMATS, render
from commitcheck.variants.trend import EVERY, Every, forget


class Request(CheckRequest, frozen=True, kw_only=True):
    """What `trend` can be asked."""

    every: Annotated[
        str,
        declare.choice(
            "--every", words=EVERY, metavar="STEP", help="week (default), month or commit."
        ),
    ] = "week"
    first: Annotated[
        dt.date | None,
        declare.day("--since", help="The first day; default that of the first commit."),
    ] = None
    no_cache: Annotated[
        bool, declare.flag("--no-cache", help="Judge every point again, and remember none.")
    ] = False
    forget: Annotated[
        bool, declare.flag("--forget", help="Remove what is remembered, and do nothing else.")
    ] = False
    format: Annotated[
        str,
        declare.format_name("--format", help="How to print it; default terminal.", among=FORMATS),
    ] = "terminal"
    report: Annotated[
        tuple[Target, ...],
        declare.report("--report", help="One more report; may be repeated.", among=FORMATS),
    ] = ()
    # no option here: a trend has numbers only, of all of a project
    stdin_filename: str | None = None
    baseline: str | None = None
    redact: str | None = None
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
    fail_on: str | None = None
    engine: str | None = None
    model_path: str | None = None
    show_waived: bool = False
    summary: bool = False
    explain_selection: bool = False
    verbose: int = 0

    @property
    def use_cache(self) -> bool:
        """As the interface names it."""
        return not self.no_cache


@command
def trend(request: Request) -> int:
    """Replay the check over the history of this repository, one row of numbers per point.

    Points of past commits are remembered in a folder that is readable by you alone.

    Exit codes: 0 done, 2 something could not be read or written, 3 there is no point to show.
    """
    if request.forget:
        streams.say("forgot every point" if forget() else "nothing was remembered")
        return ExitCode.OK
    refuse_two_on_screen(request.reports)
    every: Every = next(step for step in EVERY if step == request.every)
    stages = Stages(total=1)
    with without_collector(), stages.watch("the versions"):
        result = over_time.trend(**{**options(over_time.trend, request), "every": every})
    refuse_inputs([target.path for target in request.reports], request.paths)
    for target in request.reports:
        with stages.watch(f"rendering {target.format}"):
            page = render(result, target.format, render_options(request, target))
            write(target.path, as_shown(page, target))
    if request.timings:
        say_timings(stages)
    return ExitCode.OK if result.points else ExitCode.NOTHING
