"""How much of each kind the page shows before it says how many more there are."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from commitcheck.reporting.options import RenderOptions

Item = TypeVar("Item")

_LOUDER = (1, 1, 4, 20)
_MOST = 400
"""However many rules lead: a page with more entries in a section is read by nobody."""


class Shown(Struct, Generic[Item], frozen=True):
    """The items that are shown, how many there are in all, and those left out by their rule."""

    items: tuple[Item, ...]
    total: int
    left: Mapping[str, tuple[Item, ...]]

    @property
    def more(self) -> int:
        return self.total - len(self.items)


def cap(options: RenderOptions) -> int:
    """The reader's own measure; more with every -v."""
    return options.cap * _LOUDER[min(3, max(0, options.verbosity + 1))]


def first(items: Sequence[Item], limit: int) -> Shown[Item]:
    """The first `limit` of a list that is in order already."""
    return Shown(tuple(items[:limit]), len(items), {})


def of_each(items: Iterable[Item], rule: Callable[[Item], str], limit: int) -> Shown[Item]:
    """At most `limit` items of each rule, in the order in which they come."""
    seen: Counter[str] = Counter()
    kept: list[Item] = []
    left: dict[str, list[Item]] = {}
    for item in items:
        code = rule(item)
        if seen[code] < limit and len(kept) < _MOST:
            seen[code] += 1
            kept.append(item)
        else:
            left.setdefault(code, []).append(item)
    total = len(kept) + sum(map(len, left.values()))
    return Shown(tuple(kept), total, {code: tuple(rest) for code, rest in left.items()})
