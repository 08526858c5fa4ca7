"""One line that says how a table was understood."""

from collections import Counter
from typing import TYPE_CHECKING

from commitcheck.loading.tables.mapping import CLOSE_DATE
from commitcheck.loading.tables.preset import OWN
from commitcheck.loading.tables.table import Table
from commitcheck.model.counting import counted

if TYPE_CHECKING:
    from commitcheck.loading.tables.table_reading import Understood

_PLAIN = ("footer", "total row", "repeated header", "ignored row")
_SAID = ("id", "customer", "title", "deal", "due", CLOSE_DATE, "status", "arr")
_FULL = 0.995


def summary_line(found: "Understood") -> str:
    """`UTF-8, comma, header on line 5, preset salesforce, 120 rows (2 footers left out); ...`."""
    file, table = found.table.file, found.table
    parts = [part for part in (file.encoding, file.delimiter) if part]
    if file.sheet is not None:
        parts.append(f"sheet {file.sheet}")
    if table.header_line > 1:
        parts.append(f"header on line {table.header_line}")
    parts.append("our column names" if found.preset == OWN else f"preset {found.preset}")
    incomplete = len(found.records.lost)
    parts.append(counted(len(table.lines) - incomplete, "row") + _left_out(table, incomplete))
    if found.preset == OWN:
        return ", ".join(parts)
    fields = (_field(found, name) for name in _SAID if _is_said(found, name))
    return f"{', '.join(parts)}; {', '.join(fields)}"


def _left_out(table: Table, incomplete: int) -> str:
    counts: Counter[str] = Counter()
    for skipped in table.skipped:
        counts[skipped.reason] += skipped.rows
    told = [counted(counts[reason], reason) for reason in _PLAIN if counts[reason]]
    told += [counted(incomplete, "incomplete row")] if incomplete else []
    told += [counted(table.rows_lost, "unreadable row")] if table.rows_lost else []
    return f" ({', '.join(told)} left out)" if told else ""


def _is_said(found: "Understood", name: str) -> bool:
    return name in found.sources or name in ("customer", "title", "due")


def _field(found: "Understood", name: str) -> str:
    source = found.sources.get(name)
    if source is None:
        return f"{name}: not found"
    table = found.table
    names = " or ".join(
        dict.fromkeys(
            " + ".join(table.header[index].strip() for index in group) for group in source.columns
        )
    )
    rows = len(table.lines)
    filled = max(table.filled[index] for index in source.flat)
    share = f" ({filled * 100 // rows} % filled)" if rows and filled < rows * _FULL else ""
    return f"{name}<-{names}{share}"
