"""Makes words of a user's file safe in HTML: nothing in them is markup, acts or hides.

What would act is shown as a visible escape, as on a terminal. The two signs that start commands
of CI runners survive for the reader and not in the bytes: half of each is a character reference.
"""

import re
import unicodedata

from markupsafe import Markup, escape

from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase
from commitcheck.model.report import PromiseAsRead
from commitcheck.reporting.inert import inert
from commitcheck.reporting.spoken import pieces

NAME, TITLE, NOTE, QUOTE = 60, 140, 300, 600
"""How much of a text a person is shown; JSON has all of it."""

_SAID, _WHOLE = 160, 24
_DAY = pattern(r"(\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b)")
_SIGNS = pattern("([:#])")
_NO_TEXT = pattern(
    "[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
    + "".join(f"|[{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}]"
              for plane in range(0x10000, 0x110000, 0x10000))
)  # fmt: skip
"""Noncharacters, which HTML forbids, and private ones, which mean something on one machine."""

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def visible(text: str) -> str:
    """The text on one line, with every character that acts or is forbidden spelt out."""
    if text.isascii() and text.isprintable():
        return text
    spelt = _NO_TEXT.sub(_spelt, text)
    pieces = (inert(piece) for piece in _SIGNS.split(spelt))  # no piece holds a runner's command
    return unicodedata.normalize("NFC", "".join(pieces))


def short(text: str, limit: int) -> str:
    """At most `limit` characters of what is visible; a longer text ends in an ellipsis."""
    head = text[: 4 * limit]
    shown = visible(head).strip()
    if len(shown) <= limit and len(head) == len(text):
        return shown
    return shown[: limit - 1].rstrip() + _ELLIPSIS


def marked(words: Phrase, limit: int = _SAID) -> Markup:
    """A sentence whose words from a file stand in elements of their own, shortened.

    Names and days are kept on one line, where a hyphen would divide them.
    """
    return Markup("").join(
        dated(part) if isinstance(part, str) else _said(short(part.text, limit))
        for part in words.parts
    )


def words_read(text: str, read: PromiseAsRead | None) -> Markup:
    """Somebody's words, those that values were read from marked."""
    if read is None or read.words not in text:
        return safe(short(text, QUOTE))
    return Markup("").join(
        Markup("<mark>{}</mark>").format(safe(part)) if is_read else safe(part)
        for part, is_read in pieces(text.strip(), read, QUOTE)
    )


def named(name: str) -> Markup:
    """A name from a file as `marked` shows it."""
    return _said(short(name, NAME))


def _said(text: str) -> Markup:
    name = "said whole" if len(text) <= _WHOLE and " " not in text else "said"
    return Markup('<span class="{}">{}</span>').format(name, safe(text))


def dated(text: str) -> Markup:
    """Words of our own, in which no day is divided at the end of a line."""
    return Markup("").join(
        Markup('<span class="whole">{}</span>').format(safe(piece)) if index % 2 else safe(piece)
        for index, piece in enumerate(_DAY.split(text))
    )


def coded(text: str) -> Markup:
    """Words of our own, in which backticks set a command apart."""
    pieces = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(safe(piece)) if index % 2 else safe(piece)
        for index, piece in enumerate(pieces)
    )


def safe(text: str) -> Markup:
    """The only way from a string to the page: visible, and escaped once."""
    escaped = str(escape(visible(text)))
    return Markup(escaped.replace("::", ":&#58;").replace("##", "#&#35;"))  # noqa: S704 - escaped above


def finished(value: object) -> Markup:
    """What Jinja writes for any value of a template: markup of our own as it is, all else safe.

    Raises:
        TypeError: a template would print an absent value.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, str | int):
        return safe(str(value))
    if isinstance(value, Phrase):
        return marked(value)
    raise TypeError(f"a template prints a {type(value).__name__}")


def _spelt(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - four digits
