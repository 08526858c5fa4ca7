"""`@frozen`: a frozen dataclass with slots whose methods are made when they are first used.

The standard decorator compiles six functions for every class, a third of a millisecond each
time the program starts; there are more than a hundred such classes, and a run makes instances
of half of them, of most only a few. Here the methods are shared; `__init__` sets its fields one
by one, and is compiled for a class that many are made of. `dataclasses.fields` and `replace`
work, and are given what they ask for when they ask.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

Class = TypeVar("Class")
Value = TypeVar("Value")

_FEW = 40
"""Instances after which compiling `__init__` has paid: it takes as long as to make so many."""

_NOT_GIVEN: Any = object()


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


def field(
    *,
    default: Any = _NOT_GIVEN,
    default_factory: Callable[[], Any] | None = None,
    compare: bool = True,
    repr: bool = True,  # noqa: A002 - as in dataclasses
    late: bool = False,
) -> Any:
    """A field with a default that is made anew, or one that is not compared or not shown.

    One that is `late` may be given as `later(...)`.
    """
    return Field(default, default_factory, compare=compare, shown=repr, is_late=late)


class Later:
    """What `work` will make `of` something once somebody reads the late field that it is put in."""

    __slots__ = ("of", "work")

    def __init__(self, work: Callable[[Any], Any], of: Any) -> None:
        self.work = work
        self.of = of


if TYPE_CHECKING:

    def later(work: Callable[[Class], Value], of: Class) -> Value: ...

else:
    later = Later


class _LateField:
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
    own = [_field(name, held.pop(name, _NOT_GIVEN), by_name=kw_only)
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
    late = {one.name: _LateField(one.name) for one in own if one.is_late}
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
        "__init__": _initializer(every),
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
        import dataclasses  # noqa: PLC0415 - a plain check does not ask

        standard = dataclasses.make_dataclass(
            made.__name__,
            [(one.name, Any, _standard(dataclasses, one)) for one in made.__frozen__],
            namespace={"__doc__": "of fields"},  # else it works out a signature
            init=False,
            repr=False,
            eq=False,
        )
        found: Mapping[str, Any] = vars(standard)["__dataclass_fields__"]
        made.__dataclass_fields__ = found
        return found


def _standard(dataclasses: Any, one: Field) -> Any:
    default = {} if one.default is _NOT_GIVEN else {"default": one.default}
    if one.made is not None:
        default = {"default_factory": one.made}
    return dataclasses.field(**default, compare=one.compare, repr=one.shown, kw_only=one.by_name)


def _initializer(every: tuple[Field, ...]) -> Callable[..., None]:
    """`__init__` of a class that few are made of: the fields by position, by name, by default.

    Whatever it cannot place is left to the compiled one, which refuses it as Python does.
    """
    positional = tuple(one.name for one in every if not one.by_name)
    wanted = tuple((one.name, one.default, one.made) for one in every)
    put = object.__setattr__
    calls = 0

    def init(self: Any, *args: Any, **named: Any) -> None:
        nonlocal calls
        calls += 1
        given = len(args) + len(named)
        values = dict(zip(positional, args))  # noqa: B905 - too many are refused below
        values.update(named)
        for name, default, make in wanted:
            if name in values:
                put(self, name, values[name])
            elif make is not None:
                put(self, name, make())
                given += 1
            elif default is not _NOT_GIVEN:
                put(self, name, default)
                given += 1
        if calls > _FEW or given != len(wanted):
            made: Any = next(
                base for base in type(self).__mro__ if vars(base).get("__init__") is init
            )
            made.__init__ = _compiled(made)
            made.__init__(self, *args, **named)

    return init


def _compiled(made: type[Any]) -> Callable[..., None]:
    """`__init__` with the class's own parameters, setting the slots directly."""
    known: dict[str, Any] = {"NOT_GIVEN": _NOT_GIVEN}
    parameters, body = [], []
    starred = False
    for one in sorted(made.__frozen__, key=lambda one: one.by_name):
        name, given = one.name, one.name
        if one.by_name and not starred:
            parameters.append("*")
            starred = True
        known[f"set_{name}"] = getattr(made, f"_{name}" if one.is_late else name).__set__
        if one.made is not None:
            known[f"make_{name}"] = one.made
            parameters.append(f"{name}=NOT_GIVEN")
            given = f"make_{name}() if {name} is NOT_GIVEN else {name}"
        elif one.default is not _NOT_GIVEN:
            known[f"default_{name}"] = one.default
            parameters.append(f"{name}=default_{name}")
        else:
            parameters.append(name)
        body.append(f" set_{name}(self, {given})")
    text = f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(body)
    exec(text, known)  # noqa: S102 - of our own field names, as the standard decorator does
    made_init: Callable[..., None] = known["__init__"]
    return made_init
