"""What could not be read, said beside the output of a command that is about something else."""

from commitcheck.cli.console import streams
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import Report
from commitcheck.reporting.inert import inert, sentence

_SHOWN = 10


def input_errors(report: Report) -> list[Finding]:
    """Errors of the input, which leave part of it not checked."""
    return [
        found
        for found in report.unwaived
        if found.rule.startswith("INP") and found.severity is Severity.ERROR
    ]


def say_input_errors(report: Report) -> bool:
    """Say on standard error how many there are, and which; False without any."""
    errors = input_errors(report)
    if not errors:
        return False
    streams.say(f"commitcheck: {counted(len(errors), 'input error')} left part of it not checked")
    streams.say(*(f"    {_said(found)}" for found in errors[:_SHOWN]))
    if len(errors) > _SHOWN:
        streams.say(f"    and {len(errors) - _SHOWN} more; commitcheck check has all")
    return True


def say_first_input_error(report: Report) -> None:
    """Name the file and the place of the first one in a line on standard error."""
    errors = input_errors(report)
    if errors:
        more = counted(len(errors) - 1, "more input error")
        others = f" (and {more})" if len(errors) > 1 else ""
        streams.say(f"commitcheck: {_said(errors[0])}{others}")


def _said(found: Finding) -> str:
    return f"{inert(found.at.label)}: {sentence(found.message)}"
