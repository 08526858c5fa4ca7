"""How the terminal sets words: severities, places, quotes, verdicts, in their styles."""

from commitcheck.model.finding import Finding
from commitcheck.model.location import Location
from commitcheck.reporting.inert import sentence, shorten
from commitcheck.reporting.ink import Ink, ink
from commitcheck.reporting.spoken import NAME, NOTE, QUOTE
from commitcheck.reporting.terminal_page import STYLES

VERDICTS = {
    "sign": ("sign", "bold green"),
    "sign_with_changes": ("sign with changes", "bold yellow"),
    "do_not_sign": ("do not sign", "bold red"),
    "conforms": ("conforms", "green"),
    "owes_changes": ("owes changes", "yellow"),
    "conflicts": ("conflicts", "bold red"),
    "cannot_tell": ("cannot tell", "magenta"),
}


def severity(found: Finding) -> Ink:
    return ink(found.severity.label, STYLES[found.severity.label])


def place(at: Location) -> Ink:
    return ink(shorten(at.label, NOTE), "dim")


def quoted(text: str) -> Ink:
    """Somebody's words in quotation marks."""
    return ink(f"\N{LEFT DOUBLE QUOTATION MARK}{shorten(text, QUOTE)}"
               "\N{RIGHT DOUBLE QUOTATION MARK}", "italic")  # fmt: skip


def said(found: Finding, style: str = "", *, is_named: bool = False) -> Ink:
    """The message; it begins with its subject where nothing has named that yet."""
    message = sentence(found.message)
    name = shorten(found.subject.id, NAME)
    if not is_named and name not in message and found.subject.kind != "portfolio":
        message = f"{name}: {message}"
    text = ink(message, style)
    if found.worse_when_signed:
        text += ink("; an error once signed", "dim")
    if found.waived_by is not None:
        text += ink("; waived by ", "dim")
        text += ink(shorten(found.waived_by, NAME), "dim")
    if found.lapsed_waiver is not None:
        text += ink("; waiver ", "yellow")
        text += ink(shorten(found.lapsed_waiver, NAME), "yellow")
        text += ink(" has lapsed", "yellow")
    if found.in_baseline:
        text += ink("; in the baseline", "dim")
    return text
