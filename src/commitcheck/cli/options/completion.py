"""What a shell offers for a value: it reads what the line names so far, and never complains."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

import typer

from commitcheck.api import load
from commitcheck.assessment.configured import own_rules_here, packaged_rules_here
from commitcheck.errors import CommitcheckError
from commitcheck.loading.files import STDIN
from commitcheck.model.commitment import Commitment
from commitcheck.model.finding import family_of
from commitcheck.model.pattern import pattern
from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Rule

Offers = list[tuple[str, str]]
"""Values, each with what it is; the shell keeps those that begin as what is typed."""

_INERT = pattern(r"\w[\w .,@/+-]*")
_ACTIVE = pattern(r"[^\w .,@/+-]")


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


def rule_codes(context: typer.Context, incomplete: str) -> Offers:
    """Rules and families, also the last of several that commas join; the company's own too."""
    before, comma, _ = incomplete.rpartition(",")
    paths, config = _paths(context), context.params.get("config")
    return [(f"{before}{comma}{name}", what) for name, what in rules_here(paths, config)]


def rules_here(paths: Sequence[str] = (), config: str | None = None) -> Offers:
    """Every family and every rule that holds for these paths; ours where they cannot be read."""
    rules = [(rule.info.code, rule.info.name) for rule in (*ALL_RULES, *_own(paths, config))]
    families = dict.fromkeys(family_of(code) for code, _ in rules)
    return [*((family, "a family of rules") for family in families), *rules]


def _own(paths: Sequence[str], config: str | None) -> tuple[Rule, ...]:
    """From files and installed packages, none where the configuration is not in order."""
    from commitcheck.rules.own import as_rule  # noqa: PLC0415 - only a shell asks

    try:
        own = map(as_rule, own_rules_here(paths, config).rules)
        return (*own, *packaged_rules_here(paths, config))
    except CommitcheckError:
        return ()


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


def _paths(context: typer.Context) -> tuple[str, ...]:
    """What the line names so far; `args` has it while an option still lacks its value."""
    return tuple(context.params.get("paths") or context.args)


def _promises(context: typer.Context) -> Sequence[Commitment]:
    """The promises of the project that the line names so far; none where it cannot be read."""
    paths = _paths(context)
    if STDIN in paths:
        return ()
    options: dict[str, Any] = {
        name: context.params.get(name) for name in ("config", "preset", "sheet")
    }
    try:
        return load(*paths, **options).commitments
    except CommitcheckError:
        return ()
