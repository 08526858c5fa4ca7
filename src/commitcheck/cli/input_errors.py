"""What could not be read, said beside the output of a command that is about something else."""

import typer

from commitcheck.model.counting import counted
from commitcheck.model.finding import Finding
from commitcheck.model.report import Report
from commitcheck.model.severity import Severity
from commitcheck.reporting.inert import inert, sentence

_SHOWN = 10


def input_errors(report: Report) -> list[Finding]:
    """Errors of the input, which leave part of it not checked."""
    return [
        one
        for one in report.unwaived
        if one.rule.startswith("INP") and one.severity is Severity.ERROR
    ]


def tell_input_errors(report: Report) -> bool:
    """Say on standard error how many there are, and which; False without any."""
    errors = input_errors(report)
    if not errors:
        return False
    count = counted(len(errors), "input error")
    typer.echo(f"commitcheck: {count} left part of it not checked", err=True)
    for one in errors[:_SHOWN]:
        typer.echo(f"    {inert(one.at.label)}: {sentence(one.message)}", err=True)
    if len(errors) > _SHOWN:
        typer.echo(f"    and {len(errors) - _SHOWN} more; commitcheck check has all", err=True)
    return True
