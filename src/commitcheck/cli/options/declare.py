"""The kinds of options there are: each says its flag, its metavar and its help, reads its value,
and refuses one that makes no sense in a sentence.

A reader runs before anything else does, so that nothing is read for a call that cannot work.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from inspect import Parameter, Signature
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec
import typer
from msgspec import Struct
from msgspec.structs import fields

from commitcheck.cli.options.completion import Formats, offers, rule_codes
from commitcheck.errors import UsageError
from commitcheck.model.dates import parse_day
from commitcheck.model.phrase import did_you_mean
from commitcheck.reporting import FORMATS

Complete = Callable[..., Iterable[str | tuple[str, str]]]


class Target(Struct, frozen=True):
    """A report that is to be written: how, and where; `-` is the screen."""

    format: str
    path: str


class Floor(Struct, frozen=True):
    """The least percentage that a metric of the report may have."""

    metric: str
    percent: float


_WHOLE = 100
_FLOORS = ("coverage", "promise_keeping")
"""Metrics of which more is better."""


def text(
    *flags: str, metavar: str, help: str, complete: Complete | None = None, empty: str | None = None
) -> Any:
    """A name, a file or a few words, which may not be empty; `empty` says what would be."""
    what = empty or flags[-1]
    return _option(*flags, metavar=metavar, help=help, parser=_not_empty(what), complete=complete)


def paths(*, metavar: str, help: str) -> Any:
    """The files and folders that a command is called with."""
    return typer.Argument(metavar=metavar, help=help, parser=_not_empty("a path"))


def words(*flags: str, metavar: str, help: str) -> Any:
    """Words that the command knows; repeated or joined by commas."""
    return _option(*flags, metavar=metavar, help=help)


def choice(*flags: str, words: tuple[str, ...], metavar: str, help: str) -> Any:
    """One of a few words."""

    def read(value: str) -> str:
        if value not in words:
            raise UsageError(f"{flags[-1]} is {value}, expected {listed(words)}")
        return value

    return _option(*flags, metavar=metavar, help=help, parser=read, complete=lambda: words)


def text_or_json(*flags: str) -> Any:
    """For people or for machines."""
    help_ = "text (default) or json."
    return choice(*flags, words=("text", "json"), metavar="NAME", help=help_)


def day(*flags: str, help: str) -> Any:
    """A day of the calendar."""

    def read(value: str) -> dt.date:
        try:
            return parse_day(value, end=True)
        except ValueError as error:
            raise UsageError(f"{flags[-1]} is {value}, expected a day as 2026-08-17") from error

    return _option(*flags, metavar="DATE", help=help, parser=read)


def codes(*flags: str, help: str) -> Any:
    """Rules, families of them or variants; repeated or joined by commas."""
    return _option(*flags, metavar="CODES", help=help, complete=rule_codes)


def format_name(*flags: str, help: str, among: Formats = FORMATS) -> Any:
    """A way to write a report, or something else that has formats."""

    def read(value: str) -> str:
        return _format(value, among)

    return _option(*flags, metavar="NAME", help=help, parser=read, complete=offers(among))


def report(*flags: str, help: str, among: Formats = FORMATS) -> Any:
    """`sarif=out.sarif`: a format and the file it goes to."""

    def read(value: str) -> Target:
        name, equals, path = value.partition("=")
        if not equals or not path:
            raise UsageError(
                f"{flags[-1]} is {value}, expected FORMAT=FILE, as sarif=commitcheck.sarif"
            )
        return Target(_format(name, among), path)

    complete = offers(among, "=")
    return _option(*flags, metavar="FORMAT=FILE", help=help, parser=read, complete=complete)


def floor(*flags: str, help: str) -> Any:
    """`coverage=80`: a metric and the least percentage that it may have."""

    def read(value: str) -> Floor:
        name, equals, digits = value.partition("=")
        if name not in _FLOORS:
            near = did_you_mean(name, _FLOORS)
            hint = f"did you mean {near}?" if near else f"expected {listed(_FLOORS)}"
            raise UsageError(f"{flags[-1]} names {name}, {hint}")
        if not equals or not digits.isdecimal() or not 0 <= int(digits) <= _WHOLE:
            raise UsageError(f"{flags[-1]} is {value}, expected a whole percentage, as {name}=80")
        return Floor(name, int(digits))

    return _option(*flags, metavar="METRIC=PERCENT", help=help, parser=read,
                   complete=lambda: [f"{name}=" for name in _FLOORS])  # fmt: skip


def number(*flags: str, least: int, help: str) -> Any:
    """A number of things."""
    return typer.Option(*flags, min=least, help=help, metavar="N", show_default=False)


def flag(*flags: str, help: str) -> Any:
    """Something that is so or not."""
    return typer.Option(*flags, help=help, show_default=False)


def count(*flags: str, help: str) -> Any:
    """Something that is more so when it is said again."""
    return typer.Option(*flags, help=help, count=True, show_default=False)


def listed(words: Iterable[str]) -> str:
    """`auto, always or never`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _option(
    *flags: str,
    metavar: str,
    help: str,
    parser: Callable[[str], Any] | None = None,
    complete: Complete | None = None,
) -> Any:
    return typer.Option(
        *flags,
        metavar=metavar,
        help=help,
        parser=parser,
        autocompletion=complete,
        show_default=False,
    )


def _not_empty(what: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if not value:
            raise UsageError(f"{what} is empty, expected a name; is a variable not set?")
        return value

    return read


def _format(word: str, among: Formats) -> str:
    """A format by its name, or by the usual end of its files where no other format has it."""
    if word in among:
        return word
    ending = [name for name, form in among.items() if form.extension == word]
    if len(ending) == 1:
        return ending[0]
    near = did_you_mean(word, among)
    hint = f"; did you mean {near}?" if near else f", expected one of {', '.join(among)}"
    raise UsageError(f"there is no format {word}{hint}")


# From a function that takes one request to what Typer calls: the fields are the options.

Request = TypeVar("Request", bound=msgspec.Struct)


def command(run: Callable[[Request], int | None]) -> Callable[..., int | None]:
    """`run` as Typer takes it: a function with a parameter for every field of its request.

    A field is an option or an argument where its annotation says so
    (`Annotated[str | None, text("--deal", ...)]`); its name, type and default are the field's.
    What is required comes first, as on a command line.
    """
    request = get_type_hints(run)["request"]
    parameters = [
        Parameter(
            field.name,
            Parameter.KEYWORD_ONLY,
            default=Parameter.empty if field.required else field.default,
            annotation=_for_typer(field.type),
        )
        for field in fields(request)
        if get_origin(field.type) is Annotated
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
