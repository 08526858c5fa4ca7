"""What the reader of tables must do with any bytes; the first byte chooses how it is configured."""

from commitcheck.loading.tables.commitment_table import read_table, source_of_table
from commitcheck.loading.tables.preview import mapping_block, preview_table
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.model.config import TableConfig
from commitcheck.reporting.terminal.preview import preview_text
from soundness.frames import is_inert
from soundness.sound import problems_are_sound, promises_are_placed, raw_lines

PATH = "fuzz.csv"
OTHER = b"key;owner;due\nC-1;kim;2026-03-31\nC-2;ines;soon\nC-2;kim;\n"
CONFIGS = (
    TableConfig(PATH),
    TableConfig(PATH, preset="jira"),
    TableConfig(PATH, preset="salesforce-report", encoding="cp1252"),
    TableConfig(PATH, header_row=2, delimiter="semicolon", decimal=",", dates="DMY"),
    TableConfig(PATH, columns={"title": ("A + B", "C"), "id": ("ID",)}, split={"capability": "|"}),
    TableConfig(PATH, values={"status": {"Won": "signed"}}, ignore_rows={"status": ("Lost", "")}),
    TableConfig(PATH, join={"file": "other.csv", "key": "id"}, currency="EUR", dates="MDY"),
    TableConfig(PATH, encoding="utf-16", preset="generic"),
)


def read(content: bytes) -> None:
    config, body = CONFIGS[content[0] % len(CONFIGS)] if content else CONFIGS[0], content[1:]
    reading = read_table(PATH, body, config, lambda _: OTHER)
    lines = raw_lines(body)
    preview = preview_table(PATH, body, config, lambda _: OTHER)
    is_inert(preview_text(preview))
    if preview.columns:
        pasted = read_yaml(PATH, mapping_block(preview).encode("utf-8", "replace"))
        assert not pasted.problems, pasted.text
    here = [problem for problem in reading.problems if problem.at.path == PATH]
    there = [problem for problem in reading.problems if problem.at.path != PATH]
    problems_are_sound(here, PATH, lines)
    problems_are_sound(there, "other.csv", raw_lines(OTHER))
    assert reading.rows_lost >= 0
    assert len({commitment.where.key for commitment in reading.commitments}) == len(
        reading.commitments
    )
    if reading.table is None:
        assert reading.problems
        return
    if not config.join:
        promises_are_placed(reading.commitments, PATH, lines)
    source = source_of_table(reading.table, reading.commitments)
    assert all(len(row.cells) >= len(source.header) for row in source.rows)
