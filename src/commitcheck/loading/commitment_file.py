"""One file of promises, YAML or table, as the same kind of answer."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.loading.discovery import is_yaml
from commitcheck.loading.files import STDIN, FileContent, other_file, read_file, read_stdin
from commitcheck.loading.yaml_document import Document, check_content
from commitcheck.model.commitment import Commitment
from commitcheck.model.config import TableConfig
from commitcheck.model.counting import counted
from commitcheck.model.dates import parse_day
from commitcheck.model.problem import Problem
from commitcheck.model.project import InputFile, LostRecord
from commitcheck.model.source_table import SourceTable


class CommitmentFile(Struct, frozen=True):
    """What one file gave; a file that could not be read gives its problem only."""

    commitments: tuple[Commitment, ...] = ()
    fields: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    input: InputFile | None = None
    lost: tuple[LostRecord, ...] = ()
    table: SourceTable | None = None


def read_commitments(
    table: TableConfig, stdin_filename: str | None = None, fiscal_year_start: int = 1
) -> CommitmentFile:
    """Read one file; its name decides between YAML and table.

    `fiscal_year_start` is the month that a table's bare quarters count from.
    """
    content = read_stdin(stdin_filename) if table.file == STDIN else read_file(table.file)
    if isinstance(content, Problem):
        return CommitmentFile(problems=(content,))
    if is_yaml(content.path):
        return _from_yaml(content, table)
    return _from_table(content, table, fiscal_year_start)


def _from_yaml(content: FileContent, table: TableConfig) -> CommitmentFile:
    from commitcheck.loading.commitment_records import (  # noqa: PLC0415 - only for YAML
        commitments_of,
        key_of,
        lost_of,
        named_fields,
    )
    from commitcheck.loading.source_records import source_of_yaml  # noqa: PLC0415 - as above

    document = check_content(content, "commitments")
    promises = commitments_of(document.data, document.source, document.unusable)
    listed = document.input(f"YAML, {counted(len(promises), 'promise')}")
    return CommitmentFile(
        promises,
        named_fields(document.raw),
        document.problems,
        listed and _exported(listed, document, table),
        tuple(lost_of(document.raw, [document.in_file(key_of(one)) for one in promises])),
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


def _from_table(content: FileContent, table: TableConfig, fiscal_year_start: int) -> CommitmentFile:
    from commitcheck.loading.tables.commitment_table import read_table  # noqa: PLC0415 - only for tables
    from commitcheck.loading.tables.source_tables import source_of_table  # noqa: PLC0415 - as above

    reading = read_table(content.path, content.content, table, other_file, fiscal_year_start)
    return CommitmentFile(
        reading.commitments,
        reading.fields,
        reading.problems,
        replace(reading.input, exported_on=table.exported_on),
        reading.lost,
        source_of_table(reading.table, reading.commitments) if reading.table else None,
    )
