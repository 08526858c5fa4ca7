r"""Quotes escaped with a backslash (`\"`), as MySQL, PHP, Snowflake and Hive write them.

Standard CSV doubles them. A file is read the other way only where the standard way breaks and
this one does not: `"C:\"` at the end of a cell is a folder. An escaped quote becomes a doubled
one of the same length, so that every place in the file stays where it is.
"""

import csv
import io
import re
from collections.abc import Callable

from msgspec.structs import replace

from commitcheck.loading.tables.csv.encoding import Encoded
from commitcheck.loading.tables.problems import WARNING, file_problem
from commitcheck.model.location import Location
from commitcheck.model.phrase import words

_ESCAPED = re.compile(rb'(?<!\\)((?:\\\\)*)\\"')


def with_doubled_quotes(
    path: str, encoded: Encoded, delimiter_of: Callable[[Encoded], str | None]
) -> Encoded:
    """The content with quotes doubled where they are escaped, and a word about it.

    `delimiter_of` finds the character between cells, once for each way of reading.
    """
    first = _ESCAPED.search(encoded.content) if b'\\"' in encoded.content else None
    if first is None:
        return encoded
    broken_at = _breaks_at(encoded, delimiter_of(encoded))
    if broken_at is None:
        return encoded
    doubled = replace(encoded, content=_ESCAPED.sub(rb'\1""', encoded.content))
    if _breaks_at(doubled, delimiter_of(doubled)) is None:
        at = Location(path, 1 + encoded.content.count(b"\n", 0, first.start()))
        message = words(r"quotes are escaped with a backslash (\"), first here; read as quotes")
        cure = "check the cell, or export it with doubled quotes"
        severity, variant = WARNING, "backslash_quotes"
        problem = file_problem(at, variant, message, cure, severity)
        return replace(doubled, problems=(*encoded.problems, problem))
    message = words(r"a quote stands inside a quoted cell here; quotes may be escaped (\") or not")
    cure = "export it with doubled quotes, or as XLSX"
    problem = file_problem(Location(path, broken_at), "backslash_quotes", message, cure)
    return replace(encoded, problems=(*encoded.problems, problem))


def _breaks_at(encoded: Encoded, delimiter: str | None) -> int | None:
    """The line at which standard CSV cannot be read strictly; None where all of it can."""
    if delimiter is None:
        return 1
    binary = io.BytesIO(encoded.content)
    lines = io.TextIOWrapper(binary, encoded.codec, errors="replace", newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        for _ in reader:
            pass
    except csv.Error as error:
        return None if "field larger" in str(error) else max(1, reader.line_num)
    return None
