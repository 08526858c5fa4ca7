"""One `diagnose` from options to exit code: load, judge, write the diagnosis."""

from commitcheck.cli import screen
from commitcheck.cli.exit_codes import exit_code
from commitcheck.cli.output import refuse_inputs, write
from commitcheck.cli.progress import Stages
from commitcheck.cli.request import Request
from commitcheck.cli.run_check import files_of, judge, read
from commitcheck.errors import UsageError
from commitcheck.model.report import Report
from commitcheck.reporting import RenderOptions, diagnosis_json, diagnosis_page


def run_diagnose(request: Request) -> int:
    """Diagnose, and write it as the one report that `request` asks for (text or json).

    Findings do not decide the exit code: a diagnosis is material for a conversation.
    """
    if request.colour not in ("auto", "always", "never"):
        raise UsageError(f"--color is {request.colour}, expected auto, always or never")
    stages = Stages(total=1)
    with stages.shown():
        project = read(request, stages)
        refuse_inputs([path for _, path in request.reports], files_of(project))
        report = judge(request, project, stages)
    for name, path in request.reports:
        write(
            path, diagnosis_json.render(report) if name == "json" else _text(report, path, request)
        )
    return exit_code(report, "never")


def _text(report: Report, path: str, request: Request) -> str | bytes:
    if path != "-":
        return diagnosis_page.render(report, RenderOptions(width=100))
    options = RenderOptions(
        width=screen.width(),
        color=screen.use_colour(request.colour),
        unicode=screen.takes_unicode(),
    )
    return screen.encoded(screen.guarded(diagnosis_page.render(report, options)))
