"""Bytes to text: byte order mark, UTF-8, UTF-16, else cp1252 with a word about it.

A wrong guess corrupts customers' names silently, so the order is fixed and every step away
from clean UTF-8 is said. The bytes stay as they are (UTF-16 is turned into UTF-8 once):
the text of a large file is never held as a whole.
"""

import codecs
import csv
import io
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.loading.tables.table import WARNING, file_problem, refuse
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase, words

_CHUNK = 1 << 20
_MULTIBYTE = pattern(rb"[\xc2-\xf4][\x80-\xbf]+")
_BROKEN = (
    "Ã©",
    "Ã¨",
    "Ã¼",
    "Ã¶",
    "Ã¤",
    "Ã±",
    "Ã§",
    "Ã£",
    "â€™",
    "â€œ",
    "â€¦",
    "├ç",
    "├®",
    "├ó",
    "├é",
)
_MOJIBAKE = pattern("|".join(_BROKEN).encode())
_END_OF_FILE = b"\x1a"
"""What CP/M and DOS tools write behind the last line; anywhere else it is a character."""

_RARE_DAMAGE = 20
"""So many times more good sequences than bad bytes: the file is UTF-8 with a few of them broken."""


class Encoded(Struct, frozen=True):
    """`content` decodes with `codec`, bad bytes as U+FFFD; `name` is what the user is told."""

    content: bytes
    codec: str
    name: str
    problems: tuple[Problem, ...] = ()


def decode(path: str, content: bytes, asked: str | None = None) -> Encoded:
    """Find out how the bytes are to be read.

    Raises:
        Refusal: NUL bytes, or an encoding that does not exist.
    """
    found = _as_asked(path, content, asked) if asked else _by_mark(content) or _wide(content)
    if found is None:
        found = _without_mark(path, content)
    nul = found.content.find(b"\0")
    if nul >= 0:
        raise refuse(
            Location(path, _line_of(found.content, nul)),
            "the file has NUL bytes: it is no text, or it was damaged",
            "export it again as CSV (UTF-8) or XLSX",
        )
    problems = (*found.problems, *_mojibake(path, found))
    return replace(found, content=found.content.removesuffix(_END_OF_FILE), problems=problems)


def _as_asked(path: str, content: bytes, asked: str) -> Encoded:
    try:
        name = codecs.lookup(asked).name
        text = content.decode(name, "replace")
    except (LookupError, ValueError, UnicodeError):
        raise refuse(
            path, phrase("there is no encoding {}", asked), "write utf-8, cp1252 or utf-16"
        ) from None
    body = text.removeprefix("\ufeff").encode("utf-8", "replace")
    bad = body.find("\ufffd".encode())
    if bad < 0:
        return Encoded(body, "utf-8", name)
    problem = file_problem(
        Location(path, _line_of(body, bad)),
        "encoding",
        phrase("some bytes are not {}, first here; they are shown as \ufffd", words(name)),
        "correct encoding, or leave it out",
        WARNING,
    )
    return Encoded(body, "utf-8", name, (problem,))


def _by_mark(content: bytes) -> Encoded | None:
    if content.startswith(codecs.BOM_UTF8):
        body = content[3:]
        return None if _bad_at(body) is not None else Encoded(body, "utf-8", "UTF-8 (BOM)")
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return _transcoded(content[2:], codec)
    return None


def _wide(content: bytes) -> Encoded | None:
    """UTF-16 without a mark: nearly every other byte of western text is NUL."""
    start = content[:4096]
    nuls = start.count(b"\0")
    if nuls * 10 <= len(start) * 3:
        return None
    return _transcoded(content, "utf-16-be" if start[::2].count(b"\0") * 2 > nuls else "utf-16-le")


def _transcoded(content: bytes, codec: str) -> Encoded:
    text = content.decode(codec, "replace")
    name = "UTF-16 LE" if codec == "utf-16-le" else "UTF-16 BE"
    return Encoded(text.removeprefix("\ufeff").encode("utf-8", "replace"), "utf-8", name)


