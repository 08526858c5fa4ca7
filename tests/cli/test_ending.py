"""What a check made stays to the end of a process that ends at once, and of no other."""

import subprocess
import sys
import weakref

import pytest

from commitcheck.cli.console import ending
from commitcheck.cli.exit_codes import ExitCode


class Made:
    """Something that can be seen to go."""


@pytest.fixture(autouse=True)
def goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "_goes_on", True)
    monkeypatch.setattr(ending, "_kept", [])


def test_a_process_that_goes_on_keeps_nothing() -> None:
    made = Made()
    left = weakref.ref(made)
    assert ending.kept(made) is made
    del made
    assert left() is None


def test_one_that_ends_at_once_takes_nothing_apart() -> None:
    made = Made()
    left = weakref.ref(made)
    ending.leaves_at_once()
    assert ending.kept(made) is made
    del made
    assert left() is not None


@pytest.mark.parametrize("module", ["commitcheck.cli.console", "commitcheck.cli.main"])
def test_ctrl_c_while_modules_are_loaded_is_an_interruption(module: str) -> None:
    """The first tenth of a second of every run; it left a traceback and Python's own code."""
    program = f"""
import builtins, os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may start us without
there = builtins.__import__
def load(name, *rest):
    if name == {module!r}:
        os.kill(os.getpid(), signal.SIGINT)
    return there(name, *rest)
builtins.__import__ = load
from commitcheck.cli.start import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, text=True
    )
    assert (done.returncode, done.stdout) == (ExitCode.INTERRUPTED, "")
    assert done.stderr == "commitcheck: interrupted\n"
