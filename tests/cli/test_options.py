"""An option is a field: declared once, read, refused, shown and passed on by its declaration."""

from collections.abc import Callable, Iterator
from typing import Annotated, get_origin, get_type_hints

import pytest
import typer

from commitcheck import api, over_time
from commitcheck.cli import app, diff, trend
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import Target, command
from commitcheck.cli.options.request import Request, options
from commitcheck.errors import UsageError


class LouderRequest(Request, frozen=True, kw_only=True):
    """A check with an option more: this declaration is all that it takes."""

    tone: Annotated[
        str, declare.choice("--tone", words=("calm", "loud"), metavar="TONE", help="How to say it.")
    ] = "calm"


seen: list[LouderRequest] = []


@command
def check(request: LouderRequest) -> int:
    """Check, in a tone."""
    seen.append(request)
    return 0


def run(*words: str) -> LouderRequest:
    """What a `check` with the options of `LouderRequest` is given."""
    louder = typer.Typer(add_completion=False, rich_markup_mode=None)
    louder.command()(check)
    louder(list(words), standalone_mode=False)
    return seen.pop()


def test_adding_an_option_is_one_declaration_and_its_use(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It is read and has its default, is in the help, is refused, and reaches its use."""
    assert run("--tone", "loud").tone == "loud"
    assert run().tone == "calm"
    with pytest.raises(UsageError, match="--tone is shrill, expected calm or loud"):
        run("--tone", "shrill")
    run_help()
    assert "--tone TONE" in capsys.readouterr().out

    def use(*, deal: str | None = None, tone: str = "calm") -> str:
        return f"{deal} {tone}"

    request = run("--tone", "loud", "--deal", "D-1")
    assert use(**options(use, request)) == "D-1 loud"


def run_help() -> None:
    louder = typer.Typer(add_completion=False, rich_markup_mode=None)
    louder.command()(check)
    louder(["--help"], standalone_mode=False)


@pytest.mark.parametrize("function", [api.load, api.check])
def test_whatever_the_api_takes_is_an_option_of_the_same_name(
    function: Callable[..., object],
) -> None:
    """None is forgotten between the command line and the api; only the watch is our own, and rules
    in Python are a caller's.
    """
    names = getattr(function, "__kwdefaults__", {})
    assert set(options(function, Request())) == set(names) - {"watch", "rules"}


@pytest.mark.parametrize(
    "function", [over_time.diff, over_time.since_signing, over_time.what_if, over_time.trend]
)
def test_other_versions_are_read_and_judged_with_the_same_options(
    function: Callable[..., object],
) -> None:
    """What a comparison takes as one goes on to `load` and `check`, by their names."""
    taken = set(options(function, Request())) - {"paths"}
    assert {"config", "decisions", "strict", "select", "use_waivers", "as_read"} <= taken
    assert taken <= {*(api.load.__kwdefaults__ or ()), *(api.check.__kwdefaults__ or ())}


SHOWING = {"color", "format", "output", "quiet", "report", "timings", "verbose"}
"""How a comparison is shown; what is not among these changes what is compared."""


@pytest.mark.parametrize(
    ("request_of", "function", "besides"),
    [
        (trend.Request, over_time.trend, {"forget"}),
        (diff.Request, over_time.diff,
         {"sides", "since_signing", "assume", "redact", "fail_on"}),
    ],
    ids=["trend", "diff"],
)  # fmt: skip
def test_a_comparison_offers_no_option_that_it_would_ignore(
    request_of: type[Request], function: Callable[..., object], besides: set[str]
) -> None:
    """An option that `check` gains is taken by a comparison too, or is none of its options."""
    hints = get_type_hints(request_of, include_extras=True)
    offered = {name for name, kind in hints.items() if get_origin(kind) is Annotated}
    used = set(options(function, request_of()))
    assert offered - SHOWING - besides <= used | {"no_waivers", "no_cache"}


def test_all_kinds_of_options_are_read() -> None:
    request = run(
        "vision.yaml", "a.csv", "b.csv", "--select", "VIS,COV", "--select=TIM401", "-q", "-vvv",
        "--report", "md=out.md", "--report", "sarif=x=y.sarif", "--as-of", "2026-Q3", "-o", "-",
        "--no-waivers",
    )  # fmt: skip
    assert request.paths == ("vision.yaml", "a.csv", "b.csv")
    assert request.select == ("VIS,COV", "TIM401")
    assert request.reports == (
        Target("terminal", "-"), Target("markdown", "out.md"), Target("sarif", "x=y.sarif"),
    )  # fmt: skip
    assert str(request.as_of) == "2026-09-30"
    assert (request.quiet, request.verbosity, request.use_waivers) == (True, -1, False)
    assert run("-v").verbosity == 1
    assert run("-vvv").verbosity == 2
    assert run() == LouderRequest()


def names() -> Iterator[str]:
    """Every command, and those of groups."""
    for name in (name for commands in app.WEEK.values() for name in commands):
        yield from (f"{name} {inner}" for inner in getattr(app.loaded(name), "commands", ()))
        yield name


@pytest.mark.parametrize("words", list(names()))
def test_an_option_of_a_name_is_the_same_option_everywhere(words: str) -> None:
    """What `--config` means, and how it is explained, does not depend on the command."""
    name, _, inner = words.partition(" ")
    built = app.loaded(name)
    built = getattr(built, "commands", {})[inner] if inner else built
    ours = {option: param for param in app.loaded("check").params for option in param.opts}
    shared = ("--config", "--preset", "--sheet", "--stdin-filename", "--waivers", "--links",
              "--strict", "--as-of", "--model-path", "--redact", "--color")  # fmt: skip
    for param in built.params:
        for option in set(param.opts) & set(shared):
            assert vars(param)["help"] == vars(ours[option])["help"]
            assert param.metavar == ours[option].metavar
