"""Short ways for tests to read a table from its text."""

from commitcheck.loading.tables.commitment_table import TableReading, read_table
from commitcheck.model.config import TableConfig


def read(
    content: str | bytes, config: TableConfig | None = None, path: str = "deals.csv"
) -> TableReading:
    """Read a table of promises from what would be its file."""
    raw = content.encode() if isinstance(content, str) else content
    return read_table(path, raw, config or TableConfig(path))


def variants(reading: TableReading) -> list[str]:
    """What kinds of problem there are, in order."""
    return [problem.variant for problem in reading.problems]


def said(reading: TableReading) -> str:
    """Everything that is said about the table, a line each."""
    return "\n".join(
        f"{problem.at.label} {problem.message} | {problem.next_step}"
        for problem in reading.problems
    )