def _without_mark(path: str, content: bytes) -> Encoded:
    body = content.removeprefix(codecs.BOM_UTF8)
    bad = _bad_at(body)
    if bad is None:
        return Encoded(body, "utf-8", "UTF-8")
    at = Location(path, _line_of(body, bad))
    text = body.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - body.count("\ufffd".encode())
    good = sum(1 for _ in _MULTIBYTE.finditer(body))
    is_cut = damaged == 1 and len(body) - bad < 4  # noqa: PLR2004 - a character has at most four bytes
    if good >= damaged * _RARE_DAMAGE or is_cut or len(body) != len(content):
        problem = file_problem(
            at,
            "encoding",
            phrase(
                "{} damaged bytes in a UTF-8 file, first here; they are shown as \ufffd", damaged
            ),
            "export the file again as UTF-8",
            WARNING,
        )
        return Encoded(body, "utf-8", "UTF-8, damaged", (problem,))
    problem = file_problem(
        at,
        "encoding",
        "the file is not UTF-8, it was read as Windows text (cp1252), first needed here",
        words("check the accents; if they are wrong, export as UTF-8 or set encoding"),
        WARNING,
    )
    return Encoded(body, "cp1252", "cp1252", (problem,))


def _bad_at(content: bytes) -> int | None:
    """Where the first byte stands that is no UTF-8; chunk by chunk, to hold no second copy."""
    if content.isascii():
        return None
    start = 0
    while start < len(content):
        end = min(start + _CHUNK, len(content))
        while end < len(content) and content[end] & 0xC0 == 0x80 and end - start < _CHUNK + 4:  # noqa: PLR2004 - continuation bytes of UTF-8
            end += 1
        try:
            content[start:end].decode("utf-8")
        except UnicodeDecodeError as error:
            return start + error.start
        start = end
    return None


def _line_of(content: bytes, offset: int) -> int:
    before = content[:offset]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def _mojibake(path: str, found: Encoded) -> tuple[Problem, ...]:
    """Accents that were broken before the export: kept as they are, because a repair is a guess."""
    if found.codec != "utf-8" or found.content.isascii():
        return ()
    hit = _MOJIBAKE.search(found.content)
    if not hit:
        return ()
    return (
        file_problem(
            Location(path, _line_of(found.content, hit.start())),
            "encoding",
            phrase(
                "the text has broken accents ({}), first here; it is kept as it is", hit[0].decode()
            ),
            "repair the text where it comes from",
            WARNING,
        ),
    )


# Quotes escaped with a backslash (`\"`), as MySQL, PHP, Snowflake and Hive write them.
#
# Standard CSV doubles them. A file is read the other way only where the standard way breaks and
# this one does not: `"C:\"` at the end of a cell is a folder. An escaped quote becomes a doubled
# one of the same length, so that every place in the file stays where it is.

_ESCAPED = pattern(rb'(?<!\\)((?:\\\\)*)\\"')


def with_doubled_quotes(
    path: str, encoded: Encoded, delimiter_of: Callable[[Encoded], str | None]
) -> Encoded:
    """The content with quotes doubled where they are escaped, and a word about it.

    `delimiter_of` finds the character between cells, once for each way of reading.
    """
    may_be = b"\\" in encoded.content and b'\\"' in encoded.content
    first = _ESCAPED.search(encoded.content) if may_be else None
    if first is None:
        return encoded
    broken_at = _breaks_at(encoded, delimiter_of(encoded))
    if broken_at is None:
        return encoded
    doubled = replace(encoded, content=_ESCAPED.sub(rb'\1""', encoded.content))
    if _breaks_at(doubled, delimiter_of(doubled)) is None:
        at = Location(path, 1 + encoded.content.count(b"\n", 0, first.start()))
        message = words(r"quotes are escaped with a backslash (\"), first here; read as quotes")
        cure = "check the cell, or export it with doubled quotes"
        severity, variant = WARNING, "backslash_quotes"
        problem = file_problem(at, variant, message, cure, severity)
        return replace(doubled, problems=(*encoded.problems, problem))
    message = words(r"a quote stands inside a quoted cell here; quotes may be escaped (\") or not")
    cure = "export it with doubled quotes, or as XLSX"
    problem = file_problem(Location(path, broken_at), "backslash_quotes", message, cure)
    return replace(encoded, problems=(*encoded.problems, problem))


def _breaks_at(encoded: Encoded, delimiter: str | None) -> int | None:
    """The line at which standard CSV cannot be read strictly; None where all of it can."""
    if delimiter is None:
        return 1
    binary = io.BytesIO(encoded.content)
    lines = io.TextIOWrapper(binary, encoded.codec, errors="replace", newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        for _ in reader:
            pass
    except csv.Error as error:
        return None if "field larger" in str(error) else max(1, reader.line_num)
    return None
