"""From the chosen columns of a table to values, field by field."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from commitcheck.loading.schemas.compile import load_schema
from commitcheck.loading.tables.mapping.mapping import CLOSE_DATE, FieldSource
from commitcheck.loading.tables.mapping.preset import Preset
from commitcheck.loading.tables.problems import WARNING, file_problem
from commitcheck.loading.tables.table import Table
from commitcheck.loading.tables.values.columns import Column, Schema, convert, converter, texts_of
from commitcheck.loading.tables.values.dates import is_fiscal
from commitcheck.loading.tables.values.hints import HintMaker, Written, with_currency
from commitcheck.loading.tables.values.units import HeaderUnit, unit_in
from commitcheck.model.config import TableConfig
from commitcheck.model.dates import FiscalYear
from commitcheck.model.location import Location
from commitcheck.model.phrase import phrase, words
from commitcheck.model.problem import Problem


def values_of(
    table: Table,
    chosen: Mapping[str, FieldSource],
    config: TableConfig,
    layers: Sequence[Preset],
    fiscal: FiscalYear,
) -> tuple[dict[str, Column], list[Problem]]:
    """Every field's column, converted as the schema says; conflicts of date order beside it."""
    definitions = load_schema("commitments")["definitions"]
    properties = _properties(definitions)
    texts = {
        name: texts_of(source, table.texts, _separator(properties[name], name, config))
        for name, source in chosen.items()
    }
    written = Written(
        dates={name: _distinct(texts[name]) for name in chosen if _is_date(properties[name])},
        numbers={name: _distinct(texts[name]) for name in chosen if _is_number(properties[name])},
        others=lambda: _other_texts(table, chosen),
        units=units_of(table, chosen),
    )
    hints = HintMaker(written, config, layers, fiscal)
    columns = {
        name: convert(column, converter(properties[name], definitions, name, hints.hints(name)))
        for name, column in texts.items()
    }
    with_currency(columns, table, chosen, config.currency)
    at = table.header_at
    notes = _fiscal_years(at, written, fiscal)
    return columns, [*hints.conflicts(at, headers_of(table, chosen)), *notes]


def _fiscal_years(at: Location, written: Written, fiscal: FiscalYear) -> list[Problem]:
    """Fiscal years in a file, where nobody said which calendar year they have their number from."""
    if fiscal.is_said or fiscal.start == 1:
        return []
    texts = (text for column in written.dates.values() for text in column)
    example = next((text for text in texts if is_fiscal(text)), None)
    if example is None:
        return []
    message = phrase(
        "{} is read by the year that its fiscal year ends in; the first versions read the year "
        "it starts in",
        example,
    )
    cure = words("set policy.fiscal_year_named_by to end or start in the vision")
    return [file_problem(at, "fiscal_years", message, cure, WARNING)]


def units_of(table: Table, chosen: Mapping[str, FieldSource]) -> dict[str, HeaderUnit]:
    """The unit in the header of the amounts, if it has one."""
    found = (
        [unit_in(table.header[index]) for index in chosen["arr"].flat] if "arr" in chosen else []
    )
    return {"arr": found[0]} if found and found[0] else {}


def headers_of(table: Table, chosen: Mapping[str, FieldSource]) -> dict[str, str]:
    """What the file calls each field."""
    return {
        name: " + ".join(dict.fromkeys(table.header[index].strip() for index in source.flat))
        for name, source in chosen.items()
    }


def _properties(definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    properties = definitions["commitment"]["properties"]
    return {**properties, CLOSE_DATE: properties["due"]}


def _is_date(prop: Schema) -> bool:
    return prop.get("$ref") in ("#/definitions/date", "#/definitions/date_or_open")


def _is_number(prop: Schema) -> bool:
    return "number" in prop.get("type", ())


def _separator(prop: Mapping[str, Any], name: str, config: TableConfig) -> str | None:
    is_list = prop.get("$ref") == "#/definitions/ids" or "anyOf" in prop
    return config.split.get(name, ";") if is_list else None


def _distinct(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _other_texts(table: Table, chosen: Mapping[str, FieldSource]) -> Iterable[Sequence[str]]:
    """The different texts of columns that were not kept: read again, because it is rarely asked."""
    used = {index for source in chosen.values() for index in source.flat}
    others = [index for index in range(table.width) if index not in used]
    seen: list[dict[str, None]] = [{} for _ in others]
    for piece in table.file.body(table.header_line, table.width):
        for index, texts in zip(others, seen, strict=True):
            texts.update(dict.fromkeys(map(str.strip, piece.columns[index])))
    return [list(texts) for texts in seen]
