"""What a command costs: CPU seconds, wall seconds and peak memory of one process of its own."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Command = Sequence[str]


class Cost(NamedTuple):
    """`cpu` is user and system time of the process and its children, `peak` MiB."""

    cpu: float
    wall: float
    peak: float


class Broken(Exception):  # noqa: N818 - read as "raise Broken"
    """A command did not do its work, so its time would say nothing."""


def cost_of(command: Command, good: Sequence[int]) -> Cost:
    """Run a command once.

    Raises:
        Broken: it ended with an exit code that is not among the `good` ones.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code not in good:
        raise Broken(f"{command[0]} ended with {code}: {said[-400:].decode(errors='replace')}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def interleaved(
    commands: Mapping[str, tuple[Command, Sequence[int]]], rounds: int
) -> Mapping[str, Cost]:
    """The median cost of each: all of them once a round, after one round that is not counted.

    So a machine that slows down slows down all of them alike, and caches are warm for all.
    """
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, (command, good) in commands.items():
            cost = cost_of(command, good)
            if number or rounds == 0:
                found[name].append(cost)
    return {name: _median(costs) for name, costs in found.items()}


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))
