"""The command line: one Typer application, one file per command, one place for exit codes."""

import sys
from typing import Annotated

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
for _command in (check, diagnose, preview, match, signoff, validate, init, rules, explain, schema):
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
    try:
        code = app(standalone_mode=False)
    except CommitcheckError as error:
        return _say(f"commitcheck: {error}", ExitCode.INPUT)
    except (KeyboardInterrupt, typer.Abort):
        return _say("commitcheck: interrupted", ExitCode.INTERRUPTED)
    except BrokenPipeError:
        return _closed_pipe()
    except Exception as error:  # noqa: BLE001 - the last door: anything behind it is our fault
        return _surprise(error)
    return code if isinstance(code, int) else ExitCode.OK


def _surprise(error: Exception) -> int:
    if isinstance(error, _click_exception()):
        error.show()  # type: ignore[attr-defined] # usage errors of click print themselves
        return ExitCode.INPUT
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return _say(
        f"commitcheck: a fault of its own ({what})\n"
        f"Please report it at {_ISSUES}; COMMITCHECK_DEBUG=1 shows where it happened.",
        ExitCode.FAULT,
    )


def _click_exception() -> type[BaseException]:
    """What usage errors descend from: click's class, or that of the click within typer."""
    return next(one for one in typer.BadParameter.__mro__ if one.__name__ == "ClickException")


def _closed_pipe() -> int:
    """`commitcheck ... | head` has read enough: end quietly, as other tools do."""
    import os  # noqa: PLC0415 - only when the pipe closed

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.OK


def _say(text: str, code: ExitCode) -> int:
    import os  # noqa: PLC0415 - only when something went wrong

    if code is ExitCode.FAULT and os.environ.get("COMMITCHECK_DEBUG"):
        import traceback  # noqa: PLC0415 - as above

        traceback.print_exc()
    print(text.encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr)  # noqa: T201
    return code
