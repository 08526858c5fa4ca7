"""One `check --promise` from options to exit code: the why-chain of one promise."""

from commitcheck.api import why
from commitcheck.assessment.narrowing import of_promise
from commitcheck.cli import screen
from commitcheck.cli.exit_codes import exit_code
from commitcheck.cli.output import refuse_inputs, write
from commitcheck.cli.progress import Stages
from commitcheck.cli.request import Request
from commitcheck.cli.run_check import files_of, judge, read
from commitcheck.errors import UsageError
from commitcheck.reporting import RenderOptions, why_json, why_page
from commitcheck.rules import ALL_RULES


def run_why(request: Request) -> int:
    """Write the chain as text or JSON; end as a check that held only this promise would.

    Raises:
        CommitcheckError: no such promise, or options that do not go with one.
    """
    _validate(request)
    stages = Stages(total=2 * len(ALL_RULES))
    with stages.shown():
        project = read(request, stages)
        refuse_inputs([path for _, path in request.reports], files_of(project))
        report = judge(request, project, stages)
        chain = why(
            project, report, request.promise or "", select=request.select, ignore=request.ignore
        )
    for name, path in request.reports:
        if name == "json":
            write(path, why_json.render(report, chain))
            continue
        on_screen = path == "-"
        options = RenderOptions(
            width=screen.width() if on_screen else 100,
            color=on_screen and screen.use_colour(request.colour),
            verbosity=request.verbosity,
        )
        text = why_page.render(report, chain, options)
        write(path, screen.guarded(text) if on_screen else text)
    fail_on = request.fail_on or project.config.fail_on or "error"
    return exit_code(of_promise(report, chain.answer.commitment), fail_on)


def _validate(request: Request) -> None:
    others = [name for name, _ in request.reports if name not in ("terminal", "json")]
    if others:
        raise UsageError(f"--promise is written as terminal or json, not as {others[0]}")
    for name, value in (
        ("--deal", request.deal), ("--customer", request.customer), ("--redact", request.redact),
    ):  # fmt: skip
        if value is not None:
            raise UsageError(f"{name} does not go with --promise, which is about one promise")
