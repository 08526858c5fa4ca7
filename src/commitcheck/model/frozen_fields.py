"""What a frozen class says of its fields, and fields that are worked out when they are read."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

Thing = TypeVar("Thing")
Value = TypeVar("Value")

NOT_GIVEN: Any = object()
"""Stands where a field has no value or no default."""


class Field:
    """What a class says of one of its fields; `made` makes a default, `by_name` is keyword-only."""

    __slots__ = ("by_name", "compare", "default", "is_late", "made", "name", "shown")

    def __init__(
        self, default: Any, made: Any, *, compare: bool, shown: bool, is_late: bool = False
    ) -> None:
        self.name = ""
        self.default = default
        self.made = made
        self.compare = compare
        self.shown = shown
        self.is_late = is_late
        self.by_name = False


class Later:
    """What `work` will make `of` something once somebody reads the late field that it is put in."""

    __slots__ = ("of", "work")

    def __init__(self, work: Callable[[Any], Any], of: Any) -> None:
        self.work = work
        self.of = of


if TYPE_CHECKING:

    def later(work: Callable[[Thing], Value], of: Thing) -> Value: ...

else:
    later = Later


class LateField:
    """Reads the slot `_name`, and fills it where the value still waits there."""

    def __init__(self, name: str) -> None:
        self._slot = f"_{name}"

    def __get__(self, one: Any, _: Any = None) -> Any:
        if one is None:
            return self
        value = getattr(one, self._slot)
        if value.__class__ is Later:
            value = value.work(value.of)
            object.__setattr__(one, self._slot, value)
        return value

    def __set__(self, one: Any, value: Any) -> None:
        object.__setattr__(one, self._slot, value)
