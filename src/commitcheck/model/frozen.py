"""`@frozen`: a frozen dataclass with slots whose methods are made when they are first used.

The standard decorator compiles six functions for every class, a third of a millisecond each
time the program starts; there are more than a hundred such classes, and a run makes instances
of half of them. Here `dataclasses` collects the fields, so that `fields` and `replace` work,
the methods are shared, and only `__init__` is compiled, once somebody calls it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

Class = TypeVar("Class")


@overload
def frozen(made: type[Class], /) -> type[Class]: ...


@overload
def frozen(*, kw_only: bool) -> Callable[[type[Class]], type[Class]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(made: type[Any] | None = None, /, *, kw_only: bool = False) -> Any:
    """Make a class of annotated fields a value: frozen, compared and hashed by what it holds."""
    if made is None:
        return lambda given: _made(given, kw_only=kw_only)
    return _made(made, kw_only=kw_only)


def _made(given: type[Any], *, kw_only: bool) -> type[Any]:
    given.__doc__ = given.__doc__ or given.__name__  # else dataclass works out a signature
    made = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(given)
    own = vars(made)
    for name, method in _methods(made).items():
        if name not in own or own[name] is None:
            setattr(made, name, method)
    return made


def _methods(made: type[Any]) -> Mapping[str, Any]:
    every = fields(made)
    names = tuple(one.name for one in every)
    compared = tuple(one.name for one in every if one.compare)
    key = attrgetter(*compared) if compared else lambda _: ()

    def init(self: Any, *args: Any, **named: Any) -> None:
        made.__init__ = _initializer(made, every)
        made.__init__(self, *args, **named)

    def equal(self: Any, other: object) -> Any:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def spelt(self: Any) -> str:
        shown = (f"{one.name}={getattr(self, one.name)!r}" for one in every if one.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"

    return {
        "__init__": init,
        "__eq__": equal,
        "__hash__": lambda self: hash(key(self)),
        "__repr__": spelt,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__reduce__": lambda self: (_again, (made, [getattr(self, name) for name in names])),
    }


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")


def _again(made: type[Any], values: Sequence[Any]) -> Any:
    """A copy, or what was pickled."""
    copy = object.__new__(made)
    for one, held in zip(fields(made), values, strict=True):
        object.__setattr__(copy, one.name, held)
    return copy


def _initializer(made: type[Any], every: Sequence[Field[Any]]) -> Callable[..., None]:
    """`__init__` with the class's own parameters, setting the slots directly."""
    known: dict[str, Any] = {"MISSING": MISSING}
    parameters, body = [], []
    starred = False
    for one in sorted(every, key=lambda one: bool(one.kw_only)):
        name, given = one.name, one.name
        if one.kw_only and not starred:
            parameters.append("*")
            starred = True
        known[f"set_{name}"] = getattr(made, name).__set__
        if one.default_factory is not MISSING:
            known[f"make_{name}"] = one.default_factory
            parameters.append(f"{name}=MISSING")
            given = f"make_{name}() if {name} is MISSING else {name}"
        elif one.default is not MISSING:
            known[f"default_{name}"] = one.default
            parameters.append(f"{name}=default_{name}")
        else:
            parameters.append(name)
        body.append(f" set_{name}(self, {given})")
    text = f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(body)
    exec(text, known)  # noqa: S102 - of our own field names, as the standard decorator does
    made_init: Callable[..., None] = known["__init__"]
    return made_init
