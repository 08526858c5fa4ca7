"""Which sheet of a workbook is read, and what is said of the others and of what is hidden."""

from collections.abc import Sequence

from commitcheck.loading.tables.header import find_header, known_in
from commitcheck.loading.tables.problems import INFO, WARNING, file_problem, refuse, times
from commitcheck.loading.tables.table_header import known_names
from commitcheck.loading.tables.workbook.sheet import OpenedSheet, WorkbookSheet
from commitcheck.model.config import TableConfig
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.phrase import phrase, words

_NEAREST_SHEETS = 8


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
