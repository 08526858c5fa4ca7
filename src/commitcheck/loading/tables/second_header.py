"""A second header: rows below the first that name the columns once more, for a machine or in words.

Survey tools and databases write them: field names in snake case, types, JSON with an import id,
and between them the questions that the columns answer.
"""

from collections.abc import Collection, Sequence

from commitcheck.loading.tables.cells import clean
from commitcheck.loading.tables.header import normal
from commitcheck.loading.tables.table import Row
from commitcheck.model.pattern import pattern

_LOOKED_AT = 3
_LEAST = 2
_SHARE = 0.6
_FIELD_NAME = pattern(r"[a-z][a-z0-9]*(?:_+[a-z0-9]+)+|[a-z][a-z0-9]*(?:[A-Z][a-z0-9]+)+(?:__c)?")
_IMPORT_ID = pattern(r"\{\s*[\"']?[A-Za-z]+[\"']?\s*:.*\}")
_TYPE = pattern(
    r"(?:string|text|long text|textarea|varchar|nvarchar|char|number|numeric|decimal|double|float"
    r"|int|integer|bigint|bool|boolean|date|datetime|timestamp|currency|money|picklist|reference"
    r"|lookup|email|url|phone|id|enum|percent)(?: ?\(\d+(?:, ?\d+)?\))?",
)


def second_header(
    head: Sequence[tuple[int, Row]], header_line: int, names: Sequence[str], known: Collection[str]
) -> frozenset[int]:
    """The lines of the first rows below the header that are no records but names."""
    below = [(line, row) for line, row in head if line > header_line][:_LOOKED_AT]
    last, is_import = -1, False
    for place, (_, row) in enumerate(below):
        cells = _cells(row, len(names))
        imports = len(cells) >= _LEAST and all(map(_IMPORT_ID.fullmatch, cells.values()))
        if imports or _names_columns(cells, names, known):
            last, is_import = place, is_import or imports
    if last < 0 or not (is_import or _all_name(below[:last], names, known)):
        return frozenset()
    return frozenset(line for line, _ in below[: last + 1])


def _all_name(
    rows: Sequence[tuple[int, Row]], names: Sequence[str], known: Collection[str]
) -> bool:
    """Is every row before it a header too, or a row of questions?"""
    return all(
        _names_columns(cells := _cells(row, len(names)), names, known)
        or all(text.endswith("?") for text in cells.values())
        for _, row in rows
    )


def _cells(row: Row, width: int) -> dict[int, str]:
    return {index: text for index, cell in enumerate(row[:width]) if (text := clean(cell))}


def _names_columns(cells: dict[int, str], names: Sequence[str], known: Collection[str]) -> bool:
    if len(cells) < _LEAST:
        return False
    texts = list(cells.values())
    if all(map(_TYPE.fullmatch, map(str.casefold, texts))):
        return True
    same = sum(normal(text) == normal(names[index]) for index, text in cells.items())
    if same >= _LEAST and same >= len(cells) * _SHARE:
        return True
    is_named = [bool(_FIELD_NAME.fullmatch(text)) for text in texts]
    if all(is_named) and len({*texts}) == len(texts):
        return True
    others = sum(normal(text) in known for text in texts)
    return others == len(texts) == len({*texts}) and (same > 0 or any(is_named) or others > _LEAST)
