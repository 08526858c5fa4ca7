"""What was read from the words of one promise: each value with its words, and why."""

from collections.abc import Sequence

from commitcheck.model.phrase import counted
from commitcheck.model.reading import Measure, Reading, RelativeDay
from commitcheck.model.report import PromiseAsRead
from commitcheck.reporting.inert import shorten
from commitcheck.reporting.spoken import DOT, NAME, NOTE, none_of_ours
from commitcheck.reporting.terminal.ink import Ink, blank, ink, join, padded
from commitcheck.reporting.terminal.page import Page, place, quoted

_BANDS = {"clear": "green", "likely": "yellow", "unclear": "dim"}
_LABEL, _VALUE = 16, 40
_WITHOUT_WORDS = frozenset(("kind", "modality"))


def show_readings(page: Page, read: Sequence[PromiseAsRead]) -> None:
    """The promises in its words, then what in them is none of ours, with why."""
    if not read:
        return
    ours = [promise for promise in read if promise.read.is_promise]
    page.heading("Read from its words", counted(len(ours), "promise"))
    for promise in read:
        page.hang(ink(""), quoted(promise.words, promise))
        if promise.read.is_promise:
            name = shorten(promise.commitment, NAME)
            page.line(ink(DOT.join((name, promise.at.label)), "dim"), 2)
            for reading in promise.read.readings:
                _reading(page, promise, reading)
            page.hang(blank(2), ink(shorten(promise.read.reason, NOTE), "dim"))
        else:
            why = none_of_ours(promise)
            page.hang(blank(2), join(ink(f"no promise of ours: {why}"), place(promise.at)))


def _reading(page: Page, promise: PromiseAsRead, reading: Reading) -> None:
    label = padded(ink(reading.field.replace("_", " "), "cyan"), _LABEL)
    page.hang(blank(2) + label, reading_ink(promise, reading))


def reading_ink(promise: PromiseAsRead, reading: Reading) -> Ink:
    """`2027-03-31  clear  “31 March 2027”`: a value, how sure it is, its words, and why."""
    said: list[Ink] = [ink(_value(reading)), ink(reading.band, _BANDS[reading.band])]
    if reading.field not in _WITHOUT_WORDS:
        start = reading.start - promise.start
        said.append(quoted(promise.words[max(0, start) : reading.end - promise.start]))
    said.append(ink(shorten(reading.reason, NOTE), "dim"))
    return join(*said)


def _value(reading: Reading) -> str:
    value = reading.value
    if isinstance(value, Measure):
        return shorten(f"{value.dimension} {value.op or '='} {value.value}", _VALUE)
    if isinstance(value, RelativeDay):
        return shorten(f"{value.offset} from {value.anchor.replace('_', ' ')}", _VALUE)
    if isinstance(value, tuple):
        return shorten(" or ".join(map(str, value)), _VALUE)
    return shorten(str(value), _VALUE)
