"""The command line: which commands there are, and the call of one of them.

A command is its file, `cli/NAME.py` with a `NAME` in it, and its line in `WEEK`. It is imported
when it is called, so that its file may import what it needs at its top.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

from commitcheck import __version__
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.errors import UsageError

_NAME = "commitcheck"
"""What every message calls the program, however it was started."""

_SETTINGS = {"help_option_names": ["-h", "--help"]}

WEEK: Mapping[str, Mapping[str, str]] = {
    "start": {
        "init": "Write a first vision and commitments.",
        "preview": "Show how an export is understood.",
        "validate": "Check the shape of files, nothing else.",
    },
    "check": {
        "check": "Say which promises do not conform, and why.",
        "explain": "Print the page of a rule, or of a report's word.",
        "rules": "List every rule.",
        "diagnose": "Name the root problem and the smallest remedy.",
    },
    "before signature": {
        "read": "Find the promises in contracts and mails.",
        "confirm": "Decide on what was read from promises.",
        "ask": "Say whether something can be promised.",
        "fix": "Find the smallest changes that make a deal sound.",
        "approve": "Record who said yes to a promise.",
    },
    "over time": {
        "diff": "Say what changed, and what it broke.",
        "trend": "Replay the check over the history.",
        "baseline": "Write known debt down, to fail on what is new.",
        "waivers": "List, check and prune exceptions.",
    },
    "in sync": {
        "sync": "Write a page per stakeholder role.",
        "signoff": "Record who agrees to the positioning.",
    },
    "machines": {
        "schema": "Print the JSON Schema of a kind of file.",
        "mcp": "Answer an assistant's questions (MCP).",
    },
}
"""Every command with what it is for, in the order of a week."""

_WELCOME = """\
commitcheck tells a product manager, before a contract is signed, which of the promises
that sales made the product's own vision and roadmap can stand behind.

Try first:
  commitcheck init             write a small vision.yaml and commitments.csv to start from
  commitcheck check            check what is in this folder
  commitcheck explain VIS601   what one rule looks at, and why
"""

_RENAMED = {"match": "confirm --list"}
"""Commands of earlier versions, and what took their place."""


class LazyCommand(TyperCommand):
    """A command of which the name and a sentence are known, until a call or a shell needs more."""

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        """The context of the command itself, which is what runs."""
        assert self.name is not None  # noqa: S101 - `Commands` gives each its name
        return loaded(self.name).make_context(*arguments, **options)


class Commands(TyperGroup):
    """All commands; each is imported when it is called."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for commands in WEEK.values():
            for name, sentence in commands.items():
                self.add_command(LazyCommand(name, help=sentence))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name; one that has another name now says so.

        Raises:
            UsageError: it has.
        """
        if cmd_name in _RENAMED:
            raise UsageError(f"{cmd_name} is commitcheck {_RENAMED[cmd_name]} now")
        return super().get_command(ctx, cmd_name)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The commands in their groups, then the options in one line: it stays one screen."""
        wide, names = (
            max(map(len, WEEK)),
            max(len(name) for group in WEEK.values() for name in group),
        )
        formatter.write_paragraph()
        for group, commands in WEEK.items():
            for at, (name, sentence) in enumerate(commands.items()):
                label = "" if at else group
                formatter.write(f"  {label:{wide}}  {name:{names}}  {sentence}\n")
        options = ", ".join(max(option.opts, key=len) for option in self.get_params(ctx))
        formatter.write(f"\nOptions: {options}\n")


app = typer.Typer(
    name=_NAME,
    cls=Commands,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=_SETTINGS,
)


def _version(is_wanted: bool) -> None:
    if is_wanted:
        typer.echo(f"commitcheck {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    _version_is_wanted: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Check what sales promised against the product's own vision, before it is signed."""
    if context.invoked_subcommand is None:
        typer.echo(_WELCOME, nl=False)


@cache
def loaded(name: str) -> TyperCommand | TyperGroup:
    """A command of `WEEK`, or the group of commands that has its name, with its options.

    Made once: Typer reads them from the signature, which takes a third of a small check.
    """
    command = getattr(import_module(f"commitcheck.cli.{name}"), name)
    if isinstance(command, typer.Typer):
        group = get_group(command)
        group.name = name
        return group
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_SETTINGS)
    alone.command(name)(command)
    built = get_command(alone)
    assert isinstance(built, TyperCommand)  # noqa: S101 - a Typer of one command is that command
    return built


def answer(arguments: Sequence[str]) -> int:
    """Run the command that is called; 0 where it gives no number of its own.

    Raises:
        UsageError: a call that does not make sense, in Typer's words.
        KeyboardInterrupt: Ctrl-C.
        SystemExit: Typer's way to end on a closed pipe, or after a completion.
    """
    try:
        code = app(arguments, prog_name=_NAME, standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except _click_exception() as error:
        raise UsageError("\n".join(_usage(error))) from error
    if code == ExitCode.INTERRUPTED:  # typer's own answer to Ctrl-C
        raise KeyboardInterrupt
    return code if isinstance(code, int) else ExitCode.OK


def _usage(error: Any) -> list[str]:
    """A usage error of click's in its own words, which quote what was typed."""
    context = getattr(error, "ctx", None)
    message: str = error.format_message()
    if context is None:
        return [message]
    return [message, *context.get_usage().splitlines(), f"See '{context.command_path} --help'."]


def _click_exception() -> type[BaseException]:
    """What usage errors descend from: click's class, or that of the click within typer."""
    return next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")
