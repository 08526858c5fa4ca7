"""From a function that takes one request to what Typer calls: the fields are the options."""

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import fields

Request = TypeVar("Request", bound=msgspec.Struct)


def command(run: Callable[[Request], int | None]) -> Callable[..., int | None]:
    """`run` as Typer takes it: a function with a parameter for every field of its request.

    A field is an option or an argument where its annotation says so
    (`Annotated[str | None, text("--deal", ...)]`); its name, type and default are the field's.
    What is required comes first, as on a command line.
    """
    request = get_type_hints(run)["request"]
    hints = get_type_hints(request, include_extras=True)
    parameters = [
        Parameter(
            field.name,
            Parameter.KEYWORD_ONLY,
            default=Parameter.empty if field.required else field.default,
            annotation=_for_typer(hints[field.name]),
        )
        for field in fields(request)
        if get_origin(hints[field.name]) is Annotated
    ]
    parameters.sort(key=lambda parameter: parameter.default is not Parameter.empty)

    def call(**values: Any) -> int | None:
        return run(request(**{name: _frozen(value) for name, value in values.items()}))

    call.__name__, call.__doc__ = run.__name__, run.__doc__
    call.__signature__ = Signature(parameters)  # type: ignore[attr-defined] # functions may have one
    return call


def _for_typer(hint: Any) -> Any:
    """Typer's way to say that an option may be repeated is a list, a request's is a tuple."""
    kind, *extras = get_args(hint)
    if get_origin(kind) is tuple and get_args(kind)[-1] is ...:
        return Annotated[list[get_args(kind)[0]], *extras]  # type: ignore[misc] # made at run time
    return hint


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
