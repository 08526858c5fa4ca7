"""How the terminal says things: severities, places, days, amounts, counts."""

import datetime as dt
from collections.abc import Sequence

from rich.text import Text

from commitcheck.model.finding import Finding
from commitcheck.model.location import Location
from commitcheck.model.report import Report
from commitcheck.model.severity import Severity
from commitcheck.model.vocabulary import ROLES
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.terminal_page import STYLES, ink

DOT = " \N{MIDDLE DOT} "
TITLE, NAME, QUOTE, NOTE = 100, 40, 280, 200
"""How much of a text a person is shown; JSON has all of it."""

VERDICTS = {
    "sign": ("sign", "bold green"),
    "sign_with_changes": ("sign with changes", "bold yellow"),
    "do_not_sign": ("do not sign", "bold red"),
    "conforms": ("conforms", "green"),
    "owes_changes": ("owes changes", "yellow"),
    "conflicts": ("conflicts", "bold red"),
    "cannot_tell": ("cannot tell", "magenta"),
}


def cap(options: RenderOptions) -> int:
    """How many of a kind are shown; more of them with every -v."""
    return options.cap * (1, 1, 4, 20)[min(3, max(0, options.verbosity + 1))]


def counted(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def severities(findings: Sequence[Finding]) -> str:
    """`2 errors, 1 warning`."""
    counts = ((one, sum(f.severity is one for f in findings)) for one in reversed(Severity))
    plural = {Severity.INFO: "info"}
    return ", ".join(
        counted(number, one.label, plural.get(one, "")) for one, number in counts if number
    )


def severity(found: Finding) -> Text:
    return ink(found.severity.label, STYLES[found.severity.label])


def place(at: Location) -> Text:
    return ink(shorten(at.label, NOTE), "dim")


def quoted(text: str) -> Text:
    """Somebody's words in quotation marks."""
    return ink(f"\N{LEFT DOUBLE QUOTATION MARK}{shorten(text, QUOTE)}"
               "\N{RIGHT DOUBLE QUOTATION MARK}", "italic")  # fmt: skip


def said(found: Finding, style: str = "", *, is_named: bool = False) -> Text:
    """The message; it begins with its subject where nothing has named that yet."""
    message = sentence(found.message)
    name = shorten(found.subject.id, NAME)
    if not is_named and name not in message and found.subject.kind != "portfolio":
        message = f"{name}: {message}"
    text = ink(message, style)
    if found.worse_when_signed:
        text.append("; an error once signed", "dim")
    if found.waived_by is not None:
        text.append("; waived by ", "dim")
        text.append(ink(shorten(found.waived_by, NAME), "dim"))
    if found.lapsed_waiver is not None:
        text.append("; waiver ", "yellow")
        text.append(ink(shorten(found.lapsed_waiver, NAME), "yellow"))
        text.append(" has lapsed", "yellow")
    if found.in_baseline:
        text.append("; in the baseline", "dim")
    return text


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


def more(number: int, what: str, options: RenderOptions) -> str:
    """The line that stands for what was left out."""
    louder = "" if options.verbosity > 1 else "-v shows more, "
    return f"and {number} more {what} ({louder}commitcheck check --format json has all)"


def who(name: str) -> str:
    """A role in words, `customer success`; anybody else by their name."""
    return name.replace("_", " ") if name in ROLES else shorten(name, NAME)


def kind_words(kind: str) -> str:
    """`roadmap item`, `non-goal`."""
    return "non-goal" if kind == "non_goal" else kind.replace("_", " ")


def roles(report: Report) -> dict[str, str]:
    """What each file was read as, by its path."""
    return {one.path: one.role for one in report.inputs}
