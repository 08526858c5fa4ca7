"""How a page is written where it goes: as the screen takes it, or plain and 100 wide in a file."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from commitcheck.cli.console import screen
from commitcheck.cli.console.output import repository_top
from commitcheck.cli.options.declare import Target
from commitcheck.errors import UsageError
from commitcheck.reporting import Content, RenderOptions

_READ_ON_SCREEN = (Target("terminal", "-"), Target("markdown", "-"))
"""What people read there, in the screen's own encoding."""

_WIDTH_OF_FILES = 100


class Shown(Protocol):
    """What a call says of how it wants a page."""

    @property
    def color(self) -> str:
        """auto, always or never."""

    @property
    def verbosity(self) -> int:
        """-1 for one line, to 2 for everything."""


def refuse_two_on_screen(targets: Iterable[Target]) -> None:
    """Only one report may go to the screen.

    Raises:
        UsageError: several would; the message names their formats.
    """
    on_screen = [target.format for target in targets if target.path == "-"]
    if len(on_screen) > 1:
        raise UsageError(f"{' and '.join(on_screen)} cannot both go to standard output")


def render_options(request: Shown, target: Target) -> RenderOptions:
    """What the target can show, and how much the call wants to see."""
    on_screen = target.path == "-"
    folder = Path.cwd()
    return RenderOptions(
        width=screen.width() if on_screen else _WIDTH_OF_FILES,
        color=on_screen and screen.use_colour(request.color),
        unicode=not on_screen or screen.takes_unicode(),
        verbosity=request.verbosity,
        root=repository_top(folder),
        folder=folder.as_posix(),
    )


def as_shown(page: Content, target: Target) -> Content:
    """The page in the screen's own encoding where people read it there, else as it is."""
    if target in _READ_ON_SCREEN and isinstance(page, str):
        return screen.encoded(screen.guarded(page))
    return page
