"""How the page says things: verdicts, severities, days, amounts, who decides."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from commitcheck.model.figures import Metric, TimelineRow
from commitcheck.model.finding import Finding, Severity
from commitcheck.model.report import Answer, DealAnswer, Report
from commitcheck.model.vocabulary import OPEN_STATUSES, ROLES
from commitcheck.reporting.html.text import NAME, short
from commitcheck.reporting.spoken import BANDS, number
from commitcheck.reporting.verdict_words import verdict_word


class Word(Struct, frozen=True):
    """A status in words; `tone` names its colour and its icon, never one without the other."""

    text: str
    tone: str


_UNKNOWN = "unknown"


def status(name: str) -> Word:
    """The words for a verdict, an answer, a root's level or a waiver's state."""
    word = verdict_word(name)
    return Word(short(word.text, NAME), word.tone)


def weight(severity: Severity | None) -> Word:
    return Word("fine", "ok") if severity is None else Word(severity.label, severity.label)


def mood(report: Report) -> str:
    """The tone of the whole page."""
    if any(finding.severity is Severity.ERROR for finding in report.unwaived):
        return "error"
    verdict = report.verdict
    return _UNKNOWN if verdict.could_not_be_judged or not verdict.open else "ok"


def counted(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"


def severities(findings: Sequence[Finding]) -> str:
    """`2 errors, 1 warning`."""
    totals = (
        (severity, sum(f.severity is severity for f in findings)) for severity in reversed(Severity)
    )
    plural = {Severity.INFO: "info"}
    return ", ".join(
        counted(n, severity.label, plural.get(severity, "")) for severity, n in totals if n
    )


def who(names: str) -> str:
    """`customer success`, also for several roles at once; anybody else by their name."""
    if names in ROLES:
        return names.replace("_", " ")
    roles = names.split(", ")
    if all(role in ROLES for role in roles):
        return ", ".join(role.replace("_", " ") for role in roles)
    return short(names, NAME)


def hint(band: str, why: str) -> str:
    """How a promise stands to what its words are close to."""
    if why == "suspect":
        return "is linked to"
    return BANDS.get(band, "has no confident match; the nearest is")


def away(day: dt.date, as_of: dt.date) -> str:
    """`in 14 days`, `today`, `tomorrow`, `3 days ago`."""
    days = (day - as_of).days
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    return f"in {days:,} days" if days > 0 else f"{counted(-days, 'day')} ago"


def stage(answer: Answer, as_of: dt.date) -> str:
    """`negotiating, signature 2026-08-31, in 14 days`, or `signed 2026-03-31`."""
    day = answer.signature
    if day is None or answer.status not in OPEN_STATUSES:
        return answer.status
    if answer.status == "signed":
        return f"signed {day}"
    expected = "signature was expected" if day < as_of else "signature"
    return f"{answer.status}, {expected} {day}, {away(day, as_of)}"


def amount(value: float | None, currency: str | None) -> str:
    """`1,250,000 EUR`, or nothing where no amount is named."""
    return "" if value is None else f"{value:,.0f} {short(currency or '', 8)}".rstrip()


def figure(metric: Metric) -> str:
    """A metric as a person reads it: `61.9%`, `570,000 EUR`."""
    if metric.value is None:
        return "not known"
    if metric.unit == "ratio":
        return f"{number(round(100 * metric.value, 1))}%"
    return (
        number(metric.value) if metric.unit == "money" else f"{number(metric.value)} {metric.unit}"
    )


def share(metric: Metric) -> str:
    """`13 of 21`, or nothing where it is no share."""
    if metric.numerator is None or metric.denominator is None:
        return ""
    return f"{number(metric.numerator)} of {number(metric.denominator)}"


def listed(names: Iterable[str], most: int = 12) -> str:
    """The first names, and how many follow them."""
    names = tuple(names)
    text = ", ".join(short(name, NAME) for name in names[:most])
    return text if len(names) <= most else f"{text} and {len(names) - most:,} more"


def interval(row: TimelineRow) -> str:
    """`2026-09-01 to 2026-09-30`, or one day, or that there is none."""
    days = [day.isoformat() for day in (row.earliest, row.latest) if day is not None]
    return " to ".join(dict.fromkeys(days)) if days else "no day"


def actions(deal: DealAnswer) -> str:
    """`1 to strike, 4 to edit, 3 to decide; 2 owed already`."""
    totals = Counter(change.action for change in deal.changes)
    todo = ", ".join(
        f"{totals[word]} to {word}" for word in ("strike", "edit", "decide") if totals[word]
    )
    owed = f"{len(deal.owed)} owed already" if deal.owed else ""
    return "; ".join(part for part in (todo, owed) if part)
