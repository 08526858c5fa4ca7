"""The reader of a table: chosen by the first bytes of its file, whatever its name says."""

import re

from commitcheck.loading.files import CURE, merge_marks
from commitcheck.loading.tables.table import Refusal, TableFile, refuse
from commitcheck.model.config import TableConfig
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import phrase, words

MAX_BYTES = 256 * 1024 * 1024
"""A million rows fit; beyond it nobody meant to check the file."""

_LOOKED_AT = 65536
_BLANK = b"\xef\xbb\xbf \t\r\n"
_AS_TABLE = "export it again as CSV or XLSX"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a text document (RTF)"),
)
_MARKUP = pattern(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|table)",
    re.IGNORECASE | re.DOTALL,
)
_XML = pattern(rb"\s*<\?xml|\s*<[a-z:]+[ >]", re.IGNORECASE)


def open_table(path: str, content: bytes, config: TableConfig) -> TableFile:
    """The right reader for these bytes, whatever the name says.

    Raises:
        Refusal: no table at all.
    """
    if kind_of(path, content) == "text":
        _refuse_unmerged(path, content)
        from commitcheck.loading.tables.csv.file import open_csv  # noqa: PLC0415 - a workbook needs none

        return open_csv(path, content, config)
    from commitcheck.loading.tables.workbook.file import open_workbook  # noqa: PLC0415 - imports calamine

    return open_workbook(path, content, config)


def _refuse_unmerged(path: str, content: bytes) -> None:
    if b"<<<<<<<" in content or b">>>>>>>" in content:
        marks = merge_marks(content.decode("utf-8", "replace"), may_quote=True)
        if marks:
            raise refuse(Location(path, marks.first, 1), marks.message, CURE)


def kind_of(path: str, content: bytes) -> str:
    """`text`, `zip` or `ole`; anything else is refused with its cure.

    Raises:
        Refusal: empty, too big, or no table at all.
    """
    if len(content) > MAX_BYTES:
        size, limit = len(content) // 1_000_000, MAX_BYTES // 1_000_000
        raise refuse(
            path,
            phrase("the file is {} MB, the limit is {} MB", size, limit),
            "export fewer rows or columns, or split the file",
        )
    if content.startswith(b"PK\x03\x04"):
        return "zip"
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if not content[:_LOOKED_AT].strip(_BLANK) and not content.strip(_BLANK):
        raise refuse(path, "the file is empty", "export it again with its header and its rows")
    refusal = _no_table(path, content)
    if refusal:
        raise refusal
    return "text"


def _no_table(path: str, content: bytes) -> Refusal | None:
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return refuse(path, phrase("the file is {}, no table", words(name)), _AS_TABLE)
    start = content.removeprefix(b"\xef\xbb\xbf")[:2048]
    if not start.lstrip().startswith(b"<"):
        return None
    if _MARKUP.match(start):
        return refuse(path, "the file is an HTML page, whatever its name says", _AS_TABLE)
    if _XML.match(start):
        return refuse(path, "the file is XML, whatever its name says", _AS_TABLE)
    return None
