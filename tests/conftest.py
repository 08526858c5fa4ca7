"""Options of this test suite, and what every test may rely on."""

import gc
import os
import sys

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no counterexample: what is slow is the benchmarks' business.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("gate", settings.get_profile("house"), derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "house")
"""The gate draws the same every time; who works on it draws anew, and keeps what is found."""


_ABOUT_SCREENS = ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS", "COMMITCHECK_DEBUG")


def pytest_configure() -> None:
    """What is collected stays: to look through it for garbage takes a third of collecting it.

    What a developer's or a runner's environment says about screens is no part of a test, and what
    is compiled stays, whatever it says of that: tests start hundreds of programs, and each would
    compile all of ours anew.
    """
    gc.disable()
    for name in (*_ABOUT_SCREENS, "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)
    sys.dont_write_bytecode = False


def pytest_collection_finish() -> None:
    """From here on again, but for what was collected, and less often: by its usual measure the
    search takes a fourteenth of all tests.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What starts a program for every test, or counts what every line does, waits for the gate."""
    for item in items:
        if item.path.parent.name == "action" or item.path.name == "test_linear.py":
            item.add_marker("gate")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-cases",
        action="store_true",
        help="write tests/cases/*/expected.txt anew from what commitcheck says now; then read them",
    )
