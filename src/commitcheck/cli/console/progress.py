"""A sign of life on a terminal when a run takes longer than a second; nothing in a pipe."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from commitcheck.reporting.inert import inert

if TYPE_CHECKING:
    import threading

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
        import threading  # noqa: PLC0415 - a pipe waits in silence

        over = threading.Event()
        drawer = threading.Thread(target=self._draw, args=(over,), daemon=True)
        drawer.start()
        try:
            yield
        finally:
            over.set()
            drawer.join()

    def _draw(self, over: "threading.Event") -> None:
        if over.wait(_PATIENCE):
            return
        from rich.console import Console  # noqa: PLC0415 - a quick run never needs it
        from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415 - as above

        columns = (TextColumn("{task.description}", markup=False), BarColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(self._current, total=self._total)
            while not over.wait(0.1):
                bar.update(task, completed=self._done, description=self._current)


def timings_text(spent: dict[str, float]) -> str:
    """A table of CPU milliseconds, dearest first, so that a slow rule names itself."""
    rows = sorted(spent.items(), key=lambda pair: (-pair[1], pair[0]))
    total = sum(spent.values())
    lines = [f"{seconds * 1000:9.1f} ms  {name}" for name, seconds in rows]
    return "\n".join([*lines, f"{total * 1000:9.1f} ms  in all", ""])
