"""How a value that we put into a user's YAML is written: so that every reader reads the same."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from commitcheck.errors import UsageError
from commitcheck.model.pattern import pattern

_NOT_PRINTED = pattern('[^\\x20-\\x7e\\xa0-\\u2027\\u202f-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd'
                          '\\U00010000-\\U0010ffff]|["\\\\]')  # fmt: skip
"""What a double-quoted scalar must escape: marks, line ends, controls, the byte-order mark."""

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


class Scalar(Struct, frozen=True):
    """A text to be written; None is null. A `plain` one is safe without quotes (a day, a word
    of ours), any other always stands in quotes: `1.10` and `0123` are no numbers here.
    """

    text: str | None
    plain: bool = False

    def written(self, quote: str = "") -> str:
        """As it stands in the file; `quote` is the sign that its place uses."""
        if self.text is None:
            return "null"
        if self.plain and not quote:
            return self.text
        if self.plain and quote == "'":
            return f"'{self.text}'"
        return quoted(self.text)


Entries = Mapping[str, "Scalar | Entries"]
"""What goes into a mapping: our own words as keys."""


def quoted(text: str) -> str:
    """The text between double quotes, on one line.

    Raises:
        UsageError: it holds half a character, which no file can.
    """
    return f'"{_NOT_PRINTED.sub(_escaped, text)}"'


def flow(entries: Entries, quote: str = "") -> str:
    """`{version: "1.1", decision: approved}`; with a `quote`, the keys stand in it too."""
    inner = ", ".join(pair(key, value, quote) for key, value in entries.items())
    return f"{{{inner}}}"


def pair(key: str, value: "Scalar | Entries", quote: str = "") -> str:
    """`decision: approved`, on one line."""
    said = value.written(quote) if isinstance(value, Scalar) else flow(value, quote)
    return f"{quote}{key}{quote}: {said}"


def block(entries: Entries, indent: int, step: int = 2) -> Iterator[str]:
    """The lines of a block mapping, indented by `indent` blanks."""
    for key, value in entries.items():
        margin = " " * indent
        if isinstance(value, Scalar):
            yield f"{margin}{key}: {value.written()}"
        else:
            yield f"{margin}{key}:"
            yield from block(value, indent + step, step)


def _escaped(match: re.Match[str]) -> str:
    found = match.group()
    if found in _SHORT:
        return _SHORT[found]
    code = ord(found)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - the surrogates
        raise UsageError(f"{match.string!r} is not text that a file can hold")
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - two digits
