"""The text of a YAML file: its encoding and the characters that YAML does not allow."""

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

_ALLOWED = "\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_RANGES = (("\x20", "\x7e"), ("\xa0", "\ud7ff"), ("\ue000", "\ufefe"), ("\uff00", "\ufffd"))
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")


class Undecodable(Exception):  # noqa: N818 - a signal between two modules, not an error of ours
    """The bytes are no text that can be read; the place is where reading had to stop."""

    def __init__(self, line: int, column: int, message: str, cure: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message
        self.cure = cure


class Stray(Struct, frozen=True):
    """A character that YAML does not allow, and how many more of its kind follow."""

    at: int
    name: str
    more: int


def decode(content: bytes) -> str:
    """UTF-8 with or without BOM, or UTF-16 with one.

    Raises:
        Undecodable: anything else, or NUL characters in the text.
    """
    if content.startswith(_UTF32):
        raise Undecodable(1, 1, "the file is in UTF-32, expected UTF-8", "save it as UTF-8")
    encoding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(error) from error
    if (nul := text.find("\0")) >= 0:
        line, column = _place(text[:nul])
        message = "the file holds NUL bytes, so it is not a text file in UTF-8"
        raise Undecodable(line, column, message, "save it as UTF-8 text")
    return text


def without_strays(text: str) -> tuple[str, list[Stray]]:
    """The text with U+FFFD for every control character, and what was replaced."""
    if all(map(_is_allowed, set(text))):
        return text, []
    found: dict[str, Stray] = {}
    for match in _not_allowed().finditer(text):
        first = found.get(match[0])
        found[match[0]] = (
            replace(first, more=first.more + 1)
            if first
            else Stray(match.start(), f"U+{ord(match[0]):04X}", 0)
        )
    return _not_allowed().sub("\ufffd", text), list(found.values())


def _is_allowed(char: str) -> bool:
    """What the pattern says, of one character: nearly every file needs no pattern."""
    return (
        any(first <= char <= last for first, last in _RANGES)
        or char in "\t\n\r\x85"
        or char >= "\U00010000"
    )


@cache
def _not_allowed() -> re.Pattern[str]:
    """So large a class takes three milliseconds to compile."""
    return re.compile(f"[^{_ALLOWED}]")


def _undecodable(error: UnicodeDecodeError) -> Undecodable:
    if error.encoding.startswith("utf-16"):
        place = _place(error.object[: error.start].decode(error.encoding, "replace"))
        return Undecodable(*place, "the file is broken UTF-16", "save it as UTF-8")
    text, byte = error.object[: error.start], error.object[error.start]  # without the BOM
    shown = bytes([byte]).decode("cp1252", "replace")
    message = f"byte 0x{byte:02X} is not UTF-8 (in Windows-1252 it would be {shown})"
    return Undecodable(*_place(text.decode("utf-8")), message, "save the file as UTF-8")


def _place(before: str) -> tuple[int, int]:
    """1-based line and column of what comes after `before`."""
    lines = re.split(r"\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1
