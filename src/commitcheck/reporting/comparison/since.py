"""The whole report with a comparison beside it: what is new since a ref comes before what is known.

The report's own formats already tell known findings from others. Here is what they cannot: the
changes with their causes for people, the changed lines for annotations, the states for SARIF.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.report import Report
from commitcheck.reporting import github
from commitcheck.reporting import render as render_report
from commitcheck.reporting.comparison import github as annotations
from commitcheck.reporting.comparison import render, words
from commitcheck.reporting.inert import inert, remedy, shorten, statement
from commitcheck.reporting.options import RenderOptions
from commitcheck.variants.comparison import Comparison


def render_since(
    report: Report, comparison: Comparison, name: str, options: RenderOptions
) -> str | bytes:
    """The report in a format, with what the comparison adds to it.

    `report` is marked by `variants.since.set_apart`.

    Raises:
        KeyError: there is no such format.
    """
    if name == "github":
        return "".join(f"{line}\n" for line in _annotated(report, comparison, options))
    if name == "sarif":
        return render(comparison, name, options)
    page = render_report(report, name, options)
    if name == "terminal" and isinstance(page, str):
        if options.verbosity < 0:  # its one line counts what is new
            return page
        return f"{render(comparison, name, options)}\n{page}"
    if name == "markdown" and isinstance(page, str):
        marker, _, rest = page.partition("\n")
        _, _, first = render(comparison, name, options).partition("\n")
        return f"{marker}\n{first}\n{rest}"
    return page


def _annotated(report: Report, comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    """New and worse ones on their changed lines, then known ones while there is room."""
    left: list[str] = []
    known = [found for found in report.unwaived if found.in_baseline]
    for severity in sorted(Severity, reverse=True):
        level = annotations.LEVELS[severity]
        bad = [found for found in comparison.bad if found.finding.severity is severity]
        old = [found for found in known if found.severity is severity and found.preventable]
        lines = [annotations.annotation(level, found, comparison, options) for found in bad]
        lines += [_known(level, found, options) for found in old]
        yield from lines[: github.PER_LEVEL]
        if len(lines) > github.PER_LEVEL:
            left.append(f"{len(lines) - github.PER_LEVEL} more of level {level}")
    yield inert(f"commitcheck: {words.headline(comparison)}")
    yield inert(f"commitcheck: {report.verdict.sentence}")
    if left:
        yield f"not annotated: {', '.join(left)}; the summary and the other reports have them"


def _known(level: str, found: Finding, options: RenderOptions) -> str:
    title = f"known: {found.code} {shorten(found.subject.id, 60)}".rstrip()
    text = f"{statement(found)}\nTo do: {remedy(found)}"
    return github.command(level, title, found.at, text, options)
