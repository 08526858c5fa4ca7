"""`confirm` on a terminal: real keys on a real pseudo-terminal, of the installed wheel too."""

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
READ = """id,customer,title,quote,status
1,Alder Bank,Access,"We will deliver the audit log by 30 June 2027.",proposed
"""
ASKS = ("q quit", "which number?", "due:", "q quit")
"""What is asked before each key of an edit."""
WITHOUT_CLICK = """
import sys
sys.modules["click"] = None  # nothing declares it: typer brings its own under another name
from commitcheck.cli.main import run
sys.argv[0] = "commitcheck"
sys.exit(run())
"""
HERE = (sys.executable, "-c", WITHOUT_CLICK)
PATIENCE = 20
"""Seconds for a key to be answered on a busy machine."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    (tmp_path / "deals.csv").write_text(DEALS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def at_terminal(
    *keys: str, program_words: tuple[str, ...] = HERE, asks: tuple[str, ...] = ()
) -> tuple[int, str]:
    """The exit code and the screen of a walk in which these keys are pressed."""
    ours, theirs = pty.openpty()
    words = ("confirm", "vision.yaml", "deals.csv", "--by", "ann")
    program = subprocess.Popen([*program_words, *words], stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    screen = ""
    for number, key in enumerate(keys, 1):
        asked = asks[number - 1] if asks else "q quit"
        times = asks[:number].count(asked) if asks else number
        screen = until(partial(has_asked, asked, times), ours, screen)
        if asked == "q quit":
            screen = until(lambda _: not termios.tcgetattr(ours)[3] & termios.ICANON, ours, screen)
        os.write(ours, key.encode())
    screen = until(lambda _: program.poll() is not None, ours, screen)
    os.close(ours)
    return program.wait(), screen.replace("\r\n", "\n")


def has_asked(asked: str, times: int, screen: str) -> bool:
    return screen.count(asked) >= times


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
    assert "1 decision in decisions.yaml" in screen
    assert "audit-log" in (folder / "decisions.yaml").read_text("utf-8")


def test_quitting_at_once_writes_nothing(folder: Path) -> None:
    code, screen = at_terminal("q")
    assert code == 0, screen
    assert "nothing decided, nothing written" in screen
    assert not (folder / "decisions.yaml").exists()


def test_ctrl_c_ends_the_review_as_quitting_does(folder: Path) -> None:
    """What was decided before is kept."""
    code, screen = at_terminal("s", "\x03")
    assert (code, "Traceback" in screen) == (0, False)
    assert "nothing written" in screen or "in decisions.yaml" in screen


def test_e_asks_for_a_value_in_a_line_of_its_own(folder: Path) -> None:
    """Typed in full, with the keys that a line has; then keys are read again."""
    (folder / "deals.csv").write_text(READ, "utf-8")
    code, screen = at_terminal("e", "2\n", "2027-07-3\x7f31\n", "q", asks=ASKS)
    assert code == 0, screen
    assert 'value: "2027-07-31"' in (folder / "decisions.yaml").read_text("utf-8")


def test_a_narrow_terminal_breaks_lines_between_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes on stands further in; a line that just fits stays whole."""
    (folder / "deals.csv").write_text(READ, "utf-8")
    wide = at_terminal("q")[1]
    widest = max(map(len, wide.splitlines()))
    for columns in (widest, 48):
        monkeypatch.setenv("COLUMNS", str(columns))
        code, screen = at_terminal("q")
        assert code == 0, screen
        assert max(map(len, screen.splitlines())) <= columns
        assert screen.split() == wide.split()
        assert (screen == wide) == (columns == widest)
    assert "\n      2027\N{RIGHT DOUBLE QUOTATION MARK}  deals.csv:2:21\n" in screen


@pytest.mark.consumers
def test_the_installed_wheel_takes_keys_with_declared_packages_alone(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A wheel in a fresh environment, into which pip puts what the wheel itself asks for."""
    place = tmp_path_factory.mktemp("wheel")
    root = Path(__file__).parents[2]
    run = partial(subprocess.run, check=True, capture_output=True)
    run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(place), str(root)])
    run([sys.executable, "-m", "venv", str(place / "venv")])
    (wheel,) = place.glob("*.whl")
    run([str(place / "venv/bin/pip"), "install", "-q", str(wheel)])
    program = str(place / "venv/bin/commitcheck")
    code, screen = at_terminal("a", "q", program_words=(program,))
    assert code == 0, screen
    assert "audit-log" in (folder / "decisions.yaml").read_text("utf-8")
