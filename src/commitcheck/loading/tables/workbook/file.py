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
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from commitcheck.loading.tables.header import find_header, known_in
from commitcheck.loading.tables.mapping.preset import known_names
from commitcheck.loading.tables.table import INFO, WARNING, file_problem, refuse, times
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
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.phrase import did_you_mean, phrase, words

# Which sheet of a workbook is read, and what is said of the others and of what is hidden.


def chosen_of(
    path: str, kind: str, sheets: Sequence[OpenedSheet], config: TableConfig
) -> WorkbookSheet:
    """The sheet that was asked for, else of the visible ones that whose header is best known.

    Raises:
        Refusal: no visible sheet holds anything, or two are known equally well.
    """
    known = known_names(config, None)
    if config.sheet is not None:
        chosen = next(sheet for sheet in sheets if sheet.name == config.sheet)
    else:
        chosen = _best(path, [sheet for sheet in sheets if not sheet.is_hidden], known)
    if not chosen.head():
        raise refuse(path, phrase("the sheet {} has no rows", chosen.name), "choose another one")
    others = [sheet for sheet in sheets if sheet is not chosen and sheet.filled_rows()]
    was_asked = config.sheet is not None
    problems = [_unread(path, sheet, known, was_asked=was_asked) for sheet in others]
    problems += _hidden(path, chosen)
    besides = [_summary(sheet) for sheet in others[:_NEAREST_SHEETS]]
    if len(others) > _NEAREST_SHEETS:
        besides.append(f"{len(others) - _NEAREST_SHEETS} more")
    return WorkbookSheet(
        path, kind, chosen.name, chosen.values, tuple(problems), ", ".join(besides)
    )


def _best(path: str, sheets: Sequence[OpenedSheet], known: frozenset[str]) -> OpenedSheet:
    """Of several sheets the one whose header is best known; two equals are for the user."""
    filled = [sheet for sheet in sheets if sheet.head()]
    if not filled:
        raise refuse(path, "the workbook has no visible sheet with rows", "choose one with sheet:")
    scores = [max(known_in(row, known) for _, row in sheet.head()) for sheet in filled]
    best = max(scores)
    winners = [sheet for sheet, score in zip(filled, scores, strict=True) if score == best]
    if len(winners) == 1:
        return winners[0]
    names = [sheet.name for sheet in winners[:_NEAREST_SHEETS]]
    raise refuse(
        path,
        phrase("{} sheets could hold the promises: {}", len(winners), names),
        phrase("choose one, like sheet: {}", names[0]),
    )


def _unread(path: str, sheet: OpenedSheet, known: frozenset[str], *, was_asked: bool) -> Problem:
    """A sheet that was left out; a warning where it could hold promises and nobody chose."""
    header = find_header(sheet.head(), known)
    line = header or sheet.head()[0][0]
    rows = times(sheet.filled_rows(below=header or 0), "row")
    hidden = words(", which is hidden," if sheet.is_hidden else "")
    message = phrase("the sheet {}{} was not read: {}", sheet.name, hidden, rows)
    if header:
        message = phrase("{} below a header like that of promises", message)
    cure = phrase("read it with sheet: {}, or bring its rows into one sheet", sheet.name)
    at = Location(path, line, 1, None, sheet.name, f"A{line}")
    severity = WARNING if header and not was_asked else INFO
    return file_problem(at, "sheet_not_read", message, cure, severity)


def _hidden(path: str, sheet: OpenedSheet) -> list[Problem]:
    """Hidden rows and columns count like the others: somebody should know."""
    rows, columns = sheet.hidden_rows(), sheet.hidden_columns()
    found = []
    for count, line, unit, units in (
        (len(rows), min(rows, default=0) + 1, "hidden row holds", "hidden rows hold"),
        (len(columns), 1, "hidden column holds", "hidden columns hold"),
    ):
        if count:
            message = (
                phrase("{} something and counts like the others", times(count, unit, units))
                if count == 1
                else phrase("{} something and count like the others", times(count, unit, units))
            )
            at = Location(path, line, 1, None, sheet.name, f"A{line}")
            cure = "delete what should not count, or show it"
            found.append(file_problem(at, f"hidden.{unit.split()[1]}s", message, cure, INFO))
    return found


def _summary(sheet: OpenedSheet) -> str:
    hidden = ", hidden" if sheet.is_hidden else ""
    return f"{sheet.name} ({times(sheet.filled_rows(), 'row')}{hidden})"


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
