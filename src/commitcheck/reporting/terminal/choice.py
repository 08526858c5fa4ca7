"""What was read from words, as a line for people."""

from commitcheck.assessment.confirming.question import Choice
from commitcheck.model.decision import spoken
from commitcheck.reporting.inert import shorten

_NAME, _TITLE = 40, 100
_OPEN, _CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
_OPERATORS = {"min": "at least", "max": "at most", "not_in": "none of"}


def choice_line(choice: Choice, width: int = 0) -> str:
    """`due  2027-06-30  clear  “by 30 June 2027”`."""
    name = (choice.dimension or choice.field).replace("_", " ")
    value = "?" if choice.value is None else shorten(spoken(choice.value), _NAME)
    if choice.op in _OPERATORS:
        value = f"{_OPERATORS[choice.op]} {value}"
    said = f"  {_OPEN}{shorten(choice.words, _TITLE)}{_CLOSE}" if choice.words else ""
    note = f"  {shorten(choice.note, _TITLE)}" if choice.note else ""
    over = f"  the column says {shorten(choice.over, _NAME)}" if choice.over else ""
    return f"{name.ljust(width)}  {value}  {choice.band}{said}{note}{over}"
