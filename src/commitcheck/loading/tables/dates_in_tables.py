"""The order of a table's numeric dates: from the column, then the file, then the configuration."""

from collections.abc import Iterable

from msgspec import Struct

from commitcheck.loading.tables.written_dates import order_shown


class Order(Struct, frozen=True):
    """What the cells of a column say; `conflict` holds a cell of each order when both occur."""

    order: str | None = None
    conflict: tuple[str, str] | None = None


def order_of(texts: Iterable[str]) -> Order:
    """The order that the cells of one column allow."""
    seen: dict[str, str] = {}
    for text in texts:
        shown = order_shown(text)
        if shown:
            seen.setdefault(shown, text)
    if len(seen) > 1:
        return Order(None, (seen["DMY"], seen["MDY"]))
    return Order(next(iter(seen), None))


def common_order(orders: Iterable[Order]) -> str | None:
    """The one order that all columns with evidence agree on."""
    found = {one.order for one in orders if one.order}
    return found.pop() if len(found) == 1 else None
