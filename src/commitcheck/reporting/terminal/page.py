"""A page of text for the terminal: hanging lines, headings, colours. It knows no report.

Severities, places, quotes and verdicts have a style each.
"""

import sys
from collections.abc import Iterable
from io import StringIO
from itertools import islice

from msgspec import Struct

from commitcheck.model.finding import Finding
from commitcheck.model.location import Location
from commitcheck.model.report import PromiseAsRead
from commitcheck.reporting.inert import RESTS_ON, sentence, shorten
from commitcheck.reporting.spoken import NAME, NOTE, QUOTE, pieces, verdict_word
from commitcheck.reporting.terminal.ink import Ink, blank, ink, join

MEASURE = 120
"""Prose wider than this is hard to read, however wide the screen."""

NARROWEST = 24
"""A column with less room than this moves to the next line."""

STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}

_PLAIN = {0x2500: "-", 0xB7: "-", 0x201C: '"', 0x201D: '"'}

_WIDER = {"\N{HORIZONTAL ELLIPSIS}": "...", "\N{RIGHTWARDS ARROW}": "->"}
"""Our own signs on a screen without them; what takes more room is spelt before it is laid out."""


def spelt(text: str) -> str:
    """Our own signs in ASCII."""
    for sign, spelling in _WIDER.items():
        text = text.replace(sign, spelling)
    return text.translate(_PLAIN)


class Room(Struct, frozen=True):
    """How much of each kind is shown: so many entries, each of so many lines; so many `cards`, so
    many promises against each non-goal, and so many errors of what was `unread`.
    """

    most: int
    lines: int
    cards: int = 5
    against: int = 10
    unread: int = 50


class TooLong(Exception):  # noqa: N818 - it names the state
    """A page has more lines than it may have: it is not worth going on with."""


class Page:
    """Lines, each at most `width` cells wide; from `most` lines on it refuses more.

    Raises:
        TooLong: by each way to put a line on it, where there are `most` already.
    """

    def __init__(
        self,
        width: int,
        *,
        calm: bool = False,
        dense: bool = False,
        unicode: bool = True,
        most: int = sys.maxsize,
    ) -> None:
        """On a `calm` page, one with little to say, a blank line stands for every heading; on a
        `dense` one no blank line follows it.
        """
        self.calm = calm
        self.dense = dense
        self.unicode = unicode
        self.width = max(20, width)
        self.measure = min(self.width, MEASURE)
        self._most = most
        self._lines: list[Ink] = []

    def blank(self) -> None:
        if self._lines and self._lines[-1].plain:
            self._put(Ink())

    def heading(self, title: str, note: str = "") -> None:
        """A rule with words in it: it divides without colour too."""
        self.blank()
        if self.calm:
            return
        words = join(ink(title, "bold"), ink(note, "dim"), gap=" \N{MIDDLE DOT} ")
        words = self._spelt(words.cut(self.measure - 6))
        rest = self.measure - words.width - 4
        dash = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
        self._put(ink(dash * 2 + " ", "dim") + words + ink(" " + dash * rest, "dim"))
        if not self.dense:
            self.blank()

    def line(self, text: Ink, indent: int = 0) -> None:
        """A paragraph, wrapped at the indent."""
        self.hang(blank(indent), text)

    def hang(self, label: Ink, body: Ink) -> None:
        """A label and a body that wraps beside it, or below it where there is no room."""
        label, body = self._spelt(label), self._spelt(body)
        room = self.measure - label.width
        if room < NARROWEST:
            if label.plain.strip():
                self.line(label)
            label, room = blank(4), self.measure - 4
        if body.width <= room:
            self._put(label + body)
            return
        margin = blank(label.width)
        for index, part in enumerate(body.wrapped(max(8, room))):
            self._put((margin if index else label) + part)

    def at_most(self, lines: int, label: Ink, body: Ink) -> None:
        """A label, and as much of the body as so many lines beside it have room for."""
        label, body = self._spelt(label), self._spelt(body)
        room = self.measure - label.width
        if room < NARROWEST:
            label, body, room = Ink(), label + body, self.measure
        parts = [body] if body.width <= room else self._first(body, lines, room)
        margin = blank(label.width)
        for index, part in enumerate(parts):
            self._put((margin if index else label) + part)

    def _first(self, body: Ink, lines: int, room: int) -> list[Ink]:
        """The first lines of a body; as much of the others as shows that there is more is cut off
        at the end of the last.
        """
        wrapped = body.wrapped(room)
        parts = list(islice(wrapped, lines))
        last = parts[-1]
        for part in wrapped:
            last = join(last, part, gap=" ")
            if last.width > room:
                break
        if last is not parts[-1]:
            parts[-1] = self._spelt(last.cut(room if self.unicode else room - 2))
        return parts

    def beside(self, label: Ink, body: Ink, note: Ink) -> None:
        """A body with a note behind it when both fit on the line, else the note below."""
        label, together = self._spelt(label), self._spelt(join(body, note))
        if label.width + together.width <= self.width:
            self._put(label + together)
        else:
            self.hang(label, body)
            self.hang(blank(label.width), note)

    def _spelt(self, text: Ink) -> Ink:
        if not self.unicode:
            for sign, spelling in _WIDER.items():
                text = text.replaced(sign, spelling)
        return text

    def _put(self, line: Ink) -> None:
        if len(self._lines) >= self._most:
            raise TooLong
        self._lines.append(line.trimmed())

    def text(self, *, color: bool) -> str:
        """The page as a string that ends in one line end."""
        while self._lines and not self._lines[-1].plain:
            self._lines.pop()
        written = (
            _painted(self._lines, self.width)
            if color
            else "\n".join(line.plain for line in self._lines) + "\n"
        )
        return written if self.unicode else spelt(written)


def _painted(lines: Iterable[Ink], width: int) -> str:
    """The lines in colour. Only `Text` values are printed: no user's word is read as markup."""
    from rich import console, text  # noqa: PLC0415 - for a screen only

    file = StringIO()
    screen = console.Console(
        file=file,
        width=width + 1,
        height=100,
        color_system="standard",
        force_terminal=True,
        no_color=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    inked = [text.Text.assemble(*line.runs) for line in lines]
    screen.print(text.Text("\n").join(inked), soft_wrap=True)
    return file.getvalue()


_TONES = {"ok": "green", "warning": "yellow", "error": "red", "unknown": "magenta", "info": ""}


def verdict_ink(name: str, more: str = "") -> Ink:
    """A verdict, an answer or a level in words, in the style of its tone."""
    word = verdict_word(name)
    return ink(word.text + more, f"{'bold ' if word.loud else ''}{_TONES[word.tone]}".strip())


def severity(found: Finding) -> Ink:
    return ink(found.severity.label, STYLES[found.severity.label])


def place(at: Location) -> Ink:
    return ink(shorten(at.label, NOTE), "dim")


def quoted(text: str, read: PromiseAsRead | None = None) -> Ink:
    """Somebody's words in quotation marks, those that values were `read` from underlined."""
    opening, closing = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
    if read is None or read.words not in text:
        return ink(f"{opening}{shorten(text, QUOTE)}{closing}", "italic")
    said = Ink()
    for part, is_read in pieces(text.strip(), read, QUOTE):
        said += ink(part, "italic underline" if is_read else "italic")
    return ink(opening, "italic") + said + ink(closing, "italic")


def said(
    found: Finding, style: str = "", *, is_named: bool = False, with_basis: bool = True
) -> Ink:
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
    if with_basis and found.basis in RESTS_ON:
        text += ink(f"; {RESTS_ON[found.basis]}", "dim")
    return text
