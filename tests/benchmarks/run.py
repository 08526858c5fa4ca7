"""The whole command beside the tools that do part of its work: CPU, wall, memory, ratios.

    python tests/benchmarks/run.py                        # start-up, 10k and 100k rows, 10k YAML
                                                          # and rows that each have a finding
    python tests/benchmarks/run.py --million              # also a million rows; needs 2.5 GiB
    python tests/benchmarks/run.py --rounds 3 --only start,csv-10k
    python tests/benchmarks/run.py --bounds               # also what must stay bounded: tables that
                                                          # lean on one thing, long lists, reading,
                                                          # documents, trend and fix

Every tool is installed into an environment of its own below --work, and skipped where its
registry lacks it. All commands of a group run once a round, one after the other, so that a
noisy machine is noisy for all; medians are shown. Ratios mean something, seconds do not.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, it finds its neighbours

from benchmarks.bounds import bounds
from benchmarks.generate import SHARE_BROKEN, write_inputs
from benchmarks.measuring import Command, Cost, interleaved
from benchmarks.peer_inputs import write_peer_inputs
from benchmarks.peers import CALLS, FINE, ROOT, Environments

Calls = dict[str, tuple[Command, Sequence[int]]]
OURS = "commitcheck"
BARE = "yaml.load(CSafeLoader)"
_LOAD = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader)"


class Goal(NamedTuple):
    """Ours costs at most `factor` times what `peer` costs."""

    peer: str
    factor: float


class Group(NamedTuple):
    """Work that several tools do: on how many promises, by whom, and what is asked of us."""

    name: str
    what: str
    kind: str
    rows: int
    capabilities: int
    peers: tuple[str, ...]
    goals: tuple[Goal, ...] = ()
    most_memory: float | None = None
    is_dense: bool = False
    """Every promise breaks something, and the report is JSON in a file: what findings cost."""

    @property
    def folder(self) -> str:
        return f"inputs-{self.rows}{'-dense' if self.is_dense else ''}"


START_UP = 0.8
"""Of it Typer and msgspec, which everybody knows, take a tenth: docs/decisions/0010-start-up.md."""

GROUPS = (
    Group("start", "a small vision and 100 rows", "csv", 100, 20,
          ("check-jsonschema --version", "frictionless", "check-jsonschema", "spectral", "trlc",
           "polars"), (Goal("check-jsonschema --version", START_UP),)),
    Group("portfolio", "the portfolio example", "example", 0, 0,
          ("check-jsonschema --version",), (Goal("check-jsonschema --version", START_UP),)),
    Group("csv-10k", "10,000 rows of CSV", "csv", 10_000, 200,
          ("frictionless", "polars", "trlc"), (Goal("frictionless", 0.6),)),
    Group("csv-100k", "100,000 rows of CSV", "csv", 100_000, 200,
          ("frictionless", "polars"), (Goal("frictionless", 0.8),), 400),
    Group("dense-10k", "10,000 rows, a finding each", "csv", 10_000, 200,
          ("frictionless",), (Goal("frictionless", 1.2),), is_dense=True),
    Group("dense-100k", "100,000 rows, a finding each", "csv", 100_000, 200,
          ("frictionless",), (Goal("frictionless", 1.5),), 700, is_dense=True),
    Group("yaml-10k", "10,000 promises in YAML", "yaml", 10_000, 200,
          (BARE, "spectral"), (Goal(BARE, 1.0), Goal("spectral", 0.5))),
)  # fmt: skip
MILLION = Group("csv-1m", "1,000,000 rows of CSV", "csv", 1_000_000, 200, (), (), 2560)
LINEAR = 11.0
"""A million rows cost at most so many times what a hundred thousand cost."""


def calls_of(group: Group, folder: Path, environments: Environments) -> Calls:
    """The commands of a group; peers that are not to be had are left out."""
    ours = _ours(environments)
    config = folder / f"commitcheck-{group.kind}.yaml"
    if group.kind == "example":
        config = ROOT / "examples" / "portfolio" / "commitcheck.yaml"
    check = [ours, "check", "--config", str(config)]
    if group.is_dense:
        check += ["--format", "json", "-o", str(folder / "report.json")]
    calls: Calls = {OURS: (check, FINE)}
    for peer in group.peers:
        command = _peer_call(peer, folder, environments)
        if command:
            calls[peer] = (command, FINE)
    return calls


def _ours(environments: Environments) -> str:
    program = environments.program(OURS)
    if program is None:
        sys.exit("commitcheck itself cannot be installed")
    return program


def _peer_call(peer: str, folder: Path, environments: Environments) -> Command | None:
    if peer == BARE:
        python = Path(environments.program(OURS) or "").with_name("python")
        return [str(python), "-c", _LOAD, str(folder / "commitments.yaml")]
    name, _, options = peer.partition(" ")
    program = environments.program(name)
    if program is None:
        return None
    return [program, options] if options else CALLS[name](program, folder)


def measured(
    group: Group, work: Path, environments: Environments, rounds: int
) -> Mapping[str, Cost]:
    """What each tool costs on the group's work."""
    folder = work / group.folder
    if group.rows and not (folder / f"commitcheck-{group.kind}.yaml").exists():
        kinds = ("csv",) if group.is_dense or group.rows > MILLION.rows / 10 else ("csv", "yaml")
        broken = 1.0 if group.is_dense else SHARE_BROKEN
        write_inputs(folder, group.rows, group.capabilities, kinds, broken)
        if group.peers:
            write_peer_inputs(folder)
    print(f"measuring {group.what}", file=sys.stderr)
    return interleaved(calls_of(group, folder, environments), rounds)


