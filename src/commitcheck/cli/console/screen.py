"""What the terminal can take: colour, width, and a guard where a CI runner listens."""

import os
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from commitcheck.cli.console import streams
from commitcheck.model.digest import sha256_of
from commitcheck.reporting.inert import inert

_DRAWN = "\u2500\xb7\u201c\u2192"
"""A rule, a dot, a quotation mark and an arrow: the page's own characters beyond ASCII."""

_PLAIN_WIDTH = 80


def use_colour(choice: str, environment: Mapping[str, str] = os.environ) -> bool:
    """--color over NO_COLOR over FORCE_COLOR over TERM=dumb over "is it a terminal"."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    if environment.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def width(environment: Mapping[str, str] = os.environ) -> int:
    """Columns to write for: COLUMNS, else the terminal's, else 80.

    A pipe is a log or a pager: its width does not depend on the machine.
    """
    chosen = environment.get("COLUMNS", "")
    if chosen.isascii() and chosen.isdigit() and int(chosen) > 0:
        return max(40, int(chosen))
    if not sys.stdout.isatty():
        return _PLAIN_WIDTH
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return max(40, columns or _PLAIN_WIDTH)  # some terminals do not say


def takes_unicode() -> bool:
    """Can standard output show lines, dots and arrows, or only what ASCII has?"""
    try:
        _DRAWN.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def encoded(text: str) -> bytes:
    """Text for the screen in its own encoding; what that lacks is shown as an escape."""
    return text.encode(sys.stdout.encoding or "utf-8", "backslashreplace")


def guarded(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Under GitHub Actions, switch workflow commands off around text that customers wrote.

    The token is the hash of the guarded text itself, so nobody can put it into that text.
    """
    if environment.get("GITHUB_ACTIONS") != "true":
        return text
    token = sha256_of(text.encode("utf-8", "backslashreplace"))
    end = "" if text.endswith("\n") else "\n"
    return f"::stop-commands::{token}\n{text}{end}::{token}::\n"


# A sign of life on a terminal when a run takes longer than a second; nothing in a pipe.

_PATIENCE = 1.0
"""Seconds before anything is shown."""


class Stages:
    """Times the stages of a run, and shows the current one on a terminal that waits."""

    def __init__(self, *, total: int) -> None:
        self.spent: dict[str, float] = {}
        self._total = total
        self._done = 0
        self._current = "reading"

    @contextmanager
    def watch(self, name: str) -> Iterator[None]:
        """Around one stage's work: remembers its CPU seconds under its name."""
        name = inert(name)
        self._current = name
        start = time.process_time()
        try:
            yield
        finally:
            self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - start
            self._done += 1

    @contextmanager
    def shown(self) -> Iterator[None]:
        """While the run lasts, draw a bar on standard error once it takes too long."""
        if not sys.stderr.isatty():
            yield
            return
        over = threading.Event()
        drawer = threading.Thread(target=self._draw, args=(over,), daemon=True)
        drawer.start()
        try:
            yield
        finally:
            over.set()
            drawer.join()

    def _draw(self, over: threading.Event) -> None:
        if over.wait(_PATIENCE):
            return
        from rich import console, progress  # noqa: PLC0415 - a quick run never needs it

        columns = (
            progress.TextColumn("{task.description}", markup=False),
            progress.BarColumn(),
        )
        screen = console.Console(stderr=True)
        with progress.Progress(*columns, console=screen, transient=True) as bar:
            task = bar.add_task(self._current, total=self._total)
            while not over.wait(0.1):
                bar.update(task, completed=self._done, description=self._current)


def say_timings(stages: Stages) -> None:
    """What `--timings` asks for, on standard error beside the page."""
    streams.say(*timings_text(stages.spent).splitlines())


def timings_text(spent: dict[str, float]) -> str:
    """A table of CPU milliseconds, dearest first, so that a slow rule names itself."""
    rows = sorted(spent.items(), key=lambda pair: (-pair[1], pair[0]))
    total = sum(spent.values())
    lines = [f"{seconds * 1000:9.1f} ms  {name}" for name, seconds in rows]
    return "\n".join([*lines, f"{total * 1000:9.1f} ms  in all", ""])
