"""XLSX, XLS and ODS through python-calamine, which is imported here only."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from commitcheck.loading.tables.problems import refuse
from commitcheck.loading.tables.workbook.choosing import chosen_of
from commitcheck.loading.tables.workbook.guard import Measured, measure, refuse_sparse
from commitcheck.loading.tables.workbook.old_excel import measure_old
from commitcheck.loading.tables.workbook.package import SheetLook
from commitcheck.loading.tables.workbook.sheet import (
    MAX_CELL,
    OpenedSheet,
    WorkbookSheet,
    too_long,
    with_meanings,
)
from commitcheck.model.config import TableConfig
from commitcheck.model.phrase import did_you_mean, phrase, words

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NEAREST_SHEETS = 8
_HEAD = 400
_MOST_MERGED = 4_000_000


def open_workbook(path: str, content: bytes, config: TableConfig) -> WorkbookSheet:
    """Open the one sheet that holds the promises; of the others it is said what they hold.

    Raises:
        Refusal: no workbook, protected, no sheet with a header, or several.
    """
    if content.startswith(b"PK"):
        measured = measure(path, content)
    elif _ENCRYPTED in content:
        raise refuse(path, "the workbook is protected by a password", "save it without one")
    else:
        measured = measure_old(path, content)
    with _readable(path):
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        _refuse_unknown(path, book, config.sheet)
        sheets = [
            _opened(path, book, sheet, measured)
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
        ]
    return chosen_of(path, measured.kind, sheets, config)


@contextmanager
def _readable(path: str) -> Iterator[None]:
    """Every way in which the reader can fail on a damaged workbook, as one refusal."""
    try:
        yield
    except PasswordError:
        raise refuse(
            path, "the workbook is protected by a password", "save it without one"
        ) from None
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError) as error:
        first = str(error).splitlines()[0] if str(error) else "damaged"
        message = phrase("the workbook cannot be read: {}", first)
        raise refuse(path, message, "open it, save it again as XLSX") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader's own crash; not an Exception
            raise
        raise refuse(path, "the workbook is damaged", "open it, save it again as XLSX") from None


def _refuse_unknown(path: str, book: CalamineWorkbook, asked: str | None) -> None:
    if asked is None or asked in book.sheet_names:
        return
    near = did_you_mean(asked, book.sheet_names)
    guess = phrase(", did you mean {}?", near) if near else words("")
    message = phrase("the workbook has no sheet {}{}", asked, guess)
    raise refuse(path, message, phrase("it has {}", book.sheet_names[:_NEAREST_SHEETS]))


def _opened(
    path: str,
    book: CalamineWorkbook,
    metadata: SheetMetadata,
    measured: Measured,
) -> OpenedSheet:
    name = metadata.name
    is_hidden = metadata.visible != SheetVisibleEnum.Visible
    sheet = book.get_sheet_by_name(name)
    refuse_sparse(path, sheet.total_height * sheet.total_width, measured.inflated)
    values = sheet.to_python(skip_empty_area=False)
    if any(
        isinstance(cell, str) and len(cell) > MAX_CELL for row in values[:_HEAD] for cell in row
    ):
        raise too_long(path)
    look = measured.sheets.get(name, SheetLook())
    with_meanings(values, look)
    _fill_merged(path, sheet, values)
    return OpenedSheet(name, values, look, is_hidden=is_hidden)


def _fill_merged(path: str, sheet: CalamineSheet, values: list[list[Any]]) -> None:
    """A cell merged over several rows holds for each of them."""
    left_over = _MOST_MERGED
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left != right or top >= len(values) or left >= len(values[top]):
            continue
        rows = values[top + 1 : bottom + 1]
        left_over -= len(rows)
        if left_over < 0:
            raise refuse(path, "merged cells lie over each other", "take the merging away")
        for row in rows:
            row[left] = values[top][left]
