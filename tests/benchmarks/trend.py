"""How long a trend over a year takes, beside one check: `python tests/benchmarks/trend.py`.

50 commits of 500 promises: a first run may take 10 times one check, a second one with one new
commit twice as long. The points are remembered in a folder of this run only.
"""

import csv
import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a script, it finds its neighbours

from benchmarks.generate import write_inputs

COMMITS, PROMISES, CAPABILITIES = 50, 500, 40
MOST_AT_FIRST, MOST_AGAIN = 10.0, 2.0
_FIRST = dt.date(2025, 9, 1)


def main() -> int:
    """Print the three times; 1 where a bound is broken."""
    with TemporaryDirectory() as place:
        folder = Path(place, "year")
        write_inputs(folder, PROMISES, CAPABILITIES, ("csv",))
        (folder / "commitcheck-csv.yaml").rename(folder / "commitcheck.yaml")
        _run(folder, "git", "init", "--quiet")
        for number in range(COMMITS):
            _commit(folder, number)
        check = min(_seconds(folder, place, "check", "-q", "--engine", "off") for _ in range(3))
        first = _seconds(folder, place, "trend", "--every", "commit")
        _commit(folder, COMMITS)
        again = _seconds(folder, place, "trend", "--every", "commit")
    print(f"one check {check:.2f} s")
    print(f"trend of {COMMITS} commits {first:.2f} s: {first / check:.1f} times one check")
    print(f"again with one more {again:.2f} s: {again / check:.1f} times")
    return int(first > MOST_AT_FIRST * check or again > MOST_AGAIN * check)


def _commit(folder: Path, number: int) -> None:
    """One promise is reworded, a week after the commit before."""
    table = folder / "commitments.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[1 + number % PROMISES][rows[0].index("title")] += f" {number}"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    day = f"{_FIRST + dt.timedelta(weeks=number)}T12:00:00+00:00"
    _run(folder, "git", "add", "--all", day=day)
    _run(folder, "git", "commit", "--quiet", "--allow-empty", "-m", str(number), day=day)


def _seconds(folder: Path, place: str, *words: str) -> float:
    began = time.perf_counter()
    _run(folder, sys.executable, "-m", "commitcheck", *words, cache=place)
    return time.perf_counter() - began


def _run(folder: Path, *words: str, day: str = "", cache: str = "") -> None:
    """A program in the folder, by its exit code or not: a check of broken promises ends with 1."""
    named = {"AUTHOR": "Ines", "COMMITTER": "Ines"}
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": f"{cache}/cache" if cache else "/nonexistent",
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{who}_NAME": name for who, name in named.items()},
        **{f"GIT_{who}_EMAIL": "ines@example.com" for who in named},
        **{f"GIT_{who}_DATE": day for who in named if day},
    }
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())


if __name__ == "__main__":
    raise SystemExit(main())
