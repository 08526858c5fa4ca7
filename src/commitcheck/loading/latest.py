"""`keep: latest`: a deal that stands in several exports counts as in the last one, whole.

An export is a picture of a day: what a deal's later export does not list any more was taken back
there, so nothing of the earlier one is kept beside it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from msgspec.structs import replace

from commitcheck.loading.discovery import is_yaml
from commitcheck.loading.documents.papers import is_paper
from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.model.commitment import Commitment
from commitcheck.model.config import TableConfig
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import Phrase, Said, counted, first_ids, phrase, words
from commitcheck.model.project import Project

_DAY = pattern(r"(?<!\d)(20\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_NAMED = 6

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
        first_ids(deals, _NAMED),
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
