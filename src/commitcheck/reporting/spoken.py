"""How reports for people say things: days, amounts, counts, roles. Plain text, so without Rich."""

import datetime as dt
from collections.abc import Iterable, Sequence

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.phrase import counted
from commitcheck.model.report import Report
from commitcheck.model.vocabulary import ROLES
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.options import RenderOptions

DOT = " \N{MIDDLE DOT} "
TITLE, NAME, QUOTE, NOTE = 100, 40, 280, 200
"""How much of a text a person is shown; JSON has all of it."""

CODE_NAME = 24
"""As much of an id or a customer where a promise has one line."""

UNCOMPARED = (
    "of it say no more than rule and id, so a worse value or another customer does not show; "
    "`commitcheck baseline write` writes them anew"
)
"""What is said of a version-1 baseline."""

BANDS = {"match": "is probably about", "possible": "may be about"}
"""How a promise stands to what its words are close to; below these no match is claimed."""


def cap(options: RenderOptions) -> int:
    """How many of a kind are shown; more of them with every -v."""
    return options.cap * (1, 1, 4, 20)[min(3, max(0, options.verbosity + 1))]


def severities(findings: Sequence[Finding]) -> str:
    """`2 errors, 1 warning`."""
    counts = (
        (severity, sum(f.severity is severity for f in findings)) for severity in reversed(Severity)
    )
    plural = {Severity.INFO: "info"}
    return ", ".join(
        counted(number, severity.label, plural.get(severity, ""))
        for severity, number in counts
        if number
    )


def away(day: dt.date, as_of: dt.date) -> str:
    """`in 14 days`, `today`, `tomorrow`, `3 days ago`."""
    days = (day - as_of).days
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    return f"in {days} days" if days > 0 else f"{counted(-days, 'day')} ago"


def signature(day: dt.date, as_of: dt.date) -> str:
    """When a draft is to be signed; a day that passed without a signature is said to have."""
    expected = " was expected" if day < as_of else ""
    return f"signature{expected} {day}, {away(day, as_of)}"


def amount(value: float | None, currency: str | None) -> str:
    """`ARR 1,250,000 EUR`, or nothing where no amount is named."""
    if value is None:
        return ""
    return f"ARR {value:,.0f} {shorten(currency or '', 8)}".rstrip()


def number(value: float) -> str:
    """`0.619`, `1,750,000`: three digits after the point are enough for a person."""
    if value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.3f}".rstrip("0")


def joined(names: Iterable[str]) -> str:
    """`a, b and c`."""
    *first, last = tuple(names) or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def more(number: int, what: str, options: RenderOptions) -> str:
    """The line that stands for what was left out."""
    louder = "" if options.verbosity > 1 else "-v shows more, "
    has = "has all" if number < options.most else "has more"
    return f"and {number} more {what} ({louder}commitcheck check --format json {has})"


def against_baseline(report: Report) -> str:
    """`0 new, 116 known, 3 gone`: how a run stands to the baseline that it has."""
    known = sum(found.in_baseline for found in report.unwaived)
    gone = len(report.baseline.gone) if report.baseline else 0
    return f"{len(report.unwaived) - known} new, {known} known, {gone} gone"


def who(name: str) -> str:
    """A role in words, `customer success`; anybody else by their name."""
    return name.replace("_", " ") if name in ROLES else shorten(name, NAME)


def kind_words(kind: str) -> str:
    """`roadmap item`, `non-goal`."""
    return "non-goal" if kind == "non_goal" else kind.replace("_", " ")


def roles(report: Report) -> dict[str, str]:
    """What each file was read as, by its path."""
    return {file.path: file.role for file in report.inputs}
