"""What one call of `check`, or of a command that checks first, was asked for."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from commitcheck.errors import UsageError


class Request(Struct, frozen=True, kw_only=True):
    """The options of one check as they were given. `reports` are pairs of format and file."""

    paths: tuple[str, ...] = ()
    waivers: str | None = None
    links: str | None = None
    config: str | None = None
    baseline: str | None = None
    as_of: str | None = None
    deal: str | None = None
    customer: str | None = None
    promise: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    reports: tuple[tuple[str, str], ...] = (("terminal", "-"),)
    redact: str | None = None
    preset: str | None = None
    sheet: str | None = None
    engine: str | None = None
    model_path: str | None = None
    stdin_filename: str | None = None
    strict: bool = False
    use_waivers: bool = True
    show_waived: bool = False
    timings: bool = False
    colour: str = "auto"
    verbosity: int = 0


_AS_GIVEN = (
    "waivers", "links", "config", "baseline", "as_of", "deal", "customer", "promise", "fail_on",
    "redact", "preset", "sheet", "engine", "model_path", "stdin_filename", "strict",
    "show_waived", "timings",
)  # fmt: skip
"""Options that a request holds under the name of their parameter, as they are."""


def requested(given: Mapping[str, Any]) -> Request:
    """The request that `check` was called with: its parameters by name, or those not left out.

    Raises:
        UsageError: a --report that is not FORMAT=FILE.
    """
    paths = (given.get("vision"), *(given.get("commitments") or ()))
    first = (given.get("format_", "terminal"), given.get("output", "-"))
    return Request(
        **{name: given[name] for name in _AS_GIVEN if name in given},
        paths=tuple(path for path in paths if path is not None),
        select=tuple(given.get("select") or ()),
        ignore=tuple(given.get("ignore") or ()),
        reports=(first, *map(_asked_report, given.get("report") or ())),
        use_waivers=not given.get("no_waivers"),
        colour=given.get("color", "auto"),
        verbosity=-1 if given.get("quiet") else min(given.get("verbose", 0), 2),
    )


def _asked_report(words: str) -> tuple[str, str]:
    """`sarif=out.sarif` as a format and a file."""
    name, equals, path = words.partition("=")
    if not equals or not path:
        raise UsageError(f"--report is {words}, expected FORMAT=FILE, as sarif=commitcheck.sarif")
    return name, path
