"""mutmut, which starts pytest anew for every mutant, with tests that are collected once.

A mutant's tests take milliseconds and pytest's start most of a second, of which there are
eighteen thousand. All of mutmut's commands work: `run`, `results`, `show`, `browse`.
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
from mutmut.__main__ import cli
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd
from mutmut.workers import isolation

KEEPERS = tuple(
    str(Path("mutants", *way, package).absolute())
    for way in (("src", "commitcheck"), ("tests",))
    for package in ("rules", "assessment")
)
THEIRS = {
    "tests/assessment/test_redaction.py": ("redact", "codenames", "mentions", "naming"),
    "tests/assessment/test_fingerprints.py": ("baseline",),
    "tests/assessment/test_why.py": ("why",),
    "tests/assessment/test_packs.py": ("pack", "vision_page", "wordings", "desk"),
}
"""Tests that run all rules over whole examples and take up to a second each, by the modules
that they are about: other modules are left to their own tests, which is the harder measure."""


class CollectedOnce(PytestRunner):
    """The tests of a mutant, quickest first, in a copy of a process that has run all of them."""

    folder = ""
    """For the files of tests: pytest's own is deleted by whoever starts pytest next."""

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
        asked = theirs(mutant_name, tests)
        durations = state().duration_by_test
        listed = [self._items[name] for name in sorted(asked, key=lambda one: durations[one])]
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
    """The functions of what is mutated and of its tests that remember their results."""
    return [
        value
        for module in [*sys.modules.values()]
        if (getattr(module, "__file__", None) or "").startswith(KEEPERS)
        for value in vars(module).values()
        if hasattr(value, "cache_clear")
    ]


def theirs(mutant: str, tests: Iterable[str]) -> list[str]:
    """The tests that are asked about a mutant; where there are no others, all that reach it."""
    module = mutant.split(".")[2]
    asked = list(tests)
    own = [
        name
        for name in asked
        if any(word in module for word in THEIRS.get(name.partition("::")[0], ("",)))
    ]
    return own or asked


if __name__ == "__main__":
    isolation.PytestRunner = CollectedOnce
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as CollectedOnce.folder:
        cli()
