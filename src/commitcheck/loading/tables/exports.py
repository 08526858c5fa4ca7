"""Exports: one for several products, each of which gets its rows, and several for one deal, of
which the last counts.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress
from pathlib import PurePath
from typing import TypeVar

from msgspec.structs import replace

from commitcheck.loading.discovery import is_yaml
from commitcheck.loading.documents.papers import is_paper
from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.loading.tables.gather import without
from commitcheck.loading.tables.table import (
    ELSEWHERE,
    UNCLAIMED,
    Skipped,
    Table,
    file_problem,
    times,
)
from commitcheck.loading.tables.values.columns import Column
from commitcheck.model.commitment import Commitment
from commitcheck.model.config import Route, TableConfig
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, Said, counted, did_you_mean, first_ids, phrase, words
from commitcheck.model.project import Project
from commitcheck.model.spelling import folded

NOBODYS = "no_product"
"""The variant of a problem about rows that no product takes."""

_LONGEST = 40
_NAMED = 20


def routed(
    table: Table, column: int | None, route: Route, columns: Mapping[str, Column]
) -> tuple[Table, dict[str, Column], list[Problem]]:
    """The rows of one product, and what is said of those that no product takes.

    Values were made of the whole column before, so that a product's few rows are read by what
    all of them tell. Without the column, which somebody else complains about, nobody has a row.
    """
    texts = table.texts[column] if column is not None else [""] * len(table.lines)
    whose = {text: route.takes.get(folded(text), "") for text in dict.fromkeys(texts)}
    others = {row for row, text in enumerate(texts) if whose[text] != route.whose}
    problems = [] if column is None else _nobodys(table, column, texts, whose, route)
    if not others:
        return table, dict(columns), problems
    keep = [row not in others for row in range(len(table.lines))]
    left = [
        Skipped(table.lines[row], ELSEWHERE if whose[texts[row]] else UNCLAIMED)
        for row in sorted(others)
    ]
    kept = without(table, others)
    kept = replace(kept, skipped=(*kept.skipped, *left))
    return kept, _kept(columns, keep), problems


def _kept(columns: Mapping[str, Column], keep: Sequence[bool]) -> dict[str, Column]:
    """The same without the other rows; what is bad about a text is so only where it still is."""
    found = {}
    for name, column in columns.items():
        texts = list(compress(column.texts, keep))
        here = set(texts)
        bad = {text: why for text, why in column.bad.items() if text in here}
        found[name] = Column(texts, list(compress(column.values, keep)), bad)
    return found


def _nobodys(
    table: Table,
    column: int,
    texts: Sequence[str],
    whose: Mapping[str, str | None],
    route: Route,
) -> list[Problem]:
    """One problem for each word that is no product's: its rows were not checked."""
    rows: dict[str, list[int]] = {}
    for row, text in enumerate(texts):
        if whose[text] == "":
            rows.setdefault(text, []).append(row)
    cure = words("name it in route.values, with ~ where nothing here checks it")
    return [
        file_problem(
            table.file.place(table.lines[found[0]], column),
            f"{NOBODYS}.{text[:_LONGEST]}" if text else NOBODYS,
            _said(text, len(found), route),
            cure,
        )
        for text, found in list(rows.items())[:_NAMED]
    ] + _more(table, column, list(rows.values())[_NAMED:])


def _said(text: str, count: int, route: Route) -> Phrase:
    belong = times(count, "row belongs to no product", "rows belong to no product")
    if not text:
        return phrase("{}: its cell in {} is empty", belong, route.column)
    known = [*route.values, *(name for name in route.takes.values() if name)]
    near = did_you_mean(text, known)
    hint = phrase(", did you mean {}?", near) if near else words("")
    return phrase("{}: its {} is {}{}", belong, route.column, text, hint)


def _more(table: Table, column: int, rest: Sequence[Sequence[int]]) -> list[Problem]:
    if not rest:
        return []
    count = times(sum(map(len, rest)), "more row belongs", "more rows belong")
    message = phrase("{} to no product, of {} other words", count, len(rest))
    place = table.file.place(table.lines[rest[0][0]], column)
    return [file_problem(place, f"{NOBODYS}.", message, words("name them in route.values"))]


# Exports for several products: each is read, and made into values, once for all of them.

Made = TypeVar("Made")


class Exports:
    """What was made of each file for the first product that asked.

    It holds the whole of them, so it lives no longer than the loading of the products does.
    """

    def __init__(self) -> None:
        self._made: dict[str, object] = {}

    def once(self, key: str, make: Callable[[], Made]) -> Made:
        """What `make` gave for this key when it was first asked for; what it raises is not kept."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]  # type: ignore[return-value]


def for_all(config: TableConfig) -> TableConfig:
    """A table's description without whose rows are wanted: what its products have in common."""
    return replace(config, route=config.route and replace(config.route, whose=None))


