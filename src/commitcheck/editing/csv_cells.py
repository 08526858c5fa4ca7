"""Replaces cells of one record of a CSV file; every other byte stays as it is."""

from codecs import BOM_UTF8
from collections.abc import Mapping

from commitcheck.editing.yaml.splice import EditError
from commitcheck.loading.tables.csv.body import CsvPlaces
from commitcheck.loading.tables.csv.file import CsvFile
from commitcheck.loading.tables.table import TableSource
from commitcheck.model.location import guarded


def refuse_other_text(content: bytes, source: TableSource) -> None:
    """Stop where the file's bytes are not, as they are, the text that was read.

    Raises:
        EditError: it is a workbook, is in another coding, or was changed in the meantime.
    """
    if not isinstance(source.file, CsvFile):
        raise EditError("a workbook is edited by its own program")
    if content.removeprefix(BOM_UTF8) != source.file.encoded.content:
        raise EditError("the file is in another coding, or was changed in the meantime")


def with_cells(content: bytes, source: TableSource, line: int, cells: Mapping[str, str]) -> bytes:
    """The file with these texts in the columns of these fields, in the record on this line.

    Raises:
        EditError: it is a workbook, or a field has no column of its own.
    """
    file = source.file
    if not isinstance(file, CsvFile):
        raise EditError("a workbook is edited by its own program")
    body = content.removeprefix(BOM_UTF8)
    mark = content[: len(content) - len(body)]
    places = CsvPlaces(body, file.encoded.codec, file.dialect)
    text = places.text_from(line)
    before = body[: len(body) - len(text.encode(file.encoded.codec))]
    spans = places.cells(line)
    edits = []
    for field, new in cells.items():
        columns = source.columns.get(field, ())
        if len(columns) != 1 or columns[0] >= min(len(spans), source.width):
            raise EditError(f"there is no column of its own for {field}")
        edits.append((spans[columns[0]], new))
    for (begin, end), new in sorted(edits, reverse=True):
        text = text[:begin] + _written(new, text[begin:end], file.dialect.delimiter) + text[end:]
    return mark + before + text.encode(file.encoded.codec)


def _written(new: str, old: str, delimiter: str) -> str:
    """The cell in quotation marks where the old one has them or it needs them."""
    new = guarded(new)
    if old.lstrip()[:1] == '"' or any(sign in new for sign in (delimiter, '"', "\n", "\r")):
        doubled = new.replace('"', '""')
        return f'"{doubled}"'
    return new
