"""`@frozen`: a frozen dataclass with slots whose methods are made when they are first used.

The standard decorator compiles six functions for every class, a third of a millisecond each
time the program starts; there are more than a hundred such classes, and a run makes instances
of half of them, of most only a few. Here the methods are shared; `__init__` sets its fields one
by one, and is compiled for a class that many are made of. `dataclasses.fields` and `replace`
work, and are given what they ask for when they ask.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

from commitcheck.model.frozen_fields import NOT_GIVEN, Field, LateField, later
from commitcheck.model.frozen_init import initializer

__all__ = ["compared_names", "field", "field_names", "frozen", "later", "replace"]

Class = TypeVar("Class")


def field(
    *,
    default: Any = NOT_GIVEN,
    default_factory: Callable[[], Any] | None = None,
    compare: bool = True,
    repr: bool = True,  # noqa: A002 - as in dataclasses
    late: bool = False,
) -> Any:
    """A field with a default that is made anew, or one that is not compared or not shown.

    One that is `late` may be given as `later(...)`.
    """
    return Field(default, default_factory, compare=compare, shown=repr, is_late=late)


@overload
def frozen(made: type[Class], /) -> type[Class]: ...


@overload
def frozen(
    *, kw_only: bool = False, caching: bool = False
) -> Callable[[type[Class]], type[Class]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(
    made: type[Any] | None = None, /, *, kw_only: bool = False, caching: bool = False
) -> Any:
    """Make a class of annotated fields a value: frozen, compared and hashed by what it holds.

    One that is `caching` has a `__dict__` besides, for `cached_property`.
    """
    if made is None:
        return lambda given: _made(given, kw_only=kw_only, caching=caching)
    return _made(made, kw_only=False, caching=False)


def replace(value: Class, /, **changes: Any) -> Class:
    """Another one that holds the same but for the changes, as `dataclasses.replace`; what is
    still to be worked out still is.
    """
    made: Any = type(value)
    same = {
        one.name: getattr(value, f"_{one.name}" if one.is_late else one.name)
        for one in made.__frozen__
        if one.name not in changes
    }
    replaced: Class = made(**same, **changes)
    return replaced


def field_names(made: type[Any]) -> tuple[str, ...]:
    """The fields of a frozen class in their order, those of its base first."""
    return tuple(one.name for one in made.__frozen__)


def compared_names(made: type[Any]) -> tuple[str, ...]:
    """Those of them that make two of the class equal, or not."""
    return tuple(one.name for one in made.__frozen__ if one.compare)


def _made(given: type[Any], *, kw_only: bool, caching: bool) -> type[Any]:
    held = dict(vars(given))
    own = [_field(name, held.pop(name, NOT_GIVEN), by_name=kw_only)
           for name in held.get("__annotations__", ())]  # fmt: skip
    inherited: tuple[Field, ...] = getattr(given, "__frozen__", ())
    every = (*inherited, *own)
    for name in ("__dict__", "__weakref__"):
        held.pop(name, None)
    methods = _methods(every)
    # `None` for `__hash__` is what Python puts there beside an `__eq__`
    namespace = {**methods, **{name: one for name, one in held.items()
                               if name not in methods or one is not None}}  # fmt: skip
    namespace["__qualname__"] = given.__qualname__
    late = {one.name: LateField(one.name) for one in own if one.is_late}
    namespace.update(late)
    slots = (f"_{one.name}" if one.is_late else one.name for one in own)
    namespace["__slots__"] = (*slots, *(("__dict__",) if caching else ()))
    metaclass: Any = type(given)
    again: type[Any] = metaclass(given.__name__, given.__bases__, namespace)
    return again


def _field(name: str, given: Any, *, by_name: bool) -> Field:
    one = given if isinstance(given, Field) else Field(given, None, compare=True, shown=True)
    one.name, one.by_name = name, by_name
    return one


def _methods(every: tuple[Field, ...]) -> dict[str, Any]:
    compared = [one.name for one in every if one.compare]
    key = attrgetter(*compared) if compared else lambda _: ()

    def equal(self: Any, other: object) -> Any:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    return {
        "__frozen__": every,
        "__dataclass_fields__": _StandardFields(),
        "__match_args__": tuple(one.name for one in every if not one.by_name),
        "__init__": initializer(every),
        "__eq__": equal,
        "__hash__": lambda self: hash(key(self)),
        "__repr__": _spelt,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__reduce__": _reduced,
    }


def _spelt(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in self.__frozen__ if one.shown)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, *_: Any) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - nobody tries

    raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")


def _reduced(self: Any) -> tuple[Any, ...]:
    return _again, (type(self), [getattr(self, one.name) for one in self.__frozen__])


def _again(made: type[Any], values: Sequence[Any]) -> Any:
    """A copy, or what was pickled."""
    copy = object.__new__(made)
    for one, held in zip(made.__frozen__, values, strict=True):
        object.__setattr__(copy, one.name, held)
    return copy


class _StandardFields:
    """The fields as `dataclasses` knows them, worked out for who asks."""

    def __get__(self, _: Any, made: type[Any]) -> Mapping[str, Any]:
        from commitcheck.model.frozen_standard import standard_fields  # noqa: PLC0415 - a plain check does not ask

        found = standard_fields(made)
        made.__dataclass_fields__ = found
        return found
