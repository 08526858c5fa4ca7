"""Fill `docs/first-hour.md` with what the commands in it print, each run in a copy of its example.

A place is a mark with the example and the command; what an earlier place of the same example
wrote is there for the next one. The prose around it is by hand.
"""

import os
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import chdir
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from typer.testing import CliRunner

from commitcheck.cli.app import app

DOCS = Path(__file__).parent
PAGE = DOCS / "first-hour.md"
EXAMPLES = DOCS.parent / "examples"
WIDTH = "88"
_RAW = ("raw-crm", "raw-tracker", "raw-sheet")

_PLACE = re.compile(r"(<!-- run in ([\w-]+): (.*?) -->\n).*?(<!-- end of run -->)", re.DOTALL)


def page() -> str:
    """The page with every place filled anew."""
    with TemporaryDirectory() as folder:
        copies = Path(folder)

        def filled(place: re.Match[str]) -> str:
            example, command = place[2], place[3]
            copy = copies / example
            if not copy.exists():
                shutil.copytree(EXAMPLES / example, copy)
            return f"{place[1]}```text\n$ {command}\n{output(copy, command)}```\n{place[4]}"

        return _PLACE.sub(filled, PAGE.read_text("utf-8"))


def expected(example: str) -> str:
    """The report of a raw example, read as `init --from` writes it down where nobody did."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / example
        shutil.copytree(EXAMPLES / example, copy)
        if not (copy / "commitcheck.yaml").exists():
            output(copy, "commitcheck init --from export.csv")
        return output(copy, "commitcheck check --as-of 2026-10-01")


def pages() -> Mapping[str, Callable[[], str]]:
    """Path below docs/ -> a function that makes its content."""
    reports = {f"../examples/{it}/expected.txt": partial(expected, it) for it in _RAW}
    return {"first-hour.md": page, **reports}


def output(folder: Path, command: str) -> str:
    """What a command prints in a folder, on a terminal 88 columns wide; `cat` shows a file."""
    name, *words = command.split()
    if name == "cat":
        return (folder / words[0]).read_text("utf-8")
    plain = {"COLUMNS": WIDTH, "NO_COLOR": "1", "TERM": "dumb"}
    with chdir(folder), mock.patch.dict(os.environ, plain):
        shown = CliRunner().invoke(app, words, prog_name="commitcheck", env=plain)
    return "".join(f"{line.rstrip()}\n" for line in shown.output.splitlines())
