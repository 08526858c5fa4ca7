"""A constant for a column that a file lacks: `customer: =Acme` in the mapping.

It becomes a column of the table that has the same text in every row, under its own name.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from commitcheck.loading.tables.cells import unguarded
from commitcheck.loading.tables.table import Table
from commitcheck.model.config import TableConfig

_SIGN = "="


def constants_of(config: TableConfig, names: Sequence[str]) -> tuple[str, ...]:
    """The constants that the mapping names; what the file has as a column is that column."""
    known = {unguarded(name).strip() for name in names}
    written = (name.strip() for several in config.columns.values() for name in several)
    return tuple(
        dict.fromkeys(
            name for name in written if name[:1] == _SIGN and name[1:].strip() and name not in known
        )
    )


def with_constants(table: Table, constants: Sequence[str]) -> Table:
    """The table with one more column for each of them."""
    if not constants:
        return table
    first, rows = len(table.header), len(table.lines)
    values = [constant.removeprefix(_SIGN).strip() for constant in constants]
    columns = {first + place: [value] * rows for place, value in enumerate(values)}
    return replace(
        table,
        header=(*table.header, *constants),
        texts={**table.texts, **columns},
        filled=[*table.filled, *[rows] * len(constants)],
        samples=[*table.samples, *([value] for value in values)],
    )
