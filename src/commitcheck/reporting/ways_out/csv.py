"""A way out as CSV: one row per change, safe to open in a spreadsheet."""

import csv
import io

from commitcheck.model.location import guarded
from commitcheck.model.way_out import Cell, Step, WayOut
from commitcheck.reporting.inert import sentence
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.ways_out import words

_HEADER = (
    "way", "deal", "commitment", "action", "field", "old", "new", "who", "by", "what", "if_agreed",
    "old_words", "new_words", "gives_up",
)  # fmt: skip


def render(found: WayOut, _options: RenderOptions) -> str:
    """The way out is way 0, its alternatives are 1 and 2."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_HEADER)
    for number, steps in enumerate((found.steps, *found.alternatives)):
        for step in steps:
            writer.writerow(guarded(_clean(cell)) for cell in _row(found, number, step))
    return "\ufeff" + text.getvalue()


def _row(found: WayOut, number: int, step: Step) -> tuple[str, ...]:
    return (
        str(number), found.deal, step.commitment, step.action, step.field, _shown(step.old),
        _shown(step.new), step.who, "" if step.by is None else step.by.isoformat(),
        sentence(step.text), "yes" if step.is_assumed else "no", step.words.old or "",
        step.words.new or "", words.given_up(step),
    )  # fmt: skip


def _shown(value: Cell) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _clean(text: str) -> str:
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
