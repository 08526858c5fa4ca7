"""How an instance of a frozen class gets its fields: one by one, or by compiled code."""

from collections.abc import Callable
from typing import Any

from commitcheck.model.frozen_fields import NOT_GIVEN, Field

_FEW = 40
"""Instances after which compiling `__init__` has paid: it takes as long as to make so many."""


def initializer(every: tuple[Field, ...]) -> Callable[..., None]:
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
            elif default is not NOT_GIVEN:
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
    known: dict[str, Any] = {"NOT_GIVEN": NOT_GIVEN}
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
        elif one.default is not NOT_GIVEN:
            known[f"default_{name}"] = one.default
            parameters.append(f"{name}=default_{name}")
        else:
            parameters.append(name)
        body.append(f" set_{name}(self, {given})")
    text = f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(body)
    exec(text, known)  # noqa: S102 - of our own field names, as the standard decorator does
    made_init: Callable[..., None] = known["__init__"]
    return made_init
