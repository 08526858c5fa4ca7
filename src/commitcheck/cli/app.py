"""The command line as one Typer application, one file per command."""

from collections.abc import Sequence
from copy import copy
from typing import Annotated, Any

import typer

from commitcheck import __version__
from commitcheck.cli.baseline import baseline
from commitcheck.cli.check import check
from commitcheck.cli.diagnose import diagnose
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.explain import explain, rules
from commitcheck.cli.init import init
from commitcheck.cli.match import match
from commitcheck.cli.preview import preview
from commitcheck.cli.schema import schema
from commitcheck.cli.signoff import signoff
from commitcheck.cli.sync import sync
from commitcheck.cli.validate import validate
from commitcheck.cli.waivers import waivers
from commitcheck.errors import UsageError

_NAME = "commitcheck"
"""What every message calls the program, however it was started."""

_WELCOME = """\
commitcheck tells a product manager, before a contract is signed, which of the promises
that sales made the product's own vision and roadmap can stand behind.

Try first:
  commitcheck init             write a small vision.yaml and commitments.csv to start from
  commitcheck check            check what is in this folder
  commitcheck explain VIS601   what one rule looks at, and why
"""

app = typer.Typer(
    name=_NAME,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (
    check,
    diagnose,
    preview,
    match,
    signoff,
    sync,
    validate,
    init,
    rules,
    explain,
    schema,
):
    app.command()(_command)
app.add_typer(baseline, name="baseline")
app.add_typer(waivers, name="waivers")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"commitcheck {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    _asked: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Check what sales promised against the product's own vision, before it is signed."""
    if context.invoked_subcommand is None:
        typer.echo(_WELCOME, nl=False)


def answer(arguments: Sequence[str]) -> int:
    """Run the command that is called; 0 where it gives no number of its own.

    Raises:
        UsageError: a call that does not make sense, in Typer's words.
        KeyboardInterrupt: Ctrl-C.
        SystemExit: Typer's way to end on a closed pipe, or after a completion.
    """
    try:
        code = _called(arguments)(prog_name=_NAME, standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except _click_exception() as error:
        raise UsageError("\n".join(_usage(error))) from error
    if code == ExitCode.INTERRUPTED:  # typer's own answer to Ctrl-C
        raise KeyboardInterrupt
    return code if isinstance(code, int) else ExitCode.OK


def _called(arguments: Sequence[str]) -> typer.Typer:
    """The application, or of it the one command that is called.

    Typer works out the options of every command before it runs one: eight milliseconds, in
    which a small check has read its files.
    """
    name = arguments[0] if arguments else None
    named = [
        one for one in app.registered_commands if one.callback and one.callback.__name__ == name
    ]
    if not named:
        return app
    alone = copy(app)
    alone.registered_commands, alone.registered_groups = named, []
    return alone


def _usage(error: Any) -> list[str]:
    """A usage error of click's in its own words, which quote what was typed."""
    context = getattr(error, "ctx", None)
    told: str = error.format_message()
    if context is None:
        return [told]
    return [told, *context.get_usage().splitlines(), f"See '{context.command_path} --help'."]


def _click_exception() -> type[BaseException]:
    """What usage errors descend from: click's class, or that of the click within typer."""
    return next(one for one in typer.BadParameter.__mro__ if one.__name__ == "ClickException")
