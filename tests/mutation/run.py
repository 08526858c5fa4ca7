"""Does a test notice when the code is changed? mutmut's changes, tried in copies of one process.

    python -m mutation.run PACKAGE sample COUNT SEED   # mutants that dice have drawn
    python -m mutation.run PACKAGE all                 # those that have not been tried yet
    python -m mutation.run PACKAGE try NAME...         # by their names; * is any text
    python -m mutation.run PACKAGE show NAME...        # the changes

docs/mutation.md has more, and table.py beside this prints the table of all.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from mutation.making import KEPT, Mutant, change_of, mutants_of
from mutation.packages import PACKAGES, Package
from mutation.sample import drawn_from, interval
from mutation.trying import Suite


def main(package: str, command: str, *rest: str) -> None:
    every = mutants_of(PACKAGES[package])
    if command == "sample":
        count, seed = map(int, rest)
        chosen = drawn_from(every, count, seed)
        print(f"{package}: {len(every)} mutants, {len(chosen)} drawn with seed {seed}")
        _summed_up([verdict for _, verdict in _tried(PACKAGES[package], chosen)])
    elif command == "all":
        _all(package, every)
    elif command == "try":
        _summed_up([verdict for _, verdict in _tried(PACKAGES[package], named(every, rest))])
    elif command == "show":
        for mutant in named(every, rest):
            print(f"# {mutant.name}\n{change_of(mutant)}")
    else:
        raise SystemExit(f"{command} is no command, expected sample, all, try or show")


def named(every: Iterable[Mutant], patterns: Iterable[str]) -> list[Mutant]:
    wanted = [*patterns]
    return [it for it in every if any(fnmatchcase(it.name, pattern) for pattern in wanted)]


def _tried(package: Package, chosen: Iterable[Mutant]) -> Iterator[tuple[Mutant, str]]:
    """Each with its verdict; whatever is not killed is printed with its change."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        suite = Suite(package, folder)
        print(f"{len(suite.items)} tests, {sum(suite.seconds.values()):.0f} s", flush=True)
        for mutant in chosen:
            verdict = suite.tried(mutant)
            if verdict != "killed":
                print(f"# {verdict}: {mutant.name}\n{change_of(mutant)}", flush=True)
            yield mutant, verdict


def _summed_up(verdicts: list[str]) -> None:
    counted = Counter(verdicts)
    killed, drawn = counted["killed"], len(verdicts)
    low, high = interval(killed, drawn)
    print(dict(counted))
    print(f"killed {killed / drawn:.1%}, between {low:.1%} and {high:.1%} (95 %)")


def _all(package: str, every: list[Mutant]) -> None:
    """All that have no verdict yet; what was tried stays in a file, which table.py reads."""
    kept = KEPT / f"verdicts-{package}.json"
    verdicts: dict[str, str] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    for mutant, verdict in _tried(
        PACKAGES[package], [it for it in every if it.name not in verdicts]
    ):
        verdicts[mutant.name] = verdict
        kept.write_text(json.dumps(verdicts), "utf-8")
    _summed_up([*verdicts.values()])


if __name__ == "__main__":
    main(*sys.argv[1:])
