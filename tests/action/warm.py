"""A program that has loaded the action and commitcheck, and does every step in a copy of itself.

Python and our modules take longer to start than a check of a few rows takes, and a step starts up
to four programs. Here each is a process of its own all the same, with its own environment, working
directory and streams; only what is loaded was loaded before. Started isolated, as start.sh does it.

A request is a line of JSON on standard input: environment, folder, and the files for the log. The
answer is a line with the exit code.
"""

# ruff: noqa: E402, I001 - the action's modules are found by the path of this file

import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

ACTION = Path(__file__).resolve().parents[2] / "action"
sys.path.insert(0, str(ACTION))

import run
import step

from commitcheck.api import check, load
from commitcheck.cli.start import main as commitcheck_main
from commitcheck.reporting import FORMATS, render
from programs import environment

PATIENCE = 120
"""Seconds that a process may take."""
FAULT = 70
"""What a process ends with that ends in a way of its own making."""


def load_all() -> None:
    """Load what a check loads when it needs it."""
    for name in ("commitcheck.cli.main", "commitcheck.cli.check", "commitcheck.over_time"):
        import_module(name)
    for name in ("minimal", "portfolio"):  # of tables, and with words to be read and matched
        report = check(load(str(ACTION.parent / "examples" / name)))
        for form in FORMATS:
            render(report, form)


def forked(work: Callable[[], int], folder: str, told: Mapping[str, str], *streams: int) -> int:
    """The exit code of a process that does the work in a folder, with these as its streams."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    code = FAULT
    try:
        signal.alarm(PATIENCE)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(told)
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - until it ends
            for number, mode in enumerate(("r", "w", "w"))
        )
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def commitcheck(
    words: Sequence[str], *, folder: Path, workspace: Path, shown: bool
) -> "subprocess.CompletedProcess[bytes]":
    """As `programs.commitcheck`, in a copy of this process."""

    def work() -> int:
        sys.argv = ["commitcheck", *words]
        commitcheck_main()  # ends the process
        return FAULT

    with Path(os.devnull).open("r+b") as nothing, tempfile.TemporaryFile() as said:
        quiet = nothing.fileno()
        streams = (quiet, 1 if shown else quiet, said.fileno())
        code = forked(work, str(folder), environment(workspace), *streams)
        said.seek(0)
        return subprocess.CompletedProcess([*words], code, None, said.read())


def answer(asked: Mapping[str, Any]) -> int:
    """The exit code of one step."""
    with (
        Path(os.devnull).open("rb") as nothing,
        Path(asked["out"]).open("wb") as out,
        Path(asked["err"]).open("wb") as err,
    ):
        streams = (nothing.fileno(), out.fileno(), err.fileno())
        return forked(run.main, asked["folder"], asked["environment"], *streams)


if __name__ == "__main__":
    load_all()
    step.commitcheck = commitcheck  # type: ignore[attr-defined] # where it is called from
    gc.freeze()
    for line in sys.stdin:
        sys.stdout.write(f"{answer(json.loads(line))}\n")
        sys.stdout.flush()
