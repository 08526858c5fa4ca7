"""The words of a condition in CEL, as far as names and lists have to be told apart.

What the language itself allows is the library's to say; this says which names are meant.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from commitcheck.model.pattern import pattern

_TOKEN = pattern(
    r"""(?P<space>\s+|//[^\n]*)
    |(?P<text>[rRbB]{0,2}(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"
        |'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))
    |(?P<number>\d[\w.]*(?:[eE][+-]?\d+)?|\.\d\w*)
    |(?P<name>[A-Za-z_]\w*)
    |(?P<mark>&&|\|\||[=!<>]=|.)""",
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """`kind` is text, number, name or mark; `start` counts characters of the condition."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def tokens(source: str) -> tuple[Token, ...]:
    """Everything but space and comments, in order."""
    return tuple(_tokens(source))


def _tokens(source: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(source):
        kind = found.lastgroup or "mark"
        if kind != "space":
            yield Token(kind, found.group(), found.start())