# `keep: latest`: a deal that stands in several exports counts as in the last one, whole.
#
# An export is a picture of a day: what a deal's later export does not list any more was taken back
# there, so nothing of the earlier one is kept beside it.

_DAY = pattern(r"(?<!\d)(20\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_EXPORTS_NAMED = 6

Deal = tuple[str, str]
"""A deal by its id, or a promise by its own where it names none."""


def latest_only(project: Project, tables: Iterable[TableConfig]) -> Project:
    """The project without what a later export says again; which files have a say about what is
    told, and where nobody can say which is the later one, both stay and it is an error.
    """
    if project.config.keep != "latest":
        return project
    exports = {table.file for table in tables if _is_export(table, project)}
    days = {path: _day_of(path, project) for path in exports}
    files: dict[Deal, dict[str, None]] = {}
    for promise in project.commitments:
        if (path := promise.where.source.path) in exports:
            files.setdefault(_deal(promise), {})[path] = None
    several = {deal: tuple(paths) for deal, paths in files.items() if len(paths) > 1}
    kept = {deal: _last(paths, days) for deal, paths in several.items()}
    promises = tuple(
        promise
        for promise in project.commitments
        if (path := promise.where.source.path) not in exports
        or path in kept.get(_deal(promise), (path,))
    )
    gone = {(it.id, it.where.source.path) for it in project.commitments} - {
        (it.id, it.where.source.path) for it in promises
    }
    problems = (
        *(it for it in project.problems if (it.subject.id, it.at.path) not in gone),
        *_told(several, kept, days),
    )
    return replace(project, commitments=promises, problems=problems)


def _is_export(table: TableConfig, project: Project) -> bool:
    """A table that is the company's, or one of a project's own; a list that somebody keeps by hand
    in YAML and a document are no pictures of a day.
    """
    is_table = not is_yaml(table.file) and not is_paper(table.file, None)
    return is_table and (table.route is not None or project.config.of_product is None)


def _deal(promise: Commitment) -> Deal:
    return ("deal", promise.deal) if promise.deal else ("commitment", promise.id)


def _day_of(path: str, project: Project) -> dt.date | None:
    """The day that the file or the configuration says, else the one in the file's name."""
    if path in project.exported_on:
        return project.exported_on[path]
    for found in _DAY.finditer(PurePath(path).name):
        try:
            return dt.date(int(found[1]), int(found[3]), int(found[4]))
        except ValueError:
            continue
    return None


def _last(paths: tuple[str, ...], days: Mapping[str, dt.date | None]) -> tuple[str, ...]:
    """Those of the last day; all of them where one has none."""
    known = [day for path in paths if (day := days[path]) is not None]
    if len(known) < len(paths):
        return paths
    return tuple(path for path in paths if days[path] == max(known))


def _told(
    several: Mapping[Deal, tuple[str, ...]],
    kept: Mapping[Deal, tuple[str, ...]],
    days: Mapping[str, dt.date | None],
) -> list[Problem]:
    """One line for each set of files, with the first few of the deals in them."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for deal, paths in several.items():
        groups.setdefault((paths, kept[deal]), []).append(deal[1])
    return [_problem(paths, last, deals, days) for (paths, last), deals in groups.items()]


def _problem(
    paths: tuple[str, ...],
    last: tuple[str, ...],
    deals: list[str],
    days: Mapping[str, dt.date | None],
) -> Problem:
    stand = phrase(
        "{} ({}) {} in {}",
        words(counted(len(deals), "deal")),
        first_ids(deals, _EXPORTS_NAMED),
        words("stands" if len(deals) == 1 else "stand"),
        _files(paths),
    )
    undated = [path for path in paths if days[path] is None]
    if undated:
        message = phrase("{}, and nothing says when {} was exported", stand, _files(undated[:1]))
        cure = words("give exported_on, or the day in the file's name, as deals-2026-08-17.csv")
        return _of(undated[0], "no_export_day", message, cure, Severity.ERROR)
    if len(last) > 1:
        message = phrase("{}, of which {} are of one day: both count", stand, _files(last))
        return _of(last[0], "exports_of_one_day", message, words("keep one of them"))
    message = phrase("{}: the one of {} counts", stand, days[last[0]] or "")
    return _of(last[0], "superseded", message, words("nothing: the later export was checked"))


def _files(paths: Iterable[str]) -> list[Phrase]:
    return [phrase("{}", Said("path", path)) for path in paths]


def _of(
    path: str, variant: str, message: Phrase, cure: Phrase, severity: Severity = Severity.INFO
) -> Problem:
    """An error is one of input; the rest is only told."""
    rule = "INP001" if severity is Severity.ERROR else ""
    return Problem(variant, message, Location(path), file_subject(path), cure, severity, rule)
