"""GitHub Actions annotations: workflow commands that put findings on the changed lines.

The runner keeps the first ten of each level, so the worst come first and the rest are counted
in plain words. Debt that the baseline knows and that is signed already is counted, not shown.
"""

from collections.abc import Container, Iterator, Sequence

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.location import Location
from commitcheck.model.report import Report
from commitcheck.reporting.against import against_any
from commitcheck.reporting.inert import inert, remedy, shorten, statement
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.repository_paths import plain_path

PER_LEVEL = 10
"""Annotations of one level that the runner keeps of a step."""

_NOTICES = 5
"""So many of them say what was left out; the others are for findings."""

MESSAGE = 4096
"""Characters of a message that the runner keeps."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, options: RenderOptions) -> str:
    """Commands, then the verdict and what was left out as plain lines.

    The first says how many promises non-goals speak against: of their own annotations the runner
    keeps ten. What the run was told to leave out is a notice of its own: a check that is green
    because somebody silenced it must look like one.
    """
    fresh = [finding for finding in report.unwaived if not finding.is_known_debt]
    leads = {(answer.commitment, answer.headline) for answer in report.commitments}
    lines = [_notice("left out", said) for said in report.left_out[:_NOTICES]]
    left: list[str] = []
    if len(report.left_out) > len(lines):
        left.append(f"{len(report.left_out) - len(lines)} more things left out")
    if ruled_out := against_any(report):
        lines.insert(0, _notice("against the vision", ruled_out))
    room = {Severity.INFO: PER_LEVEL - len(lines)}
    for severity in sorted(Severity, reverse=True):
        level = _LEVELS[severity]
        found = [finding for finding in fresh if finding.severity is severity]
        found.sort(key=lambda finding: _rank(finding, leads))
        shown = found[: room.get(severity, PER_LEVEL)]
        lines += [_command(level, finding, options) for finding in shown]
        if len(found) > len(shown):
            left.append(f"{len(found) - len(shown)} more of level {level}")
    known = len(report.unwaived) - len(fresh)
    if known:
        left.append(f"{known} known to the baseline")
    lines += _plain(report, left)
    return "".join(f"{line}\n" for line in lines)


def _plain(report: Report, left: Sequence[str]) -> Iterator[str]:
    yield inert(f"commitcheck: {report.verdict.sentence}")
    if left:
        yield f"not annotated: {', '.join(left)}; the summary and the other reports have them"


def _notice(title: str, said: str) -> str:
    title = _property(f"commitcheck: {title}")
    return f"::notice title={title}::{_data(shorten(said, MESSAGE))}"


def _rank(found: Finding, leads: Container[tuple[str, str | None]]) -> tuple[bool, bool, bool]:
    """What can still be prevented first, then what nobody knew yet; one per promise before two."""
    is_lead = found.subject.kind != "commitment" or (found.subject.id, found.code) in leads
    return (not found.preventable, found.in_baseline, not is_lead)


def _command(level: str, found: Finding, options: RenderOptions) -> str:
    title = f"{found.code} {shorten(found.subject.id, 60)}".rstrip()
    text = f"{statement(found)}\nTo do: {remedy(found)}"
    return command(level, title, found.at, text, options)


def command(level: str, title: str, at: Location, text: str, options: RenderOptions) -> str:
    """One annotation as the runner reads it; in a workbook the text says which cell."""
    properties = {"title": title, "file": plain_path(at.path, options)}
    if at.clause is not None:
        text = f"{shorten(at.clause, 80)}: {text}"
    elif at.cell is None:
        properties |= {"line": str(at.line), "col": str(at.column)}
    else:
        text = f"{shorten(f'{at.sheet}!{at.cell}', 80)}: {text}"
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {named}::{_data(_cut(text))}"


def _cut(text: str) -> str:
    return text if len(text) <= MESSAGE else text[: MESSAGE - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _data(text: str) -> str:
    """As the runner unescapes it; the percent sign first."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
