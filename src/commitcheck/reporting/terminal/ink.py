"""Words with their styles, laid out by the cells they take on a screen.

Rich paints them on a terminal, and knows how wide the scripts of the world are; a page in a log
or a pipe, and words whose every letter takes one cell, do not wait for it to be loaded.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from types import ModuleType

from commitcheck.model.pattern import pattern
from commitcheck.reporting.inert import inert

_RANGES = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x2013, 0x2027), (0x2190, 0x2193), (0x2500, 0x257F),
)  # fmt: skip
_ONE_CELL_EACH = frozenset(chr(at) for first, last in _RANGES for at in range(first, last + 1))
"""Letters that are one cell wide, each by itself; a test asks Rich about every one of them."""

_WORD = pattern(r"\s*\S+\s*")


class Ink:
    """Words on one line: runs of text, each in one style of Rich's, or in none (`""`)."""

    __slots__ = ("plain", "runs")

    def __init__(self, *runs: tuple[str, str]) -> None:
        """Of runs, none of which is empty."""
        self.runs = runs
        self.plain = runs[0][0] if len(runs) == 1 else "".join([text for text, _ in runs])

    @property
    def width(self) -> int:
        """In cells."""
        return width_of(self.plain)

    def __add__(self, other: "Ink") -> "Ink":
        if not other.runs:
            return self
        return Ink(*self.runs, *other.runs) if self.runs else other

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ink) and self.runs == other.runs

    def __hash__(self) -> int:
        return hash(self.runs)

    def within(self, start: int, end: int) -> "Ink":
        """From one character of the text to another."""
        if start <= 0 and end >= len(self.plain):
            return self
        runs = []
        for text, style in self.runs:
            part = text[max(0, start) : max(0, end)]
            if part:
                runs.append((part, style))
            start, end = start - len(text), end - len(text)
        return Ink(*runs)

    def replaced(self, sign: str, spelling: str) -> "Ink":
        """Another spelling of a sign; it has the style of what it stands in."""
        if sign not in self.plain:
            return self
        return Ink(*((text.replace(sign, spelling), style) for text, style in self.runs))

    def trimmed(self) -> "Ink":
        """Without blanks at its end."""
        kept = len(self.plain.rstrip())
        return self if kept == len(self.plain) else self.within(0, kept)

    def cut(self, width: int) -> "Ink":
        """At most so many cells, an ellipsis for what is beyond."""
        if self.width <= width:
            return self
        kept = _chopped(self.plain, max(0, width - 1))[0] if width > 1 else ""
        ending = self.within(len(kept), len(kept) + 1).runs
        style = ending[0][1] if ending else ""
        return self.within(0, len(kept)) + Ink(("\N{HORIZONTAL ELLIPSIS}", style))

    def wrapped(self, width: int) -> Iterator["Ink"]:
        """Lines of at most so many cells, broken between words, and within those too long."""
        start = 0
        for end in (*_breaks(self.plain, width), len(self.plain)):
            yield self.within(start, end).trimmed()
            start = end


@lru_cache(2_000)  # a page that is too long is made again with less of each, of the same words
def ink(text: str, style: str = "") -> Ink:
    """The one way from a string to the page: whatever it is, it is inert afterwards."""
    shown = inert(text)
    return Ink((shown, style)) if shown else Ink()


def blank(width: int) -> Ink:
    """So many cells of nothing."""
    return Ink((" " * width, "")) if width > 0 else Ink()


def join(*parts: Ink | str, gap: str = "  ") -> Ink:
    """Parts beside each other; empty ones leave no gap."""
    inked = [ink(part) if isinstance(part, str) else part for part in parts]
    runs: list[tuple[str, str]] = []
    for piece in inked:
        if piece.runs:
            runs += ((gap, ""), *piece.runs) if runs else piece.runs
    return Ink(*runs)


def padded(text: Ink, width: int) -> Ink:
    """The text and blanks up to a column's width."""
    missing = width - text.width
    return text + blank(missing) if missing > 0 else text


def width_of(text: str) -> int:
    """The cells that a text takes."""
    if _ONE_CELL_EACH.issuperset(text):
        return len(text)
    return int(_rich_cells().cell_len(text))


def _rich_cells() -> ModuleType:
    from rich import cells  # noqa: PLC0415 - for other scripts only

    return cells


def _chopped(text: str, width: int) -> list[str]:
    """A text in parts of at most so many cells."""
    if _ONE_CELL_EACH.issuperset(text):
        return [text[start : start + width] for start in range(0, len(text), width)]
    return list(_rich_cells().chop_cells(text, width))


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where a text is broken into lines: as many words on each as it has room for."""
    cells: Callable[[str], int] = len if _ONE_CELL_EACH.issuperset(text) else width_of
    taken = 0
    for word in _WORD.finditer(text):
        needed = cells(word.group().rstrip())
        if needed <= width - taken:
            taken += cells(word.group())
        elif needed <= width:
            yield word.start()
            taken = cells(word.group())
        else:
            at = word.start()
            for part in _chopped(word.group(), width):
                if at:
                    yield at
                at += len(part)
                taken = cells(part)
