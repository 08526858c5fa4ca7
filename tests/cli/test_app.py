"""The command line as a whole: what it says first, how it ends, and whose fault it was."""

import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
from typer import Context

from cli.calling import call
from commitcheck import __version__
from commitcheck.cli import app
from commitcheck.cli.app import WEEK, loaded

NAMES = sorted(name for commands in WEEK.values() for name in commands)


def test_alone_it_says_what_it_does_and_what_to_try() -> None:
    """And that is no error."""
    called = call()
    assert (called.code, called.err) == (0, "")
    assert called.out == (
        "commitcheck tells a product manager, before a contract is signed, which of the promises\n"
        "that sales made the product's own vision and roadmap can stand behind.\n"
        "\n"
        "Try first:\n"
        "  commitcheck init             write a small vision.yaml and commitments.csv"
        " to start from\n"
        "  commitcheck check            check what is in this folder\n"
        "  commitcheck explain VIS601   what one rule looks at, and why\n"
    )


def test_it_knows_its_version() -> None:
    assert call("--version") == (0, f"commitcheck {__version__}\n", "")


def test_it_runs_as_a_module() -> None:
    """`python -m commitcheck`, for who has no script folder on the path."""
    done = subprocess.run(
        [sys.executable, "-m", "commitcheck", "--version"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == f"commitcheck {__version__}\n"


def test_it_is_called_by_its_name_however_it_was_started() -> None:
    """What a usage line says can be typed."""
    done = subprocess.run(
        [sys.executable, "-m", "commitcheck", "rules", "--help"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.startswith("Usage: commitcheck rules ")


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(name: str) -> None:
    """`-h` and `--help`, with a sentence for every option."""
    called = call(name, "--help")
    assert called.code == 0
    assert called.out.startswith(f"Usage: commitcheck {name} ")
    assert call(name, "-h") == called
    for parameter in loaded(name).params:
        assert getattr(parameter, "help", None), f"{parameter.name} of {name} says nothing"


def test_arguments_are_written_alike() -> None:
    """In capitals, as every manual writes what is to be replaced."""
    commands = [(name, loaded(name)) for name in NAMES]
    commands += [
        (f"{name} {inner}", command)
        for name, group in commands
        for inner, command in getattr(group, "commands", {}).items()
    ]
    for name, command in commands:
        usage = command.collect_usage_pieces(Context(command))
        assert " ".join(usage) == " ".join(usage).upper(), f"{name}: {usage}"


def test_the_help_lists_every_command_in_the_order_of_a_week() -> None:
    """On one screen, each with a sentence; the first of a group has the group's name."""
    lines = call("--help").out.splitlines()
    assert len(lines) <= 28
    assert max(map(len, lines)) <= 80
    listed = [line[19:].split(maxsplit=1) for line in lines if line.startswith(" ")]
    sentences = {words[0]: words[1] for words in listed if words and words[0] in NAMES}
    assert sentences == {name: said for group in WEEK.values() for name, said in group.items()}
    groups = [line[2:19].strip() for line in lines[5:] if line.startswith("  ")]
    assert [group for group in groups if group] == list(WEEK)


def test_the_files_of_the_command_line_are_its_commands() -> None:
    """Beside the five that every command goes through."""
    files = {path.stem for path in Path(app.__file__).parent.glob("*.py")}
    assert files - {"__init__", "app", "main", "start", "exit_codes"} == set(NAMES)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete_it(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script to source; it names the command and the variable that it asks with."""
    done = subprocess.run(
        ["commitcheck", "--show-completion", shell],
        capture_output=True,
        check=True,
        text=True,
        env={"PATH": f"{sys.prefix}/bin", "SHELL": f"/bin/{shell}", "HOME": "/nonexistent"},
    )
    assert "commitcheck" in done.stdout
    assert "_COMMITCHECK_COMPLETE" in done.stdout


def test_a_slip_in_the_call_is_answered_with_what_is_near() -> None:
    """Exit 2, the fault first, the usage below."""
    option = call("check", "--asof", "2026-01-01")
    assert option.code == 2
    assert option.err.startswith("commitcheck: No such option: --asof")
    assert "--as-of" in option.err
    assert option.err.endswith("See 'commitcheck check --help'.\n")
    command = call("chek")
    assert command.code == 2
    assert command.err.startswith("commitcheck: No such command 'chek'.")
    assert "Did you mean 'check'" in command.err


def test_what_was_typed_is_inert_in_the_answer() -> None:
    """A value from elsewhere (a pull request's title) must not command a runner or a terminal."""
    called = call("check", "--fail-on", "\n::error::x\x1b[31m")
    assert called.code == 2
    assert called.err == (
        "commitcheck: --fail-on is \n"
        ":\\x3aerror:\\x3ax\\x1b[31m, expected error, warning, preventable or never\n"
    )
    assert "\n::" not in call("check", "--x\n::error::y").err


def test_a_fault_of_our_own_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 4, what happened, and where to report it; never a traceback nobody asked for."""
    broken = mock.Mock(side_effect=ZeroDivisionError("division by zero"))
    monkeypatch.setattr("commitcheck.cli.check.read", broken)
    called = call("check")
    assert (called.code, called.out) == (4, "")
    assert called.err == (
        "commitcheck: a fault of its own (ZeroDivisionError: division by zero)\n"
        "Please report it at https://github.com/commitcheck/commitcheck/issues;"
        " COMMITCHECK_DEBUG=1 shows where it happened.\n"
    )
    monkeypatch.setenv("COMMITCHECK_DEBUG", "1")
    assert "Traceback (most recent call last)" in call("check").err


def test_an_interrupted_run_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is neither a finding nor a fault."""
    interrupted = mock.Mock(side_effect=KeyboardInterrupt)
    monkeypatch.setattr("commitcheck.cli.check.read", interrupted)
    called = call("check")
    assert called.code == 130
    assert called.err.strip() == "commitcheck: interrupted"


def test_what_the_system_refuses_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory that is gone, for instance."""
    gone = mock.Mock(side_effect=FileNotFoundError(2, "No such file or directory"))
    monkeypatch.setattr("commitcheck.cli.check.read", gone)
    assert call("check") == (
        2,
        "",
        "commitcheck: the system says: no such file or directory\n",
    )


def test_running_out_of_memory_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file was too large for the machine, which is no fault of ours."""
    monkeypatch.setattr("commitcheck.cli.check.read", mock.Mock(side_effect=MemoryError))
    assert call("check") == (
        2,
        "",
        "commitcheck: out of memory; check the files in smaller parts\n",
    )
