"""Fill `docs/first-hour.md` with what the commands in it print, each run in a copy of its example.

A place is a mark with the example and the command; what an earlier place of the same example
wrote is there for the next one. The prose around it is by hand.
"""

import os
import re
import shutil
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from typer.testing import CliRunner

from commitcheck.cli.app import app

DOCS = Path(__file__).parent
PAGE = DOCS / "first-hour.md"
EXAMPLES = DOCS.parent / "examples"
WIDTH = "88"

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


def output(folder: Path, command: str) -> str:
    """What a command prints in a folder, on a terminal 88 columns wide; `cat` shows a file."""
    name, *words = command.split()
    if name == "cat":
        return (folder / words[0]).read_text("utf-8")
    plain = {"COLUMNS": WIDTH, "NO_COLOR": "1", "TERM": "dumb"}
    with chdir(folder), mock.patch.dict(os.environ, plain):
        shown = CliRunner().invoke(app, words, prog_name="commitcheck", env=plain)
    return "".join(f"{line.rstrip()}\n" for line in shown.output.splitlines())
