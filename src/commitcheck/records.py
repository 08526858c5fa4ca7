"""Promises that a program already holds: dicts or a data frame in place of a file.

They go the way of a CSV file with the same columns, so that a value means here what it means
there, and what is wrong with one is a problem at its row.
"""

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any

from msgspec import json

from commitcheck.api import load_vision
from commitcheck.errors import UsageError
from commitcheck.loading.files import FileContent
from commitcheck.loading.records.vision import vision_of
from commitcheck.loading.schemas.check import check_content
from commitcheck.loading.spellings import with_one_spelling
from commitcheck.loading.tables.commitment_table import read_table
from commitcheck.model import project as values
from commitcheck.model.config import TableConfig
from commitcheck.model.vision import Vision

NAME = "records.csv"
"""What findings call the place of a row: `records.csv:3` is the second record."""

_AS_WRITTEN = TableConfig(NAME, delimiter="comma", encoding="utf-8", dates="YMD", decimal=".")


class Project(values.Project, frozen=True, dict=True):
    """What `check` takes, made of what a program holds."""

    @staticmethod
    def from_records(vision: Any, rows: Any) -> values.Project:
        """Make a project of a vision and of promises that are in memory.

        Nothing is written, and beside a vision that is a path nothing is read. What is wrong with a
        record is in `Project.problems`, never raised.

        Args:
            vision: A path to a vision.yaml, the same as a mapping, or the `vision` of a project.
            rows: The promises: mappings from column to value, or a data frame of pandas or polars.
                Columns are those of `commitcheck schema commitments`, or any that an export may
                have; days are dates or text, lists are lists, None and NaN are empty. An index
                that has a name is a column too.

        Returns:
            The project, as `load` would have read it from files.

        Raises:
            UsageError: the vision or the rows are nothing of the kind.
        """
        found, problems, inputs = _vision(vision)
        records = list(_records(rows))
        reading = read_table(NAME, _as_csv(records), _AS_WRITTEN)
        nothing = not records
        return with_one_spelling(
            values.Project(
                vision=found,
                commitments=reading.commitments,
                fields=reading.fields,
                problems=(*problems, *(() if nothing else reading.problems)),
                inputs=inputs,
                lost=reading.lost,
            )
        )


def _vision(vision: Any) -> tuple[Vision | None, tuple[Any, ...], tuple[Any, ...]]:
    if isinstance(vision, Vision):
        return vision, (), ()
    if isinstance(vision, str | PathLike):
        read = load_vision(vision)
        return read.vision, read.problems, read.inputs
    if not isinstance(vision, Mapping):
        raise UsageError(f"the vision is {type(vision).__name__}, expected a path or a mapping")
    written = json.encode({"schema_version": 1, **_plain(vision)})
    document = check_content(FileContent("vision", written), "vision")
    data = document.data
    value = vision_of(data, document.source, document.unusable) if data is not None else None
    return value, document.problems, ()


def _records(rows: Any) -> Iterable[Mapping[str, Any]]:
    """Rows of a data frame by what it offers, else the rows themselves."""
    if hasattr(rows, "to_dicts"):  # polars
        rows = rows.to_dicts()
    elif hasattr(rows, "to_dict") and hasattr(rows, "columns"):  # pandas
        rows = _with_index(rows).to_dict("records")
    elif hasattr(rows, "collect"):
        raise UsageError(f"the rows are {type(rows).__name__}, expected a frame: collect() it")
    if isinstance(rows, str | Mapping) or not isinstance(rows, Iterable):
        raise UsageError(f"the rows are {type(rows).__name__}, expected records or a data frame")
    for row in rows:
        if not isinstance(row, Mapping):
            raise UsageError(f"a row is {type(row).__name__}, expected a mapping")
        yield row


def _with_index(frame: Any) -> Any:
    """The frame with its named index as columns, each name once.

    Raises:
        UsageError: two columns have one name, of which pandas would keep one.
    """
    if any(name is not None for name in frame.index.names):
        frame = frame.reset_index()
    names = Counter(map(str, frame.columns))
    if twice := [name for name, number in names.items() if number > 1]:
        raise UsageError(f"the data frame has {names[twice[0]]} columns called {twice[0]}")
    return frame


def _as_csv(records: list[Mapping[str, Any]]) -> bytes:
    columns = list(dict.fromkeys(str(name) for row in records for name in row))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in records:
        by_name = {str(name): value for name, value in row.items()}
        writer.writerow([_cell(by_name.get(name)) for name in columns])
    return text.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> str:
    if hasattr(value, "tolist"):  # numpy's own numbers and lists
        value = value.tolist()
    if _is_empty(value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):  # an approval
        role, day = value.get("role"), _cell(value.get("date"))
        return f"{role}@{day}" if day else str(role)
    if isinstance(value, list | tuple):
        return "; ".join(map(_cell, value))
    if isinstance(value, set | frozenset):
        return "; ".join(sorted(map(_cell, value)))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a column of whole numbers with a hole in it holds floats
    return str(value)


def _is_empty(value: Any) -> bool:
    """None, NaN, NaT and NA, whosever they are."""
    try:
        return value is None or bool(value != value)  # noqa: PLR0124 - as it says
    except TypeError:  # NA is neither equal nor unequal to itself
        return True


def _plain(value: Any) -> Any:
    """As JSON has it; days as text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(inner) for inner in value]
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value
