"""Exports for several products: each is read, and made into values, once for all of them."""

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from commitcheck.model.config import TableConfig

Made = TypeVar("Made")


class Exports:
    """What was made of each file for the first product that asked.

    It holds the whole of them, so it lives no longer than the loading of the products does.
    """

    def __init__(self) -> None:
        self._made: dict[str, object] = {}

    def once(self, key: str, make: Callable[[], Made]) -> Made:
        """What `make` gave for this key when it was first asked for; what it raises is not kept."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]  # type: ignore[return-value]


def for_all(config: TableConfig) -> TableConfig:
    """A table's description without whose rows are wanted: what its products have in common."""
    return replace(config, route=config.route and replace(config.route, whose=None))
