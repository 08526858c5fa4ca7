"""One call of an assistant: our own command line in a process of its own, bounded in every way.

What comes back is what a person would get from the same command, letter by letter. The process is
ended when it takes too long, so that no question can stop the server; its folder is the one that
the server was started in, and nothing that a caller says can name a file outside of it.
"""

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from commitcheck.errors import CommitcheckError

LONGEST_WORD, LONGEST_TEXT = 300, 10_000
"""Characters of a name, and of a text that is to be judged."""

_SECONDS, _MOST_OUTPUT = 60, 8_000_000
_CALLS, _WINDOW = 120, 60.0
"""So many calls in so many seconds; a person's assistant needs a few."""

_REDACTED = "customers,quotes,money"

_OF_NO_PROJECT = ("explain", "schema")

_ALONE = ("-P", "-m", "commitcheck")
_UNNAMED = (
    "-P",
    "-c",
    "import sys; from commitcheck.cli.main import run; sys.exit(run(names=False))",
)
"""How a call is started: no module of the folder's own is imported in place of ours. Refusals of
the second name nobody.
"""

_TRACEBACKS = "COMMITCHECK_DEBUG"
"""What makes a refusal print where in the code it happened, with values of the user's."""


class RefusedError(CommitcheckError):
    """A call that is not answered; the message says why, for a model to read."""


class Gate:
    """Lets so many calls through in a minute, and no more."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._passed: deque[float] = deque()

    def enter(self) -> None:
        """Count one more call.

        Raises:
            RefusedError: there were too many of late.
        """
        now = self._clock()
        while self._passed and now - self._passed[0] >= _WINDOW:
            self._passed.popleft()
        if len(self._passed) >= _CALLS:
            wait = _WINDOW - (now - self._passed[0])
            raise RefusedError(
                f"too many calls: at most {_CALLS} a minute; wait {wait:.0f} seconds and ask once"
            )
        self._passed.append(now)


class Desk(Struct, frozen=True):
    """Where calls are answered: a folder, or a product in it, and whether other customers may be
    named.
    """

    folder: Path
    gate: Gate
    vision: str = "vision.yaml"
    shows_customers: bool = False
    product: str | None = None
    """Which one of several products every question is about."""

    @property
    def discreet(self) -> tuple[str, ...]:
        """The options that keep names out of a report."""
        return () if self.shows_customers else (f"--redact={_REDACTED}",)

    @property
    def withheld(self) -> tuple[str, ...]:
        """The same for a way out, which is about a deal that the caller named."""
        return () if self.shows_customers else ("--discreet",)

    def answer(self, command: str, *options: str, text: str | None = None) -> str:
        """What a command prints with these options; `text` is what it is about.

        Raises:
            RefusedError: the call is no good, or took too long; the words are the command's own.
        """
        self.gate.enter()
        named = () if self.product is None or command in _OF_NO_PROJECT else (self.product,)
        flags = (*(f"--product={name}" for name in named), *options)
        words = [command, *flags, *(("--", text) if text is not None else ())]
        started = _ALONE if self.shows_customers else _UNNAMED
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and every word was looked at
                [sys.executable, *started, *words],
                cwd=self.folder,
                env={name: it for name, it in os.environ.items() if name != _TRACEBACKS},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise RefusedError(f"it took longer than {_SECONDS} seconds and was ended") from error
        if len(done.stdout) > _MOST_OUTPUT:
            raise RefusedError("the answer is too long: ask about one deal")
        page = done.stdout.decode("utf-8", "replace")
        if not page.strip():
            raise RefusedError(done.stderr.decode("utf-8", "replace").strip() or "no answer")
        return page

    def inside(self, path: str) -> str:
        """A path within the folder, links resolved, as the command is to be given it.

        Raises:
            RefusedError: it leads outside, or to nothing.
        """
        name = word(path, "a path")
        top = self.folder.resolve()
        try:
            found = (top / name).resolve()
        except (OSError, RuntimeError, ValueError) as error:
            raise RefusedError(f"{name} is no path") from error
        if not found.is_relative_to(top):
            raise RefusedError(f"{name} lies outside of the folder that this server looks at")
        if not found.exists():
            raise RefusedError(f"there is no {name} in the folder that this server looks at")
        return str(found.relative_to(top))

    def side(self, name: str) -> str:
        """A side of a comparison: a git ref, or a folder or saved report within the folder.

        Raises:
            RefusedError: it is a path that leads outside.
        """
        said = word(name, "a version")
        is_path = said.startswith(("/", ".", "~", "\\")) or ".." in Path(said).parts
        if is_path or (self.folder / said).exists() or ":" in said:
            return self.inside(said)
        return said


def word(value: str, what: str) -> str:
    """A name of a caller's: short, and never taken for an option.

    Raises:
        RefusedError: it is neither.
    """
    if not value.strip() or len(value) > LONGEST_WORD or "\0" in value:
        raise RefusedError(f"{what} is a text of 1 to {LONGEST_WORD} characters")
    if value.startswith("-"):
        raise RefusedError(f"{what} does not begin with a dash")
    return value


def text_of(value: str) -> str:
    """A text of a caller's that is to be judged.

    Raises:
        RefusedError: there is nothing in it, or too much.
    """
    if not value.strip() or len(value) > LONGEST_TEXT or "\0" in value:
        raise RefusedError(f"give a text of 1 to {LONGEST_TEXT:,} characters, a clause at a time")
    return value


def options_of(**values: str | None) -> Sequence[str]:
    """`--deal=D-207` for each value that was given; a value cannot become an option."""
    return [
        f"--{name.replace('_', '-')}={word(value, name)}"
        for name, value in values.items()
        if value is not None
    ]
