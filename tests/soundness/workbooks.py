"""What the reader of workbooks must do with any bytes; their number chooses the configuration."""

from commitcheck.loading.tables.commitment_table import read_table, source_of_table
from commitcheck.model.config import TableConfig
from soundness.sound import problems_are_sound, promises_are_placed

PATH = "fuzz.xlsx"
CONFIGS = (TableConfig(PATH), TableConfig(PATH, preset="jira"), TableConfig(PATH, sheet="Deals"))
_ROWS = 1_048_576


def read(content: bytes) -> None:
    config = CONFIGS[len(content) % len(CONFIGS)]
    reading = read_table(PATH, content, config)
    problems_are_sound(reading.problems, PATH, _ROWS)
    if reading.table is None:
        assert reading.problems
        return
    promises_are_placed(reading.commitments, PATH, _ROWS)
    source = source_of_table(reading.table, reading.commitments)
    assert all(len(row.cells) >= len(source.header) for row in source.rows)
