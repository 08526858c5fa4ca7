"""Everything a run reads, as one Project: all files, all problems, one id space.

A file of promises gives the same kind of answer whether it is YAML or a table, and every file a
line that says how it was understood.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.loading.config_file import ConfigReading
from commitcheck.loading.discovery import InputPaths, is_yaml
from commitcheck.loading.documents.papers import PaperReader, is_paper
from commitcheck.loading.files import STDIN, FileContent, other_file, read_file, read_stdin
from commitcheck.loading.packs import SharedPolicy, shared_policy
from commitcheck.loading.records.decisions import (
    baseline_of,
    decisions_of,
    links_beside,
    links_of,
    readings_of,
    waivers_of,
)
from commitcheck.loading.records.vision import vision_of
from commitcheck.loading.schemas.check import Document, check_content, no_document, read_document
from commitcheck.loading.spellings import with_one_spelling
from commitcheck.loading.tables.exports import Exports, latest_only
from commitcheck.model.commitment import Commitment
from commitcheck.model.config import Config, Policy, TableConfig
from commitcheck.model.dates import CALENDAR_YEARS, FiscalYear, parse_day
from commitcheck.model.decision import ApprovalDecision, Baseline, Link, ReadingDecision, Waiver
from commitcheck.model.document import Paper, PaperPromises
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.location import SourceTable
from commitcheck.model.phrase import counted
from commitcheck.model.project import InputFile, LostRecord, Project
from commitcheck.model.vision import Vision


class CommitmentFile(Struct, frozen=True):
    """What one file gave; a file that could not be read gives its problem only."""

    commitments: tuple[Commitment, ...] = ()
    fields: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    input: InputFile | None = None
    lost: tuple[LostRecord, ...] = ()
    table: SourceTable | None = None


Progress = Callable[[str], None]

UNKNOWN = ("unknown_field", "unused_columns", "empty_field")
"""Variants that `strict` turns from warnings into errors."""


def load_project(
    paths: InputPaths,
    config: ConfigReading | None = None,
    *,
    strict: bool = False,
    progress: Progress | None = None,
    read_papers: PaperReader | None = None,
    exports: Exports | None = None,
) -> Project:
    """Read every file of a run; one that cannot be read is a problem, and the rest goes on.

    `strict` makes unknown fields errors; `progress` is told each file before it is read;
    `read_papers` makes promises of documents, which are refused as tables without it; `exports`
    has what other products were read from, too.
    """
    config, tell = config or ConfigReading(), progress or _silent
    vision_file = _document("vision", paths.vision, paths, tell)
    said = _mapping(vision_file).get("policy") or {}
    packs = shared_policy(config.config, said) if config.config.packs else SharedPolicy()
    vision = _vision(vision_file, packs.values) if _has_data(vision_file) else None
    tables = _tables(paths, config.config, vision, tell, read_papers, exports)
    beside = _decided(paths, tell, config.config.of_product)
    problems = (
        *config.problems,
        *vision_file.problems,
        *packs.problems,
        *beside.problems,
        *(problem for table in tables for problem in table.problems),
    )
    listed = (
        config.above,
        config.input,
        vision_file.input(vision_summary(vision) if vision else "not readable"),
        *packs.inputs,
        *(table.input for table in tables),
        *beside.inputs,
    )
    project = Project(
        vision=vision,
        commitments=tuple(promise for table in tables for promise in table.commitments),
        waivers=beside.waivers,
        links=beside.links,
        decisions=beside.decisions,
        readings=beside.readings,
        baseline=beside.baseline,
        fields=frozenset(name for table in tables for name in table.fields),
        fields_of={table.input.path: table.fields for table in tables if table.input is not None},
        problems=tuple(map(_stricter, problems)) if strict else problems,
        inputs=tuple(filter(None, listed)),
        lost=tuple(record for table in tables for record in table.lost),
        tables=tuple(table.table for table in tables if table.table is not None),
        config=config.config,
    )
    project = latest_only(with_one_spelling(project), paths.commitments)
    return _as_decided(project)


def _as_decided(project: Project) -> Project:
    """Most projects hold no decision and no document, and wait for neither."""
    decided = project.links or project.readings or project.decisions
    if not decided and not any(map(attrgetter("read"), project.commitments)):
        return project
    from commitcheck.loading.linking import as_decided  # noqa: PLC0415 - as it says

    return as_decided(project)


class _Decided(Struct, frozen=True):
    """What people decided about promises and findings, out of the files that hold it."""

    waivers: tuple[Waiver, ...]
    links: tuple[Link, ...]
    decisions: tuple[ApprovalDecision, ...]
    readings: tuple[ReadingDecision, ...]
    baseline: Baseline | None
    problems: tuple[Problem, ...]
    inputs: tuple[InputFile | None, ...]


def _decided(paths: InputPaths, tell: Progress, product: str | None) -> _Decided:
    """The files, read; of a baseline for several products the part of this product."""
    waivers_file = _document("waivers", paths.waivers, paths, tell)
    links_file = _document("links", paths.links, paths, tell)
    decisions_file = _document("decisions", paths.decisions, paths, tell)
    baseline_file = _document("baseline", paths.baseline, paths, tell)

    waivers = waivers_of(_mapping(waivers_file), waivers_file.source)
    links = links_of(_mapping(links_file), links_file.source)
    said = _mapping(decisions_file)
    decisions = decisions_of(said, decisions_file.source)
    readings = readings_of(said, decisions_file.source)
    both = links_beside(links, said, decisions_file.source)
    baseline = baseline_of(_mapping(baseline_file)) if _has_data(baseline_file) else None
    if baseline is not None and product is not None:
        own = tuple(it for it in baseline.entries if it.product in (None, product))
        others = tuple(it for it in baseline.entries if it.product not in (None, product))
        baseline = replace(baseline, entries=own, others=others)

    files = (waivers_file, links_file, decisions_file, baseline_file)
    return _Decided(
        waivers,
        both.links,
        decisions,
        readings,
        baseline,
        (*(problem for file in files for problem in file.problems), *both.problems),
        (
            waivers_file.input(counted(len(waivers), "waiver")),
            links_file.input(counted(len(links), "link")),
            decisions_file.input(counted(len(decisions) + len(readings) + both.more, "decision")),
            baseline_file.input(counted(len(baseline.entries) if baseline else 0, "known finding")),
        ),
    )


def _vision(document: Document, packs: Mapping[str, tuple[Any, str]]) -> Vision:
    return vision_of(document.data, document.source, document.unusable, packs)


def _document(role: str, path: str | None, paths: InputPaths, tell: Progress) -> Document:
    if path is None:
        return no_document(role)
    tell(path)
    needed = role == "vision"
    return read_document(path, role, stdin_filename=paths.stdin_filename, may_be_empty=not needed)


def _tables(
    paths: InputPaths,
    config: Config,
    vision: Vision | None,
    tell: Progress,
    read_papers: PaperReader | None,
    exports: Exports | None,
) -> list[CommitmentFile]:
    """Every file of promises: tables and YAML, then the documents beside them."""
    documents, lists = _by_kind(paths, read_papers)
    tables = [_table(table, paths, vision, tell, exports) for table in lists]
    if read_papers and documents:
        rows = [promise for table in tables for promise in table.commitments]
        tables += _papers(
            documents, paths, tell, rows, lambda said: read_papers(said, vision, config)
        )
    return tables


def _table(
    table: TableConfig,
    paths: InputPaths,
    vision: Vision | None,
    tell: Progress,
    exports: Exports | None,
) -> CommitmentFile:
    tell(table.file)
    fiscal = (vision.policy if vision else Policy()).fiscal_year
    return read_commitments(table, paths.stdin_filename, fiscal, exports)


def _by_kind(
    paths: InputPaths, read_papers: PaperReader | None
) -> tuple[list[TableConfig], list[TableConfig]]:
    """The documents among the commitments, and the tables and YAML."""
    kinds: tuple[list[TableConfig], list[TableConfig]] = ([], [])
    for table in paths.commitments:
        is_document = read_papers is not None and is_paper(table.file, paths.stdin_filename)
        kinds[not is_document].append(table)
    return kinds


def _papers(
    documents: Iterable[TableConfig],
    paths: InputPaths,
    tell: Progress,
    rows: Sequence[Commitment],
    read: Callable[[Sequence[Paper]], Sequence[PaperPromises]],
) -> Iterator[CommitmentFile]:
    """Documents together, because ids that are equal are told apart over all of them."""
    from commitcheck.loading.documents.read import papers  # noqa: PLC0415 - only for documents

    found: list[Paper] = []
    for table in documents:
        tell(table.file)
        for paper in papers(table, rows, paths.stdin_filename):
            if isinstance(paper, Problem):
                yield CommitmentFile(problems=(paper,))
            else:
                found.append(paper)
    for paper, promises in zip(found, read(found), strict=True):
        document = paper.document
        yield CommitmentFile(
            promises.commitments,
            promises.fields,
            promises.problems,
            InputFile(document.path, "commitments", promises.summary, document.sha256),
        )


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


def read_commitments(
    table: TableConfig,
    stdin_filename: str | None = None,
    fiscal: FiscalYear = CALENDAR_YEARS,
    exports: Exports | None = None,
) -> CommitmentFile:
    """Read one file; its name decides between YAML and table.

    `fiscal` says what a fiscal year in a table is.
    """
    if table.file == STDIN:
        content = read_stdin(stdin_filename)
    elif exports is None or table.route is None:
        content = read_file(table.file)
    else:
        content = exports.once(f"file {table.file}", partial(read_file, table.file))
    if isinstance(content, Problem):
        return CommitmentFile(problems=(content,))
    if is_yaml(content.path):
        return _from_yaml(content, table)
    return _from_table(content, table, fiscal, exports)


def _from_yaml(content: FileContent, table: TableConfig) -> CommitmentFile:
    from commitcheck.loading.records.commitments import (  # noqa: PLC0415 - only for YAML
        commitments_of,
        empty_words,
        key_of,
        lost_of,
        named_fields,
        source_of_yaml,
        unconfirmed,
    )

    document = check_content(content, "commitments")
    promises = commitments_of(document.data, document.source, document.unusable)
    listed = document.input(f"YAML, {counted(len(promises), 'promise')}")
    return CommitmentFile(
        promises,
        named_fields(document.raw),
        (*document.problems, *empty_words(promises), *unconfirmed(document)),
        listed and _exported(listed, document, table),
        tuple(lost_of(document.raw, [document.in_file(key_of(promise)) for promise in promises])),
        source_of_yaml(document, promises),
    )


def _exported(listed: InputFile, document: Document, table: TableConfig) -> InputFile:
    """When it was exported: the file's own word, else the configuration's."""
    data = document.data if isinstance(document.data, Mapping) else {}
    written = data.get("exported_on")
    day = parse_day(written) if written else table.exported_on
    if day is None:
        return listed
    return replace(listed, exported_on=day, exported_at=document.source.locate((), "exported_on"))


def _from_table(
    content: FileContent, table: TableConfig, fiscal: FiscalYear, exports: Exports | None
) -> CommitmentFile:
    from commitcheck.loading.tables.commitment_table import (  # noqa: PLC0415 - only for tables
        read_table,
        source_of_table,
    )

    reading = read_table(content.path, content.content, table, other_file, fiscal, exports)
    return CommitmentFile(
        reading.commitments,
        reading.fields,
        reading.problems,
        replace(reading.input, exported_on=table.exported_on),
        reading.lost,
        source_of_table(reading.table, reading.commitments) if reading.table else None,
    )


_SECTIONS = (
    ("capabilities", "capability", "capabilities"),
    ("roadmap", "roadmap item", "roadmap items"),
    ("non_goals", "non-goal", "non-goals"),
    ("guardrails", "guardrail", "guardrails"),
    ("stakeholders", "stakeholder", "stakeholders"),
)


def vision_summary(vision: Vision) -> str:
    """`Auditrail: 10 capabilities, 4 roadmap items, 2 non-goals`: the sections that are there."""
    counts = [
        counted(len(getattr(vision, section)), noun, plural)
        for section, noun, plural in _SECTIONS
        if vision.has(section)
    ]
    return f"{vision.product.name or 'a product without a name'}: {', '.join(counts) or 'no more'}"
