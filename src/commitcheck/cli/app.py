"""The command line: one Typer application, one file per command, one place for exit codes."""

import sys
from collections.abc import Sequence
from copy import copy
from typing import Annotated, Any

import typer

from commitcheck import __version__
from commitcheck.cli import streams
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
from commitcheck.errors import CommitcheckError

_ISSUES = "https://github.com/commitcheck/commitcheck/issues"

_WELCOME = """\
commitcheck tells a product manager, before a contract is signed, which of the promises
that sales made the product's own vision and roadmap can stand behind.

Try first:
  commitcheck init             write a small vision.yaml and commitments.csv to start from
  commitcheck check            check what is in this folder
  commitcheck explain VIS601   what one rule looks at, and why
"""

app = typer.Typer(
    name="commitcheck",
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


def main() -> None:
    """Run the command line and end the process with one of `ExitCode`."""
    sys.exit(run())


def run() -> int:
    """Run the command line; a surprise becomes FAULT and a sentence, never a traceback."""
    streams.prepare()
    try:
        code = _called(sys.argv[1:])(standalone_mode=False)
        streams.finish()
        if code == ExitCode.INTERRUPTED:  # typer's own answer to Ctrl-C
            raise typer.Abort  # noqa: TRY301 - told in one place
    except CommitcheckError as error:
        return _end(ExitCode.INPUT, *f"commitcheck: {error}".split("\n"))
    except (KeyboardInterrupt, typer.Abort):
        return _end(ExitCode.INTERRUPTED, "commitcheck: interrupted")
    except SystemExit as left:  # click's way to end on a closed pipe, or after a completion
        return _left(left)
    except OSError as error:
        return _refused(error)
    except Exception as error:  # noqa: BLE001 - the last door: anything behind it is our fault
        return _surprise(error)
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


def _left(end: SystemExit) -> int:
    """`commitcheck rules | head` has read enough, which is no failure; click would say 1."""
    if not isinstance(end.__context__, BrokenPipeError):
        raise end
    streams.discard_output()
    return ExitCode.OK


def _refused(error: OSError) -> int:
    """What the system refuses is not our fault: a full disk, a working directory that is gone."""
    if streams.is_output_error(error):
        streams.discard_output()
        told = f"cannot write standard output: {streams.reason(error)}"
    else:
        what = f"{error.filename}: " if error.filename is not None else ""
        told = f"the system says: {what}{streams.reason(error)}"
    return _end(ExitCode.INPUT, f"commitcheck: {told}")


def _surprise(error: Exception) -> int:
    if isinstance(error, _click_exception()):
        return _end(ExitCode.INPUT, *_usage(error))
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return _end(
        ExitCode.FAULT,
        f"commitcheck: a fault of its own ({what})",
        f"Please report it at {_ISSUES}; COMMITCHECK_DEBUG=1 shows where it happened.",
    )


def _usage(error: Any) -> list[str]:
    """A usage error of click's in its own words, which quote what was typed."""
    context = getattr(error, "ctx", None)
    told = f"commitcheck: {error.format_message()}"
    if context is None:
        return [told]
    return [told, *context.get_usage().splitlines(), f"See '{context.command_path} --help'."]


def _click_exception() -> type[BaseException]:
    """What usage errors descend from: click's class, or that of the click within typer."""
    return next(one for one in typer.BadParameter.__mro__ if one.__name__ == "ClickException")


def _end(code: ExitCode, *lines: str) -> int:
    import os  # noqa: PLC0415 - only when something went wrong

    if os.environ.get("COMMITCHECK_DEBUG"):
        import traceback  # noqa: PLC0415 - as above

        traceback.print_exc()
    streams.say(*lines)
    return code
