"""Which character separates the cells: the one that gives the most consistent columns.

`csv.Sniffer` finds the character but not the dialect, and fails on one column; this asks the
csv module itself, with standard quoting, for each candidate.
"""

import csv
import re
from collections import Counter

from msgspec import Struct

from commitcheck.model.pattern import pattern

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_NAMES = {name: char for char, name in DELIMITERS.items()} | {"\\t": "\t", "pipe": "|"}
_SEP_LINE = pattern(r'"?sep=(.)"?\s*$', re.IGNORECASE)
_SAMPLE_ROWS = 200


class Dialect(Struct, frozen=True):
    """How a line is cut. `skip_space`: a quote counts as such after a space too."""

    delimiter: str
    skip_space: bool = False

    @property
    def name(self) -> str:
        return DELIMITERS.get(self.delimiter, self.delimiter)


def dialect_named(asked: str) -> Dialect | None:
    """What `delimiter:` in the configuration means: the character or its name."""
    char = _NAMES.get(asked.strip().casefold(), asked)
    return Dialect(char) if len(char) == 1 and char not in '"\r\n' else None


def sep_line(line: str) -> str | None:
    """The delimiter that a first line `sep=;` declares for Excel."""
    if "sep=" not in line[:5].casefold():
        return None
    match = _SEP_LINE.match(line)
    return match[1] if match else None


def find_dialect(lines: list[str]) -> Dialect | None:
    """The dialect of these lines, or None when none gives two columns."""
    scored = [(_score(lines, dialect), dialect) for dialect in _candidates(lines)]
    score, best = max(scored, key=lambda one: one[0], default=(0, None))
    return best if score > 0 else None


def _candidates(lines: list[str]) -> list[Dialect]:
    sample = "".join(lines)
    plain = [Dialect(char) for char in DELIMITERS if char in sample]
    spaced = [Dialect(char, skip_space=True) for char in DELIMITERS if f'{char} "' in sample]
    return plain + spaced


def _score(lines: list[str], dialect: Dialect) -> float:
    """The share of rows with the commonest width; wider tables win, loose quotes lose."""
    widths: Counter[int] = Counter()
    loose = 0
    try:
        reader = csv.reader(lines, delimiter=dialect.delimiter, skipinitialspace=dialect.skip_space)
        for _, row in zip(range(_SAMPLE_ROWS), reader, strict=False):
            if any(row):
                widths[len(row)] += 1
                loose += any(cell.startswith(' "') for cell in row)
    except csv.Error:
        pass  # a cell beyond the limit: the rows before it still tell
    if not widths:
        return 0
    total = widths.total()
    width = max(widths, key=lambda width: (widths[width] * (width > 1), width))
    if width < 2:  # noqa: PLR2004 - one column is no table
        return 0
    return widths[width] / total * (1 - 1 / width) * (1 - loose / total / 2)
