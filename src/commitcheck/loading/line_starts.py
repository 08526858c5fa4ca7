"""Where the lines of a file start, in bytes or characters: editors' lines, not a format's."""

from collections.abc import Iterator

from commitcheck.model.pattern import pattern

_BREAK = pattern(r"\r\n|\r|\n")
_BREAK_IN_BYTES = pattern(rb"\r\n|\r|\n")


def starts_in_text(text: str) -> Iterator[int]:
    """0, and the index behind every line end."""
    yield 0
    if text.count("\r") == text.count("\r\n"):
        at = 0
        while at := text.find("\n", at) + 1:
            yield at
    else:  # returns without a line feed are rare, and their pattern ten times slower
        yield from (end.end() for end in _BREAK.finditer(text))


def starts_in_bytes(content: bytes) -> Iterator[int]:
    """The same for what is not decoded yet."""
    yield 0
    if content.count(b"\r") == content.count(b"\r\n"):
        at = 0
        while at := content.find(b"\n", at) + 1:
            yield at
    else:
        yield from (end.end() for end in _BREAK_IN_BYTES.finditer(content))
