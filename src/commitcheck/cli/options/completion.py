"""What a shell offers for a value: it reads what the line names so far, and never complains."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

import typer

from commitcheck.api import load
from commitcheck.errors import CommitcheckError
from commitcheck.loading.files import STDIN
from commitcheck.model.commitment import Commitment
from commitcheck.rules import ALL_RULES

Offers = list[tuple[str, str]]
"""Values, each with what it is; the shell keeps those that begin as what is typed."""

_INERT = re.compile(r"\w[\w .,@/+-]*")
_ACTIVE = re.compile(r"[^\w .,@/+-]")


class Form(Protocol):
    """A way to write something, as it is offered and found by the end of its files."""

    @property
    def extension(self) -> str: ...

    @property
    def description(self) -> str: ...


Formats = Mapping[str, Form]


def offers(formats: Formats, end: str = "") -> Callable[[], Offers]:
    """Their names; as `--report` takes them with an equals sign, after which a file follows."""
    return lambda: [(f"{name}{end}", form.description) for name, form in formats.items()]


def rule_codes(incomplete: str) -> Offers:
    """Rules and families, also the last of several that commas join."""
    before, comma, _ = incomplete.rpartition(",")
    return [(f"{before}{comma}{name}", what) for name, what in rules()]


def rules() -> Offers:
    """Every family and every rule."""
    families = dict.fromkeys(rule.info.family for rule in ALL_RULES)
    named = ((rule.info.code, rule.info.name) for rule in ALL_RULES)
    return [*((family, "a family of rules") for family in families), *named]


def deals(context: typer.Context) -> Offers:
    return _distinct((promise.deal_id, promise.customer) for promise in _promises(context))


def customers(context: typer.Context) -> Offers:
    return _distinct((promise.customer, "") for promise in _promises(context))


def owners(context: typer.Context) -> Offers:
    return _distinct((promise.owner, "") for promise in _promises(context) if promise.owner)


def promises(context: typer.Context) -> Offers:
    return _distinct((promise.id, promise.title) for promise in _promises(context))


def _distinct(pairs: Iterable[tuple[str, str]]) -> Offers:
    """Names out of users' files, each once; shells evaluate what they are offered, so one with a
    character that means something to them is left out, and gone from what is said beside it.
    """
    named = {name: _ACTIVE.sub(" ", what) for name, what in pairs if _INERT.fullmatch(name)}
    return list(named.items())


def _promises(context: typer.Context) -> Sequence[Commitment]:
    """The promises of the project that the line names so far; none where it cannot be read."""
    paths = tuple(context.params.get("paths") or context.args)  # args: the option lacks its value
    if STDIN in paths:
        return ()
    options: dict[str, Any] = {
        name: context.params.get(name) for name in ("config", "preset", "sheet")
    }
    try:
        return load(*paths, **options).commitments
    except CommitcheckError:
        return ()
