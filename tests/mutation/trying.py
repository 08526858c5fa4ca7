"""Tests that are collected once, and each mutant tried in a copy of their process.

A mutant's tests take milliseconds, pytest's start most of a second, and there are tens of
thousands of mutants. So one process collects the tests and runs all of them twice: once so that
nothing is left to import, and once to see which lines each of them runs. A mutant is put into a
copy of it, where the tests that run the changed lines are asked, the quickest first.
"""

import gc
import os
import resource
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from _pytest.config import _prepareconfig
from coverage import Coverage

from mutation.making import ROOT, Mutant, paths_of, places_of, put_in
from mutation.packages import NOT_ASKED, Package

_LEAST_SECONDS, _TIMES_AS_LONG = 10, 4
"""Of the processor for a mutant's tests; what takes longer runs in circles."""
_OUT_OF_TIME, _NOT_PUT_IN = 24, 99


class Suite:
    """A package's tests, and which lines of the package each of them runs."""

    def __init__(self, package: Package, folder: str) -> None:
        self.package = package
        config = _prepareconfig(
            [
                *("-q", "-s", "--tb=no", "--assert=plain", "-p", "no:cacheprovider"),
                # a forgotten process of git that still runs is no failure of the next test
                *("-p", "no:unraisableexception"),
                *("--hypothesis-seed=0", "-o", "tmp_path_retention_policy=none"),
                f"--basetemp={folder}/tests",
                *(f"--deselect={name}" for name in NOT_ASKED),
                *package.tests,
            ]
        )
        session = pytest.Session.from_config(config)
        config._do_configure()
        config.hook.pytest_sessionstart(session=session)
        from hypothesis import Phase, settings  # noqa: PLC0415 - pytest's plugin is first

        # an example that fails is enough: nobody reads the smallest one, and none is kept
        found_only = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", settings(), phases=found_only, database=None)
        settings.load_profile("mutants")
        config.hook.pytest_collection(session=session)
        self.items = {item.nodeid: item for item in session.items}
        self.seconds: dict[str, float] = {}
        self._run_all()
        self.lines = self._lines_of_each()
        forget()
        gc.collect()
        gc.freeze()

    def _run_all(self, watched: Coverage | None = None) -> None:
        """Run every test; where it is watched, none profits from what another had computed."""
        items = [*self.items.values()]
        for item, following in zip(items, [*items[1:], None], strict=True):
            began = time.process_time()
            if watched:
                forget()
                watched.switch_context(item.nodeid)
            _run(item, following)
            if item.session.testsfailed:
                raise RuntimeError(f"{item.nodeid} fails without any mutant, expected all to pass")
            self.seconds.setdefault(item.nodeid, time.process_time() - began)

    def _lines_of_each(self) -> dict[Path, dict[int, list[str]]]:
        """The tests that run each line of each module."""
        paths = paths_of(self.package)
        watched = Coverage(data_file=None, include=[str(path) for path in paths], config_file=False)
        watched.start()
        try:
            self._run_all(watched)
        finally:
            watched.stop()
        return {path: watched.get_data().contexts_by_lineno(str(path)) for path in paths}

    def asked_about(self, mutant: Mutant) -> list[str]:
        """The tests that run what is changed, the quickest first."""
        lines = self.lines[mutant.path]
        found = {name for line in places_of(mutant) for name in lines.get(line, ()) if name}
        return sorted(self._theirs(mutant, found), key=lambda name: (self.seconds[name], name))

    def _theirs(self, mutant: Mutant, tests: set[str]) -> set[str]:
        """Those that are asked about its module; where there are no others, all."""
        module, about = mutant.name.rpartition(".")[0], dict(self.package.theirs)
        own = {
            name
            for name in tests
            if any(word in module for word in about.get(name.partition("::")[0], ("",)))
        }
        return own or tests

    def tried(self, mutant: Mutant) -> str:
        """`killed`, `survived`, `timeout` or, where no test runs what it changes, `not reached`."""
        asked = self.asked_about(mutant)
        if not asked:
            return "not reached"
        seconds = _LEAST_SECONDS + _TIMES_AS_LONG * sum(self.seconds[name] for name in asked)
        child = os.fork()
        if not child:
            os._exit(self._verdict(mutant, asked, int(seconds)))
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if code in (_OUT_OF_TIME, -_OUT_OF_TIME):
            return "timeout"
        if code == _NOT_PUT_IN:
            raise RuntimeError(f"{mutant.name} cannot be put in, expected that any can")
        return "killed" if code else "survived"

    def _verdict(self, mutant: Mutant, asked: Sequence[str], seconds: int) -> int:
        """0 where all of them pass; in the copy of the process."""
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        os.chdir(ROOT)
        try:
            put_in(mutant)
            forget()
        except BaseException:  # noqa: BLE001 - nobody above may go on as if this were the parent
            return _NOT_PUT_IN
        try:
            items: list[Any] = [self.items[name] for name in asked]
            for item, following in zip(items, [*items[1:], None], strict=True):
                _run(item, following)
                if item.session.testsfailed:
                    return 1
        except BaseException:  # noqa: BLE001 - pytest broke down
            return 3
        return 0


def _run(item: pytest.Item, following: pytest.Item | None) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def forget() -> None:
    """Let every function work out its results anew."""
    for cached in _cached():
        cached.cache_clear()


@cache
def _cached() -> list[Any]:
    """The functions of our code and of the tests that remember their results."""
    ours = (str(ROOT / "src"), str(ROOT / "tests"))
    return [
        value
        for module in [*sys.modules.values()]
        if (getattr(module, "__file__", None) or "").startswith(ours)
        and not module.__name__.startswith("mutation.")
        for value in vars(module).values()
        if hasattr(value, "cache_clear")
    ]
