"""The name under which a file of promises asks for its table."""

from commitcheck.loading.commitment_table import TableReading, read_table

__all__ = ["TableReading", "read_table"]
