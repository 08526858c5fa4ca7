"""Everything a run reads, as one Project: all files, all problems, one id space."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from commitcheck.loading.commitment_file import CommitmentFile, read_commitments
from commitcheck.loading.config_file import ConfigReading
from commitcheck.loading.discovery import InputPaths
from commitcheck.loading.linking import linked
from commitcheck.loading.summaries import vision_summary
from commitcheck.loading.vision_records import vision_of
from commitcheck.loading.waiver_records import baseline_of, links_of, waivers_of
from commitcheck.loading.yaml_document import Document, no_document, read_document
from commitcheck.model.config import TableConfig
from commitcheck.model.counting import counted
from commitcheck.model.policy import Policy
from commitcheck.model.problem import Problem
from commitcheck.model.project import Project
from commitcheck.model.severity import Severity
from commitcheck.model.vision import Vision

Progress = Callable[[str], None]

UNKNOWN = ("unknown_field", "unused_columns", "empty_field")
"""Variants that `strict` turns from warnings into errors."""


def load_project(
    paths: InputPaths,
    config: ConfigReading | None = None,
    *,
    strict: bool = False,
    progress: Progress | None = None,
) -> Project:
    """Read every file of a run; one that cannot be read is a problem, and the rest goes on.

    `strict` makes unknown fields errors; `progress` is told each file before it is read.
    """
    config, tell = config or ConfigReading(), progress or _silent
    vision_file = _document("vision", paths.vision, paths, tell)
    vision = _vision(vision_file) if _has_data(vision_file) else None
    policy = vision.policy if vision else Policy()
    tables = [_table(one, paths, policy, tell) for one in paths.commitments]
    waivers_file = _document("waivers", paths.waivers, paths, tell)
    links_file = _document("links", paths.links, paths, tell)
    baseline_file = _document("baseline", paths.baseline, paths, tell)

    waivers = waivers_of(_mapping(waivers_file), waivers_file.source)
    links = links_of(_mapping(links_file), links_file.source)
    baseline = baseline_of(_mapping(baseline_file)) if _has_data(baseline_file) else None

    documents = (vision_file, waivers_file, links_file, baseline_file)
    problems = (
        *config.problems,
        *(problem for document in documents for problem in document.problems),
        *(problem for table in tables for problem in table.problems),
    )
    listed = (
        config.input,
        vision_file.input(vision_summary(vision) if vision else "not readable"),
        *(table.input for table in tables),
        waivers_file.input(counted(len(waivers), "waiver")),
        links_file.input(counted(len(links), "link")),
        baseline_file.input(counted(len(baseline.entries) if baseline else 0, "known finding")),
    )
    project = Project(
        vision=vision,
        commitments=tuple(promise for table in tables for promise in table.commitments),
        waivers=waivers,
        links=links,
        baseline=baseline,
        fields=frozenset(name for table in tables for name in table.fields),
        problems=tuple(map(_stricter, problems)) if strict else problems,
        inputs=tuple(one for one in listed if one is not None),
        lost=tuple(record for table in tables for record in table.lost),
        tables=tuple(table.table for table in tables if table.table is not None),
        config=config.config,
    )
    return linked(project)


def _vision(document: Document) -> Vision:
    return vision_of(document.data, document.source, document.unusable)


def _document(role: str, path: str | None, paths: InputPaths, tell: Progress) -> Document:
    if path is None:
        return no_document(role)
    tell(path)
    needed = role == "vision"
    return read_document(path, role, stdin_filename=paths.stdin_filename, may_be_empty=not needed)


def _table(table: TableConfig, paths: InputPaths, policy: Policy, tell: Progress) -> CommitmentFile:
    tell(table.file)
    return read_commitments(table, paths.stdin_filename, policy.fiscal_year_start)


def _silent(_: str) -> None:
    pass


def _has_data(document: Document) -> bool:
    return isinstance(document.data, Mapping)


def _mapping(document: Document) -> Mapping[str, Any]:
    return document.data if isinstance(document.data, Mapping) else {}


def _stricter(problem: Problem) -> Problem:
    if problem.severity is Severity.WARNING and problem.variant.startswith(UNKNOWN):
        return replace(problem, severity=Severity.ERROR, rule="INP001")
    return problem
