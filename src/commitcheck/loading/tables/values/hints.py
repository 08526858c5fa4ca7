"""How each column of a table is written: date order, decimal mark, value words, separators.

The order of a table's numeric dates: from the column, then the configuration, then the file.

The currency of a table's amounts where no column says it: from cells, header, configuration.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from commitcheck.loading.schemas.compile import load_schema
from commitcheck.loading.tables.mapping.mapping import CLOSE_DATE, FieldSource
from commitcheck.loading.tables.mapping.preset import Preset
from commitcheck.loading.tables.status_words import closed_words
from commitcheck.loading.tables.table import WARNING, Table, file_problem
from commitcheck.loading.tables.values.columns import Column, convert, texts_of
from commitcheck.loading.tables.values.converters import Hints, Schema, converter, word_key
from commitcheck.loading.tables.values.dates import ORDERS, as_written, is_fiscal, needs_order
from commitcheck.loading.tables.values.money import decimal_of, needs_mark, split_amount
from commitcheck.loading.tables.values.orders import (
    Order,
    common_order,
    doubtful_months,
    order_of,
    unsure_dates,
    years_told,
)
from commitcheck.loading.tables.values.units import NAMES as CURRENCIES
from commitcheck.loading.tables.values.units import HeaderUnit, currency_in, unit_above, unit_in
from commitcheck.model.config import TableConfig
from commitcheck.model.dates import FiscalYear
from commitcheck.model.finding import Problem
from commitcheck.model.location import Location
from commitcheck.model.phrase import phrase, words
from commitcheck.model.spelling import as_typed

Texts = Iterable[str]

_SERIAL_SHARE = 0.8

_SERIAL_DIGITS = 5

_NOTE_CELLS = 2


class Written(Struct, frozen=True):
    """What the whole table says: per field its distinct texts, and how to look further."""

    dates: Mapping[str, Sequence[str]]
    numbers: Mapping[str, Sequence[str]]
    others: Callable[[], Iterable[Sequence[str]]]
    """The distinct texts of the columns nothing reads; asked for only in doubt."""
    units: Mapping[str, HeaderUnit] = field(default_factory=dict)
    """What the headers of amounts say that these are multiplied by."""


class HintMaker:
    """Looks at a table's date and number columns once, then answers per field."""

    def __init__(
        self, written: Written, config: TableConfig, layers: Sequence[Preset], fiscal: FiscalYear
    ) -> None:
        self._config = config
        self._layers = layers
        self._fiscal = fiscal
        self._orders = {name: order_of(texts) for name, texts in written.dates.items()}
        self._decimals = {name: decimal_of(texts) for name, texts in written.numbers.items()}
        self._serials = {name for name, texts in written.dates.items() if _are_serials(texts)}
        self._written = written
        self._common_order: str | None = None
        self._common_decimal: str | None = None
        self._other_years: frozenset[int] = frozenset()
        self._looked = False

    def hints(self, name: str) -> Hints:
        order = self._order(name)
        return Hints(
            values=self._values(name),
            separator=self._separator(name),
            order=order,
            asked_order=self._config.dates,
            unsure=self._unsure(name, order),
            orders=self._orders[name].open if name in self._orders else frozenset(ORDERS),
            serials=name in self._serials,
            decimal=self._decimal(name),
            fiscal=self._fiscal,
            unit=self._written.units.get(name),
        )

    def conflicts(self, at: Location, headers: Mapping[str, str]) -> list[Problem]:
        """Columns in which some dates can only be day first and others only month first."""
        return [
            file_problem(
                at,
                f"conflicting_dates.{name}",
                phrase(
                    "{} has dates in both orders: {} is day first, {} month first",
                    headers[name], *order.conflict,
                ),
                words("correct the column where it comes from, or set dates: DMY or MDY"),
            )
            for name, order in self._orders.items()
            if order.conflict and not self._config.dates
        ]  # fmt: skip

    def _order(self, name: str) -> str | None:
        """The column's own word, then the user's, then that of the file's other columns."""
        own, asked = self._orders.get(name), self._config.dates
        if own is None or own.conflict:
            return asked
        if own.order or (asked and asked in own.open):
            return own.order or asked
        return self._common(name, own) or asked

    def _unsure(self, name: str, order: str | None) -> frozenset[str]:
        """The dates of a column whose two digits of a year its order reads otherwise than the
        years around them say; every short one where only other columns told the order.
        """
        own = self._orders.get(name)
        if own is None or not (own.has_short or own.has_months):
            return frozenset()
        texts = self._written.dates[name]
        told = years_told(texts) or self._years_of_the_file()
        months = doubtful_months(texts, told) if own.has_months else frozenset()
        if order is None or order == self._config.dates or not own.has_short:
            return months
        return months | unsure_dates(texts, order, told, is_own=own.order is not None)

    def _years_of_the_file(self) -> frozenset[int]:
        """Years that dates of other columns have, in whatever order they are read."""
        told = frozenset[int]().union(*map(years_told, self._written.dates.values()))
        return told or self._other_years

    def _common(self, name: str, own: "Order") -> str | None:
        """What the file's other columns say, looked up only when this one has a doubtful cell."""
        common = common_order(self._orders.values())
        if not common and any(map(needs_order, self._written.dates[name])):
            self._look()
            common = self._common_order
        return common if common in own.open else None

    def _decimal(self, name: str) -> str | None:
        if name not in self._decimals:
            return None
        own = self._decimals[name]
        if own or not any(map(needs_mark, self._written.numbers[name])):
            return own or self._config.decimal
        seen = {mark for mark in self._decimals.values() if mark}
        if not seen:
            self._look()
            seen = {self._common_decimal} if self._common_decimal else set()
        return seen.pop() if len(seen) == 1 else self._config.decimal

    def _look(self) -> None:
        if self._looked:
            return
        self._looked = True
        orders: list[Order] = []
        decimals: set[str] = set()
        years: set[int] = set()
        for texts in self._written.others():
            orders.append(order_of(texts))
            if orders[-1].order:
                years |= years_told(texts)
            mark = decimal_of(texts)
            if mark:
                decimals.add(mark)
        self._common_order = common_order(orders)
        self._other_years = frozenset(years)
        self._common_decimal = decimals.pop() if len(decimals) == 1 else None

    def _values(self, name: str) -> Mapping[str, str]:
        maps: list[Mapping[str, str]] = [CURRENCIES] if name == "currency" else []
        maps += [layer.values.get(name, {}) for layer in reversed(self._layers)]
        maps.append(self._config.values.get(name, {}))
        return {word_key(theirs): ours for words_of in maps for theirs, ours in words_of.items()}

    def _separator(self, name: str) -> str:
        for source in (self._config.split, *(layer.split for layer in self._layers)):
            if name in source:
                return source[name]
        return ";"


