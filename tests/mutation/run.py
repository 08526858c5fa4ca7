"""mutmut, which starts pytest anew for every mutant, with tests that are collected once.

A mutant's tests take milliseconds and pytest's start most of a second, of which there are
eighteen thousand. The first word names one of PACKAGES; then all of mutmut's commands work (`run`,
`results`, `show`, `browse`), and `sample COUNT SEED`, which tries mutants that dice have drawn.
docs/mutation.md has more, and table.py beside this prints its table.
"""

import functools
import gc
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from _pytest.config import _prepareconfig
from mutmut import configuration
from mutmut.__main__ import cli
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd
from mutmut.workers import isolation

from mutation.packages import NOT_ASKED, PACKAGES, Package
from mutation.sample import sample


class CollectedOnce(PytestRunner):
    """The tests of a mutant, quickest first, in a copy of a process that has run all of them."""

    folder = ""
    """For the files of tests: pytest's own is deleted by whoever starts pytest next."""
    package = PACKAGES["rules"]

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, pytest.Item] = {}

    def warm_up(self) -> None:
        """Collect and run all, so that no mutant waits for an import, and forget the results."""
        with change_cwd("mutants"):
            config = _prepareconfig(
                [
                    *("--rootdir=.", "-q", "-s", "--tb=no", "--assert=plain"),
                    *("-o", "tmp_path_retention_policy=none", f"--basetemp={self.folder}"),
                    *self._pytest_add_cli_args_test_selection,
                    *self._pytest_add_cli_args,
                ]
            )
            session = pytest.Session.from_config(config)
            config._do_configure()
            config.hook.pytest_sessionstart(session=session)
            from hypothesis import Phase, settings  # noqa: PLC0415 - pytest's plugin is first

            # an example that fails is enough: nobody reads the smallest one
            found_only = (Phase.explicit, Phase.reuse, Phase.generate)
            settings.register_profile("mutants", settings(), phases=found_only)
            settings.load_profile("mutants")
            config.hook.pytest_collection(session=session)
            self._items = {item.nodeid: item for item in session.items}
            if self._run(session.items):
                raise RuntimeError("a test fails without any mutant, expected all to pass")
        forget()
        gc.collect()
        gc.freeze()

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        """0 where all of them pass, 1 at the first that fails; all tests if it is no mutant."""
        if mutant_name is None:
            code: int = super().run_tests(mutant_name=mutant_name, tests=tests)
            return code
        asked = theirs(mutant_name, tests, self.package)
        durations = state().duration_by_test
        listed = [self._items[name] for name in sorted(asked, key=lambda test: durations[test])]
        with change_cwd("mutants"):
            return self._run(listed)

    def _run(self, items: Sequence[pytest.Item]) -> int:
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if item.session.testsfailed:
                return 1
        return 0

    def execute_pytest(self, params: list[str], **kwargs: Any) -> int:
        """Which tests reach a function is asked with a plugin of mutmut's own."""
        if "plugins" in kwargs:
            kwargs["plugins"] += [NothingKept()]
        code: int = super().execute_pytest(params, **kwargs)
        return code


class NothingKept:
    """No test profits from what another one had computed: else it seems not to need it."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        forget()


def forget() -> None:
    for cached in kept():
        cached.cache_clear()


@functools.cache
def kept() -> list[Any]:
    """The functions of our code and of the tests that remember their results."""
    ours = tuple(str(Path("mutants", *way).absolute()) for way in (("src",), ("tests",)))
    return [
        value
        for module in [*sys.modules.values()]
        if (getattr(module, "__file__", None) or "").startswith(ours)
        for value in vars(module).values()
        if hasattr(value, "cache_clear")
    ]


def theirs(mutant: str, tests: Iterable[str], package: Package) -> list[str]:
    """The tests that are asked about a mutant; where there are no others, all that reach it."""
    module, asked, about = mutant.rpartition(".")[0], list(tests), dict(package.theirs)
    own = [
        name
        for name in asked
        if any(word in module for word in about.get(name.partition("::")[0], ("",)))
    ]
    return own or asked


def narrow(package: Package) -> None:
    """Let mutmut see this package and its tests only."""
    config = configuration.config()
    config.only_mutate = [
        f"src/commitcheck/{path}.py".replace("*.py", "*") for path in package.paths
    ]
    config.pytest_add_cli_args_test_selection = [*package.tests]
    config.pytest_add_cli_args += [f"--deselect={name}" for name in NOT_ASKED]


if __name__ == "__main__":
    isolation.PytestRunner = CollectedOnce
    CollectedOnce.package = PACKAGES[sys.argv.pop(1)]
    narrow(CollectedOnce.package)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as CollectedOnce.folder:
        if sys.argv[1] == "sample":
            sample(int(sys.argv[2]), int(sys.argv[3]))
        else:
            cli()
