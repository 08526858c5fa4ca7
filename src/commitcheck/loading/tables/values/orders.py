"""The order of a column's numeric dates, and the cells that it may not hold for.

Two digits may be a day as well as a year: a date that the column's order takes far away from the
years around it, and that another order would leave among them, is nobody's to guess.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from commitcheck.loading.tables.values.dates import (
    ORDERS,
    Several,
    month_and_short_year,
    orders_shown,
    read_date,
    short_parts,
)
from commitcheck.model.dates import last_day_of_month


class Order(Struct, frozen=True):
    """What the cells of a column say: the orders that all of them allow. `conflict` holds two
    cells that allow none together.
    """

    open: frozenset[str] = frozenset(ORDERS)
    conflict: tuple[str, str] | None = None
    has_short: bool = False
    """Is there a date of three parts of two digits?"""
    has_months: bool = False
    """Is there a month with two digits behind it?"""

    @property
    def order(self) -> str | None:
        return next(iter(self.open)) if len(self.open) == 1 and not self.conflict else None


_ENOUGH = 4
_MANY_YEARS, _FEW_YEARS = 10, 4


def order_of(texts: Iterable[str]) -> Order:
    """The orders that the cells of one column allow."""
    open_: frozenset[str] = frozenset(ORDERS)
    telling: list[str] = []
    short: set[tuple[int, int]] = set()
    has_months = False
    for text in texts:
        shown = orders_shown(text)
        if shown is None:
            has_months = has_months or month_and_short_year(text) is not None
            continue
        if not open_ & shown:
            other = next(cell for cell in telling if not (orders_shown(cell) or open_) & shown)
            return Order(open_, _day_first_first(other, text))
        if not open_ <= shown:
            telling.append(text)
        open_ &= shown
        parts = short_parts(text)
        if parts:
            short.add(parts)
    if "YMD" in open_ and len(open_) > 1 and _are_days_first(short):
        open_ -= {"YMD"}
    return Order(open_, has_short=bool(short), has_months=has_months)


def _day_first_first(*cells: str) -> tuple[str, str]:
    first, second = sorted(cells, key=lambda text: "DMY" not in (orders_shown(text) or ()))
    return first, second


def _are_days_first(short: Collection[tuple[int, int]]) -> bool:
    """Do the first parts run through the month while the third name one year or its neighbours?

    Four cells must show it: two are no pattern, and a year first never looks so.
    """
    firsts, thirds = {first for first, _ in short}, {third for _, third in short}
    return (
        len(firsts) >= _ENOUGH
        and max(firsts) - min(firsts) >= _MANY_YEARS
        and max(thirds) - min(thirds) < _FEW_YEARS
    )


def common_order(orders: Iterable[Order]) -> str | None:
    """The one order that all columns with evidence agree on."""
    found = {order.order for order in orders if order.order}
    return found.pop() if len(found) == 1 else None


def years_told(texts: Iterable[str]) -> frozenset[int]:
    """The years of dates that have the same year in every order."""
    found = (_years(text) for text in texts if not month_and_short_year(text))
    return frozenset(next(iter(years)) for years in found if len(years) == 1)


def unsure_dates(
    texts: Sequence[str], order: str, told: Collection[int], *, is_own: bool
) -> frozenset[str]:
    """The dates that lie nearer to the other years if their own year stands at the other end.

    `is_own`: a cell of the column told its order. Where only other columns did, and the dates
    taken together rather have their years at the other end, all that have two readings are unsure.
    A year beside those of a column that told its order is no riddle: 27/01/28 beside 30/06/2027.
    """
    both = dict(_with_two_years(texts, order))
    years = set(told) or _undisputed(both.values())
    own, other = (sum(_distance(ends[at], years) for ends in both.values()) for at in (0, 1))
    if not is_own and other < own:
        return frozenset(both)
    years |= {ends[0] for ends in both.values() if not _is_turned(ends, years)}
    near = 1 if is_own else 0
    return frozenset(text for text, ends in both.items() if _is_turned(ends, years, near))


def doubtful_months(texts: Sequence[str], told: Collection[int]) -> frozenset[str]:
    """Months whose two digits may be days: far from the years around them, or, where there are
    none, running through the month or at its end.
    """
    found = {text: read for text in texts if (read := month_and_short_year(text))}
    if told:
        return frozenset(
            text for text, (_, year) in found.items() if _distance(year, told) >= _FEW_YEARS
        )
    years = [year for _, year in found.values()]
    if years and max(years) - min(years) >= _MANY_YEARS:
        return frozenset(found)
    return frozenset(text for text, (month, year) in found.items() if _is_last_day(month, year))


def _years(text: str) -> frozenset[int]:
    found = read_date(text)
    if isinstance(found, Several):
        return frozenset(day.year for _, day in found.days)
    return frozenset({found.year} if found else ())


def _with_two_years(texts: Iterable[str], order: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Dates in which either end can be the year, with that of the order and the other one."""
    for text in texts:
        found = read_date(text)
        days = dict(found.days) if isinstance(found, Several) else {}
        rest = [day.year for name, day in days.items() if (name == "YMD") != (order == "YMD")]
        if order in days and rest and rest[0] != days[order].year:
            yield text, (days[order].year, rest[0])


def _undisputed(both: Collection[tuple[int, int]]) -> set[int]:
    """Years of dates whose other end is the year of none."""
    owns = {own for own, _ in both}
    return {own for own, other in both if other not in owns}


def _is_last_day(month: int, year: int) -> bool:
    """Is the short form of this year the last day of the month?"""
    return year % 100 == last_day_of_month(2001, month).day


def _distance(year: int, years: Collection[int]) -> int:
    return min((abs(year - other) for other in years), default=0)


def _is_turned(ends: tuple[int, int], years: Collection[int], near: int = 0) -> bool:
    """Is the year at the other end nearer to the years that are told, and its own not near?"""
    own, other = (_distance(year, years) for year in ends)
    return other < own > near
