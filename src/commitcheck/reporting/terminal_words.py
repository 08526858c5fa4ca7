"""How the terminal sets words: severities, places, quotes, verdicts, in their styles."""

from rich.text import Text

from commitcheck.model.finding import Finding
from commitcheck.model.location import Location
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.spoken import NAME, NOTE, QUOTE
from commitcheck.reporting.terminal_page import STYLES, ink

VERDICTS = {
    "sign": ("sign", "bold green"),
    "sign_with_changes": ("sign with changes", "bold yellow"),
    "do_not_sign": ("do not sign", "bold red"),
    "conforms": ("conforms", "green"),
    "owes_changes": ("owes changes", "yellow"),
    "conflicts": ("conflicts", "bold red"),
    "cannot_tell": ("cannot tell", "magenta"),
}


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
