"""The currency of a table's amounts where no column says it: from cells, header, configuration."""

from collections.abc import Mapping, Sequence

from commitcheck.loading.tables.converted import Column
from commitcheck.loading.tables.mapping import FieldSource
from commitcheck.loading.tables.money import currency_in, split_amount
from commitcheck.loading.tables.table import Table


def with_currency(
    columns: dict[str, Column], table: Table, chosen: Mapping[str, FieldSource], asked: str | None
) -> None:
    """Fill the currency in; a `$` alone is none, because a dozen countries use it."""
    if "arr" not in columns:
        return
    given = columns.get("currency")
    header = next(filter(None, (currency_in(table.header[i]) for i in chosen["arr"].flat)), None)
    known = {text: _of(text) or header or asked for text in dict.fromkeys(columns["arr"].texts)}
    if given is None and not any(known.values()):
        return
    texts = columns["arr"].texts
    found = [known[text] if text else None for text in texts]
    if given is None:
        columns["currency"] = Column([""] * len(texts), found, {})
    else:
        columns["currency"] = given._replace(values=_filled(given, found))


def _filled(given: Column, found: Sequence[str | None]) -> Sequence[str | None]:
    return [
        value if text else instead
        for value, text, instead in zip(given.values, given.texts, found, strict=True)
    ]


def _of(text: str) -> str | None:
    amount = split_amount(text)
    return (amount.currency or None) if amount else None
