"""What must stay bounded: tables that lean on one thing, long lists, big cells, texts to read.

Each line is a run of the whole command: what was asked of it, CPU, peak memory, and whether that
is enough. Twice the rows of a table in which everything is one customer's, one deal's, or one of
anything, cost at most 2.3 times as much. `run.py --bounds` prints it.
"""

import csv
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.commands import COMMANDS, command_line, nothing_to_read_line
from benchmarks.generate import AS_OF, REFUSED, Row, rows, vision_text, write_csv
from benchmarks.measuring import Cost, interleaved

OURS = "commitcheck"
FEW, MANY = 10_000, 20_000
TWICE = 2.3
CAPABILITIES = 200
ENDS = (0, 1, 2, 3)
"""One id for all rows is an error of the input, and of words alone nothing is judged for good."""

Change = Callable[[Row], Row]


class Bound(NamedTuple):
    """One input, and the most that the whole command may take for it."""

    name: str
    what: str
    write: Callable[[Path], None]
    cpu: float | None = None
    peak: float | None = None


LEANING: Mapping[str, Change] = {
    "customer": lambda row: {**row, "customer": "Amaya Group 1"},
    "deal": lambda row: {**row, "deal": "D-1", "customer": "Amaya Group 1"},
    "id": lambda row: {**row, "id": "C-1"},
    "segment": lambda row: {**row, "segment": "enterprise"},
    "capability": lambda row: {**row, "kind": "feature", "capability": "cap-150"},
    "non-goal": lambda row: {**row, "quote": f"{row['title']}, {REFUSED[0]}"},
    "guardrail": lambda row: {**row, "kind": "sla", "dimension": "uptime_pct", "value": "99.99"},
}
"""Tables in which every row leans on the same thing."""


def write_project(folder: Path, vision: str, promises: Iterator[Row]) -> None:
    """A project of a vision and one table."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vision.yaml").write_text(vision, encoding="utf-8")
    write_csv(folder / "commitments.csv", promises)
    config = (
        f"schema_version: 1\nvision: vision.yaml\ncommitments: [commitments.csv]\nas_of: {AS_OF}\n"
    )
    (folder / "commitcheck.yaml").write_text(config, encoding="utf-8")


def leaning(change: Change, count: int) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        every = rows(count, CAPABILITIES)
        write_project(folder, vision_text(CAPABILITIES), map(change, every))

    return write


def _many_guardrails(folder: Path) -> None:
    """1,500 guardrails of one dimension, and 9,000 rows that each break a few of them."""
    bounds = (
        f"  - {{id: G{at}, dimension: uptime_pct, op: max, value: {99.9 + at / 20_000},"
        " enforcement: hard, approver: engineering}"
        for at in range(1_500)
    )
    vision = vision_text(CAPABILITIES).replace(
        "guardrails:\n", "guardrails:\n" + "\n".join(bounds) + "\n"
    )
    write_project(folder, vision, map(LEANING["guardrail"], rows(9_000, CAPABILITIES)))


def _big_cell(folder: Path) -> None:
    """300 keywords, and one promise of a million characters."""
    keywords = ", ".join(f"refused word {at}" for at in range(300))
    vision = vision_text(CAPABILITIES).replace("keywords: [", f"keywords: [{keywords}, ", 1)
    long = " ".join(f"word{at} and" for at in range(90_000))[:1_000_000]
    change = {"quote": long}
    every = rows(50, CAPABILITIES)
    write_project(
        folder, vision, ({**row, **change} if at == 7 else row for at, row in enumerate(every))
    )


_RAW = ("id", "deal", "customer", "arr", "status", "expected_signature", "signed_on", "quote")
_SAID = (
    "We will deliver {title} by {due}.",
    "Agreed: 99.95 % uptime, otherwise a credit of 10 %. {title} was asked for as well.",
    "Customer wants {title}; nothing promised so far.",
    "{title} ships with the next release, at the latest on {due}, hosted in Ireland.",
)


def _texts(folder: Path) -> None:
    """10,000 rows of which only the words say what is promised."""
    every = islice(rows(FEW, CAPABILITIES), FEW)
    write_project(folder, vision_text(CAPABILITIES), iter(()))  # the table is written below
    with (folder / "commitments.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("title" if name == "quote" else name) for name in _RAW)
        for at, row in enumerate(every):
            said = _SAID[at % len(_SAID)].format(title=row["title"], due=row["due"] or "2027-06-30")
            writer.writerow(said if name == "quote" else row.get(name, "") for name in _RAW)


def _everything_given(folder: Path) -> None:
    """10,000 rows that give in columns what words can state; words with a number say the same."""
    every = ({**row, "due": row["due"] or "2027-06-30"} for row in rows(FEW, CAPABILITIES))
    write_project(folder, vision_text(CAPABILITIES), every)


BOUNDS = (
    Bound("guardrails", "1,500 guardrails and 9,000 rows", _many_guardrails, 3, 1024),
    Bound("big-cell", "300 keywords and a cell of a million characters", _big_cell, 3, 1024),
    Bound("reading", "the texts of 10,000 rows", _texts, 15),
)


def measured(bound: Bound, work: Path, program: str, rounds: int) -> Cost:
    folder = work / f"bounds-{bound.name}"
    bound.write(folder)
    print(f"measuring {bound.what}", file=sys.stderr)
    call = [program, "check", "--config", str(folder / "commitcheck.yaml")]
    return interleaved({OURS: (call, ENDS)}, rounds)[OURS]


def bound_line(bound: Bound, cost: Cost) -> str:
    asked = [f"{bound.cpu:g} s"] if bound.cpu else []
    asked += [f"{bound.peak:g} MiB"] if bound.peak else []
    is_met = cost.cpu <= (bound.cpu or cost.cpu) and cost.peak <= (bound.peak or cost.peak)
    return (
        f"| {bound.what} | {cost.cpu:.2f} | {cost.peak:.0f} | at most {', '.join(asked)} |"
        f" {'met' if is_met else 'missed'} |"
    )


def leaning_line(thing: str, few: Cost, many: Cost) -> str:
    ratio = many.cpu / few.cpu
    verdict = "met" if ratio <= TWICE else "missed"
    return (
        f"| {MANY:,} rows of one {thing} | {many.cpu:.2f} | {many.peak:.0f} |"
        f" at most {TWICE} x {FEW:,} rows: {ratio:.2f} x | {verdict} |"
    )


def bounds(work: Path, program: str, rounds: int, only: Collection[str]) -> Iterator[str]:
    """The table, a line each as soon as it is measured; `only` names lines, or is empty for all."""

    def is_wanted(name: str) -> bool:
        return not only or name in only

    yield "| work | CPU s | peak MiB | goal | |\n|---|---:|---:|---|---|"
    for thing, change in LEANING.items():
        if is_wanted(f"one-{thing}"):
            few, many = (
                measured(Bound(f"{thing}-{count}", f"{count:,} rows of one {thing}",
                               leaning(change, count)), work, program, rounds)
                for count in (FEW, MANY)
            )  # fmt: skip
            yield leaning_line(thing, few, many)
    for bound in BOUNDS:
        if is_wanted(bound.name):
            yield bound_line(bound, measured(bound, work, program, rounds))
    if is_wanted("nothing-to-read"):
        folder = work / "bounds-nothing-to-read"
        _everything_given(folder)
        yield nothing_to_read_line(folder / "commitcheck.yaml", program)
    yield from (
        command_line(command, work, program, rounds)
        for command in COMMANDS
        if is_wanted(command.name)
    )
