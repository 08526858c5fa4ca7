"""`match --review` on a terminal: real keys on a real pseudo-terminal."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
termios = pytest.importorskip("termios")

VISION = """schema_version: 1
product: {name: Papertrail}
capabilities:
  - {id: sso, name: Single sign-on, status: available}
  - {id: audit-log, name: Audit log, status: planned}
"""
DEALS = """id,customer,title,status
1,Alder Bank,Audit log,proposed
2,Birch Foods,Single sign-on,proposed
"""
WITHOUT_CLICK = """
import sys
sys.modules["click"] = None  # nothing declares it: typer brings its own under another name
from commitcheck.cli.main import run
sys.argv[0] = "commitcheck"
sys.exit(run())
"""
PATIENCE = 20
"""Seconds for a key to be answered on a busy machine."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    (tmp_path / "deals.csv").write_text(DEALS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def at_terminal(*keys: str) -> tuple[int, str]:
    """The exit code and the screen of a review in which these keys are pressed."""
    ours, theirs = pty.openpty()
    words = ("match", "vision.yaml", "deals.csv", "--review", "--by", "ann")
    program = subprocess.Popen(
        [sys.executable, "-c", WITHOUT_CLICK, *words], stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    screen = ""
    for number, key in enumerate(keys, 1):
        screen = until(partial(has_asked, number), ours, screen)
        screen = until(lambda _: not termios.tcgetattr(ours)[3] & termios.ICANON, ours, screen)
        os.write(ours, key.encode())
    screen = until(lambda _: program.poll() is not None, ours, screen)
    os.close(ours)
    return program.wait(), screen.replace("\r\n", "\n")


def has_asked(times: int, screen: str) -> bool:
    return screen.count("q quit") >= times


def until(is_so: Callable[[str], bool], terminal: int, screen: str) -> str:
    """The screen once something is so: a question is shown, or keys are read as they are pressed
    (what is typed before that is thrown away), or the program has ended.
    """
    end = time.monotonic() + PATIENCE
    while not is_so(screen):
        assert time.monotonic() < end, f"it waits for nothing: {screen}"
        screen += arrived(terminal, 0.02)
    return screen + arrived(terminal, 0)


def arrived(terminal: int, patience: float) -> str:
    text = b""
    while select.select([terminal], [], [], patience)[0]:
        try:
            text += os.read(terminal, 4096)
        except OSError:  # Linux: the program has closed its end
            break
    return text.decode()


def test_a_key_accepts_and_another_one_quits(folder: Path) -> None:
    """And what was accepted is on disk."""
    code, screen = at_terminal("a", "q")
    assert code == 0, screen
    assert "written to links.yaml" in screen
    assert "audit-log" in (folder / "links.yaml").read_text("utf-8")


def test_quitting_at_once_writes_nothing(folder: Path) -> None:
    code, screen = at_terminal("q")
    assert code == 0, screen
    assert "nothing decided, nothing written" in screen
    assert not (folder / "links.yaml").exists()


def test_ctrl_c_ends_the_review_as_quitting_does(folder: Path) -> None:
    """What was decided before is kept."""
    code, screen = at_terminal("s", "\x03")
    assert (code, "Traceback" in screen) == (0, False)
    assert "nothing written" in screen or "written to" in screen
