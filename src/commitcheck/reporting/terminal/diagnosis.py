"""The diagnosis alone, for people: every sign for and against, the ladder, every metric."""

from msgspec.structs import replace

from commitcheck.model.figures import Metric
from commitcheck.model.report import Diagnosis, Report
from commitcheck.reporting.inert import inert, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.spoken import DOT, NAME, figure, share
from commitcheck.reporting.terminal.ink import Ink, ink, join, padded
from commitcheck.reporting.terminal.notes import show_root
from commitcheck.reporting.terminal.page import Page

_LABEL = "smallest next step  "


def render(report: Report, options: RenderOptions) -> str:
    """The page as text. Nothing is left out of it: evidence against is evidence too."""
    page = Page(options.width, unicode=options.unicode)
    page.line(ink(report.verdict.sentence, "bold"))
    page.blank()
    page.line(ink(DOT.join((shorten(report.product, NAME), f"as of {report.as_of}")), "dim"))
    if report.history is not None:
        page.line(ink(f"by the history, {inert(report.history.whole_sentence)}"))
    page.heading("Diagnosis", "the signs for a root problem, and against it")
    diagnosis, thorough = report.diagnosis, replace(options, verbosity=1)
    width = max((len(root.name) for root in diagnosis.roots), default=0)
    for root in diagnosis.roots:
        show_root(page, root, width, diagnosis, thorough)
    _ladder(page, diagnosis)
    _metrics(page, report)
    return page.text(color=options.color)


def _ladder(page: Page, diagnosis: Diagnosis) -> None:
    page.heading("Remedy", "the smallest rung of the ladder that addresses it")
    if diagnosis.rung is None or diagnosis.remedy is None:
        unknown = all(root.level == "could_not_be_judged" for root in diagnosis.roots)
        page.line(ink("not known" if unknown else "nothing calls for one"))
    else:
        _rung(page, _LABEL, diagnosis.rung, diagnosis.remedy, "bold")
    if diagnosis.next_rung is not None and diagnosis.next_remedy is not None:
        _rung(page, "after that", diagnosis.next_rung, diagnosis.next_remedy, "")
    past = ", ".join(name or "none" for name in diagnosis.history)
    said = f"dominant was {past}, oldest first" if past else "none known; a baseline remembers it"
    page.hang(padded(ink("earlier runs", "cyan"), len(_LABEL)), ink(said, "dim"))


def _rung(page: Page, label: str, rung: int, remedy: str, style: str) -> None:
    page.hang(
        padded(ink(label, f"{style} cyan".strip()), len(_LABEL)),
        join(ink(remedy, style), ink(f"(rung {rung} of 6)", "dim"), gap=" "),
    )


def _metrics(page: Page, report: Report) -> None:
    page.heading("Metrics", "each with its parts and its formula")
    names = max((len(metric.name) for metric in report.metrics), default=0) + 2
    values = [(metric, _value(metric)) for metric in report.metrics]
    width = max((len(value) for _, value in values), default=0) + 2
    for metric, value in values:
        label = padded(ink(metric.name, "cyan"), names) + padded(ink(value, "bold"), width)
        page.hang(label, ink(metric.formula, "dim") + _reason(metric))


def _reason(metric: Metric) -> Ink:
    return ink(f": {metric.reason}" if metric.value is None and metric.reason else "", "magenta")


def _value(metric: Metric) -> str:
    """`62% (13 of 21)`, `2,850,000 EUR`, `none`."""
    if metric.value is None:
        return "none"
    parts = share(metric) if metric.unit == "ratio" else ""
    return f"{figure(metric)} ({parts})" if parts else figure(metric)
