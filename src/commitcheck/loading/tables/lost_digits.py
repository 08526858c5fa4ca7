"""Numbers that name things and are longer than a workbook keeps: their ends are gone for good."""

from collections.abc import Iterator, Mapping, Sequence

from commitcheck.loading.schemas.compile import load_schema
from commitcheck.loading.tables.mapping.mapping import FieldSource
from commitcheck.loading.tables.problems import WARNING, file_problem, times
from commitcheck.loading.tables.table import Table
from commitcheck.model.commitment import RECORD_FIELDS
from commitcheck.model.phrase import phrase, words
from commitcheck.model.problem import Problem

_KEPT = 15
"""Digits of a number that every spreadsheet keeps."""
_TOLD = 20
_AMOUNTS = frozenset(("value",))
_CURE = words("format the column as text before typing or pasting such numbers")

Doubts = dict[int, list[str]]
"""By row the fields whose value is not the one that was typed."""


def lost_digits(table: Table, chosen: Mapping[str, FieldSource]) -> tuple[list[Problem], Doubts]:
    """What to say of such cells, and the fields of the rows that cannot be relied on."""
    problems: list[Problem] = []
    doubts: Doubts = {}
    if table.file.sheet is None:
        return problems, doubts
    for name in _naming(chosen):
        found = list(_cells(table, chosen[name]))
        for row, index, text in found[:_TOLD]:
            place = table.file.place(table.lines[row], index, name)
            message = phrase(
                "the {} {} was stored as a number; its last digits are lost", words(name), text
            )
            problems.append(file_problem(place, f"lost_digits.{name}", message, _CURE, WARNING))
        if len(found) > _TOLD:
            more = times(len(found) - _TOLD, "more number", "more numbers")
            message = phrase("{} of {} lost their last digits", more, words(name))
            row, index, _ = found[_TOLD]
            place = table.file.place(table.lines[row], index, name)
            problems.append(file_problem(place, f"lost_digits.{name}", message, _CURE, WARNING))
        for row, _, _ in found:
            doubts.setdefault(row, []).append(name)
    return problems, doubts


def _cells(table: Table, source: FieldSource) -> Iterator[tuple[int, int, str]]:
    for index in source.flat:
        if index < table.width:
            for row, text in enumerate(table.texts[index]):
                is_long = len(text) > _KEPT and text.lstrip("-").isdigit()
                if is_long and table.file.lost_digits(table.lines[row], index):
                    yield row, index, text


def _naming(chosen: Mapping[str, FieldSource]) -> Sequence[str]:
    """The fields of a promise that hold names or numbers of things, no amounts and no days."""
    properties = load_schema("commitments")["definitions"]["commitment"]["properties"]
    return [
        name
        for name in chosen
        if name in RECORD_FIELDS
        and name not in _AMOUNTS
        and "number" not in properties[name].get("type", ())
        and not str(properties[name].get("$ref")).startswith("#/definitions/date")
    ]
