"""A page of text for the terminal: hanging lines, headings, colours. It knows no report.

Rich is a formatter into a string here: only `Text` values are printed, so that nothing in a
user's words is ever read as markup.
"""

from io import StringIO

from rich.console import Console
from rich.text import Text

from commitcheck.reporting.inert import inert

MEASURE = 120
"""Prose wider than this is hard to read, however wide the screen."""

NARROWEST = 24
"""A column with less room than this moves to the next line."""

STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}

_PLAIN = {0x2500: "-", 0xB7: "-", 0x201C: '"', 0x201D: '"'}
_WIDER = {"\N{HORIZONTAL ELLIPSIS}": "...", "\N{RIGHTWARDS ARROW}": "->"}
"""Our own signs on a screen without them; what takes more room is spelt before it is laid out."""


def ink(text: str, style: str = "") -> Text:
    """The one way from a string to the page: whatever it is, it is inert afterwards.

    The style is a span and not the text's own, which would colour all that is added behind.
    """
    return Text().append(inert(text), style or None)


def join(*parts: Text | str, gap: str = "  ") -> Text:
    """Parts beside each other; empty ones leave no gap."""
    inked = [ink(part) if isinstance(part, str) else part for part in parts]
    return Text(gap).join([part for part in inked if part.plain])


def padded(text: Text, width: int) -> Text:
    """The text and blanks up to a column's width."""
    return text + Text(" " * max(0, width - text.cell_len))


def spelt(text: str) -> str:
    """Our own signs in ASCII."""
    for sign, spelling in _WIDER.items():
        text = text.replace(sign, spelling)
    return text.translate(_PLAIN)


class Page:
    """Lines, each at most `width` cells wide."""

    def __init__(self, width: int, *, calm: bool = False, unicode: bool = True) -> None:
        """On a `calm` page, one with little to say, a blank line stands for every heading."""
        self.calm = calm
        self.unicode = unicode
        self.width = max(20, width)
        self.measure = min(self.width, MEASURE)
        self._lines: list[Text] = []
        self._console = Console(
            file=StringIO(),
            width=self.width,
            height=100,
            color_system=None,
            force_terminal=False,
            legacy_windows=False,
            _environ={},
        )

    def blank(self) -> None:
        if self._lines and self._lines[-1].plain:
            self._lines.append(Text())

    def heading(self, title: str, note: str = "") -> None:
        """A rule with words in it: it divides without colour too."""
        self.blank()
        if self.calm:
            return
        words = join(ink(title, "bold"), ink(note, "dim"), gap=" \N{MIDDLE DOT} ")
        words.truncate(self.measure - 6, overflow="ellipsis")
        words = self._spelt(words)
        rest = self.measure - words.cell_len - 4
        dash = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
        self._put(ink(dash * 2 + " ", "dim") + words + ink(" " + dash * rest, "dim"))
        self.blank()

    def line(self, text: Text, indent: int = 0) -> None:
        """A paragraph, wrapped at the indent."""
        self.hang(Text(" " * indent), text)

    def hang(self, label: Text, body: Text) -> None:
        """A label and a body that wraps beside it, or below it where there is no room."""
        label, body = self._spelt(label), self._spelt(body)
        room = self.measure - label.cell_len
        if room < NARROWEST:
            if label.plain.strip():
                self.line(label)
            label, room = Text("    "), self.measure - 4
        if body.cell_len <= room and "\n" not in body.plain:
            self._put(label + body)  # as wrapping would leave it, and most bodies are short
            return
        margin = Text(" " * label.cell_len)
        for index, part in enumerate(body.wrap(self._console, max(8, room), overflow="fold")):
            self._put((margin if index else label) + part)

    def beside(self, label: Text, body: Text, note: Text) -> None:
        """A body with a note behind it when both fit on the line, else the note below."""
        label, together = self._spelt(label), self._spelt(join(body, note))
        if label.cell_len + together.cell_len <= self.width:
            self._put(label + together)
        else:
            self.hang(label, body)
            self.hang(Text(" " * label.cell_len), note)

    def _spelt(self, text: Text) -> Text:
        if not self.unicode:
            for sign, spelling in _WIDER.items():
                text = Text(spelling).join(text.split(sign, allow_blank=True))
        return text

    def _put(self, line: Text) -> None:
        line.rstrip()
        self._lines.append(line)

    def text(self, *, color: bool) -> str:
        """The page as a string that ends in one line end."""
        while self._lines and not self._lines[-1].plain:
            self._lines.pop()
        written = (
            self._coloured() if color else "\n".join(line.plain for line in self._lines) + "\n"
        )
        return written if self.unicode else spelt(written)

    def _coloured(self) -> str:
        file = StringIO()
        console = Console(
            file=file,
            width=self.width + 1,
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
        console.print(Text("\n").join(self._lines), soft_wrap=True)
        return file.getvalue()
