"""A plain `check` is read without Typer, and as Typer reads it."""

from collections.abc import Mapping
from typing import Any
from unittest import mock

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from commitcheck.cli import app
from commitcheck.cli.plain_check import FLAGS, LISTS, VALUES, plain
from commitcheck.cli.request import Request, requested
from commitcheck.errors import CommitcheckError, UsageError

COMMAND: Any = typer.main.get_group(app.app).commands["check"]
OPTIONS = {
    name: one for one in COMMAND.params for name in one.opts if one.param_type_name == "option"
}

NAMES = st.sampled_from(sorted({*VALUES, *LISTS, *FLAGS}))
WORDS = NAMES | st.sampled_from(
    ["vision.yaml", "deals.csv", "-", "", "--", "-v", "-vv", "-qv", "-ox", "--help", "--verbose",
     "--select=VIS601", "--output=-", "--strict=yes", "--conf", "sarif=a.sarif", "a b", "-x"]
)  # fmt: skip


def by_typer(words: list[str]) -> Request | str:
    """What Typer makes of the words behind `check`: the request, or the refusal."""
    with mock.patch("commitcheck.cli.run_check.run_check") as run_check:
        try:
            app._called(["check"])(["check", *words], standalone_mode=False)
        except UsageError as error:
            return str(error)
        except Exception as error:  # noqa: BLE001 - whatever it raises, it is no request
            return type(error).__name__
    if not run_check.called:
        return "answered"
    request: Request = run_check.call_args.args[0]
    return request


def plainly(given: Mapping[str, object]) -> Request | str:
    try:
        return requested(given)
    except CommitcheckError as error:
        return str(error)


@given(st.lists(WORDS, max_size=6))
def test_what_is_read_plainly_is_read_alike(words: list[str]) -> None:
    """Paths and options in any order, repeated, empty and joined with their values."""
    given = plain(words)

    assert given is None or plainly(given) == by_typer(words)


def test_the_table_has_the_options_of_the_command() -> None:
    """Each under its names, those that Typer is asked about left out."""
    asked_typer = {"--verbose", "-v", "--help", "-h"}
    table = {**VALUES, **LISTS, **FLAGS}

    assert {name: one.name for name, one in OPTIONS.items() if name not in asked_typer} == table
    assert {one.name for one in OPTIONS.values() if one.multiple} == set(LISTS.values())
    flags = {one.name for one in OPTIONS.values() if one.is_flag and not one.count}
    assert flags - {"help"} == set(FLAGS.values())


@pytest.mark.parametrize(
    "words",
    [["--config", "c.yaml", "--fail-on", "never"], ["vision.yaml", "a.csv", "b.csv", "-o", "-"],
     ["--select", "VIS", "--select=COV", "--strict", "-q"], []],
)  # fmt: skip
def test_the_usual_calls_are_plain(words: list[str]) -> None:
    assert plain(words) is not None


@pytest.mark.parametrize(
    "words", [["--help"], ["-qv"], ["-v"], ["--config"], ["--config", "--strict"], ["--", "a"],
              ["--asof", "2026-01-01"], ["-o=x"], ["--strict=1"]],
)  # fmt: skip
def test_what_is_unusual_is_left_to_typer(words: list[str]) -> None:
    """Its answers are better than ours would be."""
    assert plain(words) is None


def test_a_shell_that_asks_for_completions_asks_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    """And so does Windows, where Typer finds the files that a pattern means."""
    monkeypatch.setenv("_COMMITCHECK_COMPLETE", "complete_bash")
    assert plain(["vision.yaml"]) is None
    monkeypatch.delenv("_COMMITCHECK_COMPLETE")
    windows = mock.Mock(environ={})
    windows.name = "nt"
    monkeypatch.setattr("commitcheck.cli.plain_check.os", windows)
    assert plain(["vision.yaml"]) is None
