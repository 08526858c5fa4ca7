"""What other work than checking a table costs, beside something that everybody can repeat.

A contract beside the bare extraction of its text, a year of history and a deal's way out beside
one check, and a table in which nothing is left to read. `run.py --bounds` prints it.
"""

import csv
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.contract import write_contract
from benchmarks.generate import AS_OF, vision_text, write_inputs
from benchmarks.measuring import Command, cost_of, interleaved
from benchmarks.peers import FINE, ROOT

CAPABILITIES = 200
COMMITS, PROMISES = 50, 500
A_DAY = 5
"""Commits a day, so that all of them are later than what the promises say was signed and done."""

_BARE = """
import sys, pypdfium2
for page in pypdfium2.PdfDocument(sys.argv[1]):
    page.get_textpage().get_text_range()
"""
_CLAUSES = """
import sys
from pathlib import Path
from commitcheck.loading.documents.read import read_paper
read_paper(sys.argv[1], Path(sys.argv[1]).read_bytes())
"""


class Beside(NamedTuple):
    """Some work, and the most that it may cost in times of another command, if that was asked."""

    name: str
    what: str
    other: str
    factor: float | None
    calls: Callable[[Path, str], tuple[Command, Command]]
    """From a folder to write in and our program to our command and the other one."""


def _python(program: str) -> str:
    return str(Path(program).with_name("python"))


def _clauses(folder: Path, program: str) -> tuple[Command, Command]:
    path = folder / "contract.pdf"
    write_contract(path)
    python = _python(program)
    return [python, "-c", _CLAUSES, str(path)], [python, "-c", _BARE, str(path)]


def _read(folder: Path, program: str) -> tuple[Command, Command]:
    _, bare = _clauses(folder, program)
    vision = folder / "vision.yaml"
    vision.write_text(vision_text(CAPABILITIES), encoding="utf-8")
    given = ["--vision", str(vision), "--customer", "Acme", "--format", "json"]
    return [program, "read", str(folder / "contract.pdf"), *given], bare


def _history(folder: Path, program: str) -> tuple[Command, Command]:
    """Ten days in which one promise after the other is reworded."""
    write_inputs(folder, PROMISES, 40, ("csv",))
    (folder / "commitcheck-csv.yaml").rename(folder / "commitcheck.yaml")
    _git(folder, "init", "--quiet")
    for number in range(COMMITS):
        _commit(folder, number)
    here = ["env", "--chdir", str(folder), f"XDG_CACHE_HOME={folder / '.git' / 'remembered'}"]
    trend = [*here, program, "trend", "--every", "commit"]
    return [*trend, "--no-cache"], [*here, program, "check", "-q"]


def _history_again(folder: Path, program: str) -> tuple[Command, Command]:
    """Points are remembered, in a folder of this run: that which is not counted puts them there."""
    (*trend, _), check = _history(folder, program)
    return trend, check


def _commit(folder: Path, number: int) -> None:
    table = folder / "commitments.csv"
    with table.open(encoding="utf-8", newline="") as file:
        records = list(csv.reader(file))
    records[1 + number % PROMISES][records[0].index("title")] += f" {number}"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(records)
    day = AS_OF - dt.timedelta(days=(COMMITS - 1 - number) // A_DAY)
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "-m", str(number), day=f"{day}T12:0{number % A_DAY}:00+00:00")


def _git(folder: Path, *words: str, day: str = "") -> None:
    who = ["-c", "user.name=dana", "-c", "user.email=dana@example.com"]
    dated = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day} if day else {}
    subprocess.run(
        ["git", *who, *words], cwd=folder, env=os.environ | dated, check=True, capture_output=True
    )


def _fix(_: Path, program: str) -> tuple[Command, Command]:
    config = ["--config", str(ROOT / "examples" / "portfolio" / "commitcheck.yaml")]
    return [program, "fix", "--deal", "D-207", *config], [program, "check", *config]


COMMANDS = (
    Beside("clauses", "the clauses of a contract of 100 pages (PDF)", "its bare text", 3, _clauses),
    Beside("read", "`read` of that contract, every promise typed", "its bare text", None, _read),
    Beside("trend", "`trend` over 50 commits of 500 promises", "one check", 10, _history),
    Beside("trend-again", "the same again, its points remembered", "one check", 2, _history_again),
    Beside("fix", "`fix --deal D-207` of the portfolio", "one check", 3, _fix),
)


def command_line(command: Beside, work: Path, program: str, rounds: int) -> str:
    """One line of the table: CPU, memory, and how many times the other command that is."""
    folder = work / f"command-{command.name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    print(f"measuring {command.what}", file=sys.stderr)
    ours, other = command.calls(folder, program)
    costs = interleaved({"ours": (ours, FINE), "other": (other, FINE)}, rounds)
    ratio = costs["ours"].cpu / costs["other"].cpu
    asked = f"at most {command.factor:g} x" if command.factor else "none, beside"
    verdict = "" if not command.factor else "met" if ratio <= command.factor else "missed"
    return (
        f"| {command.what} | {costs['ours'].cpu:.2f} | {costs['ours'].peak:.0f} |"
        f" {asked} {command.other}: {ratio:.2f} x | {verdict} |"
    )


_STEP = re.compile(r"([\d.]+) ms  (reading|in all)\n")
_NOTHING = 0.05
"""The share of a run that counts as nothing: to see that a row has nothing to read takes a look."""


def nothing_to_read_line(config: Path, program: str) -> str:
    """What `--timings` says of the words of rows that give in columns what words can state."""
    call = [program, "check", "--config", str(config), "--timings", "-q"]
    cost = cost_of(call, FINE)
    said = subprocess.run(call, capture_output=True, text=True, check=False).stderr
    taken = {step: float(milliseconds) for milliseconds, step in _STEP.findall(said)}
    share = taken["reading"] / taken["in all"]
    return (
        f"| 10,000 rows with nothing to read: reading | {taken['reading'] / 1000:.3f} |"
        f" {cost.peak:.0f} | nothing: {share:.1%} of the run |"
        f" {'met' if share < _NOTHING else 'missed'} |"
    )
