"""XLSX, XLS and ODS through python-calamine, which is imported here only."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from commitcheck.loading.tables.header import known_in
from commitcheck.loading.tables.problems import WARNING, file_problem, refuse, times
from commitcheck.loading.tables.table_header import known_names
from commitcheck.loading.tables.workbook.guard import (
    ErrorCells,
    Measured,
    measure,
    refuse_sparse,
)
from commitcheck.loading.tables.workbook.sheet import WorkbookSheet
from commitcheck.model.config import TableConfig
from commitcheck.model.location import Location
from commitcheck.model.nearest import did_you_mean
from commitcheck.model.phrase import phrase, words
from commitcheck.model.problem import Problem

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NEAREST_SHEETS = 8


def open_workbook(path: str, content: bytes, config: TableConfig) -> WorkbookSheet:
    """Open the one sheet that holds the promises.

    Raises:
        Refusal: no workbook, protected, no sheet with a header, or several.
    """
    if content.startswith(b"PK"):
        measured = measure(path, content)
    elif _ENCRYPTED in content:
        raise refuse(path, "the workbook is protected by a password", "save it without one")
    else:
        measured = Measured("xls")
    with _readable(path):
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        names = _sheet_names(path, book, config.sheet)
        sheets = [_sheet(path, book, name, measured) for name in names]
    filled = [sheet for sheet in sheets if sheet.head()]
    if not filled:
        raise refuse(path, "the workbook has no visible sheet with rows", "choose one with sheet:")
    return filled[0] if len(filled) == 1 else _best(path, filled, config)


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


def _sheet_names(path: str, book: CalamineWorkbook, asked: str | None) -> Sequence[str]:
    if asked is None:
        return [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
    if asked in book.sheet_names:
        return [asked]
    near = did_you_mean(asked, book.sheet_names)
    guess = phrase(", did you mean {}?", near) if near else words("")
    message = phrase("the workbook has no sheet {}{}", asked, guess)
    raise refuse(path, message, phrase("it has {}", book.sheet_names[:_NEAREST_SHEETS]))


def _sheet(path: str, book: CalamineWorkbook, name: str, measured: Measured) -> WorkbookSheet:
    sheet = book.get_sheet_by_name(name)
    refuse_sparse(path, sheet.total_height * sheet.total_width, measured.inflated)
    values = sheet.to_python(skip_empty_area=False)
    _fill_merged(sheet, values)
    errors = measured.errors.get(name)
    problems = (_error_cells(path, name, errors),) if errors else ()
    return WorkbookSheet(path, measured.kind, name, values, problems)


def _fill_merged(sheet: CalamineSheet, values: list[list[Any]]) -> None:
    """A cell merged over several rows holds for each of them."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left != right or top >= len(values) or left >= len(values[top]):
            continue
        for row in values[top + 1 : bottom + 1]:
            row[left] = values[top][left]


def _error_cells(path: str, sheet: str, errors: ErrorCells) -> Problem:
    letters = errors.first.rstrip("0123456789")
    line = int(errors.first[len(letters) :])
    at = Location(path, line, 1, None, sheet, errors.first)
    message = phrase(
        "{} a spreadsheet's error (like #REF!), first here; they count as empty",
        times(errors.number, "cell holds", "cells hold"),
    )
    return file_problem(at, "error_cells", message, "repair the formulas and save again", WARNING)


def _best(path: str, sheets: Sequence[WorkbookSheet], config: TableConfig) -> WorkbookSheet:
    """Of several sheets the one whose header is best known; two equals are for the user."""
    known = known_names(config, None)
    scores = [max(known_in(row, known) for _, row in sheet.head()) for sheet in sheets]
    best = max(scores)
    winners = [sheet for sheet, score in zip(sheets, scores, strict=True) if score == best]
    if len(winners) == 1:
        return winners[0]
    names = [sheet.sheet for sheet in winners[:_NEAREST_SHEETS]]
    raise refuse(
        path,
        phrase("{} sheets could hold the promises: {}", len(winners), names),
        phrase("choose one, like sheet: {}", names[0]),
    )