def table(results: Mapping[Group, Mapping[str, Cost]]) -> str:
    """What everybody costs, and how we compare."""
    lines = [
        "| work | tool | CPU s | wall s | peak MiB | commitcheck / tool (CPU) |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for group, costs in results.items():
        for name, cost in costs.items():
            ratio = "" if name == OURS else f"{costs[OURS].cpu / cost.cpu:.2f}"
            shown = f"**{name}**" if name == OURS else name
            lines.append(
                f"| {group.what} | {shown} | {cost.cpu:.2f} | {cost.wall:.2f} |"
                f" {cost.peak:.0f} | {ratio} |"
            )
    return "\n".join(lines)


def goals(results: Mapping[Group, Mapping[str, Cost]]) -> str:
    """What was asked, what came out, and whether that is enough."""
    lines = ["| work | goal | measured | |", "|---|---|---:|---|"]
    for group, costs in results.items():
        for goal in group.goals:
            if goal.peer in costs:
                ratio = costs[OURS].cpu / costs[goal.peer].cpu
                asked = f"at most {goal.factor} x {goal.peer}"
                lines.append(_goal(group.what, asked, f"{ratio:.2f} x", ok=ratio <= goal.factor))
        if group.most_memory:
            peak = costs[OURS].peak
            asked = f"at most {group.most_memory:.0f} MiB"
            lines.append(_goal(group.what, asked, f"{peak:.0f} MiB", ok=peak <= group.most_memory))
    small = next((costs for group, costs in results.items() if group.name == "csv-100k"), None)
    if MILLION in results and small:
        ratio = results[MILLION][OURS].cpu / small[OURS].cpu
        asked = f"at most {LINEAR:.0f} x the CPU of 100,000 rows"
        lines.append(_goal(MILLION.what, asked, f"{ratio:.1f} x", ok=ratio <= LINEAR))
    return "\n".join(lines)


def _goal(what: str, asked: str, measured_as: str, *, ok: bool) -> str:
    return f"| {what} | {asked} | {measured_as} | {'met' if ok else 'missed'} |"


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare commitcheck with its peers.")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "benchmarks")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="names of groups, or with --bounds of lines")
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--bounds", action="store_true")
    asked = parser.parse_args()
    environments = Environments(asked.work)
    only = asked.only.split(",") if asked.only else ()
    wanted = [group for group in GROUPS if not only or group.name in only]
    results = {group: measured(group, asked.work, environments, asked.rounds) for group in wanted}
    if asked.million:
        results[MILLION] = measured(MILLION, asked.work, environments, 0)
    if results:
        print(f"{table(results)}\n\n{goals(results)}", flush=True)
    if asked.bounds:
        print()
        for line in bounds(asked.work, _ours(environments), asked.rounds, only):
            print(line, flush=True)


if __name__ == "__main__":
    main()
