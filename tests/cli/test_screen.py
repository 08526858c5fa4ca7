"""What the terminal can take: colour, width, characters, and a guard on CI runners."""

import io
import os
import sys
from pathlib import Path
from unittest import mock

import pytest

from cli.calling import call
from commitcheck.cli.console import screen


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environment", "expected"),
    [
        ("auto", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"FORCE_COLOR": "0"}, True),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ("auto", {"TERM": "dumb"}, False),
    ],
)
def test_colour_on_a_terminal(
    choice: str,
    environment: dict[str, str],
    expected: bool,  # noqa: FBT001 - a row of the table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """--color over NO_COLOR over FORCE_COLOR over what the terminal says of itself."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert screen.use_colour(choice, environment) is expected


def test_no_colour_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless it is forced."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not screen.use_colour("auto", {"TERM": "xterm-256color"})
    assert screen.use_colour("auto", {"FORCE_COLOR": "1"})
    assert not screen.use_colour("auto", {"FORCE_COLOR": "0"})


@pytest.mark.parametrize(
    ("columns", "expected"),
    [("80", 80), ("20", 40), ("1", 40), ("160", 160), ("0", 80), ("-5", 80), ("", 80),
     ("wide", 80), ("\xb2", 80), ("\u0663", 80)],
)  # fmt: skip
def test_the_width_is_what_columns_says(
    columns: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As far as it says a number; a pipe gets 80 on every machine."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert screen.width({"COLUMNS": columns}) == expected


@pytest.mark.parametrize(
    ("size", "expected"), [((132, 40), 132), ((20, 40), 40), ((0, 0), 80), (None, 80)]
)
def test_a_terminal_says_how_wide_it_is(
    size: tuple[int, int] | None, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it knows; some say nothing, some say 0."""

    def terminal_size(_: int) -> os.terminal_size:
        if size is None:
            raise OSError
        return os.terminal_size(size)

    monkeypatch.setattr(sys, "stdout", mock.Mock(isatty=lambda: True, fileno=lambda: 1))
    monkeypatch.setattr(os, "get_terminal_size", terminal_size)
    assert screen.width({}) == expected


@pytest.mark.parametrize(
    ("encoding", "takes"),
    [("utf-8", True), ("utf-16", True), ("gb18030", True), ("ascii", False), ("cp1252", False),
     ("latin-1", False), ("cp437", False)],
)  # fmt: skip
def test_an_encoding_takes_our_characters_or_not(
    encoding: str,
    takes: bool,  # noqa: FBT001 - a row of the table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding))
    assert screen.takes_unicode() is takes


def test_what_an_encoding_lacks_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost, and nothing is refused."""
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "cp1252"))
    assert screen.encoded("\xe9 \u2192 \udcff") == b"\xe9 \\u2192 \\udcff"


def test_commands_are_stopped_around_what_customers_wrote() -> None:
    """The token cannot be guessed by whoever wrote the text: it is made from all of it."""
    text = "Acme\n::error::owned\n"
    fenced = screen.guarded(text, {"GITHUB_ACTIONS": "true"})
    first, *inside, last = fenced.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert inside == text.splitlines()
    assert last == f"::{token}::"
    assert len(token) == 64
    assert token not in text
    assert token not in screen.guarded(f"{text}.", {"GITHUB_ACTIONS": "true"})
    assert screen.guarded(text, {}) == text
    assert screen.guarded(text, {"GITHUB_ACTIONS": "false"}) == text


@pytest.mark.parametrize("command", [("check",), ("diagnose",), ("validate", "commitments.csv")])
def test_pages_are_fenced_on_a_runner(
    command: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The data for machines is not: it must stay what it is."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    call("init")
    lines = call(*command).out.splitlines()
    assert lines[0].startswith("::stop-commands::")
    assert lines[-1] == f"::{lines[0].removeprefix('::stop-commands::')}::"
    if command[0] == "check":
        assert call("check", "--format", "json").out.startswith("{")