def _are_serials(texts: Sequence[str]) -> bool:
    """Are these days as numbers? Nearly all of the column must be integers of five digits."""
    filled = [text for text in texts if text]
    serials = sum(len(text) == _SERIAL_DIGITS and text.isdecimal() for text in filled)
    return bool(filled) and serials >= len(filled) * _SERIAL_SHARE


def with_currency(
    columns: dict[str, Column], table: Table, chosen: Mapping[str, FieldSource], asked: str | None
) -> None:
    """Fill the currency in; a `$` alone is none, because a dozen countries use it."""
    if "arr" not in columns:
        return
    given = columns.get("currency")
    header = next(filter(None, (_of_header(table.header[i]) for i in chosen["arr"].flat)), None)
    known = {text: _of(text) or header or asked for text in dict.fromkeys(columns["arr"].texts)}
    if given is None and not any(known.values()):
        return
    texts = columns["arr"].texts
    found = [known[text] if text else None for text in texts]
    if given is None:
        columns["currency"] = Column([""] * len(texts), found, {})
    else:
        columns["currency"] = replace(given, values=_filled(given, found))


def _of_header(name: str) -> str | None:
    unit = unit_in(name)
    return currency_in(name) or (unit.currency if unit else None)


def _filled(given: Column, found: Sequence[str | None]) -> Sequence[str | None]:
    return [
        value if text else instead
        for value, text, instead in zip(given.values, given.texts, found, strict=True)
    ]


def _of(text: str) -> str | None:
    amount = split_amount(text)
    return (amount.currency or None) if amount else None


# From the chosen columns of a table to values, field by field.


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
    for name in ("id", "depends_on"):
        if name in texts:
            texts[name] = _as_typed(texts[name])
    written = Written(
        dates={
            name: _distinct(list(map(as_written, _distinct(texts[name]))))
            for name in chosen
            if _is_date(properties[name])
        },
        numbers={name: _distinct(texts[name]) for name in chosen if _is_number(properties[name])},
        others=lambda: _other_texts(table, chosen),
        units=units_of(table, chosen),
    )
    hints = HintMaker(written, config, layers, fiscal)
    columns = {}
    for name, column in texts.items():
        given = hints.hints(name)
        if name == "status":
            said = closed_words(column, given.values)
            given = replace(given, values={**given.values, **said}) if said else given
        columns[name] = convert(column, converter(properties[name], definitions, name, given))
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
    """The unit in the header of the amounts, or else of a line above the table."""
    if "arr" not in chosen:
        return {}
    found = unit_in(table.header[chosen["arr"].flat[0]]) or _unit_above(table)
    return {"arr": found} if found else {}


def _unit_above(table: Table) -> HeaderUnit | None:
    """What a title or a note says of all amounts; two cells may be a name and its value."""
    if table.header_line <= 1:
        return None
    for line, row in table.file.head():
        said = [cell for cell in row if cell.strip()]
        found = next(filter(None, map(unit_above, said)), None)
        if line < table.header_line and len(said) <= _NOTE_CELLS and found:
            return replace(found, line=line)
    return None


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


def _as_typed(texts: Sequence[str]) -> Sequence[str]:
    return texts if "".join(texts).isascii() else list(map(as_typed, texts))


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
